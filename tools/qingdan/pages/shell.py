"""One page of the theme as a shell, cut where an entry's title, description and article go."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import escape

from qingdan.pages.page import Page

TITLE = "qingdan-shell-title"
DESCRIPTION = "qingdan-shell-description"
BEGIN, END = "<!--qingdan-shell-begin-->", "<!--qingdan-shell-end-->"
ARTICLE = f"{BEGIN}<h1>{TITLE}</h1>{END}"

_ENDS = re.compile(r"</(?:td|tr|dt|dd|li)>(?=\s*<(?:/?(?:td|tr|tbody|dt|dd|dl|li|ul|ol)\b))")
"""End tags that HTML lets one leave out where the next tag says the same: a tenth of a page of tables."""


@dataclass(frozen=True, slots=True)
class Shell:
    """The theme's HTML for one depth. Raises ValueError when the theme swallowed a mark."""

    html: str

    def __post_init__(self) -> None:
        """See that every mark is there."""
        for mark in (TITLE, BEGIN, END):
            if mark not in self.html:
                raise ValueError(f"the theme's page has no {mark}")

    def page(self, page: Page) -> str:
        """The whole HTML of a page."""
        head, _, rest = self.html.partition(BEGIN)
        tail = rest.partition(END)[2]
        title, description = str(escape(page.title)), str(escape(page.description))
        head = head.replace(TITLE, title).replace(DESCRIPTION, description)
        return f"{head}{_ENDS.sub('', page.html)}{tail.replace(TITLE, title)}"
