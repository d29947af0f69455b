"""The pages of a built site as Markdown, for makers of sites that begin from Markdown.

Headings, paragraphs, tables, lists and links become Markdown; charts and the tools that a script uses stay HTML in it, as an
author would put them there. What is left out: identifiers of table rows, words for the filter of a list, and the foot, which
belongs to the layout.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree, html

_HEADINGS = {"h1": "#", "h2": "##", "h3": "###", "h4": "####"}
_RAW = frozenset(("svg", "form", "details", "label", "select", "input", "button", "style", "script"))
_BLOCKS = frozenset(
    (*_HEADINGS, *_RAW, "p", "div", "section", "ul", "ol", "dl", "table", "nav", "aside", "pre", "article")
)
_BREAKS = re.compile(r"\s*\n\s*")
_MARKS = re.compile(r"([\\`*_\[\]<>|])")


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its address without slashes at the ends, what the head says, tags, the body it belongs to, and Markdown."""

    address: str
    title: str
    description: str
    tags: tuple[str, ...]
    organisation: str
    lists: bool
    """Whether the page is the list of a collection, which other makers have a layout for."""
    forwards: str
    """Where the page only sends its reader on to."""
    past: tuple[tuple[str, str, str], ...]
    """Date, sentence and report of each change that the page tells of, when it is an entry's."""
    text: str


def pages(site: Path) -> Iterator[Page]:
    """Every HTML page of a built site that it made itself, in the order of addresses."""
    for path in sorted(site.rglob("index.html")):
        source = path.read_text("utf-8")
        if "<article" in source or 'http-equiv="refresh"' in source:
            yield page(source, path.parent.relative_to(site).as_posix().strip("."))


def page(source: str, address: str) -> Page:
    """One page from its HTML."""
    tree = html.document_fromstring(source)
    article = next(tree.iter("article"), None)
    title = (tree.findtext(".//h1") or tree.findtext(".//title") or "").strip()
    if article is None:
        link = next(tree.iter("a"))
        to = posixpath.normpath(posixpath.join("/", address, link.get("href", "")))
        return Page(address, title, "", (), "", False, f"{to}/", (), f"[{title}]({to}/)\n")
    head = tree.find(".//meta[@name='description']")
    tags = tuple(each.text or "" for each in article.iter("span") if each.get("class") == "qd-tag")
    bodies = [each.text or "" for each in article.iterfind("nav/a") if "organisations/" in each.get("href", "")]
    for foot in article.iterfind("aside"):
        article.remove(foot)
    lists = next(article.iter("table"), None) is not None and article.find(".//*[@data-qd-listing]") is not None
    writer = _Writer(address)
    past = tuple(_past(article, writer))
    text = "\n\n".join(writer.blocks(article)) + "\n"
    described = head.get("content", "") if head is not None else ""
    return Page(address, title, described, tags, bodies[0] if bodies else "", lists, "", past, text)


def _past(article: etree._Element, writer: _Writer) -> Iterator[tuple[str, str, str]]:
    for item in article.iterfind(".//ol[@class='qd-timeline']/li"):
        link = item.find(".//a")
        if link is not None:
            said = "；".join(" ".join("".join(each.itertext()).split()) for each in item.iterfind("ul/li"))
            yield (link.text or "")[:10], said, writer.link(link.get("href", ""))


class _Writer:
    """Writes one page's elements; links become absolute within the site."""

    def __init__(self, address: str) -> None:
        self.address = address

    def blocks(self, element: etree._Element) -> Iterator[str]:
        """The blocks of an element, text between them as paragraphs."""
        loose = [_plain(element.text)]
        for child in element:
            if not isinstance(child.tag, str):
                continue
            if child.tag in _BLOCKS:
                yield from _paragraph(loose)
                loose = []
                yield from self.block(child)
            else:
                loose.append(self.inline(child))
            loose.append(_plain(child.tail))
        yield from _paragraph(loose)

    def block(self, element: etree._Element) -> Iterator[str]:
        """One element as blocks."""
        name = element.tag
        if name in _RAW:
            raw = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
            yield f"<div>{_BREAKS.sub(' ', raw)}</div>"
        elif name in _HEADINGS:
            anchor = (element.getparent().get("id") if element.getparent() is not None else None) or element.get("id")
            yield f"{_HEADINGS[name]} {self.line(element)}" + (f" {{#{anchor}}}" if anchor else "")
        elif name == "pre":
            yield "```\n" + "".join(element.itertext()).strip("\n") + "\n```"
        elif name == "table":
            yield self.table(element)
        elif name in ("ul", "ol", "dl"):
            yield "\n".join(self.items(element))
        elif name == "p":
            yield from _paragraph([self.line(element)])
        else:
            yield from self.blocks(element)

    def items(self, element: etree._Element) -> Iterator[str]:
        """The lines of a list; terms are in bold type before what is said of them."""
        term = ""
        for child in element:
            if child.tag == "dt":
                term = f"**{self.line(child)}** "
                continue
            first, *rest = [*self.blocks(child)] or [""]
            if element.tag == "dl" and first.startswith("- "):
                first, rest = "", [first, *rest]
            yield f"- {term}{first}".rstrip()
            for each in rest:
                yield from ("    " + line for line in each.splitlines())

    def table(self, element: etree._Element) -> str:
        """A table with a line for each row; lists in a cell are parted by line breaks."""
        rows = [[self.line(cell) for cell in row if cell.tag in ("td", "th")] for row in element.iter("tr")]
        width = max(map(len, rows), default=1)
        lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
        return "\n".join([*lines[:1], "|" + " --- |" * width, *lines[1:]])

    def line(self, element: etree._Element) -> str:
        """What an element holds, on one line."""
        parts = [_plain(element.text)]
        for child in element:
            if isinstance(child.tag, str):
                parts.append(self.inline(child))
            parts.append(_plain(child.tail))
        return "".join(parts).strip()

    def inline(self, element: etree._Element) -> str:
        """One element within a line."""
        inside = self.line(element)
        if element.tag == "a" and inside:
            return f"[{inside}]({self.link(element.get('href', ''))})"
        if element.tag == "code":
            return f"`{''.join(element.itertext())}`"
        if element.tag in ("strong", "b"):
            return f"**{inside}**"
        if element.tag == "span" and inside:
            return f" *{inside}*"
        if element.tag in ("li", "br", "dd", "tr", "p", "div"):
            return inside + "<br>"
        return inside

    def link(self, href: str) -> str:
        """An address within the site from its root."""
        if "://" in href or href.startswith(("#", "mailto:", "tel:")):
            return href
        path, mark, rest = href.partition("#")
        full = posixpath.normpath(posixpath.join("/", self.address, path))
        return full + ("/" if path.endswith(("/", "..")) and full != "/" else "") + mark + rest


def _plain(text: str | None) -> str:
    return _MARKS.sub(r"\\\1", re.sub(r"\s+", " ", text)) if text else ""


def _paragraph(parts: list[str]) -> Iterator[str]:
    text = "".join(parts).strip()
    if text:
        yield text
