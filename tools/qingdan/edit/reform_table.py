"""The table of a reform of bodies: who hands what to whom, and whether the giver ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qingdan.edit.grids import Grid
from qingdan.edit.names import Names, UnknownNameError, plain
from qingdan.edit.refusal import RefusedError
from qingdan.model import Registry

_TITLES = {
    "giver": ("原机构", "划出机构", "划出部门", "原部门", "原实施机构"),
    "what": ("划转内容", "划转事项", "职权", "职权名称", "事项", "事项名称", "职责"),
    "taker": ("划入机构", "划入部门", "新机构", "承接机构", "承接部门"),
    "ends": ("原机构撤销", "是否撤销", "撤销"),
}
_NEEDED = ("giver", "taker")
_HEADER_ROWS = 10
_FLAGS = {"是": True, "撤销": True, "√": True, "否": False, "保留": False, "": False}


@dataclass(frozen=True, slots=True)
class ReformRow:
    """One row: its place, the ids of both bodies, what passes (empty for all that no other row names), whether the giver ends."""

    place: str
    giver: str
    what: str
    taker: str
    ends: bool


def read_reform(grids: Sequence[Grid], registry: Registry) -> list[ReformRow]:
    """The rows of every sheet that has the header. Raises RefusedError with a sentence for each row that cannot be meant so."""
    names = Names(registry)
    found = [(grid, header) for grid in grids if not grid.hidden and (header := _header(grid)) is not None]
    if not found:
        raise RefusedError(
            "表里没有认得的表头。改法：写四列，“原机构”“划转内容”“划入机构”“原机构撤销”；划转内容不写，就是其余全部职权"
        )
    lines: list[ReformRow] = []
    wrong: list[str] = []
    for grid, (at, columns) in found:
        for number, cells in _rows(grid, at, columns):
            try:
                lines.append(_line(grid, number, cells, columns, names))
            except (RefusedError, UnknownNameError) as problem:
                wrong.append(f"{grid.place(number, columns['giver'])} {problem}")
    if wrong:
        raise RefusedError("表里有不能照办的行，一行也没有动：\n" + "\n".join(wrong))
    if not lines:
        raise RefusedError("表头下面一行也没有")
    return lines


def _header(grid: Grid) -> tuple[int, Mapping[str, int]] | None:
    """The number of the header's row, and the column of each part; None where the sheet has no such row."""
    for number, cells in enumerate(grid.rows[:_HEADER_ROWS]):
        texts = ["".join(cell.split()) for cell in cells]
        columns = {
            part: texts.index(title) for part, titles in _TITLES.items() for title in titles[::-1] if title in texts
        }
        if all(part in columns for part in _NEEDED):
            return number, columns
    return None


def _rows(given: Grid, at: int, columns: Mapping[str, int]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows below the header in which a part is written, with what they say; merged cells speak for all their rows."""
    grid = given.seen()[0].filled()
    for number in range(at + 1, len(grid.rows)):
        row = grid.rows[number]
        cells = {part: row[column].replace("\n", "").strip() for part, column in columns.items() if column < len(row)}
        if any(cells.values()):
            yield number, cells


def _line(grid: Grid, number: int, cells: Mapping[str, str], columns: Mapping[str, int], names: Names) -> ReformRow:
    if number in grid.marks.hidden:
        raise RefusedError("这一行被隐藏或者筛掉。改法：取消隐藏，或者删去")
    for column in columns.values():
        if (number, column) in grid.marks.formulas:
            raise RefusedError(f"{grid.place(number, column)} 是公式。改法：“选择性粘贴—数值”以后再用")
    for part in _NEEDED:
        if not cells.get(part):
            raise RefusedError(f"没有写{_TITLES[part][0]}")
    giver, taker = (names.id_of("organisations", cells[part]) for part in _NEEDED)
    flag = cells.get("ends", "")
    if flag not in _FLAGS:
        raise RefusedError(f"“原机构撤销”写的是“{flag}”。改法：写“是”或者“否”，不写就是不撤销")
    if giver == taker:
        raise RefusedError("原机构和划入机构是同一个")
    return ReformRow(grid.place(number, columns["giver"]), giver, cells.get("what", ""), taker, _FLAGS[flag])


__all__ = ["ReformRow", "plain", "read_reform"]
