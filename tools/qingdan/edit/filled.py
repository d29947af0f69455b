"""The rows of a workbook's sheets as text, from the entries: each entry is looked through once for all sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from qingdan.edit.cells import is_duration, is_rows, shown
from qingdan.edit.layout import NAME, Column, Sheet, at
from qingdan.edit.names import Names
from qingdan.model import Entry, Registry
from qingdan.read.document import Data
from qingdan.schema import Field

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowPlace:
    """A list of rows that data may have, or (``rows`` is false) a mapping with such lists in it; what rows may have in turn."""

    name: str
    rows: bool
    ids: bool
    below: tuple[RowPlace, ...]


def places(field: Field) -> tuple[RowPlace, ...]:
    """Where the data of a field may have lists of rows."""
    out = []
    for name, below in field.properties.items():
        if is_rows(below):
            out.append(RowPlace(name, True, below.identity == ("id",), places(below.items or Field(""))))
        elif below.properties and not is_duration(below) and (inside := places(below)):
            out.append(RowPlace(name, False, False, inside))
    return tuple(out)


def lists(data: Data, places: Sequence[RowPlace], where: str) -> Iterator[tuple[str, str, list[Data], bool]]:
    """What ``layout.holders`` gives, but for lists without rows: the key, where it is, the rows, whether ids call them."""
    if not isinstance(data, dict):
        return
    for place in places:
        found = data.get(place.name)
        if not found:
            continue
        if not place.rows:
            yield from lists(found, place.below, f"{where}.{place.name}" if where else place.name)
        elif isinstance(found, list):
            yield place.name, where, found, place.ids
            if place.below:
                for position, row in enumerate(found):
                    inside = f"{place.name}.{row_key(row, position, ids=place.ids)}"
                    yield from lists(row, place.below, f"{where}.{inside}" if where else inside)


def row_key(row: Data, position: int, *, ids: bool) -> str:
    """What a row is called: its id where rows have ids, or its number from 1."""
    id_ = row.get("id") if ids and isinstance(row, dict) else None
    return str(id_) if id_ else str(position + 1)


class RowWriter:
    """Words the rows of some sheets."""

    def __init__(self, sheets: Sequence[Sheet], names: Names) -> None:
        """Take the sheets that are wanted."""
        self._names = names
        self._of: dict[str, dict[str, tuple[int, Sheet, Callable[[Data], Sequence[str]]]]] = {}
        self._places: dict[str, tuple[RowPlace, ...]] = {}
        for number, sheet in enumerate(sheets):
            collection = sheet.collection
            self._of.setdefault(collection.name, {})[sheet.rows] = number, sheet, self._worded(sheet.columns)
            if collection.name not in self._places:
                self._places[collection.name] = places(collection.root)

    def rows(self, entries: Iterable[Entry[Any]]) -> Iterator[tuple[int, str, Row]]:
        """The rows of some entries: the number of the sheet, the key of the entry, the texts."""
        for entry in entries:
            of = self._of.get(entry.collection.name)
            if of is None:
                continue
            id_, name, key = entry.id, entry.name, entry.key
            number, sheet, worded = of[""]
            yield number, key, (id_, *((name,) if NAME in sheet.fixed else ()), *worded(entry.data))
            for rows, where, listed, ids in lists(entry.data, self._places[entry.collection.name], ""):
                found = of.get(rows)
                if found is None:
                    continue
                number, sheet, worded = found
                start = (id_, name, where) if sheet.nested else (id_, name)
                for position, row in enumerate(listed):
                    yield number, key, (*start, row_key(row, position, ids=ids), *worded(row), "")

    def _worded(self, columns: Sequence[Column]) -> Callable[[Data], Sequence[str]]:
        """What gives the texts of a row's columns; a plain text that stands at the top is taken as it is."""
        names = self._names
        plain = [
            (
                column.path[0],
                column,
                len(column.path) == 1 and not column.field.reference and column.field.items is None,
            )
            for column in columns
        ]

        def worded(data: Data) -> Sequence[str]:
            if not isinstance(data, dict):
                return [""] * len(columns)
            get = data.get
            return [
                ""
                if (value := get(first)) is None
                else value
                if simple and type(value) is str
                else shown(at(data, column.path), column.field, names)
                for first, column, simple in plain
            ]

        return worded


def filled_rows(sheet: Sheet, registry: Registry, names: Names) -> Iterator[tuple[str, list[str]]]:
    """For each row that the lists give a sheet of the workbook: the key of the entry and the texts of the cells."""
    wanted = 1 if sheet.rows else 0
    filling = RowWriter([Sheet("", sheet.collection, "", ()), sheet][1 - wanted :], names)
    for number, key, row in filling.rows(registry.all(sheet.collection.name)):
        if number == wanted:
            yield key, list(row)
