"""The tables as one SQLite database, which says itself what its columns point at.

Foreign keys are declared from the schemas. The rows of a list point at their entry. A column whose values are ids in one collection
points at the ``id`` of that collection's entries. No key can stand for:

- values that may name an entry of any collection (``x-reference: "*"``): they are in the ``entry`` of some table;
- values that name a row of the same entry (``#steps``), and the row that a row within it belongs to: a row may be known by its
  position, and then two entries of a list may have the same ``row_id``, so that it is no key;
- the body in an entry's path (``power/zhujian/…``): it is a part of ``id`` and no column.

A record (a decision) may call an entry as that was called on its day: such a row ``PRAGMA foreign_key_check`` names, and the name is
in the ``former_ids`` of what has it now. Keys are deferred: once all tables are made, their rows load in any order within one transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from qingdan.export.tables import DataTable, shapes_in
from qingdan.schema import Schemas


def database(schemas: Schemas, tables: Sequence[DataTable | str], before: bytes = b"") -> bytes:
    """All tables in one SQLite database, the same bytes for the same tables.

    A table of which only the name is given is the one that ``before``, a database made here, has by that name. Raises KeyError where it
    has none. A table that others point at is there although it has no rows.
    """
    shapes = shapes_in(schemas)
    base = sqlite3.connect(":memory:")
    try:
        base.execute("ATTACH ':memory:' AS old")
        if before:
            base.deserialize(before, name="old")
        for table in tables:
            name = table if isinstance(table, str) else table.name
            rows = _stored(base, name) if isinstance(table, str) else table.rows
            base.execute(_made(shapes[name], shapes))
            marks = ", ".join("?" for _ in shapes[name].columns)
            base.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)  # noqa: S608 names are the schema's own keys
        have = {table if isinstance(table, str) else table.name for table in tables}
        for name in sorted({target for each in have for _, target, _ in foreign_keys(shapes[each], shapes)} - have):
            base.execute(_made(shapes[name], shapes))
        base.commit()
        return base.serialize()
    finally:
        base.close()


def foreign_keys(table: DataTable, shapes: Mapping[str, DataTable]) -> Iterator[tuple[str, str, str]]:
    """Each foreign key of a table: the column, the table pointed at, and the column in that table."""
    collection, _, path = table.name.partition(".")
    if path:
        yield "entry", collection, "entry"
    for column, target in table.references:
        if target in shapes:
            yield column, target, "id"


def _made(table: DataTable, shapes: Mapping[str, DataTable]) -> str:
    """The statement that makes a table."""
    parts = [f'"{column}"' for column in table.columns]
    if "." not in table.name:
        parts += ['PRIMARY KEY ("entry")', 'UNIQUE ("id")']
    parts += [
        f'FOREIGN KEY ("{column}") REFERENCES "{target}" ("{there}") DEFERRABLE INITIALLY DEFERRED'
        for column, target, there in foreign_keys(table, shapes)
    ]
    return f'CREATE TABLE "{table.name}" ({", ".join(parts)})'


def _stored(base: sqlite3.Connection, name: str) -> Iterable[Sequence[Any]]:
    """The rows that the older database has in a table, in their order: put in one by one as new ones are, they lie in the same pages."""
    if base.execute("SELECT 1 FROM old.sqlite_master WHERE name = ?", (name,)).fetchone() is None:
        raise KeyError(name)
    return base.execute(f'SELECT * FROM old."{name}" ORDER BY rowid')  # noqa: S608 names are the schema's own keys


__all__ = ["database", "foreign_keys"]
