"""Every page of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from qingdan.diagnostics import Rule
from qingdan.model import Registry
from qingdan.pages.board import NO_BOARD, Board
from qingdan.pages.bundle import bundle_pages
from qingdan.pages.changes import change_pages
from qingdan.pages.data import Download, data_page
from qingdan.pages.due import DUE, NOTHING_DUE, Dues, due_page, tally
from qingdan.pages.enquiry import ENQUIRY, enquiry_page
from qingdan.pages.entry import entry_page
from qingdan.pages.frame import Frame, frame_of
from qingdan.pages.guide import slip_page
from qingdan.pages.home import home_page
from qingdan.pages.kinds import kind_pages
from qingdan.pages.listing import list_page
from qingdan.pages.moved import moved_pages
from qingdan.pages.page import Edition, Hold, Page
from qingdan.pages.past import NO_PAST, Past
from qingdan.pages.related import history_page, related_page
from qingdan.pages.remedies import REMEDIES, remedies_page
from qingdan.pages.rules import rule_pages
from qingdan.pages.search import search_page
from qingdan.pages.statistics import statistics_page

ABOUT = "registry"
"""The key of the entry whose page tells about the whole."""


@dataclass(frozen=True, slots=True)
class SitePart:
    """Pages that are made together. All lie at or below ``address``, but for those of a part that has ``elsewhere``.

    ``hold`` says what they hang on.
    """

    address: str
    make: Callable[[], Iterable[Page]]
    elsewhere: bool = False
    hold: Hold = Hold.ASKED


def site_parts(
    registry: Registry,
    rules: Sequence[Rule],
    families: Mapping[str, str],
    edition: Edition,
    past: Past = NO_PAST,
    downloads: Callable[[], Sequence[Download]] = tuple,
    *,
    full: bool = True,
    board: Board = NO_BOARD,
    dues: Dues = NOTHING_DUE,
) -> Iterator[SitePart]:
    """Home, search, enquiry, a list page for each collection, a part for every entry, publications and codes, in a fixed order."""
    frame = replace(frame_of(registry), board=board)
    yield SitePart("", lambda: [home_page(registry, replace(frame, edition=edition), past)], hold=Hold.MORE)
    yield SitePart("search/", lambda: [search_page(registry, frame, full=full)])
    if registry.negatives:
        yield SitePart(ENQUIRY, lambda: [enquiry_page(registry, frame)])
    for collection in registry.schemas.collections:
        if not collection.single:
            yield SitePart(f"{collection.name}/", lambda each=collection: [list_page(registry, each, frame)])  # type: ignore[misc]
    for key in registry.entries:
        if key == ABOUT:
            about = replace(frame, edition=edition)
            yield SitePart(f"{key}/", partial(_entry_pages, registry, key, about, past, dues), hold=Hold.MORE)
        else:
            yield SitePart(f"{key}/", partial(_entry_pages, registry, key, frame, past, dues))
    yield SitePart("checks/", lambda: rule_pages(rules, families, frame))
    yield SitePart("kinds/", lambda: kind_pages(frame))
    yield SitePart("changes/", lambda: change_pages(registry, past, frame, edition.seal_words), elsewhere=True)
    yield SitePart("statistics/", lambda: [statistics_page(registry, past, frame, tally(dues))])
    if registry.about.get("remedies"):
        yield SitePart(REMEDIES, lambda: [remedies_page(registry, frame)])
    yield SitePart(DUE, lambda: [due_page(registry, dues, frame)])
    yield SitePart("data/", lambda: [data_page(registry, frame, downloads())], hold=Hold.ALL)
    yield SitePart("moved/", lambda: moved_pages(registry, frame), elsewhere=True)


def _entry_pages(registry: Registry, key: str, frame: Frame, past: Past, dues: Dues) -> Iterator[Page]:
    """An entry's own page and those below it."""
    entry, moments = registry.entries[key], past.moments.get(key, ())
    frame = replace(frame, last=past.last(key))
    yield entry_page(registry, entry, frame, moments, dues)
    beside = (related_page(registry, entry, frame), history_page(entry, frame, moments))
    yield from (page for page in beside if page is not None)
    if entry.collection.name == "guides":
        yield slip_page(registry, entry, frame)
    if entry.collection.name == "bundles":
        yield from bundle_pages(registry, entry, frame)
