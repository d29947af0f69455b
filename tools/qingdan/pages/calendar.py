"""The working-day calendar that the deadline calculator counts by: holidays and make-up workdays of each known year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qingdan.model import Registry
from qingdan.model.working_days import held_years, published_years, working_days
from qingdan.render.compact import compact

CALENDAR = "assets/working-days.json"
_YEARS = 7


def calendar_file(registry: Registry) -> str:
    """The last years that are arranged, by the lists or else by the library, as JSON: dates of rest with their name, weekend dates of work.

    A year that is not here is not known, and nothing may be counted through it.
    """
    calendar = working_days(registry)
    years = sorted({*held_years(registry), *published_years()})[-_YEARS:]
    found = {year: made for year in years if (made := calendar.year(year)) is not None}
    out = {
        "source": "国务院办公厅历年关于部分节假日安排的通知",
        "years": {str(year): {"rest": _of(made.rest), "work": _of(made.work)} for year, made in found.items()},
    }
    return compact(out) + "\n"


def _of(days: Mapping[date, str]) -> dict[str, str]:
    return {day.isoformat(): name for day, name in sorted(days.items())}
