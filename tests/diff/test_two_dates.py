"""Two dates: from when a version of an entry applied, and when it was recorded. Stories with answers made by hand."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from qingdan.cli import main
from tests.diff.past import commit, git
from tests.support import BASE, ROOT, SHIPPED

GUIDE = "lists/guides/ju/xuke.yml"
POWER = "lists/power/ju/xuke.yml"
DECISION = """\
title: 示例决定
track: 内容调整
cause: 法律变动
document: 示例〔2026〕{number}号
decided_by: shi
decided_on: 2026-01-02
effective: {effective}
procedure: {{legality_review: {{from: 2026-01-01, to: 2026-01-02, outcome: 合法}}}}
responsible: {{drafter: 起草岗, reviewer: 审核岗, approver: 批准岗}}
changes: [{{entry: {entry}, kind: {kind}, reason: 示例。{fields}}}]
"""


def decided(
    number: str, effective: str, path: str = "", was: str = "", now: str = "", *, entry: str = "guides/ju/xuke",
    kind: str = "要素变更",
) -> dict[str, str]:  # fmt: skip
    """The file of a decision on one field, or on a whole entry."""
    fields = f", fields: [{{path: {path}, from: {was}, to: {now}}}]" if path else ""
    text = DECISION.format(number=int(number), effective=effective, entry=entry, kind=kind, fields=fields)
    return {f"lists/adjustments/2026/{number}.yml": text}


class Step(NamedTuple):
    """One commit: its day, counted from 2026-01-01, files that it brings, and texts that it changes in the guide."""

    day: int
    files: dict[str, str]
    change: tuple[str, str] = ("", "")


VISITS = ("visits: 0", "visits: 1")
BACK = ("visits: 1", "visits: 0")
DAYS = ("promised: {value: 5", "promised: {value: 4")
MARCH = decided("001", "2026-03-01", "visits", "0", "1")
SHORTER = decided("002", "2026-02-01", "time_limit.promised", "{value: 5, unit: 工作日}", "{value: 4, unit: 工作日}")
IN_MARCH = "将于 2026-03-01 把到现场次数由“0”改为“1”：依决定 2026/001"
IN_FEBRUARY = "将于 2026-02-01 把办理时限的承诺办结时限由“5 个工作日”改为“4 个工作日”：依决定 2026/002"

STORIES: dict[str, tuple[list[Step], list[tuple[str, str, str]]]] = {
    "edit and decision in one commit": (
        [Step(10, MARCH, VISITS)],
        [("2026-02-28", "visits: 0", IN_MARCH), ("2026-03-01", "visits: 1", "依决定 2026/001")],
    ),
    "the decision a commit later": (
        [Step(10, {}, VISITS), Step(11, MARCH)],
        [("2026-02-28", "visits: 0", "将于 2026-03-01"), ("2026-03-01", "visits: 1", "依决定 2026/001")],
    ),
    "the decision a commit before": (
        [Step(10, MARCH), Step(12, {}, VISITS)],
        [("2026-02-28", "visits: 0", "没有登记决定"), ("2026-03-02", "visits: 1", "登记于 2026-01-13（提交日期，还没有封存）")],
    ),
    "an edit that nobody decided": (
        [Step(10, {}, VISITS)],
        [("2026-01-10", "visits: 0", ""), ("2026-01-11", "visits: 1", "没有登记决定，按登记的日期")],
    ),
    "a decision on another field": (
        [Step(10, SHORTER, VISITS)],
        [("2026-01-11", "visits: 1", "没有登记决定，按登记的日期")],
    ),
    "a decision for another value": (
        [Step(10, decided("001", "2026-03-01", "visits", "0", "2"), VISITS)],
        [("2026-01-11", "visits: 1", "没有登记决定，按登记的日期")],
    ),
    "a burden undone before anybody saw it": (
        [Step(10, {}, VISITS), Step(15, {}, BACK)],
        [("2026-01-12", "visits: 1", "没有登记决定"), ("2026-01-16", "visits: 0", "没有登记决定")],
    ),
    "decided, undone, and made again by nobody": (
        [Step(10, decided("001", "2026-01-05", "visits", "0", "1"), VISITS), Step(20, {}, BACK), Step(30, {}, VISITS)],
        [
            ("2026-01-05", "visits: 1", "依决定 2026/001"),
            ("2026-01-25", "visits: 0", "没有登记决定"),
            ("2026-01-31", "visits: 1", "没有登记决定"),
        ],
    ),
    "undone, and made again by the decision that came then": (
        [Step(10, {}, VISITS), Step(15, {}, BACK), Step(30, {}, VISITS), Step(31, MARCH)],
        [
            ("2026-01-11", "visits: 1", "没有登记决定"),
            ("2026-02-28", "visits: 0", IN_MARCH),
            ("2026-03-01", "visits: 1", "依决定 2026/001"),
        ],
    ),
    "two decisions one after the other": (
        [Step(10, SHORTER, DAYS), Step(20, MARCH, VISITS)],
        [
            ("2026-01-31", "promised: {value: 5", IN_FEBRUARY),
            ("2026-02-01", "promised: {value: 4", "依决定 2026/002"),
            ("2026-02-28", "visits: 0", "将于 2026-03-01"),
            ("2026-03-01", "visits: 1", "依决定 2026/001"),
        ],
    ),
    "another edit while a decision waits": (
        [Step(10, MARCH, VISITS), Step(20, {}, ("copies: 1", "copies: 2"))],
        [
            ("2026-02-01", "copies: 2", IN_MARCH),
            ("2026-02-01", "visits: 0", "将于 2026-03-01 把到现场次数由“0”改为“1”"),
            ("2026-03-01", "visits: 1", "没有登记决定"),
        ],
    ),
    "a commit that claims to be older than the one before": (
        [Step(10, {}, ("copies: 1", "copies: 2")), Step(-2000, {}, VISITS)],
        [
            ("2026-01-10", "visits: 0", "登记于 2026-01-01"),
            ("2026-01-11", "visits: 1", "登记于 2026-01-11（提交自称 2020-07-11，早于它前面的提交，不作数）"),
        ],
    ),
    "before the first record": (
        [Step(10, {}, VISITS)],
        [("2024-06-01", "", "没有记录。登记从 2026-01-01 起，此前的事这里不知道")],
    ),
}  # fmt: skip


BURDEN, EASED = ("visits", "0", "1"), ("visits", "1", "0")
COPY = ("materials[shenqingshu].copies", "1", "2")
NONE, LACKING, FIRST = "", "缺", "2026/001"
LOGGED: dict[str, list[tuple[tuple[str, str, str], str, str, str]]] = {
    "edit and decision in one commit": [(BURDEN, FIRST, "2026-03-01", "2026-01-11")],
    "the decision a commit later": [(BURDEN, FIRST, "2026-03-01", "2026-01-11")],
    "the decision a commit before": [(BURDEN, FIRST, "2026-03-01", "2026-01-13")],
    "an edit that nobody decided": [(BURDEN, LACKING, "2026-01-11", "2026-01-11")],
    "a decision on another field": [(BURDEN, LACKING, "2026-01-11", "2026-01-11")],
    "a decision for another value": [(BURDEN, LACKING, "2026-01-11", "2026-01-11")],
    "a burden undone before anybody saw it": [
        (BURDEN, LACKING, "2026-01-11", "2026-01-11"), (EASED, NONE, "2026-01-16", "2026-01-16"),
    ],
    "decided, undone, and made again by nobody": [
        (BURDEN, FIRST, "2026-01-05", "2026-01-11"), (EASED, NONE, "2026-01-21", "2026-01-21"),
        (BURDEN, LACKING, "2026-01-31", "2026-01-31"),
    ],
    "undone, and made again by the decision that came then": [
        (BURDEN, LACKING, "2026-01-11", "2026-01-11"), (EASED, NONE, "2026-01-16", "2026-01-16"),
        (BURDEN, FIRST, "2026-03-01", "2026-01-31"),
    ],
    "two decisions one after the other": [
        (("time_limit.promised", "5 个工作日", "4 个工作日"), "2026/002", "2026-02-01", "2026-01-11"),
        (BURDEN, FIRST, "2026-03-01", "2026-01-21"),
    ],
    "another edit while a decision waits": [
        (BURDEN, FIRST, "2026-03-01", "2026-01-11"), (COPY, LACKING, "2026-01-21", "2026-01-21"),
    ],
    "a commit that claims to be older than the one before": [
        (COPY, LACKING, "2026-01-11", "2026-01-11"), (BURDEN, LACKING, "2026-01-11", "2026-01-11"),
    ],
    "before the first record": [(BURDEN, LACKING, "2026-01-11", "2026-01-11")],
}  # fmt: skip
"""What ``log`` says of each story after its first commit: what changed, by which decision, from when it applies, when it was recorded."""
EARLY = "这里写的已经是改后的，在那一天以前仍照改前的办"
PAGES = {
    "edit and decision in one commit": [("2026-02-28", f"{IN_MARCH[: IN_MARCH.index('：')]}（"), ("2026-03-01", "")],
    "the decision a commit later": [("2026-02-28", EARLY), ("2026-03-01", "")],
    "another edit while a decision waits": [("2026-02-01", EARLY), ("2026-03-01", "")],
    "an edit that nobody decided": [("2026-01-11", "")],
}
"""What a guide's page says beside its values, built as of a day; nothing where they apply."""


def told(root: Path, steps: list[Step]) -> None:
    """Make the repository of a story."""
    git(root, "init", "-q", "-b", "main")
    for path, text in BASE.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    commit(root, "起点", 0)
    guide = root / GUIDE
    for step in steps:
        for path, text in step.files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        guide.write_text(guide.read_text().replace(*step.change, 1) if step.change[0] else guide.read_text())
        commit(root, "改", step.day)


@pytest.mark.parametrize("story", STORIES)
def test_what_applied_on_a_day_and_when_that_was_recorded(
    story: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``show`` answers each question of the story, with what the answer rests on."""
    steps, answers = STORIES[story]
    told(tmp_path, steps)
    for day, holds, says in answers:
        code = main(["show", "guides/ju/xuke", "--as-of", day, "--root", str(tmp_path)])
        said = capsys.readouterr()
        assert code == (0 if holds else 1)
        assert holds in said.out, day
        assert says in said.err, day


@pytest.mark.parametrize("story", STORIES)
def test_the_log_has_each_change_with_its_decision_and_both_days(story: str, tmp_path: Path) -> None:
    """Also what was undone later."""
    told(tmp_path, STORIES[story][0])
    out = tmp_path / "log.json"
    first = git(tmp_path, "rev-list", "--max-parents=0", "HEAD").strip()
    assert main(["log", f"{first}..HEAD", "--root", str(tmp_path), "--format", "json", "--out", str(out)]) == 0
    rows = [row for table in json.loads(out.read_text("utf-8"))["tables"] for row in table["rows"]]
    assert [
        ((row["field"], row["before"], row["after"]), row["decision"], row["applies"], row["recorded"])
        for row in rows
        if row.get("key") == "guides/ju/xuke"
    ] == LOGGED[story]


@pytest.mark.parametrize("story", PAGES)
def test_the_page_says_what_does_not_apply_yet(story: str, tmp_path: Path) -> None:
    """A value that was written before its day is not passed off as what holds."""
    told(tmp_path, STORIES[story][0])
    for path, raw in {**SHIPPED, "mkdocs.yml": (ROOT / "mkdocs.yml").read_bytes()}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(raw)
    shutil.copytree(ROOT / "site", tmp_path / "site", ignore=shutil.ignore_patterns("synonyms.yml"))
    for day, says in PAGES[story]:
        quick = ["--no-editor", "--no-full-text", "--out", str(tmp_path / "out")]
        assert main(["site", "--root", str(tmp_path), "--on", day, *quick]) == 0
        page = (tmp_path / "out/guides/ju/xuke/index.html").read_text("utf-8")
        assert says in page
        assert bool(says) == (EARLY in page)


def test_an_entry_that_came_later_was_not_in_the_lists_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Which is another thing than a day of which there is no record."""
    new = BASE[POWER].replace("示例许可", "另一许可")
    told(tmp_path, [Step(10, {"lists/power/ju/ling.yml": new})])
    assert main(["show", "power/ju/ling", "--as-of", "2026-01-05", "--root", str(tmp_path)]) == 1
    assert "那一天它不在清单里" in capsys.readouterr().err


@pytest.mark.parametrize("day", ["2027-02-30", "0000-01-01", "明天"])
def test_a_day_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], day: str) -> None:
    """Nobody is told what applied on it."""
    told(tmp_path, [])
    assert main(["show", "guides/ju/xuke", "--as-of", day, "--root", str(tmp_path)]) == 2
    assert "日期" in capsys.readouterr().err


def test_an_end_that_is_decided_for_later_applies_from_its_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Until then the entry is what it was, and whoever asks is told what comes."""
    ended = BASE[POWER].replace("status: 在用", "status: 取消")
    end = decided("003", "2026-06-01", entry="power/ju/xuke", kind="取消")
    told(tmp_path, [Step(10, {POWER: ended}), Step(11, end)])
    assert main(["show", "power/ju/xuke", "--as-of", "2026-05-31", "--root", str(tmp_path)]) == 0
    said = capsys.readouterr()
    assert "status: 在用" in said.out
    assert "将于 2026-06-01 改：依决定 2026/003" in said.err
    assert main(["show", "power/ju/xuke", "--as-of", "2026-06-01", "--root", str(tmp_path)]) == 0
    assert "status: 取消" in capsys.readouterr().out


def test_a_moved_entry_keeps_its_decided_past(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The decision named it by the key that it then had."""
    told(tmp_path, [Step(10, MARCH, VISITS)])
    old, new = tmp_path / GUIDE, tmp_path / "lists/guides/ju/xinxuke.yml"
    new.write_text(old.read_text() + "former_ids: [ju/xuke]\n")
    old.unlink()
    commit(tmp_path, "移动", 90)
    assert main(["history", "guides/ju/xinxuke", "--root", str(tmp_path)]) == 0
    assert "自 2026-03-01 起适用（依决定 2026/001）；登记于 2026-01-11" in capsys.readouterr().out
