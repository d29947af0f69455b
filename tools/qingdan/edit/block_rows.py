"""Rows of one entry's list in a table of their own: papers with their form and number, steps with their limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from qingdan.edit.cells import CellError, meant, shown
from qingdan.edit.guide_passages import NONE_NEEDED, none_of
from qingdan.edit.layout import Column, Sheet, at, put, sheets
from qingdan.edit.names import Names, plain
from qingdan.edit.one_sheet import Cell, Folded, Placed, SheetBlock
from qingdan.edit.outcome import CellMark, Draft, Fate, SheetRow, ValueChange
from qingdan.edit.passages import Passages, RowEntries
from qingdan.edit.row_ids import row_id
from qingdan.edit.titles import key_of
from qingdan.model import Registry
from qingdan.read.document import Data, copied

_BASIS = ("依据", "设定依据", "法律依据", "材料依据")
_WORDS = ("", "名称")
_NUMBERED = "序号"


class BlockRows:
    """Reads such tables into a guide's draft."""

    def __init__(self, registry: Registry, names: Names, passages: Passages, collection: str = "guides") -> None:
        """Take the registry, its names, and what reads citations."""
        self.names, self.passages = names, passages
        self.of: Mapping[str, Sheet] = {
            each.rows: each
            for each in sheets(registry.schemas)
            if each.collection.name == collection and each.rows and not each.nested
        }
        self.titles: Mapping[str, Mapping[str, Column | None]] = {name: _titles(each) for name, each in self.of.items()}

    @property
    def headings(self) -> Mapping[str, str]:
        """Which list a table below a heading holds, by the heading's key."""
        out: dict[str, str] = {}
        for name, sheet in self.of.items():
            field = sheet.collection.root.properties[name]
            for title in (field.title, *field.synonyms, f"{field.title}与时限"):
                out.setdefault(key_of(title), name)
        return out

    def read(self, folded: Folded, block: SheetBlock, draft: Draft | None, told: RowEntries) -> Iterator[str]:
        """Read one table row by row. What is yielded are titles of columns that were not read."""
        known = self.titles[block.name]
        columns = {column: title for column, title in block.titles.items() if key_of(title) in known}
        yield from (
            title for column, title in block.titles.items() if column not in columns and key_of(title) != _NUMBERED
        )
        fresh = draft is not None and not draft.data.get(block.name)
        for number in block.rows:
            cells = folded.grid.rows[number]
            line: dict[int, tuple[str, Cell | None]] = {
                position: (cells[column].strip(), (number, column))
                for position, column in enumerate(columns)
                if column < len(cells) and cells[column].strip()
            }
            if not line or number in folded.left:
                continue
            grid = folded.placed([line], list(columns.values()))
            row = SheetRow(grid.place(1, min(line)), Fate.REJECTED, cells=dict.fromkeys(line, CellMark.EQUAL))
            folded.read.append((grid, 1, row))
            if draft is None:
                row.reason = "这份指南没有写入，它的表也没有写入"
                continue
            row.entry = draft.key
            self._row(grid, self.of[block.name], [known[key_of(each)] for each in columns.values()], row, draft, told)
            if row.fate is not Fate.UNCHANGED:
                draft.rows.append(row)
        if fresh and draft is not None and block.name == "steps":
            _one_after_the_other(draft.data.get("steps", []))

    def _row(
        self,
        grid: Placed,
        sheet: Sheet,
        columns: Sequence[Column | None],
        row: SheetRow,
        draft: Draft,
        told: RowEntries,
    ) -> None:
        """One row, whole or not at all."""
        texts = grid.rows[1]
        named = next((n for n, column in enumerate(columns) if column is sheet.columns[0] and texts[n]), None)
        if named is None:
            row.reason = f"{row.place} 没有{sheet.columns[0].title}"
            return
        if texts[named].strip(" 。") in NONE_NEEDED:
            self._none(grid, sheet, named, row, draft)
            return
        rows: list[dict[str, Data]] = draft.data.get(sheet.rows, [])
        first = sheet.columns[0].path[0]
        was = next((each for each in rows if plain(str(each.get(first, ""))) == plain(texts[named])), None)
        new: dict[str, Data] = copied(was) if was is not None else {}
        wrong: list[str] = []
        for position, column in enumerate(columns):
            if not texts[position] or (position == named and was is not None):
                continue
            try:
                changes = self._cell(column, texts[position], new, draft, told)
            except CellError as problem:
                wrong.append(f"{grid.place(1, position)} {problem}")
                continue
            row.changes += changes
            if changes:
                row.cells[position] = CellMark.WRITTEN
        if wrong:
            row.reason = "；".join(wrong)
            row.changes.clear()
            return
        if was is not None:
            was.clear()
            was.update(new)
        else:
            if sheet.ids:
                new = {"id": row_id(str(new[first]), {str(each.get("id")) for each in rows}), **new}
            draft.data[sheet.rows] = [*rows, new]
        row.fate = Fate.IMPORTED if row.changes else Fate.UNCHANGED

    @staticmethod
    def _none(grid: Placed, sheet: Sheet, named: int, row: SheetRow, draft: Draft) -> None:
        """A row that says that the list has none."""
        title = sheet.collection.root.properties[sheet.rows].title
        try:
            row.changes += none_of(draft.data, sheet.rows, title)
        except CellError as problem:
            row.reason = f"{grid.place(1, named)} {problem}"
            return
        row.cells[named] = CellMark.WRITTEN if row.changes else CellMark.EQUAL
        row.fate = Fate.IMPORTED if row.changes else Fate.UNCHANGED

    def _cell(
        self, column: Column | None, text: str, row: dict[str, Data], draft: Draft, told: RowEntries
    ) -> Sequence[ValueChange]:
        if column is None:
            return list(self.passages.basis(text, row, told))
        reference = (column.field.items or column.field).reference
        if reference.startswith("#"):
            ids = {each.get("name"): str(each.get("id")) for each in draft.data.get(reference[1:], [])}
            text = "\n".join(ids.get(each.strip(), each) for each in text.replace("、", "\n").split("\n"))
        value = meant(text if column.field.prose else _joined(text, column), column.field, self.names)
        if value == at(row, column.path):
            return []
        before = shown(at(row, column.path), column.field, self.names)
        put(row, column.path, value)
        return [ValueChange(column.title, before, text)]


def _joined(text: str, column: Column) -> str:
    """A text whose line ends are only for the eye."""
    return text if column.field.items is not None else text.replace("\n", "")


def _titles(sheet: Sheet) -> Mapping[str, Column | None]:
    """What a column of such a table is, by the key of its title; None is the basis."""
    field = sheet.collection.root.properties[sheet.rows]
    out: dict[str, Column | None] = {}
    for column in sheet.columns:
        own = (column.title, column.field.title, *column.field.synonyms)
        for title in own if column is not sheet.columns[0] else (*own, field.title, *field.synonyms, "名称"):
            for word in _WORDS if column is sheet.columns[0] else ("",):
                out.setdefault(key_of(f"{title}{word}"), column)
    below = field.items
    if below is not None and "basis" in below.properties:
        for title in (below.properties["basis"].title, *_BASIS):
            out.setdefault(key_of(title), None)
    return out


def _one_after_the_other(rows: Sequence[dict[str, Data]]) -> None:
    """Steps that a table lists without saying what follows: each leads to the next."""
    for here, following in pairwise(rows):
        if "id" in following:
            here.setdefault("next", [{"to": following["id"]}])
