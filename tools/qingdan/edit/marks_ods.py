"""What an OpenDocument workbook says of cells beside their values: hidden rows, struck-through cells, formulas."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from qingdan.edit.guard import MOST_COLUMNS, MOST_ROWS
from qingdan.edit.marks import Marks
from qingdan.edit.refusal import RefusedError

_TOKEN = re.compile(rb"<table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^>]*)>")
_NAME = re.compile(rb'\btable:name="([^"]*)"')
_TIMES = re.compile(rb'\btable:number-(?:rows|columns)-repeated="(\d{1,9})"')
_DOWN = re.compile(rb'\btable:number-rows-spanned="(\d{1,7})"')
_ACROSS = re.compile(rb'\btable:number-columns-spanned="(\d{1,7})"')
_UNSEEN = re.compile(rb'\btable:visibility="(?:collapse|filter)"')
_FORMULA = re.compile(rb"\btable:formula=")
_STYLED = re.compile(rb'\btable:style-name="([^"]*)"')
_STYLE = re.compile(rb'<style:style\b[^>]*\bstyle:name="([^"]*)"[^>]*>(.*?)</style:style>', re.DOTALL)
_STRIKE = re.compile(rb'\bstyle:text-line-through-(?:style|type)="(?!none")')


def marks_ods(content: bytes) -> Mapping[str, Marks]:
    """The marks of each sheet by its name, from the part ``content.xml``. Raises RefusedError where a formula is in no sheet."""
    struck = {found[1] for found in _STYLE.finditer(content) if _STRIKE.search(found[2])}
    read = list(_sheets(content, struck))
    if sum(each.count for each in read) < len(_FORMULA.findall(content)):
        raise RefusedError("工作簿里有公式，看不出在哪一格；全选后“选择性粘贴—数值”，再导入")
    return {
        each.name: Marks(
            frozenset(each.hidden), frozenset(each.struck), frozenset(each.formulas), tuple(sorted(each.merged))
        )
        for each in read
    }


@dataclass(slots=True)
class _Sheet:
    """The marks of one sheet as they are found; ``count`` of formulas in the file, of which one may stand for several cells."""

    name: str
    hidden: set[int] = field(default_factory=set)
    struck: set[tuple[int, int]] = field(default_factory=set)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    count: int = 0


def _sheets(content: bytes, struck: set[bytes]) -> Iterator[_Sheet]:
    """Each sheet with its marks."""
    sheet: _Sheet | None = None
    row = column = rows = 0
    for token in _TOKEN.finditer(content):
        kind, rest = token[1], token[2]
        if kind == b"table":
            if sheet is not None:
                yield sheet
            named = _NAME.search(rest)
            sheet = _Sheet(html.unescape(named[1].decode("utf-8", "replace")) if named else "")
            row = column = rows = 0
        elif sheet is not None and kind == b"table-row":
            row, rows, column = row + rows, _number(_TIMES, rest), 0
            if _UNSEEN.search(rest):
                sheet.hidden.update(range(row, min(row + rows, MOST_ROWS)))
        elif sheet is not None:
            times = _number(_TIMES, rest)
            across = [(row, each) for each in range(column, min(column + times, MOST_COLUMNS))]
            styled = _STYLED.search(rest)
            if styled is not None and styled[1] in struck:
                sheet.struck.update(across)
            if _FORMULA.search(rest):
                sheet.formulas.update(across)
                sheet.count += 1
            down, wide = _number(_DOWN, rest), _number(_ACROSS, rest)
            if down > 1 or wide > 1:
                sheet.merged.append((row, column, row + down - 1, column + wide - 1))
            column += times
    if sheet is not None:
        yield sheet


def _number(pattern: re.Pattern[bytes], text: bytes) -> int:
    found = pattern.search(text)
    return max(1, int(found[1])) if found else 1
