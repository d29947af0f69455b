"""The longest way through a guide's steps, before and after."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qingdan.diff.case import FactContext
from qingdan.diff.change import Effect


def path_effect(case: FactContext) -> Effect:
    """Whether the longest way through the steps of the guide became longer, or what some could pass by must be gone through by all.

    Open where units are mixed, or where one became worse and the other better.
    """
    was, now = case.comparison.former(case.fact), case.comparison.after.get(case.fact.entry)
    before, after = (entry.data if entry else {} for entry in (was, now))
    old, new = _longest(before), _longest(after)
    if old is None or new is None:
        return Effect.OPEN
    signs = {(new > old) - (new < old), _bound(before, after) - _bound(after, before)} - {0}
    if len(signs) > 1:
        return Effect.OPEN
    return {1: Effect.BURDEN, -1: Effect.RELIEF}.get(next(iter(signs), 0), Effect.NEUTRAL)


def _bound(before: Mapping[str, Any], after: Mapping[str, Any]) -> int:
    """1 where every way through the later steps passes one that some way went around before, or that is new and stops the clock."""
    old, new = _steps(before), _steps(after)
    for name in _compulsory(new):
        known = name in old
        if (known and name not in _compulsory(old)) or (
            not known and (new[name].get("clock") == "停" or new[name].get("special"))
        ):
            return 1
    return 0


def _compulsory(steps: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """The steps without which there is no way from the first to an end."""
    if not steps:
        return set()
    first = next(iter(steps))
    ends = {name for name, step in steps.items() if not _onto(step, steps)}
    return {name for name in steps if name == first or (ends and not _reaches(first, ends - {name}, steps, name))}


def _reaches(first: str, ends: set[str], steps: Mapping[str, Mapping[str, Any]], without: str) -> bool:
    met, left = {without, first}, [first]
    while left:
        name = left.pop()
        if name in ends:
            return True
        left += [each for each in _onto(steps[name], steps) if each not in met]
        met.update(left)
    return False


def _onto(step: Mapping[str, Any], steps: Mapping[str, Any]) -> list[str]:
    """The steps that follow one."""
    ways = step.get("next")
    onto = [str(way.get("to")) for way in ways if isinstance(way, dict)] if isinstance(ways, list) else []
    return [each for each in onto if each in steps]


def _steps(guide: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    rows = guide.get("steps")
    return {str(row.get("id")): row for row in rows if isinstance(row, dict)} if isinstance(rows, list) else {}


def _longest(guide: Mapping[str, Any]) -> int | None:
    """The most time that a way from the first step takes without repeating a step; None in mixed units."""
    steps = _steps(guide)
    units = {_limit(row)[1] for row in steps.values() if _limit(row)[0]}
    if len(units) > 1:
        return None
    known: dict[str, int] = {}

    def onward(name: str, behind: frozenset[str]) -> int:
        if name not in known:
            here = behind | {name}
            rest = max((onward(each, here) for each in _onto(steps[name], steps) if each not in here), default=0)
            known[name] = _limit(steps[name])[0] + rest
        return known[name]

    return onward(next(iter(steps)), frozenset()) if steps else 0


def _limit(step: Mapping[str, Any]) -> tuple[int, str]:
    limit = step.get("limit")
    if step.get("clock") == "停" or not isinstance(limit, dict) or not isinstance(limit.get("value"), int):
        return 0, ""
    return limit["value"], str(limit.get("unit"))
