"""What the HTML of a page would run or load, and where its source says so."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html.parser import HTMLParser
from typing import NamedTuple

from qingdan.checks.beside.entities import find

_EXTENSIONS = ("toc", "tables", "fenced_code", "attr_list", "admonition", "def_list", "footnotes", "abbr", "md_in_html")
_RISKY = re.compile(r"<[A-Za-z]|&(?:#|[A-Za-z]+;)|//|script:|data:|\{[^}\n]*=", re.IGNORECASE)
"""Without any of these a page of Markdown is text, headings, lists and links of its own site."""
_LOADING = ("src", "ping", "xml:base", "poster", "background", "data", "srcdoc", "action", "formaction", "xlink:href")
_RUNNING = frozenset({"script", "iframe", "object", "embed", "frame", "frameset", "base", "form", "applet"})
_SCHEME = re.compile(r"[\s\x00-\x1f]*([A-Za-z][A-Za-z0-9+.-]*)\s*:")
_GOES = frozenset({"http", "https", "mailto", "tel"})
_FENCE = re.compile(r"^ {0,3}(```|~~~).*?^ {0,3}\1[`~]*[ \t]*$", re.DOTALL | re.MULTILINE)
_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ELSEWHERE = r"[\"']?\s*(?:(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}|(?:https?|ftp|wss?):)"
_URL = re.compile(
    rf"url\(\s*{_ELSEWHERE}|@import\b|(?:image-set|image|cross-fade|src)\([^;{{}}]*?[\"'(]\s*{_ELSEWHERE}",
    re.IGNORECASE,
)
_ESCAPED = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})(?:\r\n|[ \t\r\n\f])?|(\r\n|[^0-9A-Fa-f]))")
"""How a style sheet may write a letter otherwise (CSS Syntax, 4.3.7)."""
_FETCHED = re.compile(r"\b(?:from|import)\s*\(?\s*[\"'`]\s*(?:[a-z][a-z0-9+.-]*:|//|\\\\)", re.IGNORECASE)
"""What a script takes from elsewhere before it runs, and ``data:`` with it."""


class MarkupFault(NamedTuple):
    """What is wrong, in words; and how the source may write it, which is looked for there."""

    told: str
    sign: str


def of_page(text: str) -> Sequence[MarkupFault]:
    """What a page of Markdown would run or load that the site forbids."""
    return of_html(_rendered(text), strict=True) if _RISKY.search(text) else ()


def of_html(markup: str, *, strict: bool) -> Sequence[MarkupFault]:
    """The faults of HTML or SVG that runs or loads what the site forbids. ``strict`` pages may have no scripts and styles of their own."""
    scan = _Scan(strict)
    scan.feed(markup)
    scan.close()
    return scan.found


def of_style(text: str) -> Iterator[tuple[int, str]]:
    """Where a style sheet loads from elsewhere, as (offset, what it says), however its letters are written."""
    plain = re.sub(r"/\*.*?\*/", lambda found: " " * len(found[0]), text, flags=re.DOTALL)
    letters: list[str] = []
    offsets: list[int] = []
    last = 0
    for found in _ESCAPED.finditer(plain):
        letters += [plain[last : found.start()], _letter(found)]
        offsets += [*range(last, found.start()), found.start()]
        last = found.end()
    letters.append(plain[last:])
    offsets += [*range(last, len(plain)), len(plain)]
    for found in _URL.finditer("".join(letters)):
        start = offsets[found.start()]
        yield start, text[start : offsets[found.end()]]


def _letter(found: re.Match[str]) -> str:
    number = int(found[1], 16) if found[1] else 0
    if found[2]:
        return "" if found[2] in ("\r\n", "\n", "\r", "\f") else found[2]
    return chr(number) if 0 < number <= 0x10FFFF else "\ufffd"


def of_script(text: str) -> Iterator[tuple[int, str]]:
    """Where a script takes another from elsewhere, as (offset, what it says)."""
    for found in _FETCHED.finditer(text):
        yield found.start(), found[0]


@lru_cache(maxsize=64)
def anchors(text: str) -> frozenset[str]:
    """The places within a page of Markdown that an address can name."""
    return frozenset(html.unescape(found) for found in re.findall(r"\b(?:id|name)=\"([^\"]*)\"", _rendered(text)))


def without_code(text: str) -> str:
    """Markdown in which code and comments are blank, of the same length."""
    for pattern in (_FENCE, _SPAN, _COMMENT):
        text = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    return text


def at(text: str, sign: str) -> tuple[int, int]:
    """The offset and length of a sign in a source: outside code where it is there, in it otherwise; the beginning where it is nowhere."""
    return find(without_code(text), sign) or find(text, sign) or (0, 1)


@lru_cache(maxsize=64)
def _rendered(text: str) -> str:
    import markdown  # noqa: PLC0415 few pages need it

    return str(markdown.markdown(text, extensions=_EXTENSIONS))


def _elsewhere(address: str) -> bool:
    """Whether an address names another site."""
    return re.match(r"\s*(?:[A-Za-z][A-Za-z0-9+.-]*:|[/\\]{2})", address) is not None


class _Scan(HTMLParser):
    """Goes through the tags of a page."""

    def __init__(self, strict: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.strict = strict
        self.found: list[MarkupFault] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "script" and not self.strict and given.get("src"):
            pass
        elif tag in _RUNNING:
            self._add(f"不能有 <{tag}> 标签", f"<{tag}")
        elif tag == "style" or (tag == "link" and self.strict):
            self._add(f"不能有 <{tag}> 标签：样式写在 assets 的样式表里", f"<{tag}")
        elif tag == "meta" and "http-equiv" in given:
            self._add("不能有 <meta http-equiv> 标签", "http-equiv")
        for name, value in given.items():
            self._attribute(tag, name, value)

    def _attribute(self, tag: str, name: str, value: str) -> None:
        scheme = _SCHEME.match(re.sub("[\t\r\n]", "", value))
        if name == "attributename" and re.match(r"\s*(?:on|(?:xlink:)?href|style)", value, re.IGNORECASE):
            self._add(f"不能在放映时改写 {value.strip()[:20]}", value.strip())
        elif name.startswith("on") and name != "on":
            self._add(f"不能有事件属性 {name}", name)
        elif name == "style" and self.strict:
            self._add("不能有 style 属性：样式写在 assets 的样式表里", "style")
        elif not self.strict and any(of_style(value)):
            self._add(f"不能从别处取内容：{value.strip()[:60]}", value.strip())
        elif name in ("srcset", "imagesrcset"):
            for each in filter(_elsewhere, value.split(",")):
                self._add(f"不能从别处取内容：{each.strip()[:60]}", each.strip())
        elif name in _LOADING or (name == "href" and tag in ("link", "image", "use")):
            icon = tag == "link" and value.startswith("data:,")
            if (scheme or re.match(r"\s*[/\\\\]{2}", value) or name == "srcdoc") and not icon:
                self._add(f"不能从别处取内容：{value.strip()[:60]}", value.strip() or name)
        elif name == "href" and scheme is not None and scheme[1].lower() not in _GOES:
            self._add(f"链接不能用“{scheme[1]}:”开头的地址", f"{scheme[1]}:")

    def handle_pi(self, data: str) -> None:
        if data.startswith("xml-stylesheet"):
            self._add("不能有 <?xml-stylesheet?>：样式写在属性里", "<?xml-stylesheet")

    def handle_decl(self, decl: str) -> None:
        if "[" in decl or "SYSTEM" in decl:
            self._add("不能有自己的文档类型声明", "<!DOCTYPE")

    def _add(self, told: str, sign: str) -> None:
        self.found.append(MarkupFault(told, sign))


__all__ = ["MarkupFault", "anchors", "at", "of_html", "of_page", "of_script", "of_style", "without_code"]
