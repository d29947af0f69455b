"""A mark spreads to what rests on what it marks; a law says when it was looked up; sums say how much of them is not verified."""

from __future__ import annotations

from fractions import Fraction

import pytest

from qingdan.checks import check
from qingdan.history import METRICS
from qingdan.model import Registry
from qingdan.model.doubt import covered, doubts_of
from qingdan.pages.due import tally
from qingdan.pages.entry import entry_page
from qingdan.pages.frame import frame_of
from qingdan.pages.past import NO_PAST
from qingdan.pages.statistics import statistics_page
from tests.support import BASE, source

MARK = "unverified: [{field: basis, reason: 法律可能已经废止}]\n"
POWER = "lists/power/ju/xuke.yml"
GUIDE = "lists/guides/ju/xuke.yml"
LAW = BASE["lists/laws/fa.yml"]


def registry(**changed: str) -> Registry:
    """The small registry with files put over it."""
    return check(source({path.replace("__", "/"): text for path, text in changed.items()})).registry


def marked() -> Registry:
    """The basis of the power is in doubt, and conditions of the power and the guide's limits rest on that."""
    power = BASE[POWER].replace("basis:", "conditions: [{id: a, text: 有经营场所。}]\nbasis:") + MARK
    return registry(**{POWER: power})


def test_a_mark_on_a_basis_spreads_to_what_rests_on_it() -> None:
    """In the power, and over its guide; not to what does not rest on it, and a field keeps its own mark."""
    found = marked()
    power, guide = found.entries["power/ju/xuke"], found.entries["guides/ju/xuke"]
    assert doubts_of(found, power) == {
        "basis": "法律可能已经废止",
        "conditions": "所依据的内容待核实：法律可能已经废止",
    }
    assert set(doubts_of(found, guide)) == {"time_limit", "fees"}
    assert doubts_of(registry(), guide) == {}
    own = "unverified: [{field: time_limit.promised, reason: 未公布}]\n"
    both = registry(**{POWER: BASE[POWER] + MARK, GUIDE: BASE[GUIDE] + own})
    assert doubts_of(both, both.entries["guides/ju/xuke"])["time_limit.promised"] == "未公布"
    assert "time_limit" not in doubts_of(both, both.entries["guides/ju/xuke"])


def test_the_page_marks_what_rests_on_a_marked_basis() -> None:
    """Beside the limit itself, with the reason."""
    found = marked()
    page = entry_page(found, found.entries["guides/ju/xuke"], frame_of(found)).html
    assert 'title="所依据的内容待核实：法律可能已经废止"' in page


@pytest.mark.parametrize(
    ("mark", "name", "expected"),
    [("a", "a.b", True), ("a.b", "a", True), ("a.b", "a.c", False), ("ab", "a", False), ("a.b", "a.b", True)],
)
def test_a_mark_covers_what_is_below_and_around_it(mark: str, name: str, expected: bool) -> None:
    """And nothing beside it."""
    assert covered([mark], name) is expected


def test_a_number_says_how_much_of_it_is_not_verified() -> None:
    """With the number of the others alone; nothing is said where nothing is in doubt."""
    doubted = "unverified: [{field: time_limit.promised, reason: 未公布}]\n"
    second = BASE[GUIDE].replace("（新办）", "（变更）").replace("promised: {value: 5", "promised: {value: 9")
    found = registry(**{GUIDE: BASE[GUIDE] + doubted, "lists/guides/ju/biangeng.yml": second})
    promised = next(each for each in METRICS if each.id == "promised-days")
    given = [promised.of(entry.data) for entry in found.guides]
    assert promised.value((sum((Fraction(a) for a, _ in given), Fraction(0)), Fraction(2))) == 7
    html = statistics_page(found, NO_PAST, frame_of(found), tally({})).html
    assert html.count("所根据的 2 个条目，其中 1 个待核实；只算其余 1 个：9 工作日。") == 1
    assert "待核实；" not in statistics_page(registry(), NO_PAST, frame_of(registry()), tally({})).html


@pytest.mark.parametrize(
    ("checked", "day", "told"),
    [
        ("", "2026-11-29", ["没有写什么时候查对过有没有新版本"]),
        ("checked: {date: 2026-06-02, against: [{source: 公报}]}\n", "2026-11-29", []),
        (
            "checked: {date: 2026-06-01, against: [{source: 公报}]}\n",
            "2026-11-29",
            ["上次查对是 2026-06-01，过了 181 天"],
        ),
        ("", "", []),
    ],
)
def test_a_law_that_nobody_looked_up_for_long_is_noted(checked: str, day: str, told: list[str]) -> None:
    """By the day that was asked for."""
    found = check(source({"lists/laws/fa.yml": LAW + checked}), as_of=day).diagnostics
    assert [each.message for each in found if each.code == "QD316"] == told


def test_a_laws_page_says_up_to_when_and_where_it_was_looked_up() -> None:
    """Or that nobody did."""
    looked = LAW + "checked: {date: 2026-06-01, against: [{source: 公报}]}\n"
    for text, told in ((looked, "截至 2026-06-01 与公报查对过"), (LAW, "没有查对过有没有新版本")):
        found = registry(**{"lists/laws/fa.yml": text})
        assert told in entry_page(found, found.entries["laws/fa"], frame_of(found)).html
