"""Changes that apply from a later day: their values go into the decision, and the entries are what they were."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from qingdan.diff import Action, Change, Comparison, compare_sources, judge
from qingdan.diff.fact import written
from qingdan.diff.kind import AUTHORISING
from qingdan.diff.naming import heirs_of, plain, told
from qingdan.diff.need import asked, of_record, removed_without_ending
from qingdan.diff.succession import WAYS
from qingdan.edit.decision import LINKED, Point, other_end
from qingdan.edit.plan import Plan
from qingdan.edit.refusal import RefusedError
from qingdan.edit.words import words_before
from qingdan.read import Source
from qingdan.read.document import copied

_OWN = ("waivers",)
"""What an entry says of the tool's own checks: no decision puts that off."""


def postpone(plan: Plan, base: Source, number: str) -> Sequence[Point]:
    """Put back what changed since an earlier state, records apart, and what the decision must say for it to be made on its day.

    ``number`` is the decision's. Raises ComparisonError, and RefusedError for entries that went or moved, and rows that only
    changed places: those are made on the day itself.
    """
    comparison = compare_sources(base, plan.source, plan.registry.schemas)
    points: list[Point] = []
    for key, changes in groupby(judge(comparison), key=lambda change: change.entry):
        own = [change for change in changes if not of_record(change)]
        if own:
            _possible(own, comparison)
            points += _points(own, comparison, number)
            _put_back(plan, key, comparison)
    new = [each.entry for each in points if each.content is not None]
    plan.beside.update(words_before(plan.source, base, new))
    return points


def _possible(changes: Iterable[Change], comparison: Comparison) -> None:
    for change in changes:
        name = comparison.head.name(change.entry)
        fact = change.fact
        if removed_without_ending(change) or (not fact.path and fact.action is not Action.ADDED):
            raise RefusedError(f"“{name}”移走或者换了标识，不能先写进决定：到那一天再改，现在先撤回这一处")
        if any(each.action is Action.REORDERED for each in change.facts):
            raise RefusedError(f"“{name}”有几行换了先后，不能先写进决定：到那一天再改，现在先撤回这一处")


def _points(changes: Iterable[Change], comparison: Comparison, number: str) -> Iterable[Point]:
    for change in changes:
        way = asked(change) or AUTHORISING
        if not change.fact.path:
            content = _linked(plain(change.fact.after), number)
            yield Point(change.entry, way, other_end(change, comparison), content=content)
            continue
        fields = []
        for fact in told(change):
            after = plain(fact.after)
            if fact.path[0] in LINKED and isinstance(after, dict):
                after.setdefault("adjustment", number)
            fields.append((written(fact.path), plain(fact.before), after))
        into = heirs_of(change) if way in WAYS else ()
        yield Point(change.entry, way, other_end(change, comparison), tuple(fields), into)


def _linked(data: dict[str, Any], number: str) -> dict[str, Any]:
    """The data of an entry that comes with a decision, with the decision's number where the entry tells of it."""
    for name in LINKED:
        held = data.get(name)
        for part in held if isinstance(held, list) else [held]:
            if isinstance(part, dict) and part:
                part.setdefault("adjustment", number)
    return data


def _put_back(plan: Plan, key: str, comparison: Comparison) -> None:
    if key not in comparison.before:
        plan.drop(key)
        return
    before = comparison.before[key].data
    data = plan.data(key)
    kept = {name: data[name] for name in _OWN if name in data}
    data.clear()
    data.update({**{name: value for name, value in copied(before).items() if name not in _OWN}, **kept})
