"""Dates and times in the ways that exports write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from qingdan.cases.days import DAY

_ALIKE = re.compile(
    r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))"
    r"(?:[T ]*(\d{1,2})[:：时]?(\d{2})(?:[:：分]?(\d{2})秒?)?(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?"
)
_CHINA = timezone(timedelta(hours=8))
_YEARS = range(1990, 2100)
BAD = -1
_FORGET = 200_000


class MomentReader:
    """Reads moments; what was read is known the next time."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._days: dict[str, int] = {}
        self._times: dict[str, int] = {"": 0}
        self._whole: dict[str, int] = {"": 0}

    def __call__(self, text: str) -> int:
        """The moment in a text: zero for an empty one, ``BAD`` for one that is no date of a year from 1990 to 2099."""
        day = self._days.get(text[:10])
        if day is not None:
            second = self._times.get(text[10:])
            if second is not None:
                return day + second
        found = self._whole.get(text)
        return self._read(text) if found is None else found

    def _read(self, text: str) -> int:
        told = text.strip()
        found = self._parsed(told) if told else 0
        if found > 0 and len(text) in (10, 19) and text[4] == "-" and text[7] == "-" and text[10:11] in ("", " ", "T"):
            self._days[text[:10]] = found // DAY * DAY
            self._times[text[10:]] = found % DAY
        else:
            if len(self._whole) > _FORGET:
                self._whole.clear()
            self._whole[text] = found
        return found

    def _parsed(self, text: str) -> int:
        found = _ALIKE.fullmatch(text)
        if found is None:
            return BAD
        year, month, day, month2, day2, hour, minute, second, zone = found.groups()
        try:
            on = date(int(year), int(month or month2), int(day or day2))
            if on.year not in _YEARS:
                return BAD
            if hour is None:
                return on.toordinal() * DAY
            at = datetime(on.year, on.month, on.day, int(hour), int(minute), int(second or 0), tzinfo=_CHINA)
        except ValueError:
            return BAD
        if zone:
            at = at.replace(tzinfo=UTC if zone == "Z" else datetime.strptime(zone, "%z").tzinfo).astimezone(_CHINA)
        return at.toordinal() * DAY + at.hour * 3600 + at.minute * 60 + at.second + 1
