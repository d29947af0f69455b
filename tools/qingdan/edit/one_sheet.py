"""A sheet that is about one thing: titles with their values beside them, and tables one under the other."""

from __future__ import annotations

import re
from collections.abc import Collection as Some
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qingdan.edit.grids import Grid
from qingdan.edit.guard import column_letters
from qingdan.edit.marks import Marks
from qingdan.edit.outcome import CellMark, Fate, SheetRow, ValueChange
from qingdan.edit.titles import key_of

_HEADING = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十]+[）)]?[、.．\s]*|表[一二三四五六七八九十]?[：:\s]*|附表?[：:、\s]*)?(.+)$"
)
_ENDS = ("清单", "表", "情况", "信息", "说明")
Cell = tuple[int, int]
"""Row and column, 0-based."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A title and the value beside it; the text is empty where the cell is."""

    title: str
    text: str
    label: Cell
    value: Cell


@dataclass(frozen=True, slots=True)
class SheetBlock:
    """A table below a heading: what it holds, the row of its header, its titles by column, its rows."""

    name: str
    head: int
    titles: Mapping[int, str]
    rows: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class OneSheet:
    """The parts of such a sheet; ``besides`` are headings and titles of the whole."""

    pairs: Sequence[Pair]
    blocks: Sequence[SheetBlock]
    besides: frozenset[Cell]


@dataclass(frozen=True, slots=True)
class Placed(Grid):
    """Rows made of the cells of another grid; ``stood`` is where each cell stands there."""

    stood: Mapping[Cell, Cell] = field(default_factory=dict)

    def place(self, row: int, column: int) -> str:
        """The cell as it is called where it stands."""
        there = self.stood.get((row, column)) or min(
            (at for (r, _), at in self.stood.items() if r == row), default=(0, 0)
        )
        return f"{self.name}!{column_letters(there[1])}{there[0] + 1}"


def one_sheet(grid: Grid, labels: Some[str], lists: Mapping[str, str], other: Some[str] = ()) -> OneSheet:
    """The pairs and tables of a sheet.

    ``labels`` are keys of the titles that may have a value beside them, ``lists`` what each heading's table holds, by the heading's
    key; ``other`` are keys of headings of nothing but pairs.
    """
    return _Reader(grid, labels, lists, other).read()


class _Reader:
    """One sheet as it is read, from the top."""

    def __init__(self, grid: Grid, labels: Some[str], lists: Mapping[str, str], other: Some[str]) -> None:
        self.grid, self.labels, self.lists, self.other = grid, labels, lists, other
        self.right = {(top, left): right for top, left, _, right in grid.merged}
        self.pairs: list[Pair] = []
        self.blocks: list[SheetBlock] = []
        self.besides: set[Cell] = set()

    def read(self) -> OneSheet:
        block: SheetBlock | None = None
        waiting = ""
        for number, cells in enumerate(self.grid.rows):
            filled = [column for column, text in enumerate(cells) if text]
            if not filled:
                continue
            heading = self._heading(cells, filled)
            if heading is not None:
                block, waiting = None, heading
                self.besides.add((number, filled[0]))
            elif waiting:
                block = SheetBlock(waiting, number, {column: cells[column].replace("\n", "") for column in filled})
                self.blocks.append(block)
                waiting = ""
            elif block is not None and not self._ends(block, cells, filled):
                block.rows.append(number)
            else:
                block = None
                if len(filled) == 1 and not self.pairs and key_of(cells[filled[0]]) not in self.labels:
                    self.besides.add((number, filled[0]))
                else:
                    self.pairs += self._beside(number, cells)
        return OneSheet(self.pairs, self.blocks, frozenset(self.besides))

    def _heading(self, cells: Sequence[str], filled: Sequence[int]) -> str | None:
        """What the table below holds where a line is a heading, empty for pairs; None where it is no heading."""
        found = _HEADING.match(cells[filled[0]].strip()) if len(filled) == 1 else None
        if found is None or filled[0] > 0:
            return None
        key = key_of(found[1])
        for each in (key, *(key.removesuffix(end) for end in _ENDS)):
            if each in self.lists:
                return self.lists[each]
            if each in self.other:
                return ""
        return None

    def _ends(self, block: SheetBlock, cells: Sequence[str], filled: Sequence[int]) -> bool:
        """Whether a line below a table is no row of it: a title stands where its rows have a number, or nothing."""
        first = filled[0]
        numbered = key_of(block.titles.get(first, "序号")) == "序号"
        return first == 0 and numbered and key_of(cells[0]) in self.labels

    def _beside(self, number: int, cells: Sequence[str]) -> Iterator[Pair]:
        """The titles of one line, each with the value to its right."""
        column = 0
        while column < len(cells):
            if key_of(cells[column]) not in self.labels or not cells[column]:
                column += 1
                continue
            after = self.right.get((number, column), column) + 1
            value = after
            if not self.grid.merged and after < len(cells) and not cells[after]:
                # Text tables keep no merged cells: the value is what comes next, if that is no title.
                follows = next((at for at in range(after, len(cells)) if cells[at]), after)
                value = after if key_of(cells[follows]) in self.labels else follows
            text = cells[value] if value < len(cells) else ""
            yield Pair(cells[column].replace("\n", ""), text, (number, column), (number, value))
            column = self.right.get((number, value), value) + 1


@dataclass(slots=True)
class Folded:
    """A sheet, and the rows that were made of it and read: they become the rows of the sheet again.

    ``left`` are lines that are not to be read, with the reason.
    """

    grid: Grid
    found: OneSheet
    read: list[tuple[Placed, int, SheetRow]] = field(default_factory=list)
    left: Mapping[int, str] = field(default_factory=dict)

    def placed(self, lines: Sequence[Mapping[int, tuple[str, Cell | None]]], head: Sequence[str]) -> Placed:
        """A grid with a header and lines, of which each cell stands somewhere in the sheet."""
        rows = [list(head), *([line.get(at, ("", None))[0] for at in range(len(head))] for line in lines)]
        stood = {(n, at): cell for n, line in enumerate(lines, 1) for at, (_, cell) in line.items() if cell is not None}
        reckoned = self.grid.marks.formulas
        marks = Marks(formulas=frozenset(at for at, cell in stood.items() if cell in reckoned))
        return Placed(self.grid.name, rows, (), marks, stood=stood)

    def rows(self) -> list[SheetRow]:
        """A row for each line of the sheet that has anything in it, with every cell of it accounted for."""
        marks: dict[Cell, CellMark] = dict.fromkeys(self.found.besides, CellMark.HEADER)
        marks |= {each.label: CellMark.HEADER for each in self.found.pairs}
        marks |= {(block.head, column): CellMark.HEADER for block in self.found.blocks for column in block.titles}
        for block in self.found.blocks:
            numbered = [column for column, title in block.titles.items() if key_of(title) in ("序号", "属于")]
            marks |= {(number, column): CellMark.HEADER for number in block.rows for column in numbered}
        owners: dict[int, SheetRow] = {}
        for grid, number, row in self.read:
            for at, mark in row.marks().items():
                cell = grid.stood.get((number, at))
                if cell is not None:
                    marks[cell] = mark
            for line in sorted({cell[0] for (n, _), cell in grid.stood.items() if n == number}):
                owners[line] = row
        told: set[int] = set()
        out = []
        for number, cells in enumerate(self.grid.rows):
            filled = [column for column, text in enumerate(cells) if text]
            owner = owners.get(number)
            if not filled and (owner is None or owner.fate is not Fate.IMPORTED):
                continue
            row = SheetRow(self.grid.place(number, filled[0] if filled else 0), Fate.HEADER)
            row.cells = {column: marks.get((number, column), CellMark.UNREAD) for column in filled}
            if number in self.left:
                row.fate, row.reason, row.cells = (
                    Fate.REJECTED,
                    self.left[number],
                    dict.fromkeys(filled, CellMark.REFUSED),
                )
            elif owner is not None:
                self._own(row, number, owner, first=id(owner) not in told)
                told.add(id(owner))
            out.append(row)
        return out

    def _own(self, row: SheetRow, number: int, owner: SheetRow, *, first: bool) -> None:
        """What became of one line: of what was read of it and of others together, its own part."""
        row.entry, row.fate = owner.entry, owner.fate
        lines = {
            cell[0] for grid, n, each in self.read if each is owner for (at, _), cell in grid.stood.items() if at == n
        }
        if len(lines) == 1:
            row.reason, row.changes = owner.reason, owner.changes
            return
        if owner.fate is Fate.REJECTED:
            row.reason = owner.reason if first else f"同一条目的另一格没有写入（{owner.place}）"
            return
        row.reason = owner.reason if first else ""
        row.changes = [each for each in owner.changes if self._line_of(owner, each, min(lines)) == number]
        row.fate = Fate.IMPORTED if row.changes or CellMark.WRITTEN in row.cells.values() else Fate.UNCHANGED

    def _line_of(self, owner: SheetRow, change: ValueChange, first: int) -> int:
        """The line in which a change of a row of several lines stands; the first where no title tells."""
        for grid, number, row in self.read:
            if row is owner and change.what in grid.rows[0]:
                return grid.stood.get((number, list(grid.rows[0]).index(change.what)), (first, 0))[0]
        return first
