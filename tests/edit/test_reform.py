"""A reform of bodies from a table of rows: one command, one decision, everything that hangs on a power goes along."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from qingdan.cli import main
from qingdan.diff import Effect, compare_sources, judge
from qingdan.model import Registry
from qingdan.read import WorkTree
from qingdan.read.revision import Revision
from qingdan.schema import load_schemas
from tests.diff.past import git
from tests.edit.acts import EFFECTIVE, filled, reviewed
from tests.edit.test_acts import registry_of

HEADER = ("原机构", "划转内容", "划入机构", "原机构撤销")


def table(folder: Path, rows: Sequence[Sequence[str]]) -> str:
    """A CSV with the rows, as a spreadsheet program writes it; its path."""
    path = folder / "改革.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([("石嘴山市机构改革职权划转表", "", "", ""), HEADER, *rows])
    return str(path)


def thirty(registry: Registry) -> list[tuple[str, str, str, str]]:
    """Thirty rows: one bureau merges into another, some powers and a task go from two bureaus to two others."""
    rows = [
        ("石嘴山市新闻出版局", "", "石嘴山市文化旅游广电局", "是"),
        ("市水务局", "hehu", "ziran-ziyuan", "否"),
    ]
    for giver, taker in (("shuiwu", "ziran-ziyuan"), ("zonghe-zhifa", "zhujian")):
        held = [each for each in registry.powers if each.id.startswith(f"{giver}/") and not each.retired]
        for each in held[:14]:
            assert registry.get(f"power/{taker}/{each.id.partition('/')[2]}") is None
            rows.append((giver, each.name, taker, ""))
    return rows


def test_a_reform_of_thirty_rows_is_one_decision(
    city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Reviewed as green; the old addresses lead on, the body that ended says who goes on for it."""
    before = registry_of(city)
    rows = thirty(before)
    assert len(rows) == 30
    arguments = ["reorganise", table(tmp_path, rows), "--date", EFFECTIVE, "--write", "--root", str(city)]
    assert main(arguments) == 0, capsys.readouterr().out
    filled(city)
    capsys.readouterr()
    assert reviewed(city) == 0, capsys.readouterr().out
    comparison = compare_sources(Revision(city, "main"), Revision(city, "HEAD"), load_schemas(WorkTree(city)))
    told = judge(comparison)
    assert [each.kind.title for each in told if each.effect is not Effect.NEUTRAL] == [], (
        "only who does the work changes"
    )
    assert {"row-taken-over", "row-handed-over"} <= {each.kind.slug for each in told}
    registry = registry_of(city)
    ended = registry.entries["organisations/xinwen-chuban"]
    assert (ended.get("status"), ended.get("successor")) == ("撤销", "wenlv")
    for power in before.powers:
        if power.id.startswith("xinwen-chuban/") and not power.retired:
            item = power.id.partition("/")[2]
            now = registry.entries[f"power/wenlv/{item}"]
            assert now.get("former_ids") == [power.id]
            assert [(row["kind"], row["from"], row["to"]) for row in now.rows("transfers")][-1] == (
                "划转", "xinwen-chuban", "wenlv",
            )  # fmt: skip
            assert f"responsibility/wenlv/{item}" in registry.present
    assert "hehu" not in {row["id"] for row in registry.entries["duties/shuiwu"].rows("main")}
    assert "hehu" in {row["id"] for row in registry.entries["duties/ziran-ziyuan"].rows("main")}
    (decision,) = [each for each in registry.adjustments if each.id.startswith("2027/")]
    assert decision.name.startswith("关于机构改革中划转")
    passed = {row["entry"] for row in decision.rows("changes") if row["kind"] == "划转"}
    own = [each for each in before.powers if each.id.startswith("xinwen-chuban/") and not each.retired]
    assert len([key for key in passed if key.startswith("power/")]) == 28 + len(own)


@pytest.mark.parametrize(
    ("rows", "reasons"),
    [
        ([("市水务局", "没有这一项", "ziran-ziyuan", "")], ["改革!A3", "没有叫“没有这一项”的"]),
        ([("没有这个局", "", "ziran-ziyuan", "")], ["改革!A3", "没有叫“没有这个局”的"]),
        ([("shuiwu", "取水许可", "shuiwu", "")], ["是同一个"]),
        ([("shuiwu", "取水许可", "dawukou-qu", "")], ["同级的机构之间"]),
        (
            [("shuiwu", "取水许可", "ziran-ziyuan", ""), ("shuiwu", "qushui-xuke", "zhujian", "")],
            ["改革!A4", "写了两次"],
        ),
        ([("shuiwu", "取水许可", "ziran-ziyuan", "也许")], ["写的是“也许”"]),
        ([("shuiwu", "取水许可", "ziran-ziyuan", "是")], ["在用的职权和指南"]),
        ([("shuiwu", "取水许可", "", "")], ["没有写划入机构"]),
        ([], ["一行也没有"]),
    ],
    ids=lambda each: each[0][1] if each and isinstance(each[0], tuple) else "",
)
def test_one_row_that_cannot_be_stops_the_whole_table(
    city: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    rows: list[tuple[str, str, str, str]],
    reasons: list[str],
) -> None:
    """Each is told with its place in the table, and nothing is touched."""
    assert main(["reorganise", table(tmp_path, rows), "--write", "--root", str(city)]) == 2
    err = capsys.readouterr().err
    assert [each for each in reasons if each not in err] == [], err
    assert git(city, "status", "--porcelain") == ""


def test_a_table_without_the_header_says_what_it_should_be(
    city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the words that stand at the head of the columns."""
    path = tmp_path / "表.csv"
    path.write_text("甲,乙\n1,2\n", encoding="utf-8")
    assert main(["reorganise", str(path), "--root", str(city)]) == 2
    assert "“原机构”“划转内容”“划入机构”" in capsys.readouterr().err


def test_a_body_that_ends_goes_on_for_nobody(city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two that would take over from each other are told with their rows, and nothing is written."""
    rows = [("市科技局", "", "市工信局", "是"), ("市工信局", "", "市科技局", "是")]
    assert main(["reorganise", table(tmp_path, rows), "--date", EFFECTIVE, "--write", "--root", str(city)]) == 2
    assert "在这张表里也要撤销，不能承接" in capsys.readouterr().err
    assert git(city, "status", "--porcelain") == ""
