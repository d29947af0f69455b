"""A guide as a sheet with the three tables one under the other, printed, written in, and brought back."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from qingdan.cli import main
from qingdan.edit.grids import read_grids
from qingdan.edit.outcome import CellMark, Fate, ImportOutcome
from qingdan.edit.printed import printed
from qingdan.model import Registry
from qingdan.read.parse import parse
from tests.edit.test_returned import _registry, back, load, opened, saved
from tests.support import BASE, SCHEMAS, source

Lists = tuple[Registry, dict[str, bytes]]
SHEET = "示例许可（新办）"
GUIDE = "lists/guides/ju/xuke.yml"


@pytest.fixture
def small() -> Lists:
    return load(source())


def _told_cells(raw: bytes) -> int:
    hidden = ("目录", "_关于")
    grids = [grid for grid in read_grids("三表.xlsx", raw) if grid.name not in hidden]
    return sum(bool(text) for grid in grids for row in grid.rows for text in row)


def _at(page: Any, text: str, nth: int = 0) -> tuple[int, int]:
    """The row and column of the cell that says a text."""
    found = [(each.row, each.column) for line in page.iter_rows() for each in line if each.value == text]
    return found[nth]


def _value(page: Any, title: str) -> Any:
    """The cell beside a title."""
    row, column = _at(page, title)
    merged = next((each for each in page.merged_cells.ranges if (each.min_row, each.min_col) == (row, column)), None)
    return page.cell(row, (merged.max_col if merged else column) + 1)


def _below(page: Any, title: str, nth: int = 0) -> tuple[int, dict[str, int]]:
    """The first row below the header that has a title, and its columns."""
    row, _ = _at(page, title, nth)
    return row + 1, {each.value: each.column for each in page[row] if each.value}


def _changes(outcome: ImportOutcome) -> list[tuple[str, str, str, str]]:
    return [(row.place, each.what, each.was, each.becomes) for row in outcome.rows for each in row.changes]


def _data(outcome: ImportOutcome) -> Any:
    document = parse(GUIDE, outcome.files[GUIDE]).document
    assert document is not None
    return document.data


def test_all_guides_go_out_and_come_back_without_a_change() -> None:
    """Each value of each shipped guide is printed; each cell is told to be equal or a title."""
    registry, raws = load(SCHEMAS)
    raw = printed(registry)
    assert printed(registry) == raw
    outcome = back(raw, registry, raws)
    assert outcome.files == {}
    assert list(outcome.notes) == []
    assert {row.fate for row in outcome.rows} == {Fate.UNCHANGED, Fate.HEADER}
    cells = outcome.cells()
    assert cells[CellMark.EQUAL] + cells[CellMark.HEADER] == _told_cells(raw) > 20_000
    assert len(opened(raw).sheetnames) == len(registry.guides) + 2


def test_the_sheet_is_made_to_be_printed(small: Lists) -> None:
    """A4 across, the three tables in their order; ids stand beside the paper and are locked."""
    book = opened(printed(small[0], ["guides/ju/xuke"]))
    assert book.sheetnames == [SHEET, "_关于"]
    page = book[SHEET]
    heads = [_at(page, each)[0] for each in ("一、事项基本信息表", "二、申请材料表", "三、办理环节与时限表")]
    assert heads == sorted(heads)
    assert page.page_setup.paperSize == 9
    assert page.page_setup.orientation == "landscape"
    row, columns = _below(page, "行标识")
    last = page.print_area.rpartition(":")[2].strip("$0123456789")
    assert page.cell(row, columns["行标识"] - 1).column_letter == last
    assert page.cell(row, columns["行标识"]).protection.locked
    assert not _value(page, "到现场次数").protection.locked


def test_what_is_written_in_comes_back(small: Lists) -> None:
    """A value, a cell of a row, a new paper that a step names, a row that goes, a table that was not there."""
    book = opened(printed(small[0], ["guides/ju/xuke"]))
    page = book[SHEET]
    _value(page, "到现场次数").value = "1"
    _value(page, "承诺办结时限").value = "4工作日"
    row, papers = _below(page, "材料名称")
    before = parse(GUIDE, BASE[GUIDE].encode()).document
    assert before is not None
    page.cell(row, papers["份数"]).value = "两份"
    new = row + len(before.data["materials"])
    for title, text in (
        ("材料名称", "平面图"),
        ("主件或辅件", "辅件"),
        ("必要性", "必要"),
        ("形式", "纸质"),
        ("份数", 1),
        ("来源", "自备"),
    ):
        page.cell(new, papers[title]).value = text
    row, steps = _below(page, "用到的材料")
    told = page.cell(row, steps["用到的材料"])
    told.value = f"{told.value}\n平面图"
    last = page.max_row + 1
    page.cell(last, 1).value = "常见问题"
    page.cell(last + 1, 1).value, page.cell(last + 1, 2).value = "问", "答"
    page.cell(last + 2, 1).value, page.cell(last + 2, 2).value = "周末办吗？", "不办。"
    raw = saved(book)
    outcome = back(raw, *small)
    assert [row.reason for row in outcome.rows if row.fate is Fate.REJECTED] == []
    data = _data(outcome)
    assert data["visits"] == 1
    assert data["time_limit"]["promised"] == {"value": 4, "unit": "工作日"}
    assert data["materials"][0]["copies"] == 2
    new_paper = {
        "name": "平面图",
        "kind": "辅件",
        "necessity": "必要",
        "form": "纸质",
        "copies": 1,
        "source": "申请人自备",
    }
    assert data["materials"][-1] == {"id": "pingmiantu", **new_paper}
    assert data["steps"][0]["materials"][-1] == "pingmiantu"
    assert data["questions"][0]["answer"] == "不办。"
    assert sum(outcome.cells().values()) == _told_cells(raw)
    promised, copies = _value(page, "承诺办结时限"), page.cell(*_at(page, "两份"))
    changed = {what: (place, was) for place, what, was, _ in _changes(outcome) if was}
    assert changed["承诺办结时限"] == (f"{SHEET}!A{promised.row}", "5 工作日")
    assert changed["份数"] == (f"{SHEET}!A{copies.row}", "1")


def test_a_row_goes_where_it_is_marked(small: Lists) -> None:
    """As in the workbook of all lists; a row that only is not there any more stays, and is told."""
    book = opened(printed(small[0], ["guides/ju/xuke"]))
    page = book[SHEET]
    row, papers = _below(page, "材料名称")
    name = page.cell(row, papers["材料名称"]).value
    page.cell(row, papers["删去"]).value = "删"
    outcome = back(saved(book), *small)
    assert name not in [each["name"] for each in _data(outcome)["materials"]]
    page.delete_rows(row)
    outcome = back(saved(book), *small)
    assert outcome.files == {}
    assert any("“办事指南·申请材料”比清单少 1 行，没有出现的行不动" in note for note in outcome.notes)


def test_a_cell_that_cannot_be_is_told_where_it_stands(small: Lists) -> None:
    """And the guide stays whole: nothing else of it is written."""
    book = opened(printed(small[0], ["guides/ju/xuke"]))
    page = book[SHEET]
    _value(page, "到现场次数").value = "1"
    row, papers = _below(page, "材料名称")
    wrong = page.cell(row, papers["份数"])
    wrong.value = "几份"
    outcome = back(saved(book), *small)
    assert outcome.files == {}
    refused = [row for row in outcome.rows if row.fate is Fate.REJECTED]
    assert any(f"{SHEET}!{wrong.coordinate} “几份”不是整数" in row.reason for row in refused)
    visits = _value(page, "到现场次数")
    assert any(f"!{visits.coordinate[0]}" in row.place or row.place.endswith(str(visits.row)) for row in refused)
    assert outcome.count(Fate.IMPORTED) == 0


def test_two_rows_of_one_name_are_called_by_their_ids() -> None:
    """A step says which of two papers it means."""
    rest = "name: 图, kind: 辅件, necessity: 必要, form: 纸质, copies: 1, source: 申请人自备"
    papers = "".join(f"  - {{id: {id_}, {rest}}}\n" for id_ in ("yi", "er"))
    text = BASE[GUIDE].replace("materials:\n", f"materials:\n{papers}", 1)
    lists = load(source({GUIDE: text.replace("materials: [", "materials: [er, ", 1)}))
    raw = printed(lists[0])
    assert any(
        each.value and str(each.value).startswith("er\n") for line in opened(raw)[SHEET].iter_rows() for each in line
    )
    assert back(raw, *lists).files == {}


def test_the_command_prints_guides_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One, a body's, or all; other lists have no three tables."""
    root, file = _registry(tmp_path / "r"), tmp_path / "三表.xlsx"
    at = ["--root", str(root), "--force", "--print"]
    for chosen in ([], ["--entry", "示例许可（新办）"], ["--organisation", "示例局"], ["--list", "办事指南"]):
        assert main(["xlsx", "export", str(file), *at, *chosen]) == 0
        assert SHEET in opened(file.read_bytes()).sheetnames
    capsys.readouterr()
    assert main(["xlsx", "export", str(file), *at, "--entry", "power/ju/xuke"]) == 2
    assert "“示例许可”不是办事指南" in capsys.readouterr().err
    assert main(["xlsx", "export", str(file), *at, "--list", "机构"]) == 2
    assert "--print 只印办事指南" in capsys.readouterr().err
    book = opened(file.read_bytes())
    _value(book[SHEET], "到现场次数").value = "1"
    file.write_bytes(saved(book))
    assert main(["xlsx", "import", str(file), "--root", str(root), "--write"]) == 0
    assert "    到现场次数：0 → 1\n" in capsys.readouterr().out
    assert (root / GUIDE).read_text("utf-8") == BASE[GUIDE].replace("visits: 0", "visits: 1")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", ["xlsx", "ods", "xls"])
def test_libreoffice_hands_it_back_the_same(tmp_path: Path, small: Lists, form: str) -> None:
    """What a person saves again without a change is no change."""
    (tmp_path / "a.xlsx").write_bytes(printed(small[0]))
    run = ["soffice", "--headless", "--convert-to", form, "--outdir", str(tmp_path / "out"), str(tmp_path / "a.xlsx")]
    subprocess.run(run, check=True, capture_output=True, timeout=240, env={**os.environ, "HOME": str(tmp_path)})
    outcome = back((tmp_path / "out" / f"a.{form}").read_bytes(), *small)
    assert outcome.files == {}
    assert {row.fate for row in outcome.rows} == {Fate.UNCHANGED, Fate.HEADER}
