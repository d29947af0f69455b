"""Where an entry cites laws: every row that names one, by the schema alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from qingdan.model import Entry, Registry
from qingdan.schema import Field, Schemas
from qingdan.schema.walk import FieldWalk, walk_to


class CitedRow(NamedTuple):
    """One row that cites a law: the path of its basis, its position there (None where that is no list), and what the row says."""

    basis: tuple[str | int, ...]
    at: int | None
    row: Mapping[str, Any]

    @property
    def path(self) -> tuple[str | int, ...]:
        """Where the row stands."""
        return self.basis if self.at is None else (*self.basis, self.at)

    @property
    def law(self) -> str:
        """The id of the law."""
        return str(self.row["law"])

    @property
    def article(self) -> str:
        """The article, empty where the row names none."""
        return str(self.row.get("article", ""))


class Citing:
    """Finds the citations of entries of one set of schemas."""

    def __init__(self, schemas: Schemas) -> None:
        """Take the schemas that say where laws are cited."""
        self._walks = {each.name: bases(each.root) for each in schemas.collections if each.name != "laws"}

    def rows(self, entry: Entry[Any]) -> Iterator[CitedRow]:
        """Every citation in an entry, in their order."""
        walk = self._walks.get(entry.collection.name)
        for _, path, value in walk.over(entry.data) if walk is not None else ():
            several = isinstance(value, list)
            for at, row in enumerate(value if several else (value,)):
                if isinstance(row, dict) and isinstance(row.get("law"), str):
                    yield CitedRow(path, at if several else None, row)


def in_force(registry: Registry, entry: Entry[Any]) -> bool:
    """Whether an entry says what holds: it is neither ended, nor the twin of an ended one, nor a record of past events."""
    twin = registry.get(f"{entry.collection.mirror}/{entry.id}") if entry.collection.mirror else None
    ended = entry.retired or (twin is not None and twin.retired)
    return not ended and not entry.collection.record and entry.collection.name != "laws"


def citing(registry: Registry, *laws: str) -> Sequence[Entry[Any]]:
    """The entries in force that cite any of some laws, each once, in path order."""
    cited = (each.source for law in laws for each in registry.referrers.get(f"laws/{law}", ()))
    found = (registry.get(key) for key in sorted(set(cited)))
    return [entry for entry in found if entry is not None and in_force(registry, entry)]


def bases(root: Field) -> FieldWalk:
    """The way to the lists of citations, and to citations that are in no list."""
    rows = {id(each) for each in _rows(root)}
    return walk_to(
        root, lambda each: id(each.items) in rows if each.items is not None else _cites(each) and id(each) not in rows
    )


def _rows(field: Field) -> Iterator[Field]:
    """What is cited in lists, below a field."""
    if field.items is not None:
        if _cites(field.items):
            yield field.items
        yield from _rows(field.items)
    for below in field.properties.values():
        yield from _rows(below)


def _cites(field: Field) -> bool:
    law = field.properties.get("law")
    return law is not None and law.reference == "laws"


__all__ = ["CitedRow", "Citing", "bases", "citing", "in_force"]
