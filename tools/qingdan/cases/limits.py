"""When a limit ends, on the calendar of working days or on that of the year, without the days that were stopped."""

from __future__ import annotations

from collections.abc import Sequence

from qingdan.cases.days import Days, months_after
from qingdan.cases.record import Limit

Spans = Sequence[tuple[int, int, str]]
"""Stops: the days after the first ordinal, up to and with the second, and why."""


def last_day(start: int, limit: Limit, stops: Spans, days: Days) -> int | None:
    """The last day of a limit that runs from the day after ``start``; None where the calendar does not reach so far.

    Days, months and years are counted through; where the last one is a day of rest, the next working day is the last.
    """
    value, unit = limit
    if unit == "工作日":
        due = days.after(start, value)
        while stops and value and due is not None:
            later = days.after(start, value + working_stopped(start, due, stops, days))
            if later == due:
                break
            due = later
        return due
    if unit == "日":
        end = start + value
    elif unit == "小时":
        end = start + -(-value // 24)
    else:
        end = months_after(start, value * (12 if unit == "年" else 1))
    if stops:
        reached = end
        while (longer := end + _all_stopped(start, reached, stops)) != reached:
            reached = longer
        end = reached
    return days.rolled(end) if value else end


def working_stopped(start: int, end: int, stops: Spans, days: Days) -> int:
    """How many working days after ``start``, up to and with ``end``, were stopped; overlapping stops count once."""
    return sum(days.between(max(a, start), min(b, end)) for a, b in _joined(stops) if b > start and a < end)


def _all_stopped(start: int, end: int, stops: Spans) -> int:
    return sum(min(b, end) - max(a, start) for a, b in _joined(stops) if b > start and a < end)


def _joined(stops: Spans) -> Sequence[tuple[int, int]]:
    """The stops in order, those that touch as one."""
    if len(stops) == 1:
        return ((stops[0][0], stops[0][1]),)
    out: list[tuple[int, int]] = []
    for a, b, _ in sorted(stops):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], b))
        else:
            out.append((a, b))
    return out
