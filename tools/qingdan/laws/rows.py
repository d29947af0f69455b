"""Rows of entries that cite laws, with the words that stand beside the citations: what an article is held against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qingdan.laws.citing import CitedRow, Citing, in_force
from qingdan.model import Entry, Registry

_MOST = 4
"""Levels below a row that its words are taken from."""
_NO_WORDS = frozenset(
    {
        "id",
        "basis",
        "unverified",
        "former_ids",
        "codes",
        "verification",
        "note",
        "waivers",
        "illustrative",
        "held",
        "url",
    }
)


@dataclass(frozen=True, slots=True)
class CitingRow:
    """What rests on some citations: the entry, the path of the row around them, its words and data, and the citations.

    ``kind`` is the name of the array that the row stands in, empty for the entry itself.
    """

    entry: Entry[Any]
    path: tuple[str | int, ...]
    kind: str
    words: str
    data: Mapping[str, Any]
    cited: Sequence[CitedRow]


def rows_of(registry: Registry) -> Iterator[CitingRow]:
    """The rows of entries in force that cite an article, in path order."""
    finder = Citing(registry.schemas)
    for entry in registry.entries.values():
        if not in_force(registry, entry) or entry.collection.single:
            continue
        bases: dict[tuple[str | int, ...], list[CitedRow]] = {}
        for cited in finder.rows(entry):
            if cited.article:
                bases.setdefault(cited.basis, []).append(cited)
        for basis, cited_here in bases.items():
            around = basis[:-1]
            data = entry.get(*around) if around else entry.data
            if isinstance(data, dict):
                kind = str(around[0]) if around else ""
                yield CitingRow(
                    entry, around, kind, _words(registry, entry, data, whole=not around), data, tuple(cited_here)
                )


def _words(registry: Registry, entry: Entry[Any], data: Mapping[str, Any], *, whole: bool) -> str:
    """The texts of a row; of an entry as a whole its name and what it says itself, of a mirror the name that it borrows."""
    own = "\n".join(_texts({key: value for key, value in data.items() if not (whole and isinstance(value, list))}, 0))
    power = registry.get(f"power/{entry.get('power')}") if entry.get("power") else None
    return "\n".join(filter(None, (entry.name, power.name if whole and power is not None else "", own)))


def _texts(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict) and depth < _MOST:
        for key, each in value.items():
            if key not in _NO_WORDS:
                yield from _texts(each, depth + 1)
    elif isinstance(value, list) and depth < _MOST:
        for each in value:
            yield from _texts(each, depth + 1)


__all__ = ["CitingRow", "rows_of"]
