"""Durations of guides, and the longest way through their steps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from qingdan.model import Entry, Registry

SPECIAL = ("听证", "招标", "拍卖", "检验", "检测", "检疫", "鉴定", "专家评审")
"""The procedures whose time does not count, 行政许可法 §45."""

_FORMALITIES = re.compile("变更|换证|换发|补办|补发|补领|补证|注销")


def guides(registry: Registry) -> Iterator[Entry[Any]]:
    """The guides in use."""
    return (guide for guide in registry.guides if not guide.retired)


def limit(entry: Entry[Any], *path: str | int) -> tuple[int, str] | None:
    """A duration as (value, unit), or None where there is none or it is malformed."""
    value, unit = entry.get(*path, "value"), entry.get(*path, "unit")
    return (value, unit) if isinstance(value, int) and isinstance(unit, str) else None


def is_licence(registry: Registry, guide: Entry[Any]) -> bool:
    """Whether the guide's power is a 行政许可."""
    power = registry.get(f"power/{guide.get('power')}")
    return power is not None and power.get("type") == "行政许可"


def formality(guide: Entry[Any]) -> bool:
    """Whether the guide amends, replaces or ends a licence that was decided before, going by its name."""
    return _FORMALITIES.search(guide.name) is not None


def stopped(step: Mapping[str, Any]) -> bool:
    """Whether the clock stands still in a step."""
    return step.get("clock") == "停"


def ways(steps: Mapping[str, Mapping[str, Any]], name: str) -> list[str]:
    """The steps that a step leads to."""
    found = steps[name].get("next")
    rows = found if isinstance(found, list) else []
    return [str(row["to"]) for row in rows if isinstance(row, dict) and str(row.get("to")) in steps]


def by_id(guide: Entry[Any]) -> dict[str, dict[str, Any]]:
    """The steps of a guide by their ids, in order."""
    return {str(step["id"]): step for step in guide.rows("steps") if "id" in step}


def longest(guide: Entry[Any], unit: str) -> int | None:
    """The most time, in ``unit``, that a way from the first step takes without repeating a step; None in mixed units."""
    steps = by_id(guide)
    if not steps:
        return None
    known: dict[str, int] = {}
    total = _onward(steps, next(iter(steps)), frozenset(), known)
    mixed = any((limit := _counted(steps[name])) is not None and limit[0] > 0 and limit[1] != unit for name in known)
    return None if mixed else total


def _onward(steps: Mapping[str, Mapping[str, Any]], name: str, behind: frozenset[str], known: dict[str, int]) -> int:
    """The most time from a step on, by ways that do not lead back; what is found is put to ``known``."""
    if name not in known:
        own = _counted(steps[name])
        here = behind | {name}
        rest = max((_onward(steps, each, here, known) for each in ways(steps, name) if each not in here), default=0)
        known[name] = (own[0] if own is not None else 0) + rest
    return known[name]


def _counted(step: Mapping[str, Any]) -> tuple[int, Any] | None:
    """The limit of a step in which the clock runs, as (value, unit)."""
    written = step.get("limit")
    if stopped(step) or not isinstance(written, dict) or not isinstance(written.get("value"), int):
        return None
    return written["value"], written.get("unit")
