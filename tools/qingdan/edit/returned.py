"""A workbook of ours that comes back: what differs from what was written out is what somebody changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qingdan.edit.absent import absent
from qingdan.edit.apply import apply
from qingdan.edit.cells import CellError, is_rows, meant, shown
from qingdan.edit.grids import Grid
from qingdan.edit.layout import DELETE, ENTRY, MARK, NAME, NUMBER, ROW, WHERE, Holder, Sheet, at, holders, put, sheets
from qingdan.edit.names import Names
from qingdan.edit.one_sheet import Folded, Placed
from qingdan.edit.outcome import CellMark, Draft, Fate, ImportOutcome, SheetRow, ValueChange
from qingdan.edit.printed import GUIDES
from qingdan.edit.printed_back import unfolded
from qingdan.edit.workbook import ABOUT, CHOICES, CONTENTS, MARKER, digest
from qingdan.model import Registry
from qingdan.read.document import Data, copied
from qingdan.schema import Field


def is_ours(grids: Sequence[Grid]) -> bool:
    """Whether the workbook was written by ``workbook``."""
    return any(grid.name == ABOUT and grid.rows and grid.rows[0] and grid.rows[0][0] == MARKER for grid in grids)


def returned(grids: Sequence[Grid], registry: Registry, raws: Mapping[str, bytes]) -> ImportOutcome:
    """The outcome of a workbook that comes back: each row with its fate, and the files. ``raws`` are the present files, by path."""
    reader = _Reader(grids, registry)
    known = {sheet.name: sheet for sheet in sheets(registry.schemas)}
    read: list[Sheet] = []
    for grid in grids:
        if grid.name in (ABOUT, CHOICES, CONTENTS):
            continue
        printed = unfolded(grid, registry) if grid.name not in known else None
        if printed is not None:
            reader.printed(*printed)
            continue
        if grid.name not in known:
            reader.rows += [
                SheetRow(
                    grid.place(number, 0),
                    Fate.REJECTED,
                    reason=f"没有叫“{grid.name}”的工作表",
                    cells={at_: CellMark.UNREAD for at_, text in enumerate(row) if text},
                )
                for number, row in enumerate(grid.rows)
                if any(row)
            ]
            continue
        reader.sheet(grid, known[grid.name])
        read.append(known[grid.name])
    read += [sheet for name, sheet in known.items() if name in reader.folded_sheets]
    notes = list(absent(registry, reader.digests, reader.seen, read))
    reader.finish()
    files = apply(reader.drafts.values(), registry, raws)
    rows = [*reader.rows, *(row for folded in reader.folded for row in folded.rows())]
    return ImportOutcome(rows, files, notes)


@dataclass(slots=True)
class _List:
    """A list of an entry's draft: its rows as they were, by key, and the row that a new one goes after."""

    holder: Holder
    rows: dict[str, dict[str, Data]]
    last: dict[str, Data] | None = None
    gone: list[dict[str, Data]] = field(default_factory=list)


class _Reader:
    """One workbook as it is read."""

    def __init__(self, grids: Sequence[Grid], registry: Registry) -> None:
        about = next(grid for grid in grids if grid.name == ABOUT)
        self.digests = {row[0]: row[1] for row in about.rows[1:] if len(row) > 1 and row[1]}
        former = {row[0]: row[2] for row in about.rows[1:] if len(row) > 2}
        self.registry, self.names = registry, Names(registry, former)
        self.rows: list[SheetRow] = []
        self.drafts: dict[str, Draft] = {}
        self.lists: dict[tuple[str, str, str], _List] = {}
        self.seen: set[tuple[str, str, str, str]] = set()
        self.reckoned: dict[int, list[int]] = {}
        self.folded: list[Folded] = []
        self.folded_sheets: set[str] = set()

    def printed(self, folded: Folded, parts: Sequence[tuple[Sheet, Placed]]) -> None:
        """Read a printed guide: each of its tables as the sheet that it stands for."""
        self.folded.append(folded)
        self.folded_sheets |= {each.name for each in sheets(self.registry.schemas) if each.collection.name == GUIDES}
        for sheet, grid in parts:
            before = len(self.rows)
            self.sheet(grid, sheet)
            folded.read += [(grid, number, row) for number, row in enumerate(self.rows[before:])]
            del self.rows[before:]

    def sheet(self, grid: Grid, sheet: Sheet) -> None:
        """Read one sheet; its first row is the header."""
        header = [text.strip() for text in grid.rows[0]] if grid.rows else []
        columns = {name: number for number, name in enumerate(header) if name}
        headers = set(sheet.headers)
        self.reckoned = {}
        for line, at_ in grid.marks.formulas:
            self.reckoned.setdefault(line, []).append(at_)
        recognised = [name in headers for name in header]
        unknown = [name for name in columns if name not in headers]
        absent = [name for name in sheet.fixed if name not in columns and name != NAME]
        if grid.rows:
            reason = f"不认得的列：{'、'.join(unknown)}（没有读）" if unknown else ""
            head = SheetRow(grid.place(0, 0), Fate.HEADER, reason=reason)
            head.cells = {at_: CellMark.HEADER for at_, text in enumerate(grid.rows[0]) if text}
            self.rows.append(head)
        for number, cells in enumerate(grid.rows[1:], 1):
            if not any(cells):
                continue
            row = SheetRow(grid.place(number, 0), Fate.UNCHANGED)
            row.cells = {
                at_: CellMark.EQUAL if at_ < len(header) and recognised[at_] else CellMark.UNREAD
                for at_, text in enumerate(cells)
                if text
            }
            self.rows.append(row)
            values = {name: cells[at_] if at_ < len(cells) else "" for name, at_ in columns.items()}
            if absent:
                row.fate, row.reason = Fate.REJECTED, f"工作表少了“{'、'.join(absent)}”列"
                continue
            extra = [at_ for at_, mark in row.cells.items() if mark is CellMark.UNREAD]
            if extra:
                row.fate, row.reason = Fate.REJECTED, f"{grid.place(number, extra[0])} 所在的列没有认得的表头"
                continue
            self._row(grid, sheet, row, number, columns, values)
            if row.fate is Fate.REJECTED and row.entry in self.drafts:
                self.drafts[row.entry].rows.append(row)

    def _row(
        self, grid: Grid, sheet: Sheet, row: SheetRow, number: int, columns: Mapping[str, int], values: Mapping[str, str],
    ) -> None:  # fmt: skip
        draft = self._draft(sheet, values[ENTRY], row)
        if draft is None:
            return
        row.entry = draft.key
        formula = min((at_ for at_ in self.reckoned.get(number, ()) if at_ in columns.values()), default=None)
        if formula is not None:
            row.fate, row.reason = Fate.REJECTED, f"{grid.place(number, formula)} 是公式；“选择性粘贴—数值”以后再导入"
            return
        if not sheet.rows:
            if not self._once(row, draft.key, "", "", ""):
                return
            self._fill(grid, sheet, row, number, columns, values, draft, draft.data)
            return
        found = self._list(draft, sheet, where := values.get(WHERE, ""))
        if found is None:
            row.fate, row.reason = Fate.REJECTED, f"条目里没有“{where}”这一行"
            return
        key = values[ROW if sheet.ids else NUMBER]
        if key in found.rows:
            if not self._once(row, draft.key, sheet.rows, where, key):
                return
            found.last = found.rows[key]
            if values.get(DELETE):
                self._delete(row, draft, found, values[DELETE])
                return
            self._fill(grid, sheet, row, number, columns, values, draft, found.rows[key])
            return
        if values.get(DELETE):
            row.fate, row.reason = Fate.REJECTED, "表里新添的行，没有写入"
            return
        if key and not sheet.ids:
            row.fate, row.reason = Fate.REJECTED, f"没有第“{key}”行；新添的行不写行号"
            return
        new: dict[str, Data] = {"id": key} if key else {}
        if self._fill(grid, sheet, row, number, columns, values, draft, new):
            rows = found.holder.owner.setdefault(found.holder.rows, [])
            # By identity: two rows may say the same.
            after = next((n for n, each in enumerate(rows) if each is found.last), len(rows) - 1)
            below = found.holder.field.items or Field("")
            rows.insert(after + 1, {name: new[name] for name in below.properties if name in new})
            found.last = rows[after + 1]
            if key:
                found.rows[key] = found.last
                self.seen.add((draft.key, sheet.rows, where, key))

    def _fill(
        self, grid: Grid, sheet: Sheet, row: SheetRow, number: int, columns: Mapping[str, int], values: Mapping[str, str],
        draft: Draft, data: dict[str, Data],
    ) -> bool:  # fmt: skip
        """Put every changed cell of a row into ``data``; none when one of them cannot be read."""
        changes: list[tuple[tuple[str, ...], Data]] = []
        wrong: list[str] = []
        for column in sheet.columns:
            text = values.get(column.title)
            now = at(data, column.path) if len(column.path) > 1 else data.get(column.path[0])
            if text is None or text == now or (now is None and not text):
                continue
            was = shown(now, column.field, self.names)
            if was == text or _plain(was) == _plain(text):
                continue
            try:
                value = meant(text, column.field, self.names) if text else None
            except CellError as problem:
                wrong.append(f"{grid.place(number, columns[column.title])} {problem}")
                continue
            if value != now:
                changes.append((column.path, value))
                row.changes.append(ValueChange(column.title, was, text))
                row.cells[columns[column.title]] = CellMark.WRITTEN
        if wrong:
            row.fate, row.reason = Fate.REJECTED, "；".join(wrong)
            row.changes.clear()
            return False
        if not changes:
            return False
        stale = self.digests.get(draft.key)
        entry = self.registry.get(draft.key)
        if entry is not None and stale is not None and stale != digest(entry.data):
            row.fate, row.reason = Fate.REJECTED, "导出之后这个条目改过；重新导出，在新的工作簿里改"
            row.changes.clear()
            return False
        for path, value in changes:
            top = not sheet.rows and len(path) == 1
            put(data, path, value, keep=top and path[-1] in sheet.collection.schema.get("required", ()))
        row.fate = Fate.IMPORTED
        draft.rows.append(row)
        return True

    def _delete(self, row: SheetRow, draft: Draft, found: _List, mark: str) -> None:
        if mark != MARK:
            row.fate, row.reason = Fate.REJECTED, f"“{DELETE}”列只能写“{MARK}”"
            return
        assert found.last is not None  # noqa: S101 set by the caller
        row.fate = Fate.IMPORTED
        row.changes.append(
            ValueChange(f"{found.holder.field.title}的一行", "、".join(map(str, found.last.values()))[:60], "")
        )
        found.gone.append(found.last)
        draft.rows.append(row)

    def finish(self) -> None:
        """Take out the rows that are to go, now that no number is needed any more; say what a new entry has none of."""
        for draft in self.drafts.values():
            if draft.new and draft.rows:
                self._none(draft)
        for found in self.lists.values():
            if found.gone:
                kept = [each for each in found.holder.list if all(each is not gone for gone in found.gone)]
                found.holder.owner[found.holder.rows] = kept

    def _none(self, draft: Draft) -> None:
        """A list that a new entry must have, and of which no sheet has a row, is empty: no fee, no paper."""
        collection = self.registry.schemas.collection(draft.collection)
        assert collection is not None  # noqa: S101 the sheet is of one
        for name in collection.schema.get("required", ()):
            field, form = collection.root.properties[name], collection.schema["properties"][name]
            if is_rows(field) and name not in draft.data and not form.get("minItems"):
                draft.data[name] = []
                told = f"没有写{field.title}，写成没有（[]）；有的，在“{collection.title}·{field.title}”表里添"
                draft.rows[0].reason = "；".join(filter(None, [draft.rows[0].reason, told]))

    def _once(self, row: SheetRow, *key: str) -> bool:
        seen = (key[0], key[1], key[2], key[3])
        if seen in self.seen:
            row.fate, row.reason = Fate.REJECTED, "同一行在表里出现了两次"
            return False
        self.seen.add(seen)
        return True

    def _draft(self, sheet: Sheet, id_: str, row: SheetRow) -> Draft | None:
        key = sheet.collection.key(id_)
        if key in self.drafts:
            return self.drafts[key]
        entry = self.registry.get(key)
        path = sheet.collection.path(id_)
        if entry is not None:
            self.drafts[key] = Draft(key, entry.path, sheet.collection.name, copied(entry.data))
        elif not id_:
            row.fate, row.reason = Fate.REJECTED, f"没有写“{ENTRY}”"
        elif self.registry.schemas.layout.collection_of(path) is None or key in self.registry.present:
            row.fate, row.reason = Fate.REJECTED, f"“{id_}”不能作标识，或者它的文件读不出来"
        elif sheet.rows:
            row.fate, row.reason = Fate.REJECTED, f"没有“{id_}”这个条目；先在“{sheet.collection.title}”表里添上"
        else:
            self.drafts[key] = Draft(key, path, sheet.collection.name, {}, new=True)
        return self.drafts.get(key)

    def _list(self, draft: Draft, sheet: Sheet, where: str) -> _List | None:
        key = draft.key, sheet.rows, where if sheet.nested else ""
        if key not in self.lists:
            # Rows that were added since may have lists in them.
            for each in holders(draft.data, sheet.collection.root):
                if (draft.key, each.rows, each.where) not in self.lists:
                    rows = {each.row_key(number): row for number, row in enumerate(each.list)}
                    self.lists[draft.key, each.rows, each.where] = _List(each, rows)
        return self.lists.get(key)


def _plain(text: str) -> str:
    """A cell's text for comparing: outer space and line ends are no change."""
    return "\n".join(line.rstrip() for line in text.strip().split("\n"))
