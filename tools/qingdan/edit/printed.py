"""Guides as they are printed: a sheet each, with the three tables one under the other."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

from qingdan.edit.filled import Row, RowWriter
from qingdan.edit.layout import Sheet, sheets
from qingdan.edit.names import Names
from qingdan.edit.printed_page import TABLES, CellStyles, PrintedPage, shown_columns, widths_of
from qingdan.edit.refusal import RefusedError
from qingdan.edit.workbook import ABOUT, CONTENTS, MARKER, OPTIONS, digest
from qingdan.model import Entry, Registry
from qingdan.pages.chinese import numeral

GUIDES = "guides"
_MADE = datetime(2000, 1, 1)


def printed(registry: Registry, keys: Sequence[str] = ()) -> bytes:
    """The workbook with a sheet for each of some guides, all where none is named. The same lists give the same bytes.

    Raises RefusedError where an entry is no guide, or a text is longer than a cell can be.
    """
    wanted = [registry.entries[key] for key in keys] if keys else list(registry.all(GUIDES))
    other = next((entry for entry in wanted if entry.collection.name != GUIDES), None)
    if other is not None:
        raise RefusedError(f"“{other.name}”不是办事指南；三表是办事指南的")
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _MADE, "title": "办事指南"})
    writer = _Writer(book, registry)
    writer.contents(wanted)
    for entry in wanted:
        writer.guide(entry)
    writer.about({entry.key for entry in wanted})
    book.close()
    return out.getvalue()


def section(sheet: Sheet) -> str:
    """The title of the table that holds a kind of rows."""
    return TABLES.get(sheet.rows) or sheet.name.partition("·")[2]


class _Writer:
    """One workbook as it is written."""

    def __init__(self, book: xlsxwriter.Workbook, registry: Registry) -> None:
        self.book, self.registry, self.names = book, registry, Names(registry)
        self.sheets = [each for each in sheets(registry.schemas) if each.collection.name == GUIDES]
        self.filling = RowWriter(self.sheets, self.names)
        self.taken = {each.name for each in sheets(registry.schemas)} | {CONTENTS, ABOUT}
        self.called: dict[str, str] = {}
        usual = {"valign": "vcenter", "text_wrap": True, "font_name": "宋体", "font_size": 10.5, "num_format": "@"}
        edged = {**usual, "border": 1}
        self.title = book.add_format({**usual, "bold": True, "font_size": 16, "align": "center", "border": 0})
        self.head = book.add_format({**usual, "bold": True, "font_size": 12, "border": 0})
        self.styles = CellStyles(
            book.add_format({**edged, "bold": True, "bg_color": "#DCE6F1", "align": "center"}),
            book.add_format({**edged, "locked": False}),
            book.add_format({**edged, "font_color": "#595959", "bg_color": "#F2F2F2"}),
        )

    def contents(self, wanted: Sequence[Entry[Any]]) -> None:
        """What each guide's sheet is called; the first sheet leads there, where there are several."""
        for entry in wanted:
            self.called[entry.key] = self._called(entry.name)
        if len(wanted) < 2:
            return
        page = self.book.add_worksheet(CONTENTS)
        page.set_column(0, 0, 60)
        for number, entry in enumerate(wanted):
            page.write_url(number, 0, f"internal:'{self.called[entry.key]}'!A1", string=entry.name)
        page.protect("", OPTIONS)

    def guide(self, entry: Entry[Any]) -> None:
        """Write the sheet of one guide."""
        rows: dict[int, list[Row]] = {}
        for number, _, row in self.filling.rows([entry]):
            rows.setdefault(number, []).append(row)
        tables = [
            (sheet, rows.get(number, []))
            for number, sheet in enumerate(self.sheets)
            if sheet.rows and (sheet.rows in TABLES or number in rows)
        ]
        tables.sort(key=lambda each: list(TABLES).index(each[0].rows) if each[0].rows in TABLES else len(TABLES))
        shown = [shown_columns(sheet, lines) for sheet, lines in tables]
        widths = widths_of([(columns, 1 + sheet.nested) for (sheet, _), columns in zip(tables, shown, strict=True)])
        page = PrintedPage(self.styles, self.book.add_worksheet(self.called[entry.key]), widths)
        page.across(entry.name, self.title, 30)
        page.across(f"一、{TABLES['']}", self.head)
        page.pairs(entry.id, self.sheets[0], rows[0][0])
        for at, ((sheet, lines), columns) in enumerate(zip(tables, shown, strict=True), 2):
            page.across(f"{numeral(at)}、{section(sheet)}", self.head)
            page.table(sheet, columns, lines, entry)
        page.close()

    def about(self, keys: set[str]) -> None:
        """The hidden sheet that says of which state of which entries the workbook was made."""
        page = self.book.add_worksheet(ABOUT)
        page.very_hidden()
        page.write_string(0, 0, MARKER)
        for number, key in enumerate(sorted(self.registry.entries), 1):
            entry = self.registry.entries[key]
            told = digest(entry.data) if key in keys else ""
            for column, text in enumerate((key, told, self.names.label(entry.collection.name, entry.id))):
                page.write_string(number, column, text)

    def _called(self, name: str) -> str:
        """A name that a sheet can have and none has."""
        clean = "".join(each for each in name if each not in "[]:*?/\\'")[:31]
        out, number = clean, 2
        while out.lower() in self.taken:
            out, number = f"{clean[:28]}{number}", number + 1
        self.taken.add(out.lower())
        return out


__all__ = ["GUIDES", "printed", "section"]
