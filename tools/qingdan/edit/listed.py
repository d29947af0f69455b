"""A table of entries that are listed already, such as guides with their time limits: one entry a row, found by its name."""

from __future__ import annotations

from collections.abc import Mapping

from qingdan.edit.cells import CellError, meant, shown
from qingdan.edit.grids import Grid
from qingdan.edit.headers import IGNORED, Header, find_header, key_of
from qingdan.edit.layout import ENTRY, Column, Sheet, at, put, sheets
from qingdan.edit.names import Names, UnknownNameError
from qingdan.edit.outcome import Change, Draft, Fate, Row
from qingdan.model import Registry
from qingdan.read.document import copied
from qingdan.schema import Schemas


def best_table(grid: Grid, schemas: Schemas) -> tuple[Sheet, Header] | None:
    """The kind of entries that a table is about, by the columns that are recognised; None where it is none."""
    found: list[tuple[int, Sheet, Header]] = []
    for sheet in sheets(schemas):
        name = sheet.collection.label
        if sheet.rows or name not in sheet.collection.root.properties:
            continue
        known = {key_of(each): IGNORED for each in ("序号", "编号")}
        for column in sheet.columns:
            for title in (column.title, column.field.title, *column.field.synonyms):
                known.setdefault(key_of(title), ".".join(column.path))
        known[key_of(ENTRY)] = ENTRY
        header = find_header(grid, known, name)
        if header is not None:
            found.append((len(set(header.fields.values()) - {IGNORED}), sheet, header))
    if not found:
        return None
    best = max(found, key=lambda each: each[0])
    return best[1], best[2]


class Listed:
    """Reads rows of such a table into drafts of the entries."""

    def __init__(self, registry: Registry, names: Names, drafts: dict[str, Draft]) -> None:
        """Take the registry, and the drafts to add to."""
        self.registry, self.names, self.drafts = registry, names, drafts
        self.seen: dict[tuple[str, str], str] = {}

    def read(self, grid: Grid, sheet: Sheet, header: Header, number: int, row: Row) -> None:
        """Read one row: all of its cells, or none where one of them cannot be read."""
        columns = {".".join(column.path): column for column in sheet.columns}
        cells = grid.rows[number]
        values: Mapping[str, tuple[int, str]] = {
            field: (column, cells[column].strip())
            for column, field in header.fields.items()
            if field != IGNORED and column < len(cells) and cells[column].strip()
        }
        row.fate = Fate.REJECTED
        label = sheet.collection.label
        column, name = values.get(ENTRY) or values.get(label, (0, ""))
        if not name:
            row.reason = f"{row.place} 没有{sheet.collection.root.properties[label].title}"
            return
        try:
            id_ = self.names.id_of(sheet.collection.name, name.replace("\n", ""))
        except UnknownNameError as problem:
            row.reason = f"{grid.place(number, column)} {problem}；新的条目在导出的工作簿里添"
            return
        key = sheet.collection.key(id_)
        row.entry = key
        if key not in self.drafts:
            entry = self.registry.entries[key]
            self.drafts[key] = Draft(key, entry.path, sheet.collection.name, copied(entry.data))
        draft = self.drafts[key]
        wrong: list[str] = []
        wanted: list[tuple[Column, object, str]] = []
        for field, (at_column, text) in values.items():
            if field in (ENTRY, label):
                continue
            told = self.seen.setdefault((key, field), text)
            if told != text:
                wrong.append(f"{grid.place(number, at_column)} 同一条目前面写的是“{told}”")
                continue
            try:
                value = meant(text, columns[field].field, self.names)
            except CellError as problem:
                wrong.append(f"{grid.place(number, at_column)} {problem}")
                continue
            if value != at(draft.data, columns[field].path):
                wanted.append((columns[field], value, text))
        if wrong:
            row.reason = "；".join(wrong)
            return
        for column_, value, text in wanted:
            was = shown(at(draft.data, column_.path), column_.field, self.names)
            row.changes.append(Change(column_.title, was, text))
            put(draft.data, column_.path, value)
        row.fate = Fate.IMPORTED if wanted else Fate.UNCHANGED
        if wanted:
            draft.rows.append(row)
