"""Each report says of each change on what it stands, or what it lacks, who may decide that and how it is drafted."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from qingdan.diff import compare_sources, judge
from qingdan.diff.cover import Cover
from qingdan.diff.fact import written
from qingdan.diff.stand import StandState, standing_of
from qingdan.read import Memory
from qingdan.render import Palette
from qingdan.render.changes import Report, build_report, html, json_changes, markdown, plain
from qingdan.render.changes.html import html_sections
from qingdan.render.changes.report import ReportRow
from qingdan.render.changes.sheet import sheet
from qingdan.render.changes.word import word
from tests.diff.attempts import CITY, GUIDE, LAW, NEWER
from tests.diff.generated import SCHEMAS
from tests.render.test_changes import sheet_text, word_text
from tests.support import SHIPPED

DECISION = "关于增加到场次数的决定"
FORMS: dict[str, Callable[[Report], str]] = {
    "text": lambda report: plain(report, Palette()),
    "markdown": lambda report: markdown(report).replace("\\", "").replace("\u200b", ""),
    "html": html,
    "json": lambda report: json.dumps(json.loads(json_changes(report))["changes"], ensure_ascii=False),
    "xlsx": lambda report: sheet_text(sheet(report)),
    "docx": lambda report: word_text(word(report)),
    "page": lambda report: html_sections(report, "", ()),
}


@cache
def report(*, judged: bool = True) -> Report:
    """Of a guide one field as a decision says, another otherwise, a third that it does not name, a relief; a law with its correction."""
    before, after = dict(CITY), dict(CITY)
    del before[NEWER]
    before[GUIDE] = before[GUIDE].replace("visits: 2", "visits: 1")
    after[NEWER] = after[NEWER].replace("to: 2}", "to: 2}, {path: online, from: 办理, to: 受理}")
    for old, new in (
        ("online: 办理", "online: 咨询"),
        ("promised: {value: 5", "promised: {value: 9"),
        ("reach: 全市", "reach: 全省"),
    ):
        after[GUIDE] = after[GUIDE].replace(old, new)
    after[LAW] = after[LAW].replace("kind: 法律", "kind: 部门规章")
    after["lists/wording/2026.yml"] = (
        "title: 2026 年\ncorrections: [{record: laws/fa, path: kind, date: 2026-05-30, reason: 录错, by: 清单保管岗}]\n"
    )
    sides = [
        Memory({**SHIPPED, **{path: text.encode() for path, text in files.items()}}, "甲") for files in (before, after)
    ]
    comparison = compare_sources(*sides, SCHEMAS)
    return build_report(comparison, judge(comparison), standing_of(Cover(comparison, "2026-06-01"), judged=judged))


def alone(row: ReportRow, *, judged: bool = True) -> Report:
    """The report of one change."""
    whole = report(judged=judged)
    section = next(each for each in whole.sections if row in each.rows)
    return replace(whole, sections=[replace(section, rows=(row,))])


def row(path: str, *, judged: bool = True) -> ReportRow:
    """The change of a field."""
    return next(each for each in report(judged=judged).rows if written(each.change.fact.path) == path)


@pytest.mark.parametrize("form", FORMS)
def test_a_decision_is_told_as_the_ground_of_what_it_covers_and_of_nothing_else(form: str) -> None:
    """By its title and number; beside the others it is at most told that it came with them."""
    for each in report().rows:
        told = FORMS[form](alone(each))
        covered = each.stand.adjustment == "adjustments/2026/002"
        label = "" if form in ("json", "xlsx") else "决定："
        assert (f"{label}“{DECISION}”（示例〔2026〕2号）" in told) is covered
        if not covered and not each.change.entry.startswith("adjustments/"):
            assert "决定：“" not in told
    assert {each.stand.state for each in report().rows} == {StandState.COVERED, StandState.FREE, StandState.LACKING}


@pytest.mark.parametrize("form", FORMS)
def test_what_lacks_a_decision_says_who_may_decide_and_how_that_is_drafted(form: str) -> None:
    """The public is told who; the command is for who works on the lists."""
    for path in ("online", "time_limit.promised"):
        told = FORMS[form](alone(row(path)))
        assert "缺依据" in told or '"lacking"' in told
        assert "示例市司法局、示例市人民政府" in told
        assert ("qingdan adjust" in told) is (form != "page")
    assert "写的“online”的新值与实际改成的不同" in FORMS["text"](alone(row("online")))


@pytest.mark.parametrize("form", FORMS)
def test_a_corrected_record_says_which_post_answers_for_it(form: str) -> None:
    """And no decision is made up for it."""
    told = FORMS[form](alone(row("kind")))
    assert "清单保管岗" in told
    assert "缺依据" not in told.partition("对群众")[2].replace("还缺什么", "") or form == "xlsx"


def test_before_the_gate_nothing_is_said_to_lack() -> None:
    """What a decision says is told all the same."""
    told = FORMS["text"](report(judged=False))
    assert "缺依据" not in told
    assert row("visits", judged=False).adjustment
    assert not row("online", judged=False).adjustment


def test_a_page_for_the_public_has_no_path_key_code_or_command() -> None:
    """Not in its text, whatever a change lacks."""
    page = FORMS["page"](report())
    for inner in ("lists/", ".yml", "QK", "QG", "guides/", "laws/", "qingdan", "time_limit"):
        assert inner not in page, inner
