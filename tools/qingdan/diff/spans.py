"""How long a term is on the calendar: whether one can ever end sooner than another."""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from chinese_calendar import is_workday

_FIRST, _LAST = date(2015, 1, 1), date(2026, 12, 31)
"""Years whose days of rest and of work are published."""
_STARTS = 4 * 366 * 2
UNITS = ("工作日", "日", "个月", "年", "小时")


def compared(old: Mapping[str, Any], new: Mapping[str, Any]) -> int | None:
    """1 where the new term never ends sooner than the old one from whatever day they run and ends later from some; -1 the other way.

    0 where they always end on the same day; None where it depends on the day, or a term cannot be measured.
    """
    pairs = [_days(str(each.get("unit")), each.get("value")) for each in (old, new)]
    if not pairs[0] or not pairs[1]:
        return None
    signs = {(after > before) - (after < before) for before, after in zip(*pairs, strict=False)}
    if signs <= {0}:
        return 0
    return 1 if signs <= {0, 1} else -1 if signs <= {0, -1} else None


@cache
def _days(unit: str, value: Any) -> tuple[float, ...]:
    """How many days the term lasts, from each of the first days of the published years; empty where that is not known."""
    if not isinstance(value, int) or isinstance(value, bool) or unit not in UNITS or value > _MOST[unit]:
        return ()
    starts = (_FIRST + timedelta(each) for each in range(_STARTS))
    if unit == "工作日":
        days = _workdays()
        return tuple(
            float(days[bisect_right(days, start.toordinal()) + value - 1] - start.toordinal()) if value else 0.0
            for start in starts
        )
    if unit in ("个月", "年"):
        months = value * (12 if unit == "年" else 1)
        return tuple(float((_later(start, months) - start).days) for start in starts)
    return tuple(float(value) if unit == "日" else value / 24 for _ in starts)


_MOST = {"工作日": 700, "日": 100_000, "个月": 6_000, "年": 500, "小时": 2_400_000}
"""Beyond these a term would leave the published years, or the calendar."""


@cache
def _workdays() -> list[int]:
    every = (_FIRST + timedelta(each) for each in range((_LAST - _FIRST).days + 1))
    return [day.toordinal() for day in every if is_workday(day)]


def _later(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
