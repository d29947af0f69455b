"""Workbooks that could do harm are refused before anything reads them."""

from __future__ import annotations

import io
import os
import shutil
import struct
import subprocess
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest

from qingdan.cli import main
from qingdan.edit.grids import read_grids
from qingdan.edit.guard import column_letters, column_number, guard
from qingdan.edit.incoming import incoming
from qingdan.edit.outcome import Fate
from qingdan.edit.refusal import RefusedError
from tests.edit.test_returned import _registry, load, saved
from tests.edit.test_returned import workbook as written
from tests.support import source

SHEET = "xl/worksheets/sheet1.xml"
GOOD = written(load(source())[0], ["organisations"])


def repacked(change: Mapping[str, bytes | Callable[[bytes], bytes]], raw: bytes = GOOD) -> bytes:
    """The workbook with parts put in or changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            wanted = change.get(name, content)
            new.writestr(name, wanted if isinstance(wanted, bytes) else wanted(content))
        for name in change.keys() - set(old.namelist()):
            wanted = change[name]
            assert isinstance(wanted, bytes)
            new.writestr(name, wanted)
    return out.getvalue()


def with_formula(text: str = "=1+1") -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(GOOD))
    book["机构"]["D2"] = text
    return saved(book)


def lying(raw: bytes) -> bytes:
    """The first member claims to be a single byte."""
    at = raw.index(b"PK\x01\x02")
    return raw[: at + 24] + struct.pack("<I", 1) + raw[at + 28 :]


def encrypted(raw: bytes) -> bytes:
    at = raw.index(b"PK\x01\x02")
    return raw[: at + 8] + struct.pack("<H", 1) + raw[at + 10 :]


WIDE = b'<table:table-cell table:number-columns-repeated="16384" office:value-type="x"/>'
TALL = b'<table:table-row table:number-rows-repeated="99999"><table:table-cell office:value="1"/>'
FAR = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        ("a.xlsm", GOOD, "带宏"),
        ("a.XLSB", GOOD, "带宏"),
        ("a.xlsx", repacked({"xl/vbaProject.bin": b"x"}), "带宏"),
        ("a.ods", repacked({"Basic/Standard/Module1.xml": b"<x/>"}), "带宏"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "_VBA_PROJECT".encode("utf-16-le"), "带宏"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        ("a.xlsx", encrypted(GOOD), "密码"),
        ("a.xlsx", repacked({"xl/odd.bin": b'<sheetData><c r="B3"><f>1</f></c></sheetData>'}), "是公式"),
        ("a.ods", repacked({"content.xml": b'<table:table-cell table:formula="of:=1"/>'}), "公式"),
        ("a.xlsx", repacked({"xl/externalLinks/externalLink1.xml": b"<x/>"}), "别的文件"),
        ("a.xlsx", repacked({"xl/connections.xml": b"<x/>"}), "外部数据"),
        ("a.ods", repacked({"content.xml": b"<table:table-source/>"}), "别的文件"),
        ("a.xlsx", repacked({"xl/media/a.bin": b"\0" * (201 << 20)}), "解压后有 "),
        ("a.xlsx", repacked({"xl/media/a.bin": b"\0" * (40 << 20)}), "压缩炸弹"),
        ("a.xlsx", repacked({SHEET: lambda old: b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + old}), "文档类型声明"),
        ("a.xlsx", repacked({SHEET: lambda old: old.decode().encode("utf-16")}), "不是 UTF-8"),
        ("a.xlsx", repacked({SHEET: lambda old: old.replace(b"</sheetData>", FAR)}), "太大"),
        ("a.ods", repacked({"content.xml": WIDE}), "太大"),
        ("a.ods", repacked({"content.xml": TALL}), "太大"),
        ("a.xlsx", repacked({f"x/{number}": b"" for number in range(5001)}), "太多"),
        ("a.xlsx", GOOD[: len(GOOD) // 2], "损坏"),
        ("a.xlsx", lying(GOOD), "损坏"),
        ("a.xlsx", b"PK\x03\x04" + os.urandom(200), "损坏"),
        ("a.csv", b"\xff\xfe\xff" * 5, "编码"),
        ("a.csv", '甲,"乙\n'.encode(), "CSV"),
        ("a.xlsx", b"x" * ((50 << 20) + 1), "至多 50 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
@pytest.mark.quiet
def test_a_hostile_workbook_is_refused_in_chinese(name: str, raw: bytes, told: str) -> None:
    """At once, and without unpacking what is too large."""
    began = time.monotonic()
    with pytest.raises(RefusedError, match=told):
        read_grids(name, raw)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("http://x","y")', "=cmd|'/c calc'!A1", '=_xlfn.DISPIMG("ID_1",1)']
)
def test_a_formula_refuses_the_row_that_it_stands_in(text: str) -> None:
    """A cell that is reckoned may say another thing tomorrow; the other rows are read."""
    registry, raws = load(source())
    outcome = incoming("a.xlsx", with_formula(text), registry, raws, "")
    refused = [row for row in outcome.rows if row.fate is Fate.REJECTED]
    assert [row.reason for row in refused] == ["机构!D2 是公式；“选择性粘贴—数值”以后再导入"]
    assert outcome.files == {}


def test_a_formula_in_a_table_of_text_refuses_its_row() -> None:
    """Where the column is read; ="…", which keeps digits, is the text in it."""
    registry, raws = load(source())
    text = '事项名称,权力类型,备注,编码\n甲奖励,行政奖励,=1+1,"=""640831001000"""\n乙奖励,行政奖励,甲,="640831002000"\n'
    outcome = incoming("a.csv", text.encode(), registry, raws, "ju")
    assert [(row.fate, row.reason[:10]) for row in outcome.rows if row.fate is Fate.REJECTED] == [
        (Fate.REJECTED, "a!C2 是公式；“")
    ]
    assert len(outcome.files) == 1
    assert b'value: "640831002000"' in b"".join(outcome.files.values())


def test_harmless_workbooks_pass() -> None:
    """Ours, and one that was saved by another program."""
    guard("a.xlsx", GOOD)
    guard("a.xlsx", saved(openpyxl.load_workbook(io.BytesIO(GOOD))))


def test_any_damage_ends_in_a_refusal_or_in_cells() -> None:
    """A byte changed anywhere never ends in an exception that is not ours."""
    for at in range(0, len(GOOD), max(1, len(GOOD) // 150)):
        raw = GOOD[:at] + bytes([GOOD[at] ^ 0xFF]) + GOOD[at + 1 :]
        try:
            read_grids("a.xlsx", raw)
        except RefusedError:
            continue


def test_the_command_refuses_with_exit_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, and the lists as they were."""
    root, file = _registry(tmp_path / "r"), tmp_path / "a.xlsx"
    file.write_bytes(repacked({"xl/connections.xml": b"<x/>"}))
    assert main(["xlsx", "import", str(file), "--root", str(root), "--write"]) == 2
    out = capsys.readouterr()
    assert out.out == ""
    assert out.err.startswith("没有导入：工作簿引用了别的文件")
    assert "Traceback" not in out.err


def test_columns_have_letters() -> None:
    """A to Z, then AA."""
    assert [column_letters(each) for each in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert all(column_number(column_letters(each)) == each + 1 for each in range(2000))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_formula_in_an_ods_refuses_the_row_that_it_stands_in(tmp_path: Path) -> None:
    """As a control: the same workbook without it is read."""
    for name, raw in (("bad", with_formula()), ("good", GOOD)):
        (tmp_path / f"{name}.xlsx").write_bytes(raw)
        run = [
            "soffice",
            "--headless",
            "--convert-to",
            "ods",
            "--outdir",
            str(tmp_path),
            str(tmp_path / f"{name}.xlsx"),
        ]
        home = {**os.environ, "HOME": str(tmp_path)}
        subprocess.run(run, check=True, capture_output=True, timeout=240, env=home)
    assert not any(grid.marks.formulas for grid in read_grids("good.ods", (tmp_path / "good.ods").read_bytes()))
    registry, raws = load(source())
    outcome = incoming("bad.ods", (tmp_path / "bad.ods").read_bytes(), registry, raws, "")
    assert [row.reason for row in outcome.rows if row.fate is Fate.REJECTED] == [
        "机构!D2 是公式；“选择性粘贴—数值”以后再导入"
    ]
