"""Text that a spreadsheet would take for a formula is refused wherever it may come in, and says so in the same words."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qingdan.cli import main
from qingdan.edit.desk import TITLE, Desk
from qingdan.edit.incoming import incoming
from qingdan.edit.outcome import Fate
from qingdan.edit.refusal import RefusedError
from qingdan.edit.workbook import workbook
from qingdan.export.tables import csv_of, tables_in
from qingdan.read import WorkTree
from qingdan.read.faults.nodes.formula_like import PATTERN
from qingdan.read.parse import parse
from qingdan.read.quick import QuickReader
from tests.edit import test_browser_files
from tests.edit.test_browser_files import Ask
from tests.edit.test_returned import _registry, cell, load, opened, saved
from tests.support import BASE, ROOT, run, source

ask, config, shipped = test_browser_files.ask, test_browser_files.config, test_browser_files.shipped

ODD_BLANK = "QD007"
"""What is said besides of a blank of an odd width."""
REFUSED = [
    "=1+1", "=cmd|'/C calc'!A0", '=HYPERLINK("http://x.cn","甲")', "=", "=甲", "@SUM(A1)", "@甲", "＝1+1", "＝甲", "＠甲",
    "+cmd|x", "-cmd|x", "+SUM(A1)", "-SUM(A1)", "--1", "-+1", "-=1", "+(1)", "-", "+", "＋a", "－a", "-.5", "＋＝1", "﹦1",
    " =1", "\u3000=1", "\u00a0@a", " \u3000 ＝1", " +cmd", "\u2003-x", "-2+3+cmd|' /C calc'!A0", "+1+HYPERLINK(A1)", "-甲+cmd()",
    "+ 5+LOG10 (1)", "＋１＋ＳＵＭ（Ａ１）", "-1+Sheet!A1", "-1+'file:///c:/a.ods'#$A.A1", "+8+a1|b", "-甲！A1",
]  # fmt: skip
TAKEN = [
    "-5",
    "+86 10",
    "-5 ℃",
    "- 甲",
    "-甲=1",
    "+ =1",
    "－ 5",
    "－甲",
    "＋8",
    "1=1",
    "甲=1",
    "(=1)",
    " 1=1",
    "-5(含)",
    "-甲，5（含）！",
    "-5 ℃以下：A、B 类（1#、2#）",
    "1+cmd()",
    "a@b.cn",
    "—甲",
    "'=1",
    "-（甲）",
]
ORGANISATION = "lists/organisations/ju.yml"


@pytest.mark.parametrize("text", REFUSED)
def test_the_check_refuses_it_at_its_place(text: str) -> None:
    """Quoted either way, in brackets, in a row, as a key; of what is not quoted something is said in any case."""
    double, single = json.dumps(text, ensure_ascii=False), "'" + text.replace("'", "''") + "'"
    for form, line, column in [
        ("note: {}\n", 1, 7), ("a: {{b: {}}}\n", 1, 8), ("a:\n  - {}\n", 2, 5), ("a: [甲, {}]\n", 1, 8), ("{}: 1\n", 1, 1),
    ]:  # fmt: skip
        for written in (double, single):
            told = parse("x", form.format(written).encode()).diagnostics
            (found,) = (each for each in told if each.code != ODD_BLANK)
            assert (found.code, found.place.line, found.place.column) == ("QD047", line, column)
    for bare in (f"note: {text}\n", f"a:\n  - {text}\n", f"note: |-\n  {text}\n", f"note: >-\n  {text}\n"):
        assert parse("x", bare.encode()).diagnostics
    outcome = run({ORGANISATION: BASE[ORGANISATION] + f"note: {double}\n"})
    errors = [each for each in outcome.diagnostics if each.code < "QD9" and each.code != ODD_BLANK]
    assert [(each.code, each.place.path, each.place.line) for each in errors] == [("QD047", ORGANISATION, 6)]


@pytest.mark.parametrize("text", TAKEN)
def test_what_no_spreadsheet_takes_for_a_formula_is_text(text: str) -> None:
    """A number with its sign, a sign before Chinese text, a sign that is not the first."""
    assert parse("x", f"note: {json.dumps(text, ensure_ascii=False)}\n".encode()).diagnostics == ()


@given(
    st.text(st.sampled_from("=@＝＠+-＋－1０甲a (（ \u3000'\""), min_size=1, max_size=4),
    st.sampled_from(["{}", "'{}'", '"{}"']),
)
@settings(max_examples=1500, deadline=None)
def test_no_reader_lets_one_through(text: str, quotes: str) -> None:
    """Wherever it stands, the quick reader gives the strict one's verdict; whatever is read without a finding is none."""
    reader = QuickReader()
    for form in (
        "a: {}\n",
        "a: {}" + "长" * 80 + "\n",
        "a: {{b: {}}}\n",
        "a: [甲, {}]\n",
        "a:\n  - {}\n",
        "a:\n  - {{b: {}, c: 1}}\n",
    ):
        raw = form.format(quotes.format(text)).encode()
        quick, strict = reader.parse("x", raw), parse("x", raw)
        assert quick.diagnostics == strict.diagnostics
        if not strict.diagnostics:
            assert strict.document is not None
            assert quick.document == strict.document
            assert not [each for each in texts(strict.document.data) if PATTERN.match(each)]


def texts(data: Any) -> list[str]:
    """Every text and key in some data."""
    if isinstance(data, dict):
        return [each for key, value in data.items() for each in (key, *texts(value))]
    return (
        [each for value in data for each in texts(value)]
        if isinstance(data, list)
        else [data]
        if isinstance(data, str)
        else []
    )


def test_the_shipped_lists_hold_none(shipped: Any) -> None:
    """Nor do the tables that are published of them, in any cell."""
    cells = 0
    for collection in shipped.schemas.collections:
        for table in tables_in(shipped, collection):
            for row in table.rows:
                cells += len(row)
                assert not [each for each in row if isinstance(each, str) and PATTERN.match(each)]
            assert csv_of(table)
    assert cells > 50_000


def test_the_form_of_the_staff_refuses_it(tmp_path: Path) -> None:
    """A save at the desk changes nothing, and is answered with the check's sentence."""
    for name in ("lists", "schemas"):
        shutil.copytree(ROOT / name, tmp_path / name)
    desk = Desk(WorkTree(tmp_path), WorkTree(ROOT), "2026-11-29")
    path = "lists/guides/shuiwu/qushui-xuke.yml"
    raw = (tmp_path / path).read_bytes()
    answer = desk.answer({"action": "getEntry", "params": {"path": path}})
    assert isinstance(answer, dict)
    data = json.loads(answer["data"])
    assert TITLE in data
    file = {"slug": "x", "path": path, "raw": json.dumps({**data, "name": "=1+1"})}
    with pytest.raises(RefusedError, match="这段文字以“=”开头，表格软件会把它当成公式"):
        desk.answer({"action": "persistEntry", "params": {"dataFiles": [file], "assets": []}})
    for text in ("甲\u200b乙", "甲\x1b乙", "+1+cmd()", "甲\u2800"):
        file["raw"] = json.dumps({**data, "name": text})
        # The line, the code and the cure, as the check has them.
        with pytest.raises(RefusedError, match=rf"文件没有动。\n\n{path}:\d+:\d+\n.*［QD0\d\d］\n改法：\S"):
            desk.answer({"action": "persistEntry", "params": {"dataFiles": [file], "assets": []}})
    assert (tmp_path / path).read_bytes() == raw


@pytest.mark.parametrize(
    "text", [*REFUSED, "\t甲", "甲\r乙", "甲\u202e乙", "甲\x1b乙", "甲\ue000", "\u2fb7品", "cafe\u0301", "甲\u200b"]
)
def test_the_published_editor_refuses_it(shipped: Any, ask: Ask, text: str) -> None:
    """In the browser, before anything is sent, under the name of the field; and every character that the check refuses."""
    entry = shipped.all("laws")[0]
    found = [
        each for each in ask(name="laws", data={**entry.data, "name": text}) if "正式名称" in each or "名称" in each
    ]
    assert any("公式" in each or "删掉它" in each or "换成" in each for each in found), found


@pytest.mark.parametrize("text", TAKEN[:2] + TAKEN[3:13])
def test_the_published_editor_takes_what_the_check_takes(shipped: Any, ask: Ask, text: str) -> None:
    """No sentence of a formula."""
    entry = shipped.all("laws")[0]
    assert not [each for each in ask(name="laws", data={**entry.data, "name": text}) if "公式" in each]


def test_a_workbook_that_comes_back_with_one_is_refused_at_the_cell() -> None:
    """As text in a cell: a true formula is refused by the guard before."""
    registry, raws = load(source())
    book = opened(workbook(registry))
    held = cell(book, "机构", "ju", "备注")
    held.value, held.data_type = "=1+1", "s"
    held.quotePrefix = True
    outcome = incoming("清单.xlsx", saved(book), registry, raws, "")
    assert outcome.files == {}
    (row,) = [each for each in outcome.rows if each.fate is Fate.REJECTED]
    assert "“=1+1”的开头像公式" in row.reason
    assert held.coordinate in row.reason


@pytest.mark.parametrize("text", ["＝1+1", "@甲", "-cmd|x"])
def test_a_units_own_table_with_one_is_refused(text: str) -> None:
    """The row says why, and nothing of it is written."""
    registry, raws = load(source())
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["事项名称", "类别", "实施依据"])
    page.append([text, "行政检查", "《示例法》第十二条"])
    out = io.BytesIO()
    book.save(out)
    outcome = incoming("表.xlsx", out.getvalue(), registry, raws, "ju")
    assert outcome.files == {}
    assert any("公式" in each.reason and each.fate is Fate.REJECTED for each in outcome.rows)


def test_a_new_entry_that_is_filled_in_with_one_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``new`` writes blanks; the check says the same of what is put into them."""
    root, _ = _registry(tmp_path / "r"), None
    assert main(["new", "organisations", "xin-ju", "--root", str(root)]) == 0
    made = root / "lists/organisations/xin-ju.yml"
    made.write_text(
        made.read_text("utf-8").replace("〔待填：机构名称〕", "'=1+1'").replace("〔待填：名称〕", "'=1+1'"), "utf-8"
    )
    capsys.readouterr()
    assert main(["check", "--root", str(root)]) == 1
    assert "error[QD047] 这段文字以“=”开头" in capsys.readouterr().out
