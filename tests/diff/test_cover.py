"""Cover: what every kind needs before it may be published, and that its draft, filled in, is enough."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings

from qingdan.diagnostics import Severity
from qingdan.diff import Effect, Level, compare_sources, judge
from qingdan.diff.cover import Cover
from qingdan.diff.gate import gate
from qingdan.diff.kind import Kind
from qingdan.diff.kinds import kinds
from qingdan.diff.need import Need, need, removed_without_ending
from qingdan.edit import RefusedError
from qingdan.edit.decision import DecisionTerms, Undecided, rows, undecided
from qingdan.read import Memory
from tests.diff.generated import SCHEMAS, pair
from tests.diff.test_kinds import sides
from tests.support import SHIPPED, listing

DAY = "2026-06-01"


def errors(base: Memory, head: Memory) -> list[str]:
    """The codes of what stands in the way."""
    comparison = compare_sources(base, head, SCHEMAS)
    found = gate(judge(comparison), comparison, DAY)
    return [each.code for each in found if each.severity is Severity.ERROR]


def memory(text: str, **more: Any) -> Memory:
    """The files of one side of an example, and others given as data."""
    files = {**SHIPPED, **(listing(text)[0] if text else {})}
    for path, data in more.items():
        held = yaml.load(files.get(path, b"{}"), yaml.BaseLoader) if path.startswith("lists/wording/") else {}  # noqa: S506 texts alone
        for name, value in data.items() if not held else [each for each in data.items() if each[0] != "title"]:
            held[name] = [*held.get(name, []), *value] if isinstance(value, list) else value
        files[path] = yaml.safe_dump(held, allow_unicode=True).encode()
    return Memory(files)


def filled(lacking: Undecided) -> dict[str, Any]:
    """What a draft lacks, as people fill it in: a decision of its own and a line in the year's book."""
    out: dict[str, Any] = {}
    if lacking.points:
        out["lists/adjustments/2026/900.yml"] = {
            "title": "示例决定",
            "track": "事项调整",
            "cause": "法律变动",
            "document": "示例〔2026〕1号",
            "basis": [{"law": "fa", "article": "12"}],
            "decided_on": "2026-05-01",
            "published_on": "2026-05-02",
            "effective": "2026-05-02",
            "changes": rows(lacking.points, DecisionTerms(reason="法律修改")),
        }
    book: dict[str, Any] = {"title": "2026 年"}
    if lacking.judgements:
        book["judgements"] = [
            {**each, "effect": "中性", "reason": "意思没有变", "by": "法制审核岗"} for each in lacking.judgements
        ]
    if lacking.corrections:
        book["corrections"] = [{**each, "reason": "原来写错", "by": "清单保管岗"} for each in lacking.corrections]
    if len(book) > 1:
        out["lists/wording/2026.yml"] = book
    return out


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.code)
def test_nothing_that_blocks_or_burdens_passes_uncovered_and_its_filled_draft_is_enough(kind: Kind) -> None:
    """Over every kind: a blocking, burdening or open change is an error without cover, and none with what ``adjust`` drafts."""
    base, head = memory(kind.before), memory(kind.after)
    comparison = compare_sources(base, head, SCHEMAS)
    made = judge(comparison)
    weighty = [
        each for each in made if each.kind.level is Level.BLOCKING or each.effect in (Effect.BURDEN, Effect.OPEN)
    ]
    assert all(need(each) is not Need.NOTHING for each in weighty)
    stopped = errors(base, head)
    lone = [each for each in made if each.entry.startswith("adjustments/") and not each.fact.path]
    if lone:
        return
    assert bool(stopped) == any(need(each) is not Need.NOTHING for each in made)
    if any(removed_without_ending(each) for each in made):
        assert "QG104" in stopped
        with pytest.raises(RefusedError):
            undecided(base, head, SCHEMAS, DAY)
        return
    draft = filled(undecided(base, head, SCHEMAS, DAY))
    assert bool(draft) == bool(stopped)
    assert errors(base, memory(kind.after, **draft)) == []


def test_what_is_blocking_stops() -> None:
    """A level that stops nothing is not called blocking: each blocking kind needs cover, or is never allowed."""
    for kind in kinds():
        if kind.level is Level.BLOCKING:
            comparison = compare_sources(memory(kind.before), memory(kind.after), SCHEMAS)
            cover = Cover(comparison, DAY)
            assert not all(cover.covered(each) for each in judge(comparison) if each.kind is kind), kind.code


@settings(max_examples=300, deadline=None)
@given(pair())
def test_of_any_two_states_what_blocks_burdens_or_is_open_is_stopped_by_itself(made: tuple[str, list[Any]]) -> None:
    """Over generated entries of every list: each such change alone is an error of the gate, and nothing else is one."""
    name, (before, after) = made
    comparison = sides(name, before, after)
    cover = Cover(comparison, DAY)
    for each in judge(comparison):
        weighty = each.kind.level is Level.BLOCKING or each.effect in (Effect.BURDEN, Effect.OPEN)
        stopped = {one.code for one in gate([each], comparison, DAY) if one.severity is Severity.ERROR} - {"QG103"}
        assert need(each) is not Need.NOTHING or not weighty
        assert bool(stopped) is not cover.covered(each)
        assert not weighty or stopped or cover.ground(each)
