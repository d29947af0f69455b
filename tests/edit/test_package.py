"""A workbook's file that is made of parts: sums, escapes, and the same bytes however many processes made it."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from qingdan.edit.filled import filled_rows
from qingdan.edit.layout import holders, sheets
from qingdan.edit.names import Names
from qingdan.edit.package import filled_in, joined
from qingdan.edit.rows_xml import WorkbookFormats, packed, rows_xml
from qingdan.edit.workbook import workbook
from qingdan.model import Registry, build_registry
from qingdan.read import WorkTree, processes, read_lists
from qingdan.schema import load_schemas
from tests.support import ROOT

ODD = ["=1+1", "a<b>&c", '"引号"', " 前后空格 ", "两行\n文字", "𠮷", "", "-1", "00012"]


def shipped() -> Registry:
    source = WorkTree(ROOT)
    schemas = load_schemas(source)
    return build_registry(read_lists(source, schemas.layout), schemas)


def frame() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.add_worksheet("一").write_string(0, 0, "标题")
    book.close()
    return out.getvalue()


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_sum_of_two_pieces_is_that_of_the_whole(one: bytes, other: bytes) -> None:
    """A part's sum is known without reading it again."""
    assert joined(zlib.crc32(one), zlib.crc32(other), len(other)) == zlib.crc32(one + other)


def test_what_is_written_is_what_every_reader_reads() -> None:
    """Whatever a text looks like it stays that text; numbers are numbers, empty cells empty."""
    rows = [[text, text, "7"] for text in ODD] + [["末", "", ""]]
    parts = [
        packed(rows_xml(each, 1, [2], WorkbookFormats(0, 0, 0)).encode(), len(each)) for each in (rows[:4], rows[4:])
    ]
    made = filled_in(frame(), {"xl/worksheets/sheet1.xml": parts})
    assert zipfile.ZipFile(io.BytesIO(made)).testzip() is None
    page = load_workbook(io.BytesIO(made))["一"]
    read = [tuple(row) for row in page.iter_rows(min_row=2, values_only=True)]
    assert read == [(text or None, text or None, 7) for text in ODD] + [("末", None, None)]
    assert {cell.data_type for row in page.iter_rows(min_row=2, max_col=2) for cell in row if cell.value} == {"s"}
    streamed = load_workbook(io.BytesIO(made), read_only=True)["一"]
    assert [tuple(row) for row in streamed.iter_rows(min_row=2, values_only=True)] == read
    other = CalamineWorkbook.from_filelike(io.BytesIO(made)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in other[1:]][-1] == "末"


def test_control_character_is_spelled_as_spreadsheets_do() -> None:
    """A workbook with one in it could not be opened."""
    xml = rows_xml([["甲\x01\x02乙", "x"]], 0, [], WorkbookFormats(0, 0, 0))
    assert "甲_x0001__x0002_乙" in xml
    assert "\x01" not in xml
    parts = [packed(rows_xml([["_x0041_"], ["_x000D_"], ["甲\x02"]], 1, [], WorkbookFormats(0, 0, 0)).encode(), 3)]
    made = filled_in(frame(), {"xl/worksheets/sheet1.xml": parts})
    read = CalamineWorkbook.from_filelike(io.BytesIO(made)).get_sheet_by_index(0).to_python()
    assert read == [["标题"], ["_x0041_"], ["_x000D_"], ["甲\x02"]]


def test_one_process_and_several_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook is the same on every machine."""
    registry = shipped()
    several = workbook(registry)
    monkeypatch.setattr(processes, "_processes", lambda: 1)
    assert workbook(registry) == several


def test_rows_of_a_sheet_are_the_rows_that_lists_have() -> None:
    """The one walk gives what the layout's own gives, list by list."""
    registry = shipped()
    names = Names(registry)
    for sheet in sheets(registry.schemas):
        if not sheet.rows:
            continue
        there = [
            (entry.key, holder.row_key(position))
            for entry in registry.all(sheet.collection.name)
            for holder in holders(entry.data, sheet.collection.root)
            if holder.rows == sheet.rows
            for position in range(len(holder.list))
        ]
        place = 3 if sheet.nested else 2
        assert [(key, row[place]) for key, row in filled_rows(sheet, registry, names)] == there, sheet.name
