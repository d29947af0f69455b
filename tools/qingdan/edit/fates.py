"""Give a table back with what became of each cell: a colour for each fate, and a note where something is to be done."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import datetime

import xlsxwriter

from qingdan.edit.grids import Grid
from qingdan.edit.guard import column_number
from qingdan.edit.outcome import CellMark, Fate, ImportOutcome, SheetRow

_MADE = datetime(2000, 1, 1)
_COLOURS = {
    CellMark.WRITTEN: "#C6EFCE",
    CellMark.EQUAL: "#FFFFFF",
    CellMark.REFUSED: "#FFC7CE",
    CellMark.UNREAD: "#D9D9D9",
    CellMark.HEADER: "#DCE6F1",
}
_CONTENTS = "导入结果"
_WIDTH = 24
_PLACE = re.compile(r"!([A-Z]{1,3})(\d+)$")
_LONGEST_NAME, _LONGEST_NOTE = 31, 2000


def report(grids: Sequence[Grid], outcome: ImportOutcome) -> bytes:
    """A workbook with the tables as they came and the fate of each cell. The same table and lists give the same bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _MADE, "title": _CONTENTS})
    usual = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#D0D0D0", "num_format": "@"}
    formats = {mark: book.add_format({**usual, "bg_color": colour}) for mark, colour in _COLOURS.items()}
    page = book.add_worksheet(_CONTENTS)
    page.set_column(0, 1, _WIDTH)
    page.write_string(0, 0, "单元格", formats[CellMark.HEADER])
    page.write_string(0, 1, "个数", formats[CellMark.HEADER])
    for number, (mark, count) in enumerate(outcome.cells().items(), 1):
        page.write_string(number, 0, mark, formats[mark])
        page.write_number(number, 1, count)
    for number, note in enumerate(outcome.notes, len(CellMark) + 2):
        page.write_string(number, 0, note)
    rows = _by_place(outcome)
    taken = {_CONTENTS.lower()}
    for grid in grids:
        page = book.add_worksheet(_name(grid.name, taken))
        wide = max((len(row) for row in grid.rows), default=0)
        page.set_column(0, max(wide - 1, 0), _WIDTH)
        for number, cells in enumerate(grid.rows):
            row = rows.get((grid.name, number))
            marks = row.marks() if row is not None else {}
            for column, text in enumerate(cells):
                if text:
                    page.write_string(number, column, text, formats[marks.get(column, CellMark.UNREAD)])
            first = next((column for column, text in enumerate(cells) if text), None)
            if row is not None and row.reason and first is not None and row.fate is not Fate.HEADER:
                page.write_comment(number, _blamed(row, first), row.reason[:_LONGEST_NOTE], {"author": "qingdan"})
    book.close()
    return out.getvalue()


def _by_place(outcome: ImportOutcome) -> dict[tuple[str, int], SheetRow]:
    """The rows by the sheet's name and the 0-based number."""
    out = {}
    for row in outcome.rows:
        found = _PLACE.search(row.place)
        if found is not None:
            out[row.place[: found.start()], int(found[2]) - 1] = row
    return out


def _blamed(row: SheetRow, first: int) -> int:
    """The column that a row's reason names, or its first."""
    sheet = row.place.rpartition("!")[0]
    found = re.search(rf"{re.escape(sheet)}!([A-Z]{{1,3}})\d+", row.reason)
    column = column_number(found[1]) - 1 if found is not None else first
    return column if column in row.cells else first


def _name(title: str, taken: set[str]) -> str:
    """A name that a sheet can have and none has."""
    clean = re.sub(r"[\[\]:*?/\\']", "", title)[:_LONGEST_NAME] or "表"
    name, number = clean, 2
    while name.lower() in taken:
        tail = str(number)
        name, number = clean[: _LONGEST_NAME - len(tail)] + tail, number + 1
    taken.add(name.lower())
    return name
