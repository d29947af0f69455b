"""How long a bundle takes: stages one after another, within a stage each guide after those that it waits for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qingdan.model import Entry, Registry


def waits(stage: Mapping[str, Any]) -> dict[str, Sequence[str]]:
    """The guides of a stage and those that each waits for."""
    rows = stage.get("guides")
    return {
        str(row.get("guide")): [str(each) for each in _listed(row.get("after"))]
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, dict)
    }


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def circle(order: Mapping[str, Sequence[str]]) -> list[str]:
    """The guides of a stage that wait for one another in a circle; empty when there is none."""
    done: set[str] = set()
    left = dict(order)
    while True:
        ready = [guide for guide, before in left.items() if all(each in done or each not in order for each in before)]
        if not ready:
            return sorted(left)
        for guide in ready:
            del left[guide]
        done.update(ready)
        if not left:
            return []


def promised(registry: Registry, guide: str) -> tuple[int, str] | None:
    """A guide's promised limit as (value, unit), or None."""
    entry = registry.get(f"guides/{guide}")
    limit = entry.get("time_limit", "promised") if entry is not None else None
    if isinstance(limit, dict) and isinstance(limit.get("value"), int):
        return limit["value"], str(limit.get("unit"))
    return None


def critical_path(registry: Registry, bundle: Entry[Any], unit: str) -> int | None:
    """The sum of the stages' longest paths in ``unit``; None when a limit is absent, in another unit, or goes in a circle.

    A limit of n 日 counts as n 工作日, the most working days that n days can hold: the sum is then an upper bound.
    """
    total = 0
    for stage in bundle.rows("stages"):
        order = waits(stage)
        if circle(order):
            return None
        ends: dict[str, int] = {}
        pending = list(order)
        while pending:
            guide = pending.pop(0)
            if any(each in order and each not in ends for each in order[guide]):
                pending.append(guide)
                continue
            limit = promised(registry, guide)
            if limit is None or not _counts(limit, unit):
                return None
            ends[guide] = limit[0] + max((ends.get(each, 0) for each in order[guide]), default=0)
        total += max(ends.values(), default=0)
    return total


def _counts(limit: tuple[int, str], unit: str) -> bool:
    return limit[0] == 0 or limit[1] == unit or (limit[1], unit) == ("日", "工作日")
