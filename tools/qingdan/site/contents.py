"""Everything that a site consists of, in parts that are made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from qingdan.checks import catalogue
from qingdan.checks.catalogue import FAMILIES
from qingdan.diagnostics import Diagnostic
from qingdan.export import map_files
from qingdan.laws.due import by_entry, due
from qingdan.laws.lock import lock_of
from qingdan.model import Registry
from qingdan.model.pieces import Pieces
from qingdan.pages import Edition, Page, SideFiles, SitePart, read_side, site_parts
from qingdan.pages.board import NO_BOARD, Board
from qingdan.pages.due import Dues
from qingdan.pages.past import Past
from qingdan.read import Source
from qingdan.read.beneath import Beneath
from qingdan.site.downloads import Downloads
from qingdan.site.groups import Files, Group, groups_of
from qingdan.site.told import MkDocsInput, mkdocs_input


@dataclass(frozen=True, eq=False, repr=False)
class Contents:
    """One state of the site. ``source`` holds the files that go out as they are; ``full`` says whether the full text can be searched.

    ``editor`` says whether the editor goes out too. ``ask_past`` gives the past of the commit; ``uncommitted`` are the keys of
    entries that differ from it; ``pieces`` are what was worked out before; ``board`` is what is shown of cases;
    ``dues`` what rests on law that is not what it was.
    """

    registry: Registry
    findings: Sequence[Diagnostic]
    edition: Edition
    ask_past: Callable[[], Past]
    side: SideFiles
    source: Source
    downloads: Downloads
    full: bool = True
    pieces: Pieces = field(default_factory=Pieces)
    uncommitted: frozenset[str] = frozenset()
    editor: bool = True
    board: Board = NO_BOARD
    dues: Dues = field(default_factory=dict)

    @cached_property
    def past(self) -> Past:
        """What was published when, and what is not published yet."""
        return replace(self.ask_past(), uncommitted=self.uncommitted)

    @property
    def told(self) -> MkDocsInput:
        """What MkDocs is told."""
        return mkdocs_input(self.registry)

    @cached_property
    def parts(self) -> Mapping[str, SitePart]:
        """The pages' parts by address, in the order of the site."""
        made = site_parts(
            self.registry,
            catalogue(),
            FAMILIES,
            self.edition,
            self.past,
            lambda: self.downloads.listed[1],
            full=self.full,
            board=self.board,
            dues=self.dues,
        )
        return {part.address: part for part in made}

    def pages(self) -> Iterator[Page]:
        """Every page."""
        for part in self.parts.values():
            yield from part.make()

    def page(self, address: str) -> Page | None:
        """The page at an address that ends in ``/`` or is empty; None where there is none."""
        near = address
        while near and near not in self.parts:
            near = near.rstrip("/").rpartition("/")[0]
            near += "/" if near else ""
        parts = [self.parts[near]] if near or not address else []
        for part in [*parts, *(each for each in self.parts.values() if each.elsewhere)]:
            for page in part.make():
                if page.address == address:
                    return page
        return None

    @cached_property
    def groups(self) -> Sequence[Group]:
        """The files that are no pages; the maps are apart."""
        return groups_of(self)

    def maps(self, pages: Iterable[str]) -> Files:
        """The maps of the site, from the addresses of its pages."""
        return map_files(self.registry, pages, self._day)

    def _day(self, address: str) -> str:
        """The day on which a page last changed: that of its publication, or that of its entry."""
        if address in self._published:
            return self._published[address]
        key = address.rstrip("/")
        while key and key not in self.past.moments:
            key = key.rpartition("/")[0]
        commit = self.past.commit_of(key) if key else None
        return commit.day if commit is not None else ""

    @cached_property
    def _published(self) -> Mapping[str, str]:
        return {one.address: one.commit.day for one in self.past.publications}


def contents_of(
    source: Source,
    registry: Registry,
    findings: Sequence[Diagnostic],
    edition: Edition,
    ask_past: Callable[[], Past],
    *,
    full: bool = True,
    uncommitted: frozenset[str] = frozenset(),
    board: Board = NO_BOARD,
) -> Contents:
    """The site of a checked registry."""
    whole, downloads = Beneath(source), Downloads(registry)
    side = read_side(whole, registry)
    dues = by_entry(due(registry, lock_of(whole)))
    made = Contents(registry, findings, edition, ask_past, side, whole, downloads, full, uncommitted=uncommitted)
    return replace(made, board=board, dues=dues)


__all__ = ["Contents", "contents_of"]
