"""The workbook, the tables and the database of a site, and their sums: made once, whoever asks first.

The tables of a collection that is as it was come from the site before, where they still have the bytes that were written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from qingdan.export import DATABASE
from qingdan.export.base import database
from qingdan.export.tables import DataTable, csv_address, csv_of, tables_in
from qingdan.model import Registry
from qingdan.model.pieces import Pieces
from qingdan.pages.data import Download, downloads_of
from qingdan.schema import Collection

WORKBOOK = "data/qingdan.xlsx"


class Downloads:
    """The files below ``data/`` of one registry."""

    def __init__(self, registry: Registry) -> None:
        """Take the registry."""
        self.registry = registry
        self._pieces = Pieces()
        self._before: Callable[[str], bytes | None] = lambda _: None

    def know(self, pieces: Pieces, before: Callable[[str], bytes | None]) -> None:
        """Take what was worked out before, and what gives the file at an address of the site before."""
        self._pieces, self._before = pieces, before

    def begin(self) -> None:
        """Make the tables now, so that nobody waits for them later."""
        _ = self.tables

    @cached_property
    def tables(self) -> tuple[Mapping[str, Sequence[tuple[str, int, bytes]]], bytes]:
        """By collection each table as its name, how many rows it has and its CSV; and the database."""
        old = self._checked(DATABASE, self._pieces.get(DATABASE))
        found: dict[str, Sequence[tuple[str, int, bytes]]] = {}
        stored: list[DataTable | str] = []
        for collection in self.registry.schemas.collections:
            taken = self._taken(collection) if old is not None else None
            if taken is None:
                made = tables_in(self.registry, collection)
                stored += made
                taken = [(each.name, len(each.rows), csv_of(each)) for each in made]
            else:
                stored += [name for name, _, _ in taken]
            found[collection.name] = taken
        return found, database(self.registry.schemas, stored, old or b"")

    @cached_property
    def listed(self) -> tuple[Mapping[str, bytes], Sequence[Download]]:
        """Every file by address, and what there is to take along."""
        from qingdan.edit.workbook import workbook  # noqa: PLC0415 the spreadsheet libraries are for this and xlsx alone

        tables, stored = self.tables
        files = {WORKBOOK: workbook(self.registry, pieces=self._pieces)}
        titles = {WORKBOOK: "全部清单，一个工作簿", DATABASE: "全部表格，一个 SQLite 数据库"}
        for name, count, raw in (table for several in tables.values() for table in several):
            files[csv_address(name)] = raw
            titles[csv_address(name)] = f"{_title(self.registry, name)}，{count} 行"
        files[DATABASE] = stored
        listed = downloads_of(files, titles)
        self._put({each.address: each.digest for each in listed})
        sums = "".join(f"{each.digest}  {each.address.removeprefix('data/')}\n" for each in listed)
        return {**files, "data/SHA256SUMS": sums.encode()}, listed

    @cached_property
    def _keys(self) -> Mapping[str, Sequence[str]]:
        return self.registry.keys_by_collection()

    def _put(self, digests: Mapping[str, str]) -> None:
        """Keep by what the tables are known the next time."""
        for collection in self.registry.schemas.collections:
            told = [(name, count, digests[csv_address(name)]) for name, count, _ in self.tables[0][collection.name]]
            self._pieces.put(self._name(collection), told)
        self._pieces.put(DATABASE, digests[DATABASE])

    def _taken(self, collection: Collection) -> list[tuple[str, int, bytes]] | None:
        """The tables of a collection from the site before; None where they have to be made."""
        out = []
        for name, count, digest in self._pieces.get(self._name(collection)) or ():
            raw = self._checked(csv_address(name), digest)
            if raw is None:
                return None
            out.append((name, count, raw))
        return out or None

    def _checked(self, address: str, digest: str | None) -> bytes | None:
        """A file of the site before, where it is the one with that digest."""
        raw = self._before(address) if digest is not None else None
        return raw if raw is not None and hashlib.sha256(raw).hexdigest() == digest else None

    def _name(self, collection: Collection) -> str:
        return self._pieces.name("tables", self._keys[collection.name], collection.name)


def _title(registry: Registry, table: str) -> str:
    """What a table is called: its collection, and the field that its rows come from."""
    collection, _, path = table.partition(".")
    found = registry.schemas.collection(collection)
    field = found.root if found else None
    for step in path.split(".") if path else ():
        while field is not None and step not in field.properties and field.items is not None:
            field = field.items
        field = field.properties.get(step) if field else None
    words = [found.title if found else collection, field.title if field and path else ""]
    return "·".join(word for word in words if word)


__all__ = ["Downloads"]
