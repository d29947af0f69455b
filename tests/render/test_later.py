"""What a decision brings on a later day is told in every report as the change that it will be, burdens among the burdens."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from qingdan.diff import compare_sources, judge
from qingdan.diff.cover import Cover
from qingdan.diff.stand import StandState, standing_of
from qingdan.read import Memory
from qingdan.render import Palette
from qingdan.render.changes import Report, build_report, html, json_changes, markdown, oneline, plain
from qingdan.render.changes.later import with_later
from qingdan.render.changes.order import Tier, arranged, tier, totals_of
from qingdan.render.changes.packed import pack, unpack
from qingdan.render.changes.sheet import sheet
from qingdan.render.changes.word import word
from tests.diff.attempts import GUIDE
from tests.diff.generated import SCHEMAS
from tests.diff.test_chained import CITY, decision, visits
from tests.diff.test_postponed import waiting
from tests.render.test_changes import sheet_text, word_text
from tests.support import SHIPPED

HEAVIER = "将于 2026-09-01：到现场次数增加：到现场次数由“2”改为“3”"


def report(*registered: dict[str, str], day: str = "2026-07-01", judged: bool = True) -> Report:
    """The report on decisions that are registered; the entries are as they were."""
    new = {**CITY, **{path: text for each in registered for path, text in each.items()}}
    base, head = (Memory({**SHIPPED, **{path: text.encode() for path, text in each.items()}}) for each in (CITY, new))
    comparison = compare_sources(base, head, SCHEMAS)
    cover = Cover(comparison, day)
    told = build_report(comparison, judge(comparison), standing_of(cover, judged=judged))
    return with_later(told, cover, lambda _: judged)


@pytest.mark.parametrize(
    "form",
    [
        lambda told: plain(told, Palette()),
        oneline,
        lambda told: markdown(told).replace("\\", ""),
        html,
        lambda told: json_changes(told).decode(),
        lambda told: sheet_text(sheet(told)),
        lambda told: word_text(word(told)),
    ],
)
def test_every_format_tells_the_change_to_come(form: Callable[[Report], str]) -> None:
    """With its day, its values and its effect, and how many are to come."""
    text = form(report(waiting(10, visits(2, 3))))
    assert HEAVIER in text
    assert "加重" in text
    if form is not oneline:
        assert "将来生效" in text or '"later": 1' in text


def test_a_burden_to_come_stands_among_the_burdens_and_is_counted() -> None:
    """Before what registers its decision, on which it stands."""
    told = report(waiting(10, visits(2, 3)))
    (first, *_) = arranged(told.sections)
    assert first.tier is Tier.BURDEN
    assert [item.row.sentence for item in first.items] == [HEAVIER]
    (row,) = [item.row for item in first.items]
    assert row.stand.state is StandState.COVERED
    assert row.stand.adjustment == "adjustments/2026/010"
    assert row.adjustment
    assert told.effects()["加重"] == 1
    assert "将来生效的 1 处" in told.summary
    words = [each.words for each in totals_of(told)]
    assert "到现场次数增加 1（加重；+1；将来生效）" in words


def test_what_its_decision_may_not_do_is_told_as_lacking() -> None:
    """A burden under the name of a relief; nobody judges where the gate has not begun."""
    easy = waiting(10, visits(2, 3), "自主减负")
    (row,) = [row for row in report(easy).rows if row.day]
    assert row.stand.state is StandState.LACKING
    assert "这一处却对群众加重" in row.stand.lacking
    (row,) = [row for row in report(easy, judged=False).rows if row.day]
    assert row.stand.state is StandState.UNJUDGED


def test_two_decisions_on_one_field_are_told_one_after_the_other() -> None:
    """The second from the value that the first brings; a withdrawn one brings nothing."""
    first = waiting(10, visits(2, 3), day="effective: 2026-08-01")
    rows = [row for row in report(first, waiting(11, visits(3, 1))).rows if row.day]
    assert [(row.day, row.before, row.after, str(row.change.effect)) for row in rows] == [
        ("2026-08-01", "2", "3", "加重"),
        ("2026-09-01", "3", "1", "减轻"),
    ]
    withdrawn = waiting(10, visits(2, 3), more="withdrawn: {date: 2026-06-20, reason: 不施行了}\n")
    assert not [row for row in report(withdrawn).rows if row.day]


def test_from_its_day_on_nothing_is_to_come() -> None:
    """What was not made by then is the gate's to tell."""
    assert not [row for row in report(waiting(10, visits(2, 3)), day="2026-09-01").rows if row.day]


def test_json_names_the_day_by_the_published_schema_and_a_part_keeps_it() -> None:
    """From one process to another."""
    told = report(waiting(10, visits(2, 3)))
    (change,) = [each for each in json.loads(json_changes(told))["changes"] if "effective" in each]
    assert change["effective"] == "2026-09-01"
    assert change["told"] == "加重"
    again = unpack(SCHEMAS)(pack(told.sections))
    rows = [row for section in again for row in section.rows if row.day]
    assert [(row.day, row.sentence, tier(row)) for row in rows] == [("2026-09-01", HEAVIER, Tier.BURDEN)]


def test_a_decision_that_names_a_change_and_may_not_is_not_said_to_be_silent() -> None:
    """What it lacks is told; that it does not say the change would be false."""
    made = decision(10, visits(2, 3), "自主减负")
    new = {**CITY, **made, GUIDE: CITY[GUIDE].replace("visits: 2", "visits: 3")}
    base, head = (Memory({**SHIPPED, **{path: text.encode() for path, text in each.items()}}) for each in (CITY, new))
    comparison = compare_sources(base, head, SCHEMAS)
    text = plain(build_report(comparison, judge(comparison), standing_of(Cover(comparison, "2026-07-01"))), Palette())
    assert "这一处却对群众加重" in text
    assert "没有写明这一处" not in text
    assert "要有依据才能公布的 1 处（缺依据 1 处）" in text
