"""The rows of a workbook's sheets as text, from the entries: each entry is looked through once for all sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from qingdan.edit.cells import shown
from qingdan.edit.layout import NAME, Column, Sheet, at, holders
from qingdan.edit.names import Names
from qingdan.model import Entry, Registry
from qingdan.read.document import Data

Row = tuple[str, ...]


class Filling:
    """Words the rows of some sheets."""

    def __init__(self, sheets: Sequence[Sheet], names: Names) -> None:
        """Take the sheets that are wanted."""
        self._names = names
        self._of: dict[str, dict[str, tuple[int, Sheet, Callable[[Data], Iterator[str]]]]] = {}
        for number, sheet in enumerate(sheets):
            self._of.setdefault(sheet.collection.name, {})[sheet.rows] = number, sheet, self._worded(sheet.columns)

    def rows(self, entries: Iterable[Entry[Any]]) -> Iterator[tuple[int, str, Row]]:
        """The rows of some entries: the number of the sheet, the key of the entry, the texts."""
        for entry in entries:
            of = self._of.get(entry.collection.name)
            if of is None:
                continue
            id_, name, key = entry.id, entry.name, entry.key
            number, sheet, worded = of[""]
            yield number, key, (id_, *((name,) if NAME in sheet.fixed else ()), *worded(entry.data))
            for holder in holders(entry.data, sheet.collection.root):
                rows = holder.list
                found = of.get(holder.rows) if rows else None
                if found is None:
                    continue
                number, sheet, worded = found
                where = (holder.where,) if sheet.nested else ()
                for position, row in enumerate(rows):
                    yield number, key, (id_, name, *where, holder.row_key(position), *worded(row), "")

    def _worded(self, columns: Sequence[Column]) -> Callable[[Data], Iterator[str]]:
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

        def worded(data: Data) -> Iterator[str]:
            if not isinstance(data, dict):
                return ("" for _ in columns)
            get = data.get
            return (
                ""
                if (value := get(first)) is None
                else value
                if simple and type(value) is str
                else shown(at(data, column.path), column.field, names)
                for first, column, simple in plain
            )

        return worded


def table(sheet: Sheet, registry: Registry, names: Names) -> Iterator[tuple[str, list[str]]]:
    """Every row of a sheet as text, with the key of its entry."""
    wanted = 1 if sheet.rows else 0
    filling = Filling([Sheet("", sheet.collection, "", ()), sheet][1 - wanted :], names)
    for number, key, row in filling.rows(registry.all(sheet.collection.name)):
        if number == wanted:
            yield key, list(row)
