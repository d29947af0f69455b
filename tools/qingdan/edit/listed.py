"""A table of entries that are listed already, such as guides with their time limits: one entry a row, found by its name."""

from __future__ import annotations

from collections.abc import Mapping

from qingdan.edit.cells import CellError, meant, shown
from qingdan.edit.grids import Grid
from qingdan.edit.headers import GridHeader, find_header, without_repeats
from qingdan.edit.layout import ENTRY, Column, Sheet, at, put, sheets
from qingdan.edit.names import Names, UnknownNameError, plain
from qingdan.edit.outcome import CellMark, Draft, Fate, SheetRow, ValueChange
from qingdan.edit.row_ids import row_id
from qingdan.edit.titles import IGNORED, ITEMS, key_of, list_titles
from qingdan.model import Registry
from qingdan.read.document import copied
from qingdan.schema import Collection, Schemas


def best_sheet(grid: Grid, schemas: Schemas) -> tuple[Sheet, GridHeader] | None:
    """The sheet of the kind of entries that a foreign table best fits, and the header found; None where no kind fits the table."""
    found: list[tuple[int, Sheet, GridHeader]] = []
    for sheet in sheets(schemas):
        name = sheet.collection.label
        if sheet.rows or name not in sheet.collection.root.properties:
            continue
        if sheet.collection.name in ITEMS:
            continue
        known = {**list_titles(sheet.collection, schemas), key_of(ENTRY): (ENTRY,)}
        header = find_header(grid, known, (name,))
        if header is not None:
            header = without_repeats(header)
            found.append((len(header.known), sheet, header))
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
        self.begun: dict[tuple[str, str], Draft] = {}

    def read(self, grid: Grid, sheet: Sheet, header: GridHeader, number: int, row: SheetRow) -> None:
        """Read one row: all of its cells, or none where one of them cannot be read."""
        columns = {".".join(column.path): column for column in sheet.columns}
        cells = grid.rows[number]
        values: Mapping[str, tuple[int, str]] = {
            field: (column, cells[column].strip())
            for column, (field,) in header.fields.items()
            if field != IGNORED and column < len(cells) and cells[column].strip()
        }
        row.fate = Fate.REJECTED
        label = sheet.collection.label
        column, name = values.get(ENTRY) or values.get(label, (0, ""))
        if not name:
            row.reason = f"{row.place} 没有{sheet.collection.root.properties[label].title}"
            return
        try:
            draft = self._draft(sheet.collection, name.replace("\n", ""), named=ENTRY in values)
        except CellError as problem:
            row.reason = f"{grid.place(number, column)} {problem}"
            return
        key = row.entry = draft.key
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
            draft.rows.append(row)
            return
        fresh = draft.new and not draft.rows
        row.cells[column] = CellMark.WRITTEN if fresh else CellMark.EQUAL
        if fresh:
            row.changes.append(ValueChange(f"新的{sheet.collection.title}", "", name))
        for column_, value, text in wanted:
            was = shown(at(draft.data, column_.path), column_.field, self.names)
            row.changes.append(ValueChange(column_.title, was, text))
            put(draft.data, column_.path, value)
            row.cells[values[".".join(column_.path)][0]] = CellMark.WRITTEN
        row.fate = Fate.IMPORTED if row.changes else Fate.UNCHANGED
        if row.changes:
            draft.rows.append(row)

    def _draft(self, collection: Collection, name: str, *, named: bool) -> Draft:
        """The entry that is called so, or a new one where its id can be spelt from the name alone. Raises CellError."""
        begun = self.begun.get((collection.name, plain(name)))
        if begun is not None:
            return begun
        try:
            id_ = self.names.id_of(collection.name, name)
        except UnknownNameError as problem:
            one = len(collection.segments) == 1 and not {"pattern", "reference"} & set(collection.segments[0])
            if named or not one or "有几个" in str(problem):
                raise CellError(f"{problem}；新的条目在导出的工作簿里添") from None
            taken = {key.rpartition("/")[2] for key in self.registry.present if key.startswith(f"{collection.name}/")}
            id_ = row_id(name, taken | {key.rpartition("/")[2] for key in self.drafts})
            key = collection.key(id_)
            data = {collection.label: name}
            self.drafts[key] = Draft(key, collection.path(id_), collection.name, data, new=True)
            self.begun[collection.name, plain(name)] = self.drafts[key]
        key = collection.key(id_)
        if key not in self.drafts:
            entry = self.registry.entries[key]
            self.drafts[key] = Draft(key, entry.path, collection.name, copied(entry.data))
        return self.drafts[key]
