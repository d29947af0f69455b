"""What the site shows of cases: figures of a month, in which no cell tells of fewer than five cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from qingdan.model import Registry


@dataclass(frozen=True, slots=True)
class Figures:
    """One row: how many cases were closed, and of these how many beyond the promise and with a red light; None where that is hidden.

    ``median`` and ``worst`` (of nineteen in twenty) are working days that were counted, None where that is hidden too;
    ``promise`` is the guide's own words. ``key`` is
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

    def line(self, key: str) -> str:
        """What a guide's page says of its cases; empty where there are none."""
        if not self.month:
            return ""
        row = self.guide(key)
        told = row.words if row is not None else "办结的少，件数不单独公布"
        return f"{self.spoken}：{told}" + ("（示例，办件是编造的）" if self.sample else "")

    @property
    def spoken(self) -> str:
        """The month of the figures in Chinese, such as 2026 年 3 月; empty where no month is set."""
        return f"{self.month[:4]} 年 {int(self.month[5:])} 月" if self.month else ""


NO_BOARD = Board()
HIDDEN = "不公布"
FEWEST = 5
"""A cell of fewer cases is not shown, and cannot be worked out from those that are."""


NOTE = (
    "办结在这个月的办件，计时到这个月最后一天。不足五件的合并成一行；件数不足五件、或者能推算出不足五件的，写“不公布”。"
    "“一半不超过”“九成五不超过”是计入的工作日，按从小到大的次序取；能由它们推算出不公布的件数的，也不公布。"
    "指南从信息齐全之日起计时的，要求过补正的从最后一次补正之日起，没有要求补正的从申请之日起。"
)
"""How the figures are to be read, below the tables."""


class BoardPage(NamedTuple):
    """The board as its page has it: whether there is anything, the heads, and the tables, each with rows of (cells, address)."""

    board: Board
    heads: Sequence[str]
    tables: Sequence[tuple[str, Sequence[tuple[Sequence[str], str]]]]
    mended: Sequence[tuple[str, str, str, str]]
    note: str = NOTE


HEADS = (
    "名称",
    "办结（件）",
    "承诺时限",
    "超过承诺（件）",
    "按时率",
    "红灯（件）",
    "一半不超过（工作日）",
    "九成五不超过（工作日）",
)


def board_of(registry: Registry, board: Board) -> BoardPage:
    """The board with its tables: the bodies and the whole, then the guides of each body."""
    whole = [*board.bodies, *([board.total] if board.total is not None else [])]
    tables: list[tuple[str, Sequence[Figures]]] = [("各部门", whole)] if whole else []
    tables += [(body.name, board.guides[body.key]) for body in board.bodies if body.key and body.key in board.guides]
    mended = []
    for key, day, commit in board.mended:
        entry = registry.find(key)
        if entry is not None:
            mended.append((entry.name, f"{entry.key}/", day, commit[:10]))
    shown = [(title, [(cells_of(row), f"{row.key}/" if row.key else "") for row in rows]) for title, rows in tables]
    return BoardPage(board, HEADS, shown, mended)


def cells_of(row: Figures) -> tuple[str, ...]:
    """A row of the table as text, under ``HEADS``."""
    late, red = (HIDDEN if each is None else str(each) for each in (row.late, row.red))
    median, worst = (HIDDEN if each is None else str(each) for each in (row.median, row.worst))
    return row.name, str(row.closed), row.promise, late, row.rate or HIDDEN, red, median, worst
