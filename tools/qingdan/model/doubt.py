"""What is not verified of an entry: what its own marks say, and what rests on a marked field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from qingdan.model.entry import Entry
from qingdan.model.registry import Registry


def marks_of(entry: Entry[Any]) -> dict[str, str]:
    """The reasons of an entry's own marks by their dotted paths."""
    return {str(row.get("field")): str(row.get("reason", "")) for row in entry.rows("unverified")}


def doubts_of(registry: Registry, entry: Entry[Any]) -> Mapping[str, str]:
    """By dotted path, why fields of an entry are unverified: marked, or resting on a marked field, here or in an entry referred to.

    A field that has a mark of its own, or below, keeps to that.
    """
    out = marks_of(entry)
    for name, field in entry.collection.root.properties.items():
        if field.rests and name in entry.data and not covered(out, name):
            reason = next((why for each in field.rests if (why := _of(registry, entry, each))), "")
            if reason:
                out[name] = f"所依据的内容待核实：{reason}"
    return out


def covered(marks: Iterable[str], name: str) -> bool:
    """Whether a mark is on a field, on a part of it, or on what is around it."""
    return any(f"{each}.".startswith(f"{name}.") or f"{name}.".startswith(f"{each}.") for each in marks)


def _of(registry: Registry, entry: Entry[Any], path: str) -> str:
    first, _, rest = path.partition(".")
    if not rest:
        return next((why for at, why in marks_of(entry).items() if at.partition(".")[0] == first), "")
    field = entry.collection.root.properties.get(first)
    target = registry.get(f"{field.reference}/{entry.get(first)}") if field is not None and field.reference else None
    return _of(registry, target, rest) if target is not None else ""


__all__ = ["covered", "doubts_of", "marks_of"]
