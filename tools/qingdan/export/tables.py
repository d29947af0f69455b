"""The registry as tables: one of each collection's entries, and one for each list in them; as CSV and as a database.

No cell holds a list. A row of a list is known by ``entry`` and ``row_id``: the row's own id, or its position from 1 where it has
none; a row within a row by ``part_id`` beside that; a plain value by ``position``. Values stand as in the lists, true and false in words.
"""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qingdan.model import Entry, Registry
from qingdan.schema import Field

FOLDER = "data/"
DATABASE = "data/qingdan.sqlite"


@dataclass(slots=True)
class Table:
    """``columns`` in the order of the schema; ``rows`` hold a text or a number for each, None where nothing is said."""

    name: str
    columns: Sequence[str]
    rows: list[tuple[Any, ...]] = field(default_factory=list)


def tables_of(registry: Registry) -> Sequence[Table]:
    """Every table, those of a collection after it; empty ones are left out."""
    out: list[Table] = []
    for collection in registry.schemas.collections:
        found: dict[str, Table] = {}
        _declare(collection.root, collection.name, ("entry", "id"), found)
        for entry in registry.all(collection.name):
            _add(entry, collection.root, entry.data, collection.name, (entry.key, entry.id), found)
        out += [each for each in found.values() if each.rows]
    return out


def table_files(tables: Sequence[Table]) -> Iterator[tuple[str, bytes]]:
    """The tables as CSV (RFC 4180: UTF-8, CRLF), and all of them as one SQLite database, by address."""
    for table in tables:
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(table.columns)
        writer.writerows(table.rows)
        yield f"{FOLDER}{table.name}.csv", text.getvalue().encode()
    yield DATABASE, _database(tables)


def _declare(shape: Field, name: str, ahead: tuple[str, ...], into: dict[str, Table]) -> None:
    """The table of a shape, then those of the lists in it, in the order of the schema."""
    own = [f"own_{column}" if column in ahead else column for column in _columns(shape, "")]
    into[name] = Table(name, (*ahead, *own))
    for path, below in _lists(shape, ""):
        items = below.items or Field("")
        keys = ("entry", "row_id")
        if items.properties:
            _declare(_without_id(items), f"{name}.{path}", (*keys, "part_id") if ahead[1] == "row_id" else keys, into)
        else:
            into[f"{name}.{path}"] = Table(f"{name}.{path}", (*keys, "position", "value"))


def _without_id(shape: Field) -> Field:
    return Field("", properties={key: each for key, each in shape.properties.items() if key != "id"})


def _columns(shape: Field, prefix: str) -> Iterator[str]:
    """The paths of the single values below a shape."""
    for name, below in shape.properties.items():
        if below.properties and "array" not in below.types:
            yield from _columns(below, f"{prefix}{name}.")
        elif below.items is None:
            yield f"{prefix}{name}"


def _lists(shape: Field, prefix: str) -> Iterator[tuple[str, Field]]:
    """The paths of the lists below a shape."""
    for name, below in shape.properties.items():
        if below.items is not None:
            yield f"{prefix}{name}", below
        elif below.properties:
            yield from _lists(below, f"{prefix}{name}.")


def _add(
    entry: Entry[Any], shape: Field, data: Any, name: str, ahead: tuple[Any, ...], into: Mapping[str, Table]
) -> None:
    """One row of a table, and the rows of the lists in it."""
    into[name].rows.append((*ahead, *(_cell(_at(data, column)) for column in _columns(shape, ""))))
    outer = "/".join(map(str, ahead[1:])) if "." in name else ""
    for path, below in _lists(shape, ""):
        rows = _at(data, path)
        if not isinstance(rows, list):
            continue
        items = below.items or Field("")
        for position, row in enumerate(rows, 1):
            target = f"{name}.{path}"
            if isinstance(row, dict):
                row_id = str(row.get("id", position))
                keys = (entry.key, outer, row_id) if outer else (entry.key, row_id)
                _add(entry, _without_id(items), row, target, keys, into)
            else:
                into[target].rows.append((entry.key, outer, position, _cell(row)))


def _at(data: Any, path: str) -> Any:
    for step in path.split("."):
        data = data.get(step) if isinstance(data, dict) else None
    return data


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, (str, int)) else None


def _database(tables: Sequence[Table]) -> bytes:
    """All tables in one file, the same bytes for the same tables."""
    base = sqlite3.connect(":memory:")
    try:
        for table in tables:
            columns = ", ".join(f'"{column}"' for column in table.columns)
            base.execute(f'CREATE TABLE "{table.name}" ({columns})')
            marks = ", ".join("?" for _ in table.columns)
            base.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', table.rows)  # noqa: S608 names are the schema's own keys
        base.commit()
        return base.serialize()
    finally:
        base.close()
