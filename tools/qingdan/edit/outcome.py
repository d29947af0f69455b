"""What became of each row of a workbook that came in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from qingdan.read.document import Data


class Fate(StrEnum):
    """Every row with anything in it has one."""

    IMPORTED = "写入"
    UNCHANGED = "没有变化"
    REJECTED = "没有写入"
    HEADER = "表头"


@dataclass(frozen=True, slots=True)
class Change:
    """One value that becomes another; ``was`` is empty for what is new, ``becomes`` for what goes."""

    what: str
    was: str
    becomes: str


@dataclass(slots=True)
class Row:
    """A row of a sheet, its fate, and why. ``place`` is sheet!cell; ``entry`` the key of the entry that it is about."""

    place: str
    fate: Fate
    entry: str = ""
    reason: str = ""
    changes: list[Change] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The rows in the order of the workbook, the files as they shall be, and remarks on the whole."""

    rows: Sequence[Row]
    files: dict[str, bytes]
    notes: Sequence[str] = ()

    def count(self, fate: Fate) -> int:
        """How many rows had a fate."""
        return sum(row.fate is fate for row in self.rows)


@dataclass(slots=True)
class Draft:
    """An entry as it shall be: ``data`` is changed in place; ``rows`` are those that asked for a change."""

    key: str
    path: str
    collection: str
    data: dict[str, Data]
    rows: list[Row] = field(default_factory=list)
    new: bool = False
