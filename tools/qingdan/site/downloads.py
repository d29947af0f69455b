"""The workbook, the tables and the database of a site, and their sums: made once, whoever asks first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from qingdan.export import DATABASE, table_files, tables_of
from qingdan.model import Registry
from qingdan.pages.data import Download, downloads_of

WORKBOOK = "data/qingdan.xlsx"


class Downloads:
    """The files below ``data/`` of one registry."""

    def __init__(self, registry: Registry) -> None:
        """Take the registry."""
        self.registry = registry

    def begin(self) -> None:
        """Make the tables now, so that nobody waits for them later."""
        _ = self.tables

    @cached_property
    def tables(self) -> tuple[Mapping[str, bytes], Mapping[str, str]]:
        """The tables and the database by address, and what each of them is called."""
        found = tables_of(self.registry)
        titles = {f"data/{each.name}.csv": f"{_title(self.registry, each.name)}，{len(each.rows)} 行" for each in found}
        return dict(table_files(found)), titles

    @cached_property
    def listed(self) -> tuple[Mapping[str, bytes], Sequence[Download]]:
        """Every file by address, and what there is to take along."""
        from qingdan.edit.workbook import workbook  # noqa: PLC0415 the spreadsheet libraries are for this and xlsx alone

        tables, titles = self.tables
        files = {WORKBOOK: workbook(self.registry), **tables}
        listed = downloads_of(
            files, {WORKBOOK: "全部清单，一个工作簿", DATABASE: "全部表格，一个 SQLite 数据库", **titles}
        )
        sums = "".join(f"{each.digest}  {each.address.removeprefix('data/')}\n" for each in listed)
        return {**files, "data/SHA256SUMS": sums.encode()}, listed


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
