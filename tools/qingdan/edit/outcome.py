"""What became of each row of a workbook that came in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from qingdan.read.document import Data


class Fate(StrEnum):
    """Every row with anything in it has one."""

    IMPORTED = "写入"
    UNCHANGED = "没有变化"
    REJECTED = "没有写入"
    HEADER = "表头"


class CellMark(StrEnum):
    """What became of one cell that is not empty; every one has a mark."""

    WRITTEN = "写入"
    EQUAL = "与清单相同"
    REFUSED = "没有写入"
    UNREAD = "没有读的列"
    HEADER = "表头、标题和表末说明"


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One change of a value in the report of an import, as texts to show.

    ``what`` is what the value is called (mostly the field's title), ``was`` the old text, empty for what is new, ``becomes`` the new
    one, empty for what goes.
    """

    what: str
    was: str
    becomes: str


@dataclass(slots=True)
class SheetRow:
    """A row of a sheet, its fate, and why. ``place`` is sheet!cell; ``entry`` the key of the entry that it is about.

    ``cells`` are the marks of its cells by their 0-based column, as they are when the row is not refused.
    """

    place: str
    fate: Fate
    entry: str = ""
    reason: str = ""
    changes: list[ValueChange] = field(default_factory=list)
    cells: dict[int, CellMark] = field(default_factory=dict)

    def marks(self) -> Mapping[int, CellMark]:
        """What became of each cell: where the row is refused, of each that was read."""
        if self.fate is Fate.HEADER:
            return dict.fromkeys(self.cells, CellMark.HEADER)
        if self.fate is not Fate.REJECTED:
            return self.cells
        kept = (CellMark.UNREAD, CellMark.HEADER)
        return {at: mark if mark in kept else CellMark.REFUSED for at, mark in self.cells.items()}


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """The rows in the order of the workbook, the files as they shall be, and remarks on the whole."""

    rows: Sequence[SheetRow]
    files: dict[str, bytes]
    notes: Sequence[str] = ()

    def count(self, fate: Fate) -> int:
        """How many rows had a fate."""
        return sum(row.fate is fate for row in self.rows)

    def cells(self) -> Mapping[CellMark, int]:
        """How many cells that are not empty had each mark, all marks in order."""
        counted = Counter(mark for row in self.rows for mark in row.marks().values())
        return {mark: counted[mark] for mark in CellMark}


@dataclass(slots=True)
class Draft:
    """An entry as it shall be: ``data`` is changed in place; ``rows`` are those that asked for a change."""

    key: str
    path: str
    collection: str
    data: dict[str, Data]
    rows: list[SheetRow] = field(default_factory=list)
    new: bool = False
