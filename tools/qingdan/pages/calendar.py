"""The working-day calendar that the deadline calculator counts by: holidays and make-up workdays of each known year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from chinese_calendar import Holiday, constants

from qingdan.render.compact import compact

CALENDAR = "assets/working-days.json"
_YEARS = 7


def calendar_file() -> str:
    """The last years that the State Council has arranged, as JSON: dates of rest with their name, and weekend dates of work.

    A year that is not here is not known, and nothing may be counted through it.
    """
    names = {each.value: each.chinese for each in Holiday}
    years = sorted({day.year for day in constants.holidays})[-_YEARS:]
    out = {
        "source": "国务院办公厅历年关于部分节假日安排的通知",
        "years": {
            str(year): {
                "rest": _of(year, constants.holidays, names),
                "work": _of(year, constants.workdays, names),
            }
            for year in years
        },
    }
    return compact(out) + "\n"


def _of(year: int, days: Mapping[date, str], names: Mapping[str, str]) -> dict[str, str]:
    return {day.isoformat(): names.get(name, "") for day, name in sorted(days.items()) if day.year == year}
