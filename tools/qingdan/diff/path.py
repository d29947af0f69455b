"""The longest way through a guide's steps, before and after."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qingdan.diff.case import Case
from qingdan.diff.change import Effect


def path_effect(case: Case) -> Effect:
    """Whether the longest way through the steps of the guide became longer; open where units are mixed."""
    was, now = case.comparison.former(case.fact), case.comparison.after.get(case.fact.entry)
    old, new = _longest(was.data if was else {}), _longest(now.data if now else {})
    if old is None or new is None:
        return Effect.OPEN
    return Effect.BURDEN if new > old else Effect.RELIEF if new < old else Effect.NEUTRAL


def _longest(guide: Mapping[str, Any]) -> int | None:
    """The most time that a way from the first step takes without repeating a step; None in mixed units."""
    rows = guide.get("steps")
    steps = {str(row.get("id")): row for row in rows if isinstance(row, dict)} if isinstance(rows, list) else {}
    units = {_limit(row)[1] for row in steps.values() if _limit(row)[0]}
    if len(units) > 1:
        return None
    known: dict[str, int] = {}

    def onward(name: str, behind: frozenset[str]) -> int:
        if name not in known:
            ways = steps[name].get("next")
            onto = [str(way.get("to")) for way in ways if isinstance(way, dict)] if isinstance(ways, list) else []
            here = behind | {name}
            rest = max((onward(each, here) for each in onto if each in steps and each not in here), default=0)
            known[name] = _limit(steps[name])[0] + rest
        return known[name]

    return onward(next(iter(steps)), frozenset()) if steps else 0


def _limit(step: Mapping[str, Any]) -> tuple[int, str]:
    limit = step.get("limit")
    if step.get("clock") == "停" or not isinstance(limit, dict) or not isinstance(limit.get("value"), int):
        return 0, ""
    return limit["value"], str(limit.get("unit"))
