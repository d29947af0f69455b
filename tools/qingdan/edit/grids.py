"""Read the cells of a workbook or of a table of text as text, and what else is to be known of them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

import python_calamine

from qingdan.edit.cells import tidy
from qingdan.edit.guard import column_letters, guard
from qingdan.edit.marks import NO_MARKS, Marks, marks
from qingdan.edit.marks_ods import marks_ods
from qingdan.edit.refusal import RefusedError
from qingdan.edit.text_tables import html_rows, looks_like_html, text_rows

_UNSEEN = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
"""What takes no room and is pasted unseen from web pages."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its texts by row and column, from A1; ``merged`` are (top, left, bottom, right), 0-based, inclusive.

    ``marks`` are the rows that nobody sees or that are struck through, and the cells that are formulas; ``hidden`` says
    that the sheet itself is not shown.
    """

    name: str
    rows: Sequence[Sequence[str]]
    merged: Sequence[tuple[int, int, int, int]] = ()
    marks: Marks = field(default=NO_MARKS)
    hidden: bool = False

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
        return replace(self, rows=rows)

    def seen(self) -> tuple[Grid, int]:
        """The grid without characters that take no room, and how many cells had any."""
        count = sum(bool(_UNSEEN.search(text)) for row in self.rows for text in row)
        if not count:
            return self, 0
        rows = [[tidy(_UNSEEN.sub("", text)) for text in row] for row in self.rows]
        return replace(self, rows=rows), count


def read_grids(name: str, raw: bytes) -> Sequence[Grid]:
    """Every sheet of a file: xlsx, xls, ods, CSV, Unicode text or a web page's table.

    Raises RefusedError where the file is not to be read.
    """
    guard(name, raw)
    title = name.rpartition("/")[2].rpartition(".")[0] or name
    if looks_like_html(raw):
        rows, merged = html_rows(name, raw)
        return [Grid(title, [[tidy(text) for text in row] for row in rows], merged)]
    if name.lower().endswith((".csv", ".tsv", ".txt")):
        rows = [[tidy(cell) for cell in row] for row in text_rows(name, raw)]
        formulas = frozenset((n, c) for n, row in enumerate(rows) for c, cell in enumerate(row) if cell[:1] == "=")
        return [Grid(title, rows, (), Marks(formulas=formulas))]
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
        found: Mapping[str, Marks] = _marks(raw)
        shown = {each.name: each.visible == python_calamine.SheetVisibleEnum.Visible for each in book.sheets_metadata}
        return [
            _sheet(book, number, title, found.get(title, NO_MARKS), hidden=not shown.get(title, True))
            for number, title in enumerate(book.sheet_names)
        ]
    except RefusedError:
        raise
    except Exception as problem:
        raise RefusedError(f"“{name}”不是能读的工作簿（xlsx、xls、ods）或者 CSV") from problem


def _marks(raw: bytes) -> Mapping[str, Marks]:
    """The marks of each sheet of a zipped workbook, of either kind; none of an old one."""
    if not raw.startswith(b"PK"):
        return {}
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        open_document = archive.read("content.xml") if "content.xml" in archive.namelist() else b""
    return {**marks(raw), **(marks_ods(open_document) if open_document else {})}


def _sheet(book: python_calamine.CalamineWorkbook, number: int, title: str, found: Marks, *, hidden: bool) -> Grid:
    sheet = book.get_sheet_by_index(number)
    rows = [
        [value and _text(value) if type(value) is str else _text(value) for value in row]
        for row in sheet.to_python(skip_empty_area=False)
    ]
    merged = sheet.merged_cell_ranges or ()
    spans = tuple((top, left, bottom, right) for (top, left), (bottom, right) in merged)
    return Grid(title, rows, spans or found.merged, found, hidden)


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
