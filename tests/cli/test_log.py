"""``qingdan log``: what was done in a range, by whose decision, and what nobody decided."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from qingdan.cli import main
from tests.diff.past import commit
from tests.diff.test_two_dates import BACK, DAYS, MARCH, SHORTER, VISITS, Step, told


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A burden undone, the same burden with a decision that came a day later, and a relief by decision."""
    root = tmp_path_factory.mktemp("past")
    told(
        root, [Step(10, {}, VISITS), Step(15, {}, BACK), Step(20, SHORTER, DAYS), Step(30, {}, VISITS), Step(31, MARCH)]
    )
    return root


def rows(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    """The rows that the command tells of guides."""
    assert main(["log", *arguments, "--format", "json", "--root", str(root)]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["tables"][0]["rows"]
    return [row for row in found if row["key"].startswith("guides/")]


def test_a_burden_that_was_undone_is_told_all_the_same(past: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Oldest first, each with field, values, effect, decision and both dates."""
    keys = ("field", "before", "after", "effect", "decision", "applies", "recorded")
    assert [tuple(row[key] for key in keys) for row in rows(past, capsys, "HEAD~5..HEAD")] == [
        ("visits", "0", "1", "加重", "缺", "2026-01-11", "2026-01-11"),
        ("visits", "1", "0", "减轻", "", "2026-01-16", "2026-01-16"),
        ("time_limit.promised", "5 个工作日", "4 个工作日", "减轻", "2026/002", "2026-02-01", "2026-01-21"),
        ("visits", "0", "1", "加重", "2026/001", "2026-03-01", "2026-01-31"),
    ]


@pytest.mark.parametrize(
    ("arguments", "recorded"),
    [
        (("2026-01-12..2026-01-21",), ["2026-01-16", "2026-01-21"]),
        (("2026-01-31..",), ["2026-01-31"]),
        (("..2026-01-10",), ["2026-01-01"]),
        (("HEAD~5..", "--undecided"), ["2026-01-11"]),
        (("HEAD~5..", "--decision", "2026/002"), ["2026-01-21"]),
        (("HEAD~5..", "--effect", "减轻"), ["2026-01-16", "2026-01-21"]),
        (("HEAD~5..", "--organisation", "示例局"), ["2026-01-11", "2026-01-16", "2026-01-21", "2026-01-31"]),
        (("HEAD~5..", "--organisation", "ju", "--effect", "加重"), ["2026-01-11", "2026-01-31"]),
    ],
)
def test_what_is_asked_for_and_nothing_else(
    past: Path, arguments: tuple[str, ...], recorded: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """By days or revisions, body, decision, effect, and what nobody decided."""
    assert [row["recorded"] for row in rows(past, capsys, *arguments)] == recorded


def test_what_was_loaded_first_or_judged_by_a_person_lacks_no_decision(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both are listed, and say so in the column of decisions."""
    words = ("name: 布局图", "name: 一年内的布局图")
    told(tmp_path, [Step(10, {}, words), Step(12, {}, ("copies: 1", "copies: 2"))])
    assert main(["diff", "HEAD~2", "HEAD~1", "--format", "json", "--root", str(tmp_path)]) == 0
    (change,) = json.loads(capsys.readouterr().out)["changes"]
    assert change["effect"] == "待判"
    assert [row["effect"] for row in rows(tmp_path, capsys, "..", "--undecided")] == ["待判", "加重"]
    judged = f"title: 2026 年\njudgements: [{{entry: guides/ju/xuke, path: {json.dumps(change['facts'][0]['path'])}, "
    judged += f"fingerprint: {json.dumps(change['fingerprint'])}, effect: 中性, reason: 只改名称, by: 法制审核岗}}]\n"
    book = tmp_path / "lists/wording/2026.yml"
    book.parent.mkdir(exist_ok=True)
    book.write_text(judged, encoding="utf-8")
    commit(tmp_path, "判断", 14)
    assert [row["effect"] for row in rows(tmp_path, capsys, "..", "--undecided")] == ["加重"]
    assert {"首次登记", "已有判断"} <= {row["decision"] for row in rows(tmp_path, capsys, "..")}


def test_a_sample_is_drawn_again_by_its_seed(past: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It has empty columns to tick, and its rows are rows of the whole."""
    whole = rows(past, capsys, "..")
    one = rows(past, capsys, "..", "--sample", "6", "--seed", "7")
    assert one == rows(past, capsys, "..", "--sample", "6", "--seed", "7")
    assert all({key: row[key] for key in whole[0]} in whole for row in one)
    assert all(row["checked"] == row["remark"] == "" for row in one)
    out = tmp_path / "log.xlsx"
    assert (
        main(["log", "..", "--sample", "6", "--seed", "7", "--format", "xlsx", "--out", str(out), "--root", str(past)])
        == 0
    )
    book = openpyxl.load_workbook(out)
    page = book["抽样"]
    assert [cell.value for cell in page[1]][-2:] == ["核对结果", "说明"]
    assert page.max_row == 7
    (choice,) = page.data_validations.dataValidation
    assert choice.formula1 == '"对,不对,不清楚"'
    assert str(choice.sqref) == "M2:M7"
    said = {row[0].value: row[1].value for row in book["说明"].rows}
    assert said["范围"].endswith("6 次提交")
    assert (said["种子"], said["抽了多少处"], said["筛选"]) == ("7", "6", "没有筛选")


def test_as_text_the_changes_stand_under_their_day_and_decision(past: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each head once, with how many there are; every row is below one."""
    assert main(["log", "..", "--root", str(past)]) == 0
    lines = capsys.readouterr().out.splitlines()
    heads = [line for line in lines if re.fullmatch(r"\d{4}-\d\d-\d\d　.*（\d+ 处）", line)]
    assert len(heads) == len(set(heads)) > 1
    assert sum(int(head[head.rindex("（") + 1 : -3]) for head in heads) == sum(line.startswith("  ") for line in lines)
    assert any("　决定 2026/" in head and "，自 " in head for head in heads)
    assert lines.index(heads[0]) < next(at for at, line in enumerate(lines) if line.startswith("  "))


def test_a_title_of_several_decisions_lists_them(past: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Instead of telling the changes of one."""
    assert main(["log", "..", "--decision", "示例决定", "--root", str(past)]) == 2
    assert "“示例决定”有 2 个：\n  adjustments/2026/001　" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("HEAD",), "要写成“从..到”"),
        (("nichts..HEAD",), "没有版本"),
        (("2026-13-01..",), "不是日期"),
        (("..2026-02-30",), "不是日期"),
        (("..", "--decision", "2031/001"), "没有“2031/001”这个决定"),
        (("HEAD..HEAD~2",), "把先后调过来"),
        (("..", "--format", "xlsx"), "用 --out 写明文件名"),
        (("..", "--organisation", "bieju"), "机构里没有叫“bieju”的，相近的有：\n  organisations/ju"),
    ],
)
def test_what_cannot_be_told_says_why(
    past: Path, arguments: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With exit code 2, and nothing on the output."""
    assert main(["log", *arguments, "--root", str(past)]) == 2
    said = capsys.readouterr()
    assert says in said.err
    assert said.out == ""


def test_a_clone_without_its_older_commits_says_so(
    past: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What came before cannot be seen there."""
    clone = tmp_path / "clone"
    shutil.copytree(past, clone)
    (clone / ".git" / "shallow").write_text(_head(past, "HEAD~2") + "\n")
    assert main(["log", "..", "--root", str(clone)]) == 0
    assert "没有取回全部历史" in capsys.readouterr().err


def _head(root: Path, revision: str) -> str:
    from tests.diff.past import git  # noqa: PLC0415 named beside its only use

    return git(root, "rev-parse", revision)
