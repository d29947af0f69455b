"""Write the lists as a workbook that a person can read, filter and fill in."""

from __future__ import annotations

import io
import pickle
from collections.abc import Collection as Some
from collections.abc import Sequence
from dataclasses import astuple
from datetime import datetime
from itertools import chain
from typing import Any

import xlsxwriter

from qingdan.edit.filled import Row, RowWriter
from qingdan.edit.layout import DELETE, ENTRY, MARK, NAME, NUMBER, ROW, WHERE, Column, Sheet, sheets
from qingdan.edit.names import Names
from qingdan.edit.package import filled_in
from qingdan.edit.refusal import RefusedError
from qingdan.edit.rows_xml import PackedPart, WorkbookFormats, packed, rows_xml
from qingdan.model import Entry, Registry
from qingdan.model.content import content_sum
from qingdan.model.pieces import Pieces
from qingdan.read.processes import WORTH_SPREADING, spread

MARKER = "清单工作簿 1"
ABOUT, CHOICES, CONTENTS = "_关于", "_选项", "目录"
LONGEST_CELL = 32767
_SPARE = 300
"""Empty rows at the end of a sheet that have drop-downs and can be written in."""
_CHUNK = 250
"""So many entries are worded and packed at once."""
_MADE = datetime(2000, 1, 1)
_WIDTHS = {ENTRY: 34, NAME: 30, WHERE: 26, ROW: 16, NUMBER: 7, DELETE: 7}
OPTIONS = {
    "format_cells": True, "format_columns": True, "format_rows": True, "insert_rows": True, "sort": True,
    "autofilter": True, "select_locked_cells": True, "select_unlocked_cells": True,
}  # fmt: skip


def workbook(
    registry: Registry, collections: Sequence[str] = (), pieces: Pieces | None = None, keys: Some[str] | None = None
) -> bytes:
    """The workbook of the whole registry, of some collections, or of the entries of some keys. The same lists give the same bytes.

    Rows are worded and packed by as many processes as pay, those that ``pieces`` does not have; sheets, styles and drop-downs come
    from xlsxwriter. Raises RefusedError when a text is longer than a cell can be.
    """
    pieces = pieces or Pieces()
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _MADE, "title": "清单"})
    wanted = [each for each in sheets(registry.schemas) if not collections or each.collection.name in collections]
    names = Names(registry, pieces=pieces)
    writer = _Writer(book, registry, names)
    parts = _Rows(registry, wanted, names, writer.styles, keys).parts(pieces)
    contents = book.add_worksheet(CONTENTS)
    counts = [sum(part.rows for part in parts[number]) for number in range(len(wanted))]
    for sheet, count in zip(wanted, counts, strict=True):
        writer.sheet(sheet, count)
    writer.contents(contents, wanted, counts)
    writer.about()
    writer.choices()
    book.close()
    first = 2  # the contents are the first sheet, what the workbook was made of comes after the lists
    return filled_in(out.getvalue(), {f"xl/worksheets/sheet{first + at}.xml": each for at, each in parts.items()})


class _Rows:
    """The rows of every sheet, and of the hidden one that says of which state of which files the workbook was made."""

    def __init__(
        self, registry: Registry, wanted: Sequence[Sheet], names: Names, styles: WorkbookFormats, keys: Some[str] | None
    ) -> None:
        self.registry, self.wanted, self.names, self.styles = registry, wanted, names, styles
        self.keys = None if keys is None else frozenset(keys)
        self.filling = RowWriter(wanted, names)
        self.some = {each.collection.name for each in wanted}

    def parts(self, pieces: Pieces) -> dict[int, list[PackedPart]]:
        """The rows, packed, by the sheet's number; which process packs them is nothing to the bytes."""
        keys = sorted(self.registry.keys_by_collection().items())
        chunks = [mine[at : at + _CHUNK] for _, mine in keys for at in range(0, len(mine), _CHUNK)]
        asked = None if self.keys is None else sorted(self.keys)
        hung = (self.names.sum, astuple(self.styles), sorted(self.some), *(() if asked is None else (asked,)))
        called = [pieces.name("rows", chunk, *hung) for chunk in chunks]
        found = [pieces.get(name) for name in called]
        lacking = [at for at, each in enumerate(found) if each is None]

        def work(mine: Sequence[int]) -> list[dict[int, tuple[bytes, int, int, int]]]:
            return [self._chunk(chunks[at]) for at in mine]

        fresh = [
            each
            for done in spread(work, lacking, WORTH_SPREADING // _CHUNK, pickle.dumps, pickle.loads, 1)
            for each in done
        ]
        for at, each in zip(lacking, fresh, strict=True):
            found[at] = each
            pieces.put(called[at], each)
        out: dict[int, list[PackedPart]] = {number: [] for number in range(len(self.wanted) + 1)}
        for chunk in found:
            for number, part in chunk.items():
                out[number].append(PackedPart(*part))
        return out

    def _chunk(self, keys: Sequence[str]) -> dict[int, tuple[bytes, int, int, int]]:
        """The rows of some entries of one collection, packed, by the number of their sheet, as the fields of a part."""
        entries = [self.registry.entries[key] for key in keys]
        texts: dict[int, list[Row]] = {}
        shown = entries if self.keys is None else [each for each in entries if each.key in self.keys]
        for number, _, row in self.filling.rows(shown):
            texts.setdefault(number, []).append(row)
        out = {}
        for number, rows in texts.items():
            sheet = self.wanted[number]
            if max(map(len, chain.from_iterable(rows))) > LONGEST_CELL:
                row = next(row for row in rows if max(map(len, row)) > LONGEST_CELL)
                raise RefusedError(
                    f"{sheet.name}里“{row[0]}”有一处 {max(map(len, row))} 字，一个单元格至多 {LONGEST_CELL} 字"
                )
            locked = len(sheet.fixed)
            numbers = [locked + place for place, column in enumerate(sheet.columns) if "integer" in column.field.types]
            out[number] = self._packed(rows, locked, numbers)
        out[len(self.wanted)] = self._packed([self._about(entry) for entry in entries], 3, ())
        return out

    def _about(self, entry: Entry[Any]) -> Row:
        """The row of an entry in the hidden sheet: its key, the digest of its content, and what it is called."""
        name = entry.collection.name
        told = digest(entry.data) if name in self.some and (self.keys is None or entry.key in self.keys) else ""
        return entry.key, told, self.names.label(name, entry.id)

    def _packed(self, rows: Sequence[Row], locked: int, numbers: Sequence[int]) -> tuple[bytes, int, int, int]:
        part = packed(rows_xml(rows, locked, numbers, self.styles).encode(), len(rows))
        return part.packed, part.sum, part.size, part.rows


def digest(data: Any) -> str:
    """A short mark of an entry's content, by which a workbook knows that the entry changed since."""
    return content_sum(data).hex()[:16]


class _Writer:
    """One workbook as it is written."""

    def __init__(self, book: xlsxwriter.Workbook, registry: Registry, names: Names) -> None:
        self.book, self.registry, self.names = book, registry, names
        usual = {"valign": "top", "text_wrap": True, "font_name": "宋体", "font_size": 10.5}
        self.open = book.add_format(
            {**usual, "num_format": "@", "locked": False, "border": 1, "border_color": "#D0D0D0"}
        )
        self.number = book.add_format(
            {**usual, "num_format": "0", "locked": False, "border": 1, "border_color": "#D0D0D0"}
        )
        self.locked = book.add_format(
            {
                **usual,
                "num_format": "@",
                "font_color": "#595959",
                "bg_color": "#F2F2F2",
                "border": 1,
                "border_color": "#D0D0D0",
            }
        )
        self.head = book.add_format({**usual, "bold": True, "bg_color": "#DCE6F1", "border": 1, "align": "center"})
        self.lists: dict[tuple[str, ...], int] = {}

    @property
    def styles(self) -> WorkbookFormats:
        """What the formats are called in the file; asked for before anything is written, they are the first."""
        text, locked, number = (each._get_xf_index() for each in (self.open, self.locked, self.number))
        return WorkbookFormats(text, locked, number)

    def sheet(self, sheet: Sheet, count: int) -> None:
        """Write one sheet but for its rows, of which there are so many."""
        page = self.book.add_worksheet(sheet.name)
        page.freeze_panes(1, min(2, len(sheet.fixed)))
        fixed = len(sheet.fixed)
        fields = {fixed + number: column for number, column in enumerate(sheet.columns)}
        for number, header in enumerate(sheet.headers):
            page.write_string(0, number, header, self.head)
            style = self.number if number in fields and "integer" in fields[number].field.types else self.open
            page.set_column(number, number, _WIDTHS.get(header, _width(fields.get(number))), style)
        last = count + _SPARE
        for number, column in fields.items():
            self._choices(page, last, number, column)
        if sheet.rows:
            page.data_validation(
                1, fixed + len(fields), last, fixed + len(fields), {"validate": "list", "source": [MARK]}
            )
        page.autofilter(0, 0, max(count, 1), len(sheet.headers) - 1)
        page.protect("", OPTIONS)

    def _choices(self, page: xlsxwriter.worksheet.Worksheet, last: int, number: int, column: Column) -> None:
        """A drop-down where the field has a closed set of values; a list of several values cannot have one."""
        field = column.field
        values: Sequence[str] = field.values
        if "boolean" in field.types:
            values = ("是", "否")
        elif field.reference and field.reference[0] not in "#*":
            values = self.names.choices(field.reference)
        if field.items is not None or not values:
            return
        at_column = self.lists.setdefault(tuple(values), len(self.lists))
        letter = xlsxwriter.utility.xl_col_to_name(at_column)
        page.data_validation(
            1, number, last, number,
            {
                "validate": "list", "source": f"='{CHOICES}'!${letter}$1:${letter}${len(values)}",
                "error_title": "没有这个值", "error_message": "请从下拉列表里选。",
            },
        )  # fmt: skip

    def contents(self, page: xlsxwriter.worksheet.Worksheet, wanted: Sequence[Sheet], counts: Sequence[int]) -> None:
        """The first sheet: how to use the workbook, and where each sheet is."""
        page.set_column(0, 0, 44)
        page.set_column(1, 1, 10)
        page.set_column(2, 2, 70)
        lines = (
            "灰底的列用来认行，已锁定，不要改；其余各列可以改，也可以在末尾添行。",
            "几个值写在一格里的，一行一个（Alt+Enter 换行）。删去一行，在“删去”列选“删”。",
            "新添的行，写上条目标识（和所在行）；行标识可以不写，导入时按名称的拼音补上。",
            "改好之后：qingdan xlsx import 文件（先预览），加上 --write 写进清单。",
        )
        for number, line in enumerate(lines):
            page.write_string(number, 0, line)
        first = len(lines) + 1
        for number, header in enumerate(("工作表", "行数", "说明")):
            page.write_string(first, number, header, self.head)
        for number, (sheet, count) in enumerate(zip(wanted, counts, strict=True), first + 1):
            page.write_url(number, 0, f"internal:'{sheet.name}'!A1", string=sheet.name)
            page.write_number(number, 1, count)
            page.write_string(number, 2, sheet.collection.description if not sheet.rows else "")
        page.protect("", OPTIONS)

    def about(self) -> None:
        """A hidden sheet, whose rows say of which state of which files the workbook was made, and what each entry was called in it."""
        page = self.book.add_worksheet(ABOUT)
        page.very_hidden()
        page.write_string(0, 0, MARKER)

    def choices(self) -> None:
        """The hidden sheet that the drop-downs take their values from."""
        page = self.book.add_worksheet(CHOICES)
        page.hide()
        for values, column in self.lists.items():
            for row, value in enumerate(values):
                page.write_string(row, column, value)


def _width(column: Column | None) -> int:
    """Wide for prose, narrow for a choice."""
    if column is None:
        return 10
    field = column.field
    if field.items is not None:
        return 20
    if field.values or "boolean" in field.types or "integer" in field.types or field.format == "date":
        return max(12, 2 * len(column.title) + 2)
    return 28 if field.reference or column.path[-1] == "name" else 46 if not field.properties else 14
