"""The working days that the clocks count by: the arrangements of the lists before those of the package."""

from __future__ import annotations

import re
from datetime import date

from qingdan.cases.days import known_days
from tests.cases.made import registry
from tests.support import ROOT, run

ARRANGED = (ROOT / "lists/calendar/2026.yml").read_text(encoding="utf-8")
LAST = known_days(registry()).last


def moved(text: str, years: int) -> str:
    """An arrangement some years later, on the same days."""
    return re.sub(r"\b20(\d\d)(?=[-年])", lambda found: f"20{int(found[1]) + years}", text)


def test_a_year_that_only_the_lists_hold_is_counted_by_them() -> None:
    """The day after the package's last known year is known as soon as the city has written it down."""
    year = date.fromordinal(LAST).year + 1
    held = known_days(run({f"lists/calendar/{year}.yml": moved(ARRANGED, year - 2026)}).registry)
    assert date.fromordinal(held.last) == date(year, 12, 31)
    assert held.works(date(year, 10, 1).toordinal()) is False
    assert known_days(run({}).registry).works(date(year, 10, 1).toordinal()) is None


def test_a_year_that_the_lists_arrange_otherwise_is_counted_their_way() -> None:
    """A day of rest that the city's copy of the notice does not name is a day of work."""
    other = ARRANGED.replace("2026-10-07", "2026-10-06")
    assert other != ARRANGED
    day = date(2026, 10, 7).toordinal()
    assert known_days(run({"lists/calendar/2026.yml": ARRANGED}).registry).works(day) is False
    assert known_days(run({"lists/calendar/2026.yml": other}).registry).works(day) is True


def test_nothing_is_counted_across_a_year_that_nobody_arranged() -> None:
    """A later year that is known does not make the one between known."""
    year = date.fromordinal(LAST).year + 2
    held = known_days(run({f"lists/calendar/{year}.yml": moved(ARRANGED, year - 2026)}).registry)
    assert held.last == LAST
    assert held.after(LAST, 1) is None
