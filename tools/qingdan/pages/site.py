"""Every page of the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from qingdan.diagnostics import Rule
from qingdan.model import Registry
from qingdan.pages.bundle import bundle_pages
from qingdan.pages.calendar import CALENDAR, calendar_file
from qingdan.pages.changes import change_pages
from qingdan.pages.data import Download, data_page
from qingdan.pages.enquiry import enquiry_files, enquiry_page
from qingdan.pages.entry import entry_page
from qingdan.pages.feeds import feeds
from qingdan.pages.frame import frame_of
from qingdan.pages.guide import slip_page
from qingdan.pages.home import home_page
from qingdan.pages.kinds import kind_pages
from qingdan.pages.listing import list_page
from qingdan.pages.moved import moved_pages
from qingdan.pages.page import Edition, Page
from qingdan.pages.past import NO_PAST, Past
from qingdan.pages.related import history_page, related_page
from qingdan.pages.rules import rule_pages
from qingdan.pages.search import search_files, search_page
from qingdan.pages.side import Side
from qingdan.pages.statistics import statistics_page


def build_pages(
    registry: Registry,
    rules: Sequence[Rule],
    families: Mapping[str, str],
    edition: Edition,
    past: Past = NO_PAST,
    downloads: Sequence[Download] = (),
) -> Iterator[Page]:
    """Home, search, enquiry, a list page for each collection, a page for every entry, publication and code, in a fixed order."""
    frame = frame_of(registry, edition)
    yield home_page(registry, frame, past)
    yield search_page(registry, frame)
    if registry.negatives:
        yield enquiry_page(registry, frame)
    for collection in registry.schemas.collections:
        if not collection.single:
            yield list_page(registry, collection, frame)
    for entry in registry.entries.values():
        moments = past.moments.get(entry.key, ())
        yield entry_page(registry, entry, frame, moments)
        beside = (related_page(registry, entry, frame), history_page(entry, frame, moments))
        yield from (page for page in beside if page is not None)
    for guide in registry.guides:
        yield slip_page(registry, guide, frame)
    for bundle in registry.by_collection.get("bundles", ()):
        yield from bundle_pages(registry, bundle, frame)
    yield from moved_pages(registry, frame)
    yield from rule_pages(rules, families, frame)
    yield from kind_pages(frame)
    moved = registry.by_former_id.keys()
    known = replace(past, gone={key: name for key, name in past.gone.items() if key not in moved})
    yield from change_pages(registry, known, frame)
    yield statistics_page(registry, past, frame)
    yield data_page(registry, frame, downloads)


def site_files(registry: Registry, side: Side, edition: Edition, past: Past = NO_PAST) -> dict[str, str]:
    """The data that the pages' scripts load, and the feeds, by address."""
    asked = enquiry_files(registry, side) if registry.negatives else {}
    return {
        **search_files(registry, side.synonyms),
        **asked,
        CALENDAR: calendar_file(),
        **dict(feeds(registry, past, frame_of(registry, edition))),
    }
