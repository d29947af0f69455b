"""Read the cells of a workbook or of a CSV file as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import python_calamine

from qingdan.edit.cells import tidy
from qingdan.edit.guard import column_letters, guard
from qingdan.edit.refusal import RefusedError

_ENCODINGS = ("utf-8-sig", "gb18030")


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its texts by row and column, from A1; ``merged`` are (top, left, bottom, right), 0-based, inclusive."""

    name: str
    rows: Sequence[Sequence[str]]
    merged: Sequence[tuple[int, int, int, int]] = ()

    def place(self, row: int, column: int) -> str:
        """A cell as people write it: 表!C5."""
        return f"{self.name}!{column_letters(column)}{row + 1}"

    def filled(self) -> Grid:
        """The grid with a merged cell's text in each of its rows; what it spans sideways stays where it stood."""
        rows = [list(row) for row in self.rows]
        for top, left, bottom, _ in self.merged:
            text = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
            for number in range(top + 1, min(bottom + 1, len(rows))):
                if left < len(rows[number]) and not rows[number][left]:
                    rows[number][left] = text
        return Grid(self.name, rows, self.merged)


def read_grids(name: str, raw: bytes) -> Sequence[Grid]:
    """Every sheet of a file: xlsx, xls, ods or CSV. Raises RefusedError where the file is not to be read."""
    guard(name, raw)
    if name.lower().endswith((".csv", ".tsv", ".txt")):
        return [_csv(name, raw)]
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
        return [_sheet(book, number, title) for number, title in enumerate(book.sheet_names)]
    except Exception as problem:
        raise RefusedError(f"“{name}”不是能读的工作簿（xlsx、xls、ods）或者 CSV") from problem


def _sheet(book: python_calamine.CalamineWorkbook, number: int, title: str) -> Grid:
    sheet = book.get_sheet_by_index(number)
    rows = [[_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    merged = sheet.merged_cell_ranges or ()
    return Grid(title, rows, tuple((top, left, bottom, right) for (top, left), (bottom, right) in merged))


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time().isoformat() == "00:00:00" else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return tidy(str(value))


def _csv(name: str, raw: bytes) -> Grid:
    for encoding in _ENCODINGS:
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise RefusedError(f"“{name}”的文字编码认不出来；存成 UTF-8 再导入")
    first = text.partition("\n")[0]
    mark = max(",\t;", key=first.count)
    try:
        rows = [[tidy(cell) for cell in row] for row in csv.reader(io.StringIO(text), delimiter=mark, strict=True)]
    except csv.Error as problem:
        raise RefusedError(f"“{name}”不是完整的 CSV（引号不成对，或者一格太长）") from problem
    grid = Grid(name.rpartition("/")[2].rpartition(".")[0] or name, rows)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell[:1] == "=":
                raise RefusedError(f"{grid.place(number, column)} 是公式；只留数值，再导入")
    return grid
