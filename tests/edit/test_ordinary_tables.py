"""Ordinary workbooks that are harder than they look: each cell has its true fate, or the row is refused with a reason."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from qingdan.edit.incoming import incoming
from qingdan.model import Registry
from tests.edit.test_real_tables import book, hidden_and_struck
from tests.edit.test_returned import load, saved
from tests.support import source

Lists = tuple[Registry, dict[str, bytes]]


@pytest.fixture
def small() -> Lists:
    return load(source())


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_an_open_document_tells_the_same_of_its_cells(small: Lists, tmp_path: Path) -> None:
    """Hidden rows and sheets, struck-through cells, formulas, and cells merged over rows."""
    given = hidden_and_struck()
    page = given.active
    page["C1"], page["C2"], page["A6"], page["A5"], page["B5"] = "自编", "=ROW()", None, "丁奖励", "行政奖励"
    page["D1"], page["D5"], page["D6"] = "依据", "《示例法》第三条", "《示例法》第四条"
    page.merge_cells("A5:A6")
    (tmp_path / "a.xlsx").write_bytes(saved(given))
    call = ["soffice", "--headless", "--convert-to", "ods", "--outdir", str(tmp_path), str(tmp_path / "a.xlsx")]
    subprocess.run(call, check=True, capture_output=True, timeout=240, env={**os.environ, "HOME": str(tmp_path)})
    told = [incoming(f"a.{form}", (tmp_path / f"a.{form}").read_bytes(), *small, "ju") for form in ("xlsx", "ods")]
    rows = [[(row.place, row.fate, row.reason) for row in each.rows] for each in told]
    assert rows[0] == rows[1]
    assert told[0].files == told[1].files
    assert len(told[1].files) == 2
    assert told[0].notes == told[1].notes


def test_two_tables_on_one_sheet_lose_no_row(small: Lists) -> None:
    """The rows of the table that is not read are refused; they are no part of the other's header."""
    lines = [
        ["事项名称", "权力类型"],
        ["甲奖励", "行政奖励"],
        [],
        ["事项名称", "权力类型", "依据"],
        ["乙奖励", "行政奖励", "《示例法》第三条"],
    ]
    outcome = incoming("a.xlsx", saved(book(*lines)), *small, "ju")
    assert [row.fate for row in outcome.rows] == ["表头", "没有写入", "表头", "写入"]
    assert "两个表头不同的表" in outcome.rows[1].reason
