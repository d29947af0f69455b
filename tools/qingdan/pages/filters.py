"""What a list can be narrowed by: the department, and every enumerated column, as the schema has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qingdan.model import Entry, Registry
from qingdan.schema import Collection, Field

_MOST = 80
_BORROWED = ("type", "level")


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice above a list: the values that can be chosen, and those that each entry holds, by key."""

    name: str
    title: str
    options: Sequence[str]
    held: Mapping[str, Sequence[str]]


def filters_of(registry: Registry, collection: Collection, entries: Sequence[Entry[Any]]) -> list[Filter]:
    """The filters that divide the entries: each has at least two values, and not more than a person would look through."""
    found = [_department(registry, collection, entries), *_borrowed(registry, collection, entries)]
    for name, field in collection.root.properties.items():
        inner = field.items or field
        if field.column and (inner.values or inner.reference == "organisations") and name != "organisation":
            held = {each.key: tuple(_words(registry, inner, each.get(name))) for each in entries}
            found.append(_filter(name, field.title, inner.values, held))
    return [each for each in found if 2 <= len(each.options) <= _MOST]


def _department(registry: Registry, collection: Collection, entries: Sequence[Entry[Any]]) -> Filter:
    """By the body in whose folder an entry lies."""
    first = collection.segments[0] if len(collection.segments) > 1 else {}
    held = {}
    if first.get("reference") == "organisations":
        shape = Field("organisation", reference="organisations")
        held = {each.key: tuple(_words(registry, shape, each.id.partition("/")[0])) for each in entries}
    return _filter("organisation", str(first.get("title", "")), (), held)


def _borrowed(registry: Registry, collection: Collection, entries: Sequence[Entry[Any]]) -> Iterator[Filter]:
    """Type and level of the power that a guide belongs to."""
    powers = registry.schemas.collection("power")
    if powers is None or "power" not in collection.root.properties:
        return
    for name in _BORROWED:
        field = powers.root.properties.get(name)
        if field is not None and name not in collection.root.properties:
            held = {}
            for each in entries:
                power = registry.get(f"power/{each.get('power')}")
                held[each.key] = tuple(_words(registry, field, power.get(name) if power is not None else None))
            yield _filter(name, field.title, field.values, held)


def _filter(name: str, title: str, order: Sequence[str], held: Mapping[str, Sequence[str]]) -> Filter:
    """Enumerations keep their order; other values come as they are met."""
    met = dict.fromkeys(value for values in held.values() for value in values)
    return Filter(name, title, [each for each in order if each in met] or list(met), held)


def _words(registry: Registry, field: Field, data: Any) -> Iterator[str]:
    for each in data if isinstance(data, list) else [data]:
        if isinstance(each, str):
            target = registry.get(f"{field.reference}/{each}") if field.reference else None
            yield str(target.get("short") or target.name) if target is not None else each
