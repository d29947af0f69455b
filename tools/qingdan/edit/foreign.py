"""A table that is not ours: a department's own, or one of the national standard; one entry a row, or several rows of one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from qingdan.edit.apply import apply
from qingdan.edit.block_rows import BlockRows
from qingdan.edit.foreign_sheet import ForeignSheets
from qingdan.edit.grids import Grid
from qingdan.edit.guard import column_letters
from qingdan.edit.headers import GridHeader, find_header
from qingdan.edit.listed import Listed, best_sheet
from qingdan.edit.matters import Matters
from qingdan.edit.names import Names
from qingdan.edit.one_sheet import Folded
from qingdan.edit.outcome import CellMark, Draft, Fate, ImportOutcome, SheetRow
from qingdan.edit.roles import Roles, roles_of
from qingdan.edit.titles import IGNORED, targets_by_title
from qingdan.model import Registry

_SECTION = re.compile(
    r"^[（(]?[一二三四五六七八九十]*[）)、.．]?\s*(行政\S{2}|其他行政权力|公共服务)(?:类|事项)?(?:[（(].*[）)])?$"
)
_FOOT = re.compile(
    r"^[（(]?(?:注|备注|说明|填表说明|填表人|填报人|填报单位|制表|制表人|审核人|负责人|合计|共计|总计|小计|联系人|联系电话)\s*(?:[：:]|$|本表|\d)"
)
_STRUCK = "有删除线，像是要删去的；要读的，去掉删除线，或者加上 --hidden"
_HIDDEN = "被隐藏或者筛掉；要读的，取消隐藏，或者加上 --hidden"


def foreign(
    grids: Sequence[Grid],
    registry: Registry,
    raws: Mapping[str, bytes],
    organisation: str = "",
    *,
    hidden: bool = False,
) -> ImportOutcome:
    """The outcome of importing tables that are not ours: each row and cell with its fate, and the files that result.

    ``organisation`` is the body of the rows that do not say; ``hidden`` asks for hidden sheets and rows, and for
    struck-through cells too.
    """
    reader = _Reader(registry, organisation, hidden=hidden)
    for grid in grids:
        reader.grid(grid)
    files = apply(reader.drafts.values(), registry, raws)
    rows = [row for each in reader.rows for row in (each.rows() if isinstance(each, Folded) else [each])]
    return ImportOutcome(rows, files, reader.told())


class _Reader:
    """Tables as they are read, one after the other."""

    def __init__(self, registry: Registry, organisation: str, *, hidden: bool) -> None:
        self.registry, self.names, self.hidden = registry, Names(registry), hidden
        self.drafts: dict[str, Draft] = {}
        self.matters = Matters(registry, self.names, self.drafts, organisation)
        self.known = targets_by_title(registry.schemas, self.matters.writers)
        self.listed = Listed(registry, self.names, self.drafts)
        self.sheets = ForeignSheets(self.known, self.matters, BlockRows(registry, self.names, self.matters.passages))
        self.rows: list[SheetRow | Folded] = []
        self.notes: list[str] = []
        self.section = ""

    def told(self) -> list[str]:
        """The remarks on the whole."""
        quoted = ["依据里引的条文原文没有抄进清单；清单只写哪部法律哪一条"] if self.matters.quoted else []
        return [*self.notes, *quoted]

    def grid(self, given: Grid) -> None:
        """Read one table."""
        clean, unseen = given.seen()
        if unseen:
            self.notes.append(f"“{given.name}”里有 {unseen} 格含看不见的字符，已经去掉")
        grid = clean.filled()
        if grid.hidden and not self.hidden:
            self._refuse(given, f"工作表“{given.name}”{_HIDDEN}")
            return
        stages = self.matters.passages.stages
        header = find_header(grid, self.known, ("power.name", "guides.name"), stages)
        alone = self.sheets.found(clean, header)
        if alone is not None:
            self.rows.append(self.sheets.read(clean, alone, self._left(clean), self.notes))
            return
        table = best_sheet(grid, self.registry.schemas)
        listed = None
        # A table of items has more columns that only items have; what is a draw is one of items.
        if table is not None and len(table[1].known) > (len(header.known) if header is not None else 0):
            listed, header = table
        if header is None:
            self._refuse(given, "这张表的前三十行里没有认得的表头（至少要有事项名称）")
            return
        above = replace(grid, rows=grid.rows[: header.row])
        earlier = find_header(above, self.known, ("power.name", "guides.name"), stages) if listed is None else None
        roles = roles_of(header)
        self._formulas(grid, header)
        unread = {**header.unknown, **({} if listed is not None else roles.unread)}
        if unread:
            titles = "、".join(unread[column] for column in sorted(unread))
            self.notes.append(f"“{grid.name}”里没有读的列：{titles}")
        self.section = ""
        self.matters.begin()
        read = [column for column in header.fields if listed is not None or column in roles.targets]
        formulas: dict[int, set[int]] = {}
        for at, column in grid.marks.formulas:
            formulas.setdefault(at, set()).add(column)
        for number, cells in enumerate(grid.rows):
            given_row = given.rows[number]
            filled = [column for column, text in enumerate(cells) if text]
            if not filled:
                continue
            row = SheetRow(grid.place(number, filled[0]), Fate.HEADER)
            reckoned = formulas.get(number, set())
            own = sorted(reckoned | {column for column in filled if column < len(given_row) and given_row[column]})
            row.cells = {column: CellMark.EQUAL if column in read else CellMark.UNREAD for column in own}
            self.rows.append(row)
            if number <= header.row:
                if earlier is not None and earlier.row < number < header.row:
                    row.fate, row.reason = Fate.REJECTED, "一张工作表里有两个表头不同的表；分成两张工作表再导入"
                continue
            reason = self._unseen(grid, number, filled, read, header)
            if reason:
                row.fate, row.reason = Fate.REJECTED, reason
            elif self._aside(cells, header, row, items=listed is None):
                continue
            elif listed is not None:
                self.listed.read(grid, listed, header, number, row)
            else:
                self._item(grid, number, cells, row, roles)

    def _left(self, grid: Grid) -> dict[int, str]:
        """Why lines of a sheet about one guide are left out: a person did not see them so."""
        if self.hidden:
            return {}
        out = dict.fromkeys(grid.marks.hidden, f"这一行{_HIDDEN}")
        for number, column in sorted(grid.marks.struck):
            out.setdefault(number, f"{grid.place(number, column)} {_STRUCK}")
        return out

    def _formulas(self, grid: Grid, header: GridHeader) -> None:
        """Tell of formulas in columns that are not read."""
        columns = sorted({column for _, column in grid.marks.formulas})
        told = [header.titles.get(column) or column_letters(column) for column in columns]
        if told:
            self.notes.append(
                f"“{grid.name}”里有公式的列：{'、'.join(told)}；要读的列里有公式的行没有写入，别的公式没有看"
            )

    def _refuse(self, grid: Grid, reason: str) -> None:
        """Refuse every row of a table."""
        for number, cells in enumerate(grid.rows):
            filled = [column for column, text in enumerate(cells) if text]
            if filled:
                row = SheetRow(grid.place(number, 0), Fate.REJECTED, reason=reason)
                row.cells = dict.fromkeys(filled, CellMark.REFUSED)
                self.rows.append(row)

    def _unseen(self, grid: Grid, number: int, filled: Sequence[int], read: Sequence[int], header: GridHeader) -> str:
        """Why a row is left out that a person did not see so: hidden, struck through, or reckoned by a formula."""
        marks = grid.marks
        for column in sorted(read):
            if (number, column) in marks.formulas and header.fields[column] != (IGNORED,):
                return f"{grid.place(number, column)} 是公式；“选择性粘贴—数值”以后再导入"
        if self.hidden:
            return ""
        if number in marks.hidden:
            return f"这一行{_HIDDEN}"
        struck = [column for column in filled if (number, column) in marks.struck]
        if struck:
            return f"{grid.place(number, struck[0])} {_STRUCK}"
        return ""

    def _aside(self, cells: Sequence[str], header: GridHeader, row: SheetRow, *, items: bool) -> bool:
        """Whether a row is no entry: a section of one type, the header again, or a remark at the foot."""
        written = {text.strip() for text in cells if text.strip()}
        section = _SECTION.match(next(iter(written))) if items and len(written) == 1 else None
        if section is not None:
            self.section, row.reason = section[1], f"以下各行的职权类型：{section[1]}"
            return True
        if (
            len(written) <= 2
            and any(_FOOT.match(text) for text in written)
            and _FOOT.match(next(t for t in cells if t.strip()))
        ):
            return True
        at = [column for column in header.fields if column < len(cells) and cells[column].strip()]
        return bool(at) and all(cells[column].strip().replace("\n", "") == header.titles.get(column) for column in at)

    def _item(self, grid: Grid, number: int, cells: Sequence[str], row: SheetRow, roles: Roles) -> None:
        values: dict[str, list[tuple[int, str]]] = {}
        for column, targets in roles.targets.items():
            text = cells[column].strip() if column < len(cells) else ""
            for target in targets if text else ():
                values.setdefault(target, []).append((column, text))
        self.matters.read(grid, number, values, row, roles, self.section)
