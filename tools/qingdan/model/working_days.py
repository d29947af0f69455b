"""The working-day calendar: the arrangements that the lists hold, and those of a library for the years that the lists do not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from chinese_calendar import Holiday, constants

from qingdan.model.registry import Registry

COLLECTION = "calendar"
_SATURDAY = 5
_LONGEST = 40
"""Days of the longest holiday that is believed: a row beyond that has a wrong date."""


@dataclass(frozen=True, slots=True)
class Year:
    """One year's arrangement: days of rest with the name of the holiday, and weekend days of work with its name where that is known."""

    rest: Mapping[date, str]
    work: Mapping[date, str]


class WorkingDays:
    """Counts working days. A year whose arrangement nobody knows is never guessed: what would run through such a year has no answer."""

    def __init__(self, held: Callable[[int], Mapping[str, Any] | None] = lambda _: None) -> None:
        """Take what gives the data of a year's entry in the lists, None where the lists have no such year."""
        self._held = held
        self._years: dict[int, Year | None] = {}

    def year(self, year: int) -> Year | None:
        """The arrangement of a year: the lists' own, otherwise the library's; None where neither has any day of rest in that year."""
        if year not in self._years:
            data = self._held(year)
            found = year_of(data, year) if data is not None else _published(year)
            self._years[year] = found if found.rest else None
        return self._years[year]

    def works(self, day: date) -> bool | None:
        """Whether a day is a working day; None where the year's arrangement is not known."""
        year = self.year(day.year)
        if year is None:
            return None
        return day in year.work or (day not in year.rest and day.weekday() < _SATURDAY)

    def after(self, day: date, count: int) -> date | None:
        """The last day of a term of so many working days that begins the day after; None where that is not known."""
        while count > 0:
            day += timedelta(1)
            works = self.works(day)
            if works is None:
                return None
            count -= works
        return day

    def between(self, first: date, last: date) -> int | None:
        """How many working days there are from the first day to the last, both included; None where that is not known."""
        found = [self.works(first + timedelta(each)) for each in range((last - first).days + 1)]
        return None if None in found else sum(map(bool, found))


def working_days(registry: Registry) -> WorkingDays:
    """The calendar of a registry."""

    def held(year: int) -> Mapping[str, Any] | None:
        entry = registry.get(f"{COLLECTION}/{year}")
        return entry.data if entry is not None else None

    return WorkingDays(held)


def held_years(registry: Registry) -> list[int]:
    """The years that the lists hold, in order."""
    return sorted(int(entry.id) for entry in registry.all(COLLECTION) if entry.id.isdecimal())


def published_years() -> list[int]:
    """The years that the library knows, in order."""
    return sorted({day.year for day in constants.holidays})


def year_of(data: Mapping[str, Any], year: int) -> Year:
    """The arrangement in the data of an entry; rows that say no days of that year say nothing."""
    rest = {}
    for row in _rows(data.get("rest")):
        for day in days_of(row):
            rest[day] = str(row.get("name", ""))
    listed = data.get("work")
    work = (day_of(each) for each in (listed if isinstance(listed, list) else ()))
    return Year(
        {day: name for day, name in rest.items() if day.year == year},
        {day: "" for day in work if day is not None and day.year == year},
    )


def days_of(row: Mapping[str, Any]) -> Iterator[date]:
    """The days of a holiday, from its first to its last; none where these are no dates, or too far apart."""
    first, last = day_of(row.get("from")), day_of(row.get("to"))
    if first is not None and last is not None and (last - first).days < _LONGEST:
        yield from (first + timedelta(each) for each in range((last - first).days + 1))


def day_of(value: Any) -> date | None:
    """A day as the lists write one, None where the value is no day."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _rows(value: Any) -> Iterator[Mapping[str, Any]]:
    yield from (row for row in (value if isinstance(value, list) else ()) if isinstance(row, dict))


def _published(year: int) -> Year:
    names = {each.value: each.chinese for each in Holiday}
    rest = {day: names.get(name, "") for day, name in constants.holidays.items() if day.year == year}
    work = {day: names.get(name, "") for day, name in constants.workdays.items() if day.year == year}
    return Year(rest, work)


__all__ = [
    "COLLECTION",
    "WorkingDays",
    "Year",
    "day_of",
    "days_of",
    "held_years",
    "published_years",
    "working_days",
    "year_of",
]
