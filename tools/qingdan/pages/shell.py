"""Pages of the theme as shells, cut where a page's title, description and article go."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from dataclasses import dataclass, field

from markupsafe import escape

from qingdan.pages.ends import without_ends
from qingdan.pages.head import Site, brief, head_of
from qingdan.pages.page import Page
from qingdan.render.writable import writable

TITLE = "qingdan-shell-title"
DESCRIPTION = "qingdan-shell-description"
BEGIN, END = "<!--qingdan-shell-begin-->", "<!--qingdan-shell-end-->"
ARTICLE = f"{BEGIN}<h1>{TITLE}</h1>{END}"

_HEAD = "</head>"
_TITLE, _DESCRIPTION, _CLOSED, _BEGIN = (each.encode() for each in (TITLE, DESCRIPTION, _HEAD, BEGIN))
_MARKS = re.compile(f"({TITLE}|{DESCRIPTION})")

_BETWEEN = re.compile(
    r"(?<=[a-z\"])>\n<(?=/?(?:li|ul|nav|div|label|form|header|main|aside|article|section|meta|link|body|footer)\b)"
)

_IN_MENU = re.compile(r"(<(?:li|a) [^>]*class=\"md-(?:nav|tabs)__(?:item|link)[^>]*>)\n+(?=<a |[^<>\n]+\n)")
_AFTER_LABEL = re.compile(r"(?<=[^>\n])\n+(?=</a>)")
"""Line ends around the words of a menu, where they show nothing: a menu stands on every page."""


@dataclass(frozen=True, slots=True)
class Shell:
    """The theme's HTML for one page or one depth. Raises ValueError when the theme swallowed a mark."""

    html: str
    _pieces: tuple[bytes, ...] = field(init=False, repr=False, compare=False)
    """What stands between the marks, with a mark after each piece but the last."""

    def __post_init__(self) -> None:
        """See that every mark is there, and drop what says nothing."""
        object.__setattr__(
            self, "html", _AFTER_LABEL.sub("", _IN_MENU.sub(r"\1", without_ends(_BETWEEN.sub("><", self.html))))
        )
        for mark in (TITLE, BEGIN, END):
            if mark not in self.html:
                raise ValueError(f"the theme's page has no {mark}")
        head, _, rest = self.html.partition(BEGIN)
        above, closed, below = head.partition(_HEAD)
        pieces = [*_MARKS.split(above), closed, *_MARKS.split(below), BEGIN, *_MARKS.split(rest.partition(END)[2])]
        object.__setattr__(self, "_pieces", tuple(each.encode() for each in pieces))

    def page(self, page: Page, site: Site) -> bytes:
        """The whole HTML of a page of a site, in UTF-8."""
        told = {
            _TITLE: escape(writable(page.title)).encode(),
            _DESCRIPTION: escape(writable(brief(page.description))).encode(),
            _CLOSED: f"{writable(head_of(page, site))}{_HEAD}".encode(),
            _BEGIN: writable(page.html).encode(),
        }
        pieces = list(self._pieces)
        pieces[1::2] = [told[mark] for mark in pieces[1::2]]
        return b"".join(pieces)


@dataclass(frozen=True, slots=True)
class Shells:
    """The shells of a site: ``listed`` by address for pages that have a place in the menu, ``depths`` for all others."""

    site: Site
    listed: MutableMapping[str, Shell]
    depths: MutableMapping[int, Shell]

    def page(self, page: Page) -> bytes:
        """The whole HTML of a page."""
        shell = self.listed.get(page.address) or self.depths[page.depth]
        return shell.page(page, self.site)
