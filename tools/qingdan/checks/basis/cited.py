"""Every citation of an entry, with the law that it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from qingdan.model import Entry, Registry


@dataclass(frozen=True, slots=True)
class Citation:
    """One row of a basis: where it stands, the row itself, and the law that it names."""

    entry: Entry[Any]
    path: tuple[str | int, ...]
    row: Mapping[str, Any]
    law: Entry[Any]


def citations(registry: Registry, *, records: bool = False) -> Iterator[Citation]:
    """Every citation of a known law by an entry in force. ``records`` takes in what tells of past events too."""
    for key, references in registry.references.items():
        entry = registry.entries[key]
        if entry.collection.name == "laws" or entry.retired or (entry.collection.record and not records):
            continue
        twin = registry.get(f"power/{entry.id}") if entry.collection.mirror == "power" else None
        if twin is not None and twin.retired:
            continue
        for reference in references:
            law = registry.get(reference.target)
            if reference.path[-1:] == ("law",) and law is not None and law.collection.name == "laws":
                row = entry.get(*reference.path[:-1])
                if isinstance(row, dict):
                    yield Citation(entry, reference.path[:-1], row, law)


def versions(law: Entry[Any]) -> list[dict[str, Any]]:
    """The versions of a law, as written."""
    return [row for row in law.rows("versions") if isinstance(row.get("date"), str)]


def cited_version(one: Citation) -> dict[str, Any] | None:
    """The version that a citation means: the one that it names, otherwise the latest."""
    found = versions(one.law)
    if "version" in one.row:
        return next((row for row in found if row["date"] == one.row["version"]), None)
    return max(found, key=lambda row: row["date"], default=None)
