"""The database says what its columns point at, and every one of them points at something."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from qingdan.checks import check
from qingdan.export.base import database
from qingdan.export.tables import DataTable, tables_in
from qingdan.model import Registry
from qingdan.read import WorkTree
from qingdan.schema import Field
from tests.support import ROOT


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The shipped lists."""
    return check(WorkTree(ROOT), WorkTree(ROOT)).registry


def tables_of(registry: Registry) -> list[DataTable]:
    """Every table of a registry."""
    return [table for each in registry.schemas.collections for table in tables_in(registry, each)]


@pytest.fixture(scope="module")
def raw(registry: Registry) -> bytes:
    """The database of the shipped lists."""
    return database(registry.schemas, tables_of(registry))


@pytest.fixture
def base(raw: bytes) -> Iterator[sqlite3.Connection]:
    """The same, open."""
    opened = sqlite3.connect(":memory:")
    opened.deserialize(raw)
    yield opened
    opened.close()


def keys(base: sqlite3.Connection) -> set[tuple[str, str, str, str]]:
    """Table, column, other table, other column of each declared key."""
    names = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        (name, row[3], row[2], row[4]) for name in names for row in base.execute(f'PRAGMA foreign_key_list("{name}")')
    }


def referring(field: Field, table: str, way: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Every reference of a schema to one collection, found without the tables: table, column, collection."""
    if field.reference and field.reference[0] not in "#*":
        yield table, ".".join(way) or "value", field.reference
    for name, below in field.properties.items():
        if below.items is not None:
            yield from referring(below.items, ".".join((table, *way, name)), ())
        else:
            yield from referring(below, table, (*way, name))


def test_no_row_points_nowhere(base: sqlite3.Connection) -> None:
    """By the database's own check."""
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize(
    ("change", "table", "target"),
    [
        ('UPDATE "guides" SET "power" = \'ju/none\' WHERE rowid = 7', "guides", "power"),
        ('UPDATE "guides.materials" SET "entry" = \'guides/none\' WHERE rowid = 7', "guides.materials", "guides"),
        (
            'UPDATE "negative.authorities" SET "value" = \'none\' WHERE rowid = 7',
            "negative.authorities",
            "organisations",
        ),
        ("DELETE FROM \"laws\" WHERE id = 'xingzheng-xuke-fa'", "responsibility.accountability.basis", "laws"),
    ],
)
def test_a_row_that_points_nowhere_is_found(base: sqlite3.Connection, change: str, table: str, target: str) -> None:
    """An entry, a row of a list, a plain value of a list, and what a row points at."""
    assert base.execute(change).rowcount == 1
    assert (table, target) in {(row[0], row[2]) for row in base.execute("PRAGMA foreign_key_check")}


def test_every_reference_to_one_collection_has_its_key(registry: Registry, base: sqlite3.Connection) -> None:
    """Those of the schemas, in each table that has rows; and every list points at its entries."""
    have = {name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    wanted = {
        (table, column, target, "id")
        for each in registry.schemas.collections
        for table, column, target in referring(each.root, each.name, ())
        if table in have
    }
    assert len(wanted) > 20
    lists = {(name, "entry", name.partition(".")[0], "entry") for name in have if "." in name}
    assert keys(base) == wanted | lists


def test_it_loads_with_the_keys_in_force(base: sqlite3.Connection) -> None:
    """In the order of its tables, within one transaction."""
    other = sqlite3.connect(":memory:", isolation_level=None)
    other.execute("PRAGMA foreign_keys = ON")
    made = base.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    other.execute("BEGIN")
    for _, statement in made:
        other.execute(statement)
    for name, _ in made:
        rows = base.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 the name is a table's of our own
        for row in rows:
            marks = ", ".join("?" for _ in row)
            other.execute(f'INSERT INTO "{name}" VALUES ({marks})', row)  # noqa: S608 as above
    other.execute("COMMIT")
    assert list(other.iterdump()) == list(base.iterdump())
    with pytest.raises(sqlite3.IntegrityError):
        other.execute('UPDATE "guides" SET "power" = \'ju/none\'')
    other.close()


def test_what_is_pointed_at_is_there_though_it_has_no_rows(registry: Registry) -> None:
    """So that what points into it is found."""
    few = [each for each in tables_of(registry) if each.name == "guides"]
    opened = sqlite3.connect(":memory:")
    opened.deserialize(database(registry.schemas, few))
    found = opened.execute("PRAGMA foreign_key_check").fetchall()
    opened.close()
    assert len(found) == len(few[0].rows)
