"""Working days are counted by the lists' own calendar first, then by the library's, and never through a year that neither has."""

from __future__ import annotations

from datetime import date

import pytest

from qingdan.checks import check
from qingdan.model import Registry
from qingdan.model.working_days import WorkingDays, published_years, working_days
from tests.model.dated import CASES, INVENTED, INVENTED_CASES, dated
from tests.support import SCHEMAS, found, run, source


def registry(files: dict[str, str]) -> Registry:
    """The small registry with some calendars."""
    return check(source(files)).registry


@pytest.mark.parametrize(("start", "count", "end"), dated(CASES))
def test_a_term_ends_on_the_day_that_was_found_by_hand(start: str, count: int, end: str) -> None:
    """Over the holidays of three years, by the library's calendar and by the shipped lists' own."""
    for calendar in (WorkingDays(), working_days(check(SCHEMAS, checks=()).registry)):
        assert calendar.after(date.fromisoformat(start), count) == date.fromisoformat(end)


def test_there_are_sixty_cases_in_three_years() -> None:
    """So many that every holiday and every make-up workday is met."""
    rows = dated(CASES)
    assert len(rows) >= 60
    assert {end[:4] for *_, end in rows} == {"2024", "2025", "2026"}


@pytest.mark.parametrize(("start", "count", "end"), dated(INVENTED_CASES))
def test_a_year_of_the_lists_is_counted_by_what_they_say(start: str, count: int, end: str) -> None:
    """A year that the library lacks."""
    assert 2027 not in published_years()
    calendar = working_days(registry({"lists/calendar/2027.yml": INVENTED}))
    assert calendar.after(date.fromisoformat(start), count) == date.fromisoformat(end)


def test_the_lists_stand_before_the_library() -> None:
    """A city can mend a year that the library has wrong."""
    own = working_days(
        registry({"lists/calendar/2026.yml": "title: 甲\nrest: [{name: 甲, from: 2026-03-02, to: 2026-03-03}]\n"})
    )
    assert own.works(date(2026, 3, 2)) is False
    assert own.works(date(2026, 10, 1)) is True
    assert own.works(date(2025, 10, 1)) is False


def test_what_runs_into_an_unknown_year_has_no_answer() -> None:
    """Neither a day nor a number."""
    calendar = WorkingDays()
    assert calendar.after(date(2026, 12, 30), 2) is None
    assert calendar.between(date(2026, 12, 30), date(2027, 1, 4)) is None
    assert calendar.works(date(2027, 1, 4)) is None
    assert calendar.between(date(2026, 9, 30), date(2026, 10, 10)) == 4


def test_the_shipped_calendar_says_what_the_library_says() -> None:
    """As long as nobody mended it: the two are one arrangement."""
    shipped, library = working_days(check(SCHEMAS, checks=()).registry), WorkingDays()
    ours, theirs = shipped.year(2026), library.year(2026)
    assert ours is not None
    assert theirs is not None
    assert (set(ours.rest), set(ours.work)) == (set(theirs.rest), set(theirs.work))
    assert {day: name for day, name in ours.rest.items() if theirs.rest[day] not in name} == {}


@pytest.mark.parametrize(
    ("day", "asked"),
    [("2026-10-31", ""), ("2026-11-01", "还没有 2027 年的放假安排"), ("2027-02-01", "还没有 2027 年的放假安排")],
)
def test_from_november_on_the_next_year_is_asked_for(day: str, asked: str) -> None:
    """By the day that was asked for, and no more once the year is there."""
    told = [each.message for each in check(source({}), as_of=day).diagnostics if each.code == "QD520"]
    assert told == ([asked] if asked else [])
    known = check(source({"lists/calendar/2027.yml": INVENTED}), as_of=day)
    assert [each for each in known.diagnostics if each.code == "QD520"] == []


def test_a_review_is_long_enough_by_the_same_calendar() -> None:
    """Seven working days by the week; an invented holiday leaves four, with the Saturday before."""
    files = {"lists/adjustments/2027/001.yml": DECISION}
    assert found(run(files), "QD805") == []
    short = found(run({**files, "lists/calendar/2027.yml": INVENTED}), "QD805")
    assert [each.message for each in short] == ["合法性审查只有 4 个工作日，应当不少于 7 个"]


DECISION = """\
title: 示例调整
track: 事项调整
cause: 上级决定
decided_by: shi
decided_on: 2027-03-15
published_on: 2027-03-16
effective: 2027-04-01
procedure:
  legality_review: {by: ju, from: 2027-03-03, to: 2027-03-11, outcome: 合法}
responsible: {drafter: 起草岗, reviewer: 审核岗, approver: 批准岗}
changes: [{entry: power/ju/xuke, kind: 恢复, reason: 示例}]
"""
