"""Two decisions of one range that change one field after the other: the range as a whole stands on both."""

from __future__ import annotations

import pytest

from qingdan.diagnostics import Severity
from qingdan.diff import compare_sources, judge
from qingdan.diff.cover import Cover
from qingdan.diff.gate import gate
from qingdan.diff.stand import StandState, stand
from qingdan.read import Memory
from tests.diff.attempts import CITY, GUIDE, NEWER
from tests.diff.generated import SCHEMAS
from tests.support import SHIPPED

DAY = "2026-07-01"


def decision(number: int, fields: str, cause: str = "上级决定") -> dict[str, str]:
    """A decision of the first days of June that changes fields of the guide."""
    text = (
        CITY[NEWER]
        .replace("〔2026〕2号", f"〔2026〕{number}号")
        .replace("2026-05-15", f"2026-06-{number:02}")
        .replace("2026-05-16", f"2026-06-{number:02}")
        .replace("effective: 2026-05-20", f"effective: 2026-06-{number:02}")
        .replace("cause: 上级决定", f"cause: {cause}")
        .replace("fields: [{path: visits, from: 1, to: 2}]", f"fields: [{fields}]")
    )
    return {f"lists/adjustments/2026/{number:03}.yml": text}


def visits(before: int, after: int) -> str:
    """How a decision says that the visits change."""
    return f"{{path: visits, from: {before}, to: {after}}}"


def verdict(after: int, *decisions: dict[str, str]) -> tuple[set[str], list[tuple[StandState, str]]]:
    """The gate's errors where the guide's two visits become others, and how the guide's changes stand."""
    base = Memory({**SHIPPED, **{path: text.encode() for path, text in CITY.items()}})
    files = {**CITY, GUIDE: CITY[GUIDE].replace("visits: 2", f"visits: {after}")}
    for each in decisions:
        files.update(each)
    head = Memory({**SHIPPED, **{path: text.encode() for path, text in files.items()}})
    comparison = compare_sources(base, head, SCHEMAS)
    changes, cover = judge(comparison), Cover(comparison, DAY)
    errors = {each.code for each in gate(changes, comparison, DAY) if each.severity is Severity.ERROR}
    stood = [stand(each, cover) for each in changes if each.entry.startswith("guides/")]
    return errors, [(each.state, each.adjustment) for each in stood]


@pytest.mark.parametrize(
    ("after", "fields"),
    [
        (4, [visits(2, 3), visits(3, 4)]),
        (3, [visits(2, 5), visits(5, 3)]),
        (6, [visits(2, 3), visits(3, 5), visits(5, 6)]),
    ],
    ids=["twice heavier", "heavier and back a part", "three times"],
)
def test_decisions_that_lead_from_the_old_value_to_the_new_one_cover_it_together(after: int, fields: list[str]) -> None:
    """The last of them is named beside the change."""
    made = [decision(3 + at, each) for at, each in enumerate(fields)]
    last = f"adjustments/2026/{2 + len(fields):03}"
    assert verdict(after, *made) == (set(), [(StandState.COVERED, last)])


def test_two_decisions_that_undo_each_other_leave_nothing_to_cover() -> None:
    """Neither is said not to have happened."""
    assert verdict(2, decision(3, visits(2, 3)), decision(4, visits(3, 2))) == (set(), [])


def test_a_relief_of_ones_own_may_take_back_a_part_of_a_burden_from_above() -> None:
    """Its cause would not do for a burden; its own step is none."""
    made = decision(3, visits(2, 6)), decision(4, visits(6, 4), cause="自主减负")
    assert verdict(4, *made)[0] == set()


@pytest.mark.parametrize(
    ("after", "made", "codes"),
    [
        (5, [decision(3, visits(2, 3)), decision(4, visits(4, 5))], {"QG101", "QG103"}),
        (5, [decision(3, visits(2, 3)), decision(4, visits(3, 4))], {"QG101", "QG103"}),
        (4, [decision(4, visits(2, 3)), decision(3, visits(3, 4))], {"QG101"}),
        (4, [decision(3, visits(2, 3)), decision(4, visits(3, 4), cause="更正")], {"QG109"}),
        (2, [decision(3, visits(2, 3))], {"QG103"}),
    ],
    ids=["a gap between", "another end", "the wrong order", "the second calls itself a correction", "not done"],
)
def test_what_does_not_lead_there_covers_nothing(after: int, made: list[dict[str, str]], codes: set[str]) -> None:
    """Each gap is an error, as it is where one decision alone says something else."""
    assert verdict(after, *made)[0] == codes
