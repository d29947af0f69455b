"""A page, what it hangs on, and the edition of the site."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from markupsafe import Markup

from qingdan.read.revision import day_in_china


@dataclass(frozen=True, slots=True)
class Page:
    """``address`` is the path below the site, ending in ``/`` and empty for home; ``html`` is the article's content.

    ``data`` is the address of the same as JSON, empty where there is none.
    """

    address: str
    title: str
    description: str
    html: str
    data: str = ""

    @property
    def depth(self) -> int:
        """How many folders the page lies below the site."""
        return self.address.count("/")


class Hold(Enum):
    """What of the lists a part of the site hangs on, beside what every part hangs on."""

    ASKED = "asked"
    """What it asks of the registry while it is made."""
    ALL = "all"
    """The whole registry, and the text of every file."""
    MORE = "more"
    """Something else too."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """The last seal that a site's commit holds: its day and number (2026-11-29-1), its receipt, and whether it is of that very commit."""

    name: str
    receipt: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Edition:
    """Which state of the lists a site shows: said on the home page, on the page about the registry and in two small files.

    No other page or file may hold it, or every commit would change them all. ``time`` is the commit's, in seconds since 1970;
    ``changed`` says that the work tree differs from the commit; outside git ``commit`` is empty. ``sealed`` is None without a seal.
    """

    commit: str = ""
    time: int = 0
    changed: bool = False
    sealed: Sealed | None = None

    @property
    def seal_words(self) -> Markup:
        """Whether what the site shows is sealed, and the receipt by which anybody can hold it against the history; empty outside git."""
        if not self.commit:
            return Markup()
        if self.sealed is None:
            return Markup("尚未封存。")
        since = "" if self.sealed.whole and not self.changed else "，此后的改动尚未封存"
        return Markup("封存 {}，回执 <code>{}</code>{}。").format(self.sealed.name, self.sealed.receipt, since)

    @property
    def day(self) -> str:
        """The commit's date in China."""
        return day_in_china(self.time) if self.commit else ""

    @property
    def words(self) -> Markup:
        """What the home page and the page about the registry say of it."""
        if not self.commit:
            return Markup("清单版本：不在 git 仓库里。")
        more = "，含尚未提交的改动" if self.changed else ""
        return Markup("清单版本 <code>{}</code>，{}{}。").format(self.commit[:10], self.day, more) + self.seal_words
