"""What a workbook's file says of cells beside their values: hidden rows, text that is struck through, formulas."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from qingdan.edit.guard import column_number, sheet_names
from qingdan.edit.refusal import RefusedError

_TOLD = re.compile(rb"<(?:\w+:)?(row|c|f)(?=[\s/>])([^>]*)>")
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_NUMBER = re.compile(rb'\br="([A-Z]{0,3})(\d{1,7})"')
_STYLE = re.compile(rb'\bs="(\d+)"')
_FONTS = re.compile(rb"<(?:\w+:)?fonts\b.*?</(?:\w+:)?fonts>", re.DOTALL)
_FONT = re.compile(rb"<(?:\w+:)?font(?:\s[^>]*)?(?:/>|>.*?</(?:\w+:)?font>)", re.DOTALL)
_STRIKE = re.compile(rb'<(?:\w+:)?strike(?:\s+val="(?:1|true)")?\s*/>')
_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_FORMAT = re.compile(rb"<(?:\w+:)?xf\s[^>]*>")
_FONT_ID = re.compile(rb'\bfontId="(\d+)"')


@dataclass(frozen=True, slots=True)
class Marks:
    """Rows and cells (row, column) of a sheet, all 0-based; ``merged`` as a grid has them, where the reader does not tell."""

    hidden: frozenset[int] = frozenset()
    struck: frozenset[tuple[int, int]] = frozenset()
    formulas: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()


NO_MARKS = Marks()


def marks(raw: bytes) -> Mapping[str, Marks]:
    """By sheet name, the hidden rows, struck-through cells and formulas of an xlsx workbook; empty for other formats.

    Raises RefusedError where a part with formulas belongs to no sheet.
    """
    if not raw.startswith(b"PK"):
        return {}
    out: dict[str, Marks] = {}
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        names = archive.namelist()
        called = sheet_names(archive, names)
        struck = _struck_styles(archive.read("xl/styles.xml")) if "xl/styles.xml" in names else frozenset[int]()
        for path in names:
            content = archive.read(path)
            if b"sheetData" not in content:
                continue
            found = _of_sheet(content, struck)
            if path in called:
                out[called[path]] = found
            elif found.formulas:
                # Nobody can say which sheet of the reader's it is.
                raise RefusedError(f"{path} 是公式；全选后“选择性粘贴—数值”，再导入")
    return out


def _struck_styles(styles: bytes) -> frozenset[int]:
    """The numbers of the cell formats whose font is struck through."""
    fonts, formats = _FONTS.search(styles), _FORMATS.search(styles)
    if fonts is None or formats is None or not _STRIKE.search(fonts[0]):
        return frozenset()
    struck = {number for number, font in enumerate(_FONT.finditer(fonts[0])) if _STRIKE.search(font[0])}
    out = set()
    for number, each in enumerate(_FORMAT.finditer(formats[0])):
        font_id = _FONT_ID.search(each[0])
        if font_id is not None and int(font_id[1]) in struck:
            out.add(number)
    return frozenset(out)


def _of_sheet(content: bytes, styles: frozenset[int]) -> Marks:
    end = content.rfind(b"sheetData>")
    if not styles and b'hidden="' not in content and content.find(b"<f", 0, end) < 0 > content.find(b":f", 0, end):
        return NO_MARKS
    hidden: set[int] = set()
    struck: set[tuple[int, int]] = set()
    formulas: set[tuple[int, int]] = set()
    row = column = -1
    for found in _TOLD.finditer(content):
        kind, rest = found[1], found[2]
        at = _NUMBER.search(rest)
        if kind == b"row":
            row, column = int(at[2]) - 1 if at else row + 1, -1
            if _HIDDEN.search(rest):
                hidden.add(row)
        elif kind == b"c":
            column = column_number(at[1].decode()) - 1 if at and at[1] else column + 1
            style = _STYLE.search(rest)
            if style is not None and int(style[1]) in styles:
                struck.add((row, column))
        else:
            formulas.add((row, column))
    return Marks(frozenset(hidden), frozenset(struck), frozenset(formulas))
