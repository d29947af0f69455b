"""What the site shows of cases: figures of a month, in which no cell tells of fewer than five cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Figures:
    """One row: how many cases were closed, and of these how many beyond the promise and with a red light; None where that is hidden.

    ``median`` and ``worst`` (of nineteen in twenty) are working days that were counted; ``promise`` is the guide's own words. ``key`` is
    the entry's, empty for a row of several; ``waits`` are the steps that took longest, each with its mean of working days.
    """

    key: str
    name: str
    closed: int
    late: int | None
    red: int | None
    median: int | None = None
    worst: int | None = None
    promise: str = ""
    waits: Sequence[tuple[str, str]] = ()

    @property
    def rate(self) -> str:
        """The share of cases within the promise, in words; empty where it is hidden."""
        if self.late is None or not self.closed:
            return ""
        tenths = (self.closed - self.late) * 1000 // self.closed
        return f"{tenths // 10}.{tenths % 10}%"

    @property
    def words(self) -> str:
        """The row as a sentence for a guide's page."""
        late = "" if self.late is None else f"，{self.late} 件超时"
        half = "" if self.median is None else f"，一半在 {self.median} 个工作日内" if self.median else "，一半当天办结"
        return f"{self.closed} 件{half}{late}"


@dataclass(frozen=True, slots=True)
class Board:
    """The figures of a month (YYYY-MM): the whole, each body, and the guides of each body by the body's row; empty without cases.

    ``mended`` are complaints that led to a correction: (entry's key, the day it was asked, the commit). ``answers`` say, as (what, words),
    how enquiries, complaints and ratings of the month went.
    """

    month: str = ""
    sample: bool = False
    total: Figures | None = None
    bodies: Sequence[Figures] = ()
    guides: Mapping[str, Sequence[Figures]] = field(default_factory=dict)
    mended: Sequence[tuple[str, str, str]] = ()
    answers: Sequence[tuple[str, str]] = ()

    def guide(self, key: str) -> Figures | None:
        """The row of a guide, where it is shown alone."""
        return next((row for rows in self.guides.values() for row in rows if row.key == key), None)

    @property
    def spoken(self) -> str:
        """The month as people say it."""
        return f"{self.month[:4]} 年 {int(self.month[5:])} 月" if self.month else ""


NO_BOARD = Board()
FEWEST = 5
"""A cell of fewer cases is not shown, and cannot be worked out from those that are."""
