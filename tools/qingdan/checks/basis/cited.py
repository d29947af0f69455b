"""Every citation of an entry, with the law that it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from qingdan.model import Entry, Reference, Registry


class Citation(NamedTuple):
    """One row of a basis: the reference that makes it, the entry and row that it stands in, the law.

    ``article`` and ``version`` are what the row says of them, None where nothing; ``versions`` are those of the law, as written, and
    ``current`` is the latest of them.
    """

    reference: Reference
    entry: Entry[Any]
    row: Mapping[str, Any]
    article: Any
    version: Any
    law: Entry[Any]
    versions: list[dict[str, Any]]
    current: dict[str, Any] | None

    @property
    def path(self) -> tuple[str | int, ...]:
        """Where the row stands."""
        return self.reference.path[:-1]


class _Cited(NamedTuple):
    """The citations of the entries that say what holds, of those that tell of past events, and of each basis with several."""

    present: list[Citation]
    past: list[Citation]
    bases: list[list[Citation]]


_KEPT: WeakKeyDictionary[Registry, _Cited] = WeakKeyDictionary()


def citations(registry: Registry, *, records: bool = False) -> Iterator[Citation]:
    """Every citation of a known law by an entry in force. ``records`` takes in what tells of past events too."""
    kept = _kept(registry)
    return chain(kept.present, kept.past if records else ())


def shared_bases(registry: Registry) -> Sequence[Sequence[Citation]]:
    """The citations of each basis that has more than one, of past events too."""
    return _kept(registry).bases


def cited_version(one: Citation) -> dict[str, Any] | None:
    """The version that a citation means: the one that it names, otherwise the latest."""
    if one.version is not None:
        return next((row for row in one.versions if row["date"] == one.version), None)
    return one.current


def _kept(registry: Registry) -> _Cited:
    kept = _KEPT.get(registry)
    if kept is None:
        kept = _KEPT[registry] = _gathered(registry)
    return kept


def _gathered(registry: Registry) -> _Cited:
    found = _Cited([], [], [])
    laws = {law.key: (law, *_versions(law)) for law in registry.all("laws")}
    for key, references in registry.references.items():
        entry = registry.entries[key]
        if entry.collection.name == "laws" or entry.retired:
            continue
        twin = registry.get(f"power/{entry.id}") if entry.collection.mirror == "power" else None
        if twin is not None and twin.retired:
            continue
        kept = found.past if entry.collection.record else found.present
        above: tuple[str | int, ...] = ("",)
        basis: list[Citation] = []
        for reference in references:
            cited = laws.get(reference.target)
            path = reference.path
            if cited is None or not path or path[-1] != "law":
                continue
            # The rows of one basis come one after another.
            if path[:-2] != above:
                above = path[:-2]
                rows = entry.get(*above)
                basis = []
            row = rows[path[-2]] if len(path) > 1 else rows
            if isinstance(row, dict):
                one = Citation(reference, entry, row, row.get("article"), row.get("version"), *cited)
                kept.append(one)
                basis.append(one)
                if len(basis) == 2:
                    found.bases.append(basis)
    return found


def _versions(law: Entry[Any]) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    versions = [row for row in law.rows("versions") if isinstance(row.get("date"), str)]
    return versions, max(versions, key=lambda row: str(row["date"]), default=None)
