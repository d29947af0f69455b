"""What the HTML of a page would run or load, and where its source says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html.parser import HTMLParser
from typing import NamedTuple

_EXTENSIONS = ("toc", "tables", "fenced_code", "attr_list", "admonition", "def_list", "footnotes", "abbr", "md_in_html")
_RISKY = re.compile(r"<[A-Za-z]|&(?:#|[A-Za-z]+;)|//|script:|data:|\{[^}\n]*=", re.IGNORECASE)
"""Without any of these a page of Markdown is text, headings, lists and links of its own site."""
_LOADING = ("src", "srcset", "poster", "background", "data", "srcdoc", "action", "formaction", "xlink:href")
_RUNNING = frozenset({"script", "iframe", "object", "embed", "frame", "frameset", "base", "form", "applet"})
_SCHEME = re.compile(r"[\s\x00-\x1f]*([A-Za-z][A-Za-z0-9+.-]*)\s*:")
_GOES = frozenset({"http", "https", "mailto", "tel"})
_FENCE = re.compile(r"^ {0,3}(```|~~~).*?^ {0,3}\1[`~]*[ \t]*$", re.DOTALL | re.MULTILINE)
_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_URL = re.compile(r"url\(\s*['\"]?\s*(?:[A-Za-z]+:)?//|@import\b", re.IGNORECASE)


class Fault(NamedTuple):
    """What is wrong, in words; and how the source may write it, which is looked for there."""

    told: str
    sign: str


def of_page(text: str) -> Sequence[Fault]:
    """What a page of Markdown would run or load that the site forbids."""
    return of_html(_rendered(text), strict=True) if _RISKY.search(text) else ()


def of_html(html: str, *, strict: bool) -> Sequence[Fault]:
    """The same of HTML or SVG. ``strict`` pages may have no scripts and styles of their own at all."""
    scan = _Scan(strict)
    scan.feed(html)
    scan.close()
    return scan.found


def of_style(text: str) -> Iterator[tuple[int, str]]:
    """Where a style sheet loads from elsewhere, as (offset, what it says)."""
    plain = re.sub(r"/\*.*?\*/", lambda found: " " * len(found[0]), text, flags=re.DOTALL)
    for found in _URL.finditer(plain):
        yield found.start(), found[0]


def without_code(text: str) -> str:
    """Markdown in which code and comments are blank, of the same length."""
    for pattern in (_FENCE, _SPAN, _COMMENT):
        text = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    return text


def at(text: str, sign: str) -> int:
    """The offset of a sign in a source: outside code where it is there, in it otherwise; 0 where nothing like it is written."""
    for where in (without_code(text), text):
        found = re.search(re.escape(sign), where, re.IGNORECASE)
        if found is not None:
            return found.start()
    return 0


@lru_cache(maxsize=64)
def _rendered(text: str) -> str:
    import markdown  # noqa: PLC0415 few pages need it

    return str(markdown.markdown(text, extensions=_EXTENSIONS))


class _Scan(HTMLParser):
    """Goes through the tags of a page."""

    def __init__(self, strict: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.strict = strict
        self.found: list[Fault] = []

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
        scheme = _SCHEME.match(value)
        if name.startswith("on") and name != "on":
            self._add(f"不能有事件属性 {name}", name)
        elif name == "style" and self.strict:
            self._add("不能有 style 属性：样式写在 assets 的样式表里", "style")
        elif name in _LOADING or (name == "href" and tag in ("link", "image", "use")):
            icon = tag == "link" and value.startswith("data:,")
            if (scheme or value.lstrip().startswith("//") or name == "srcdoc") and not icon:
                self._add(f"不能从别处取内容：{value.strip()[:60]}", value.strip() or name)
        elif name == "href" and scheme is not None and scheme[1].lower() not in _GOES:
            self._add(f"链接不能用“{scheme[1]}:”开头的地址", f"{scheme[1]}:")

    def _add(self, told: str, sign: str) -> None:
        self.found.append(Fault(told, sign))


__all__ = ["Fault", "at", "of_html", "of_page", "of_style", "without_code"]
