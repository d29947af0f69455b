"""One guide's sheet as it is printed: titles with their values, and tables below one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from qingdan.edit.cells import is_duration
from qingdan.edit.filled import Row
from qingdan.edit.layout import DELETE, ENTRY, MARK, WHERE, Column, Sheet
from qingdan.edit.refusal import RefusedError
from qingdan.edit.workbook import LONGEST_CELL, OPTIONS
from qingdan.model import Entry
from qingdan.schema import Field

TABLES = {"": "事项基本信息表", "materials": "申请材料表", "steps": "办理环节与时限表"}
"""The three tables by the list that each holds, the first for the guide itself. They stand there with rows or without."""
NUMBERED, OF = "序号", "属于"
"""Columns for the eye alone: the row's number, and for a list within a row what that row is called."""
_LEAST = 8
"""So many columns a sheet has at least."""
_FIRST, _SECOND, _WIDE, _NARROW, _PROSE, _IDS = 6, 24, 14, 9, 22, 14
"""How wide columns are: for the number, for what a row is called, for text, for a choice, for prose, and beside the paper."""
_SPARE = 2
"""Empty rows below each of the three tables, to be written in."""
_SHORT, _FEW = 24, 4
"""So long are the lines, and so many, of a value that shares a line with another."""
_LINE, _HIGHEST = 14.5, 400
_INLINE = 250
"""So long may a drop-down's values be, together, that stand in the sheet itself."""


def shown_columns(sheet: Sheet, lines: Sequence[Row]) -> list[tuple[int, Column]]:
    """The columns that are printed, by their place in a row: what each row must have, and what any row has."""
    below = sheet.collection.root.at((sheet.rows, 0)) if not sheet.nested else None
    first = len(sheet.fixed)
    needed = {sheet.columns[0].path[0], *(below.required if below is not None else ())}
    return [
        (first + at, column)
        for at, column in enumerate(sheet.columns)
        if column.path[0] in needed or any(line[first + at] for line in lines)
    ]


def _width(column: Column) -> int:
    """Narrow for a choice, a number, a term; wide for prose."""
    field = column.field
    if field.values or {"boolean", "integer"} & set(field.types) or is_duration(field):
        return _NARROW
    return _PROSE if field.prose else _WIDE


def _lines(text: str, room: int) -> int:
    """How many lines a text takes where so many narrow characters have room."""
    return sum(1 + 2 * len(part) // max(room, 1) for part in text.split("\n"))


def widths_of(tables: Sequence[tuple[Sequence[tuple[int, Column]], int]]) -> list[int]:
    """The widths of a sheet's columns, from the columns of its tables and where the first of them stands."""
    widths = [_FIRST, _SECOND, *[_NARROW] * (_LEAST - 2)]
    for columns, first in tables:
        for at, (_, column) in enumerate(columns, first):
            widths += [_NARROW] * (at + 1 - len(widths))
            widths[at] = max(widths[at], _width(column))
    return widths


@dataclass(frozen=True, slots=True)
class CellStyles:
    """The forms of cells: a title, what may be written in, what says which row it is."""

    label: Any
    open: Any
    locked: Any


class PrintedPage:
    """A guide's sheet as it is written, from the top."""

    def __init__(self, styles: CellStyles, page: xlsxwriter.worksheet.Worksheet, widths: Sequence[int]) -> None:
        """Take the forms of cells, an empty sheet, and how wide its columns are."""
        self.styles, self.page, self.widths, self.width, self.row = styles, page, widths, len(widths), 0
        for at, each in enumerate(widths):
            page.set_column(at, at, each)
        page.set_column(self.width, self.width + 2, _IDS)

    def across(self, text: str, style: Any, height: float = 22) -> None:
        """A line over the whole width."""
        self.page.set_row(self.row, height)
        self.page.merge_range(self.row, 0, self.row, self.width - 1, text, style)
        self.row += 1

    def pairs(self, id_: str, sheet: Sheet, row: Row) -> None:
        """The table of titles and values: two short ones in a line, a long one alone."""
        needed = set(sheet.collection.schema.get("required", ()))
        first = len(sheet.fixed)
        waiting: list[tuple[Column, str]] = []
        self._pair(0, self.width - 1, ENTRY, id_, None)
        self.row += 1
        for at, column in enumerate(sheet.columns):
            text = row[first + at]
            if not text and column.path[0] not in needed:
                continue
            parts = text.split("\n")
            long = len(parts) > _FEW or max(map(len, parts)) > _SHORT
            if waiting and (long or len(waiting) == 2):
                self._line(waiting)
                waiting = []
            waiting.append((column, text))
            if long:
                self._line(waiting)
                waiting = []
        if waiting:
            self._line(waiting)

    def _line(self, found: Sequence[tuple[Column, str]]) -> None:
        last = self.width - 1
        half = next(at for at in range(3, last) if 2 * sum(self.widths[:at]) >= sum(self.widths) or at == last - 1)
        bounds = [(0, last)] if len(found) == 1 else [(0, half - 1), (half, last)]
        lines = 1
        for (column, text), (left, right) in zip(found, bounds, strict=True):
            room = sum(self.widths[left + (2 if left == 0 else 1) : right + 1])
            lines = max(lines, _lines(text, room))
            self._pair(left, right, column.title, text, column)
        self.page.set_row(self.row, min(_LINE * lines + 4, _HIGHEST))
        self.row += 1

    def _pair(self, left: int, right: int, title: str, text: str, column: Column | None) -> None:
        value = left + (2 if left == 0 else 1)
        self._over(left, value - 1, title, self.styles.label)
        self._over(value, right, text, self.styles.open if column is not None else self.styles.locked)
        if column is not None:
            self._choices(self.row, self.row, value, column)

    def _over(self, left: int, right: int, text: str, style: Any) -> None:
        if len(text) > LONGEST_CELL:
            raise RefusedError(f"有一处 {len(text)} 字，一个单元格至多 {LONGEST_CELL} 字：“{text[:20]}…”")
        if left == right:
            self.page.write_string(self.row, left, text, style)
        else:
            self.page.merge_range(self.row, left, self.row, right, text, style)

    def table(
        self, sheet: Sheet, columns: Sequence[tuple[int, Column]], lines: Sequence[Row], entry: Entry[Any]
    ) -> None:
        """One table with its header; what says which row it is stands beside the paper."""
        titles = [NUMBERED, *([OF] if sheet.nested else []), *(column.title for _, column in columns)]
        beside = [*((WHERE,) if sheet.nested else ()), sheet.fixed[-1], DELETE]
        for at, title in enumerate(titles):
            self._over(at, at, title, self.styles.label)
        for at, title in enumerate(beside, self.width):
            self._over(at, at, title, self.styles.label)
        self.row += 1
        top = self.row
        spare = [("",) * len(sheet.headers)] * (_SPARE if sheet.rows in TABLES else 0)
        for number, line in enumerate([*lines, *spare], 1):
            ids = line[2 : len(sheet.fixed)]
            shown = [str(number) if any(line) else "", *([_of(entry, ids[0])] if sheet.nested else [])]
            for at, text in enumerate(shown):
                self._over(at, at, text, self.styles.locked)
            texts = [_called(entry, column, line[place]) for place, column in columns]
            for at, text in enumerate(texts, len(shown)):
                self._over(at, at, text, self.styles.open)
            for at, text in enumerate(ids, self.width):
                self._over(at, at, text, self.styles.locked)
            self._over(self.width + len(ids), self.width + len(ids), "", self.styles.open)
            high = max(_lines(text, self.widths[at]) for at, text in enumerate(texts, len(shown)))
            self.page.set_row(
                self.row, min(_LINE * max(high, _lines(shown[-1], self.widths[len(shown) - 1])) + 4, _HIGHEST)
            )
            self.row += 1
        if self.row == top:
            return
        start = len(titles) - len(columns)
        for at, (_, column) in enumerate(columns, start):
            self._choices(top, self.row - 1, at, column)
        marked = self.width + len(sheet.fixed) - 2
        self.page.data_validation(top, marked, self.row - 1, marked, {"validate": "list", "source": [MARK]})

    def _choices(self, first: int, last: int, at: int, column: Column) -> None:
        field = column.field
        values = ("是", "否") if "boolean" in field.types else field.values
        if field.items is None and values and len(",".join(values)) < _INLINE:
            told = {"error_title": "没有这个值", "error_message": "请从下拉列表里选。"}
            self.page.data_validation(first, at, last, at, {"validate": "list", "source": list(values), **told})

    def close(self) -> None:
        """Set the paper: A4 across, as wide as the tables."""
        self.page.set_landscape()
        self.page.set_paper(9)
        self.page.set_margins(0.4, 0.4, 0.5, 0.5)
        self.page.fit_to_pages(1, 0)
        self.page.print_area(0, 0, max(self.row - 1, 0), self.width - 1)
        self.page.set_footer("&C第 &P 页，共 &N 页")
        self.page.protect("", OPTIONS)


def _called(entry: Entry[Any], column: Column, text: str) -> str:
    """What a cell says that names rows of the same guide: their names, where no two are called the same."""
    reference = (column.field.items or column.field).reference
    if not reference.startswith("#"):
        return text
    names = [(row.get("id"), row.get("name")) for row in entry.rows(reference[1:])]
    known = {id_: name for id_, name in names if name and sum(name == each for _, each in names) == 1}
    return "\n".join(str(known.get(line, line)) for line in text.split("\n"))


def _of(entry: Entry[Any], where: str) -> str:
    """What a list within an entry belongs to, in words: 申请材料，营业执照."""
    told: list[str] = []
    field: Field | None = entry.collection.root
    data: Any = entry.data
    for step in where.split(".") if where else ():
        if isinstance(data, list):
            data = next((row for at, row in enumerate(data, 1) if step in (row.get("id"), str(at))), {})
            field = field.items if field is not None else None
            texts = [data.get(key) for key in (field.properties if field is not None else ()) if key != "id"]
            told.append(next((text for text in texts if isinstance(text, str)), step))
        else:
            data = data.get(step)
            field = field.below(step) if field is not None else None
            told.append(field.title if field is not None else step)
    return "，".join(told)
