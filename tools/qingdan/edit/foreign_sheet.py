"""A department's own sheet about one guide: values beside titles are as a row of a table of items, tables below headings its lists."""

from __future__ import annotations

from collections.abc import Mapping

from qingdan.edit.block_rows import BlockRows
from qingdan.edit.grids import Grid
from qingdan.edit.headers import GridHeader
from qingdan.edit.matters import Matters
from qingdan.edit.one_sheet import Folded, OneSheet, one_sheet
from qingdan.edit.outcome import CellMark, Fate, SheetRow
from qingdan.edit.passages import RowEntries
from qingdan.edit.roles import roles_of
from qingdan.edit.titles import IGNORED, Targets, key_of

_LEAST = 4
"""So many titles with a value make a sheet one about one thing."""
_HEADINGS = ("事项基本信息", "基本信息", "基本情况", "办理信息", "收费信息", "办事指南", "服务指南")
_NAMES = ("power.name", "guides.name")


class ForeignSheets:
    """Reads sheets that an office made itself, one for a guide: titles beside their values, and tables below headings.

    ``found`` recognises such a sheet, and ``read`` turns it into drafts of entries.
    """

    def __init__(self, known: Mapping[str, Targets], matters: Matters, blocks: BlockRows) -> None:
        """Take what each title may be, and what reads the values and the lists."""
        self.known = {key: targets for key, targets in known.items() if targets != (IGNORED,)}
        self.matters, self.blocks = matters, blocks

    def found(self, grid: Grid, header: GridHeader | None) -> OneSheet | None:
        """The parts of the sheet; None where it is no such sheet, or where a header of columns says more."""
        found = one_sheet(grid, self.known, self.blocks.headings, [key_of(each) for each in _HEADINGS])
        said = {key_of(pair.title) for pair in found.pairs if pair.text}
        named = any(name in self.known[key] for key in said for name in _NAMES)
        more = len(said) > (len(header.known) if header is not None else 0)
        return found if named and len(said) >= _LEAST and more else None

    def read(self, grid: Grid, found: OneSheet, left: Mapping[int, str], notes: list[str]) -> Folded:
        """Read the sheet; ``left`` are lines that are not to be read, each with the reason."""
        folded = Folded(grid, found, left=dict(left))
        pairs = [pair for pair in found.pairs if pair.text and pair.value[0] not in left]
        titles = {at: pair.title for at, pair in enumerate(pairs)}
        header = GridHeader(0, {at: self.known[key_of(title)] for at, title in titles.items()}, titles, {})
        roles = roles_of(header)
        placed = folded.placed([{at: (pair.text, pair.value) for at, pair in enumerate(pairs)}], list(titles.values()))
        row = SheetRow(placed.place(1, 0), Fate.REJECTED)
        row.cells = {at: CellMark.EQUAL if at in roles.targets else CellMark.UNREAD for at in titles}
        folded.read.append((placed, 1, row))
        reckoned = sorted(placed.marks.formulas)
        self.matters.begin()
        if reckoned:
            row.reason = f"{placed.place(*reckoned[0])} 是公式；“选择性粘贴—数值”以后再导入"
        else:
            self.matters.read(placed, 1, self._values(placed, roles.targets), row, roles, "")
        draft = None if row.fate is Fate.REJECTED else self.matters.guide
        unread = list(roles.unread.values())
        told = RowEntries({}, {}, draft.data if draft is not None else {})
        for block in found.blocks:
            unread += self.blocks.read(folded, block, draft, told)
        if unread:
            notes.append(f"“{grid.name}”里没有读的列：{'、'.join(unread)}")
        return folded

    @staticmethod
    def _values(grid: Grid, targets: Mapping[int, Targets]) -> dict[str, list[tuple[int, str]]]:
        values: dict[str, list[tuple[int, str]]] = {}
        for column, several in targets.items():
            text = grid.rows[1][column].strip()
            for target in several if text else ():
                values.setdefault(target, []).append((column, text))
        return values
