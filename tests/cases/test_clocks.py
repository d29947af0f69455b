"""Clocks and lights, held against days that were counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from qingdan.cases.clocks import clocks_of
from qingdan.cases.days import DAY, Days, known_days, said
from qingdan.cases.lights import lights_of, rules_of
from qingdan.cases.record import ACTIONS, Case, CaseEvent, ClockStop, Limit, StepTerm, TimeTerms
from qingdan.checks import check
from qingdan.read import WorkTree
from tests.cases.dated import ROWS
from tests.support import ROOT, SCHEMAS

REGISTRY = check(WorkTree(ROOT), SCHEMAS).registry
RULES = rules_of(REGISTRY)


def ordinal(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def limit_in(text: str) -> Limit:
    number = text.rstrip("工作日个月年小时")
    return Limit(int(number), text[len(number) :])


def terms_in(text: str) -> TimeTerms:
    words = text.split()
    told = dict(zip(words[::2], words[1::2], strict=True))
    kind = told.get("类型", "行政许可")
    return TimeTerms(
        guide="ju/xuke",
        name="示例许可",
        power="ju/xuke",
        body="ju",
        licence=kind == "行政许可",
        kind=kind,
        promised=limit_in(told.get("承诺", "5工作日")),
        statutory=Limit(20, "工作日"),
        extension=limit_in(told["延长"]) if "延长" in told else None,
        start=told.get("起算", "受理之日"),
        specials={"检验": None, "听证": Limit(3, "工作日")},
        steps={"shencha": StepTerm("shencha", "审查", "承办机构", "审查岗", Limit(3, "工作日"), False, "")},
        deferrals=[("布局图", limit_in(told["容缺"]))] if "容缺" in told else [],
    )


def case_in(text: str) -> Case:
    words = text.split()
    moments: dict[str, int] = {}
    events, stops = [], []
    for word, days in zip(words[::2], words[1::2], strict=True):
        first, _, last = days.partition("~")
        start, end = ordinal(first) * DAY, ordinal(last) * DAY if last else 0
        if word == "审查":
            events.append(CaseEvent("办理", "shencha", start, end))
        elif word in ("检验", "听证", "公示"):
            stops.append(ClockStop(word, start, end))
        elif word in ("收件", "受理", "决定"):
            moments[word] = start
        elif word in ACTIONS:
            events.append(CaseEvent(word, "", start, start))
    return Case(
        1, "ju/xuke", moments.get("收件", 0), moments.get("受理", 0), moments.get("决定", 0), "准予", events, stops
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_the_last_day_and_the_lights_are_those_counted_by_hand(row: tuple[str, str, str, str, str, str]) -> None:
    """One row of the table."""
    _, terms, told, on, expected, colours = row
    case = case_in(told)
    rows, lights = lights_of(case, terms_in(terms), RULES, ordinal(on), known_days(REGISTRY))
    clock, due, late = expected.split()
    found = [(said(each.due) if each.due else "-", each.late) for each in rows if each.clock == clock]
    assert found == [(due, int(late))]
    assert sorted({light.colour for light in lights}) == sorted(colours.split())


def test_there_are_sixty_of_them_and_more() -> None:
    """Each shows something that no other does."""
    assert len(ROWS) >= 60
    assert len({row[0] for row in ROWS}) == len(ROWS)
    assert len({row[1:4] for row in ROWS}) == len(ROWS)


def test_a_stop_within_the_limit_moves_the_last_day_by_what_it_took() -> None:
    """Whichever days it lies on: the working days that are left over are as many as the limit."""
    days: Days = known_days(REGISTRY)
    terms = terms_in("承诺 9工作日")
    for shift in range(0, 250, 3):
        start = ordinal("2026-01-05") + shift
        stop = ClockStop("检验", (start + shift % 5) * DAY, (start + shift % 5 + shift % 13) * DAY)
        row = next(
            each
            for each in clocks_of(
                Case(1, "g", 0, start * DAY, 0, "", (), (stop,)), terms, RULES.counted, start + 60, days
            )
            if each.clock == "承诺时限"
        )
        assert row.due is not None
        counted = [
            d for d in range(start + 1, row.due + 1) if days.works(d) and not stop.start // DAY < d <= stop.end // DAY
        ]
        assert len(counted) == 9
        assert counted[-1] == row.due
