"""The list page of a collection: every entry in a table of the schema's columns, in groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qingdan.model import Entry, Registry
from qingdan.pages.chinese import duration
from qingdan.pages.filters import Filter, filters_of
from qingdan.pages.frame import Frame
from qingdan.pages.page import Page
from qingdan.schema import Collection, Field

_MOST_COLUMNS = 5
_UNITS = ("", "小时", "工作日", "日", "个月", "年")


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """One entry in a list. ``words`` is what the filter looks in; ``held`` the values that it is chosen by, filter by filter.

    A cell is its heading, its text, and what it is sorted by where that is not the text.
    """

    name: str
    href: str
    retired: bool
    cells: Sequence[tuple[str, str, str]]
    words: str
    held: Sequence[str]


def list_page(registry: Registry, collection: Collection, frame: Frame) -> Page:
    """Every entry of a collection, at the collection's own address."""
    entries = registry.all(collection.name)
    columns = _columns(collection, entries)
    filters = filters_of(registry, collection, entries)
    groups: dict[tuple[str, str], list[ListedEntry]] = {}
    for entry in entries:
        heading = _group(registry, collection, entry)
        groups.setdefault(heading, []).append(_line(registry, entry, columns, filters))
    field = collection.root.properties.get("type") or collection.root.properties.get("class")
    counts = Counter(str(entry.get(field.name)) for entry in entries) if field is not None else Counter()
    known = [value for value in (field.values if field is not None else ()) if counts[value]]
    html = frame.render(
        "listing.html",
        "../",
        title=collection.title,
        enquiry="enquiry/" if collection.name == "negative" and entries else "",
        description=collection.look.intro,
        total=len(entries),
        counts=[(value, counts[value]) for value in known],
        heads=["名称", *(each.title for each in columns)],
        filters=filters,
        groups=[(text, href, lines) for (text, href), lines in _ordered(registry, groups, collection)],
    )
    return Page(f"{collection.name}/", collection.title, collection.look.intro, html)


def _columns(collection: Collection, entries: Sequence[Entry[Any]]) -> list[Field]:
    """The columns beside the name that some entry fills, at most five."""
    found = [
        each
        for name, each in collection.root.properties.items()
        if each.column
        and name not in (collection.label, collection.group, "basis", "division")
        and any(entry.get(name) is not None for entry in entries)
    ]
    limit = collection.root.properties.get("time_limit")
    if limit is not None and "promised" in limit.properties:
        found.insert(0, limit)
    return found[:_MOST_COLUMNS]


def _line(registry: Registry, entry: Entry[Any], columns: Sequence[Field], filters: Sequence[Filter]) -> ListedEntry:
    cells = [
        (each.title, _cell(registry, each, entry.get(each.name)), _order(each, entry.get(each.name)))
        for each in columns
    ]
    aliases = entry.get("aliases", default=())
    words = " ".join(
        [entry.name, *map(str, aliases if isinstance(aliases, list) else ()), *(cell for _, cell, _ in cells)]
    )
    href = f"../{entry.key}/"
    held = ["|".join(each.held.get(entry.key, ())) for each in filters]
    return ListedEntry(entry.name, href, entry.retired, cells, words, held)


def _order(field: Field, data: Any) -> str:
    """Durations sort by unit and then by number, as they are never converted; enumerations in their own order."""
    if isinstance(data, str) and data in field.values:
        return f"{field.values.index(data):03}"
    if field.name != "time_limit" or not isinstance(data, dict) or not isinstance(data.get("promised"), dict):
        return ""
    value, unit = data["promised"].get("value", 0), data["promised"].get("unit")
    return f"{_UNITS.index(unit) if value and unit in _UNITS else 0}{value:05}"


def _cell(registry: Registry, field: Field, data: Any) -> str:
    if data is None:
        return ""
    if field.name == "time_limit" and isinstance(data, dict):
        return duration(data["promised"]) if isinstance(data.get("promised"), dict) else ""
    if isinstance(data, bool):
        return "是" if data else "否"
    if isinstance(data, list):
        items = field.items or Field("")
        told = dict.fromkeys(filter(None, (_cell(registry, items, each) for each in data)))
        return "、".join(told) if told or not data else f"{len(data)} 条"
    if isinstance(data, dict):
        # A row without a code or a name is called by what it was chosen as; one of free text alone is only counted.
        chosen = next((data[name] for name, each in field.properties.items() if each.values and name in data), "")
        return str(data.get("code") or data.get("name") or chosen)
    if field.reference:
        target = registry.get(f"{field.reference}/{data}")
        return str(target.get("short") or target.name) if target is not None else str(data)
    return str(data)


def _group(registry: Registry, collection: Collection, entry: Entry[Any]) -> tuple[str, str]:
    """The heading that an entry stands under, and where it leads: the group field, or the first part of the path."""
    first = collection.segments[0] if len(collection.segments) > 1 else {}
    reference = first.get("reference", "")
    if reference:
        target = registry.get(f"{reference}/{entry.id.partition('/')[0]}")
        if target is not None:
            return str(target.get("short") or target.name), f"../{target.key}/"
    value = entry.get(collection.group) if collection.group else None
    return (str(value), "") if value else ("", "")


def _ordered(
    registry: Registry, groups: dict[tuple[str, str], list[ListedEntry]], collection: Collection
) -> list[tuple[tuple[str, str], list[ListedEntry]]]:
    """Groups in the order of the enumeration, or of the organisations' levels from the city down; otherwise as they come."""
    field = collection.root.properties.get(collection.group)
    order = list(field.values) if field is not None else []
    bodies = registry.schemas.collection("organisations")
    level = bodies.root.properties.get("level") if bodies is not None else None
    levels = list(level.values) if level is not None else []

    def rank(pair: tuple[tuple[str, str], list[ListedEntry]]) -> int:
        text, href = pair[0]
        if text in order:
            return order.index(text)
        body = registry.get(href.removeprefix("../").rstrip("/"))
        held = body.get("level") if body is not None else None
        return levels.index(held) if held in levels else len(order) + len(levels)

    return sorted(groups.items(), key=rank)
