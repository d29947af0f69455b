"""Every page of the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qingdan.diagnostics import Rule
from qingdan.model import Registry
from qingdan.pages.calendar import CALENDAR, calendar_file
from qingdan.pages.enquiry import enquiry_files, enquiry_page
from qingdan.pages.entry import entry_page
from qingdan.pages.frame import frame_of
from qingdan.pages.guide import slip_page
from qingdan.pages.home import home_page
from qingdan.pages.listing import list_page
from qingdan.pages.moved import moved_pages
from qingdan.pages.page import Edition, Page
from qingdan.pages.rules import rule_pages
from qingdan.pages.search import search_files, search_page
from qingdan.pages.side import Side


def build_pages(
    registry: Registry, rules: Sequence[Rule], families: Mapping[str, str], edition: Edition
) -> Iterator[Page]:
    """Home, the search, the enquiry, a list page for each collection, a page for every entry and every code, in a fixed order."""
    frame = frame_of(registry, edition)
    yield home_page(registry, frame)
    yield search_page(registry, frame)
    if registry.negatives:
        yield enquiry_page(registry, frame)
    for collection in registry.schemas.collections:
        if not collection.single:
            yield list_page(registry, collection, frame)
    for entry in registry.entries.values():
        yield entry_page(registry, entry, frame)
    for guide in registry.guides:
        yield slip_page(registry, guide, frame)
    yield from moved_pages(registry, frame)
    yield from rule_pages(rules, families, frame)


def site_files(registry: Registry, side: Side) -> dict[str, str]:
    """The data that the pages' scripts load, by address."""
    asked = enquiry_files(registry, side) if registry.negatives else {}
    return {**search_files(registry, side.synonyms), **asked, CALENDAR: calendar_file()}
