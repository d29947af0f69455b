"""Days and moments as numbers, and the working days of the State Council's calendar."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date

from qingdan.model import Registry
from qingdan.model.working_days import held_years, published_years, working_days

DAY = 100_000
"""A moment is its day's ordinal times this, plus the second of the day counted from one; zero seconds where only the day is known."""


def day_of(moment: int) -> int:
    """The ordinal of a moment's day."""
    return moment // DAY


def moment_of(day: date, second: int | None = None) -> int:
    """The moment on a day, at a second from midnight (0 to 86399) where that is known."""
    return day.toordinal() * DAY + (0 if second is None else second + 1)


def is_before(one: int, other: int) -> bool:
    """Whether one moment lies before another; on one day, only where both moments have a time of day."""
    if one // DAY != other // DAY:
        return one < other
    return one % DAY != 0 and other % DAY != 0 and one < other


def said(day: int) -> str:
    """The day as YYYY-MM-DD; empty for none."""
    return date.fromordinal(day).isoformat() if day else ""


def when(moment: int) -> str:
    """The moment as YYYY-MM-DD, with HH:MM:SS where the time is known."""
    second = moment % DAY
    if not second:
        return said(moment // DAY)
    hours, rest = divmod(second - 1, 3600)
    return f"{said(moment // DAY)} {hours:02}:{rest // 60:02}:{rest % 60:02}"


class Days:
    """The working days of the years whose arrangement is known, as ordinals in order."""

    def __init__(self, first: date, last: date, works: Callable[[date], bool]) -> None:
        """Take the first and the last known day, and what says of a day between them whether people work."""
        self.first, self.last = first.toordinal(), last.toordinal()
        every = range(self.first, self.last + 1)
        self.working: Sequence[int] = [each for each in every if works(date.fromordinal(each))]
        self._held = frozenset(self.working)

    def works(self, day: int) -> bool | None:
        """Whether people work on a day; None where the year's arrangement is not known."""
        if not self.first <= day <= self.last:
            return None
        return day in self._held

    def after(self, start: int, count: int) -> int | None:
        """The nth working day after a day, which is itself not counted; the day itself for none; None beyond the known years."""
        if count <= 0:
            return start
        if start < self.first - 1:
            return None
        at = bisect_right(self.working, start) + count - 1
        return self.working[at] if at < len(self.working) else None

    def between(self, start: int, end: int) -> int:
        """How many working days come after ``start`` up to and with ``end``."""
        return max(bisect_right(self.working, end) - bisect_right(self.working, start), 0)

    def rolled(self, day: int) -> int | None:
        """The day itself where people work on it, else the first working day after it; None beyond the known years."""
        at = bisect_left(self.working, day)
        return self.working[at] if self.first <= day and at < len(self.working) else None


def months_after(start: int, count: int) -> int:
    """The day of the same number so many months later, or the month's last day where there is none."""
    begun = date.fromordinal(start)
    year, month = divmod(begun.year * 12 + begun.month - 1 + count, 12)
    return date(year, month + 1, min(begun.day, monthrange(year, month + 1)[1])).toordinal()


def known_days(registry: Registry) -> Days:
    """The days of every year in a row whose arrangement the lists or, where they are silent, the package hold; no year beyond a gap."""
    calendar = working_days(registry)
    years = sorted({*published_years(), *held_years(registry)})
    last = next(year for year in itertools.count(years[0]) if calendar.year(year + 1) is None)
    return Days(date(years[0], 1, 1), date(last, 12, 31), lambda day: calendar.works(day) is True)
