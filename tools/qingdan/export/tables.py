"""The registry as tables: one of each collection's entries, and one for each list in them; as CSV and as a database.

No cell holds a list. A row of a list is known by ``entry`` and ``row_id``: the row's own id, or its position from 1 where it has
none; a row within a row by ``part_id`` beside that; a plain value by ``position``. Values stand as in the lists, true and false in words.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from qingdan.model import Registry
from qingdan.render.writable import writable
from qingdan.schema import Collection, Field, Schemas

FOLDER = "data/"
DATABASE = "data/qingdan.sqlite"
_AS_THEY_ARE = frozenset({str, int, type(None)})
"""The kinds of values that stand in a cell as they do in the lists."""


@dataclass(slots=True)
class DataTable:
    """``columns`` in the order of the schema; ``rows`` hold a text or a number for each, None where nothing is said.

    ``references`` are columns, each with what the schema says its values name.
    """

    name: str
    columns: Sequence[str]
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    references: Sequence[tuple[str, str]] = ()


def shapes_in(schemas: Schemas) -> dict[str, DataTable]:
    """Every table that lists of these schemas can have, without rows, by name."""
    found: list[DataTable] = []
    for collection in schemas.collections:
        _planned(collection.root, collection.name, ("entry", "id"), found)
    return {each.name: each for each in found}


def tables_in(registry: Registry, collection: Collection) -> Sequence[DataTable]:
    """The tables of one collection, the entries' own first; empty ones are left out."""
    found: list[DataTable] = []
    plan = _planned(collection.root, collection.name, ("entry", "id"), found)
    for entry in registry.all(collection.name):
        _add(plan, entry.data, (entry.key, entry.id))
    return [each for each in found if each.rows]


def csv_address(name: str) -> str:
    """Where the table of that name stands."""
    return f"{FOLDER}{name}.csv"


def csv_of(table: DataTable) -> bytes:
    """A table as CSV (RFC 4180: UTF-8, CRLF)."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows(table.rows)
    return writable(text.getvalue()).encode()


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a shape becomes rows of ``table``: the ways to its single values, and to its lists with their tables.

    ``names`` are where the ways begin, ``longer`` those that go on: the number of the column, and the rest of the way. A list of plain
    values has no plan of its own.
    """

    table: DataTable
    names: Sequence[str]
    longer: Sequence[tuple[int, tuple[str, ...]]]
    lists: Sequence[tuple[tuple[str, ...], _Plan | None, DataTable]]


def _planned(shape: Field, name: str, ahead: tuple[str, ...], into: list[DataTable]) -> _Plan:
    """The table of a shape, then those of the lists in it, in the order of the schema; all of them are added to ``into``."""
    fields = list(_columns(shape, ()))
    columns = [way for way, _ in fields]
    named = [f"own_{column}" if column in ahead else column for column in map(".".join, columns)]
    told = [(column, below.reference) for column, (_, below) in zip(named, fields, strict=True) if below.reference]
    table = DataTable(name, (*ahead, *named), references=told)
    into.append(table)
    lists: list[tuple[tuple[str, ...], _Plan | None, DataTable]] = []
    for way, below in _lists(shape, ()):
        items = below.items or Field("")
        keys, path = ("entry", "row_id"), f"{name}.{'.'.join(way)}"
        if items.properties:
            deep = (*keys, "part_id") if ahead[1] == "row_id" else keys
            plan = _planned(_without_id(items), path, deep, into)
            lists.append((way, plan, plan.table))
        else:
            told = [("value", items.reference)] if items.reference else []
            into.append(DataTable(path, (*keys, "position", "value"), references=told))
            lists.append((way, None, into[-1]))
    longer = [(number, way[1:]) for number, way in enumerate(columns) if len(way) > 1]
    return _Plan(table, [way[0] for way in columns], longer, lists)


def _without_id(shape: Field) -> Field:
    return Field("", properties={key: each for key, each in shape.properties.items() if key != "id"})


def _columns(shape: Field, way: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Field]]:
    """The ways to the single values below a shape, with their fields."""
    for name, below in shape.properties.items():
        if below.properties and "array" not in below.types:
            yield from _columns(below, (*way, name))
        elif below.items is None:
            yield (*way, name), below


def _lists(shape: Field, way: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Field]]:
    """The ways to the lists below a shape."""
    for name, below in shape.properties.items():
        if below.items is not None:
            yield (*way, name), below
        elif below.properties:
            yield from _lists(below, (*way, name))


def _add(plan: _Plan, data: dict[str, Any], ahead: tuple[Any, ...]) -> None:
    """One row of a table, and the rows of the lists in it."""
    get = data.get
    cells = list(map(get, plan.names))
    for number, way in plan.longer:
        if cells[number] is not None:
            cells[number] = _at(cells[number], way)
    if not _AS_THEY_ARE.issuperset(map(type, cells)):
        cells = [_cell(each) for each in cells]
    plan.table.rows.append((*ahead, *cells))
    outer = "/".join(map(str, ahead[1:])) if "." in plan.table.name else ""
    for way, below, table in plan.lists:
        rows = _at(get(way[0]), way[1:])
        if not isinstance(rows, list):
            continue
        for position, row in enumerate(rows, 1):
            if below is None or not isinstance(row, dict):
                table.rows.append((ahead[0], outer, position, _cell(row)))
                continue
            row_id = str(row.get("id", position))
            _add(below, row, (ahead[0], outer, row_id) if outer else (ahead[0], row_id))


def _at(data: Any, way: tuple[str, ...]) -> Any:
    for step in way:
        data = data.get(step) if isinstance(data, dict) else None
    return data


def _cell(value: Any) -> Any:
    if type(value) in _AS_THEY_ARE:
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, (str, int)) else None
