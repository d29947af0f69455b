"""A printed guide that comes back: its three tables become the rows of the workbook's sheets, and are read as those are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qingdan.edit.grids import Grid
from qingdan.edit.layout import ENTRY, NAME, ROW, Sheet, sheets
from qingdan.edit.one_sheet import Cell, Folded, Placed, SheetBlock, one_sheet
from qingdan.edit.printed import GUIDES, section
from qingdan.edit.printed_page import NUMBERED, OF, TABLES
from qingdan.edit.row_ids import row_id
from qingdan.edit.titles import key_of
from qingdan.model import Entry, Registry


def unfolded(grid: Grid, registry: Registry) -> tuple[Folded, Sequence[tuple[Sheet, Placed]]] | None:
    """The sheets of the workbook that a printed guide's tables stand for; None where a grid is no printed guide."""
    of = {each.rows: each for each in sheets(registry.schemas) if each.collection.name == GUIDES}
    if not of:
        return None
    base = of[""]
    titles = {key_of(each): each for each in base.headers}
    lists = {key_of(section(sheet)): rows for rows, sheet in of.items() if rows}
    lists |= {key_of(sheet.name.partition("·")[2]): rows for rows, sheet in of.items() if rows}
    found = one_sheet(grid, titles, lists, (key_of(TABLES[""]),))
    pairs = {titles[key_of(pair.title)]: pair for pair in reversed(found.pairs)}
    if ENTRY not in pairs:
        return None
    folded = Folded(grid, found)
    head = [each for each in base.headers if each in pairs]
    out = [
        (base, folded.placed([{at: (pairs[title].text, pairs[title].value) for at, title in enumerate(head)}], head))
    ]
    id_ = pairs[ENTRY].text
    entry = registry.get(base.collection.key(id_))
    ids = {block.name: _ids(of[block.name], block, grid) for block in found.blocks if of[block.name].ids}
    called = {rows: _called([*_entry_rows(entry, rows), *ids.get(rows, {}).values()]) for rows in of if rows}
    for block in found.blocks:
        sheet = of[block.name]
        have = sheet.nested or (entry is not None and any(True for _ in entry.rows(block.name)))
        out.append((sheet, _table(folded, sheet, block, id_, ids.get(block.name, {}), called, have=have)))
    return folded, out


def _ids(sheet: Sheet, block: SheetBlock, grid: Grid) -> Mapping[int, tuple[str, str]]:
    """By line, what a row is called and its id, given to it where it is new: other rows may name it."""
    named = next((column for column, title in block.titles.items() if title == sheet.columns[0].title), None)
    beside = next((column for column, title in block.titles.items() if title == ROW), None)
    said = {number: (_text(grid, number, named), _text(grid, number, beside)) for number in block.rows}
    taken = {id_ for _, id_ in said.values() if id_}
    out = {}
    for number, (name, id_) in said.items():
        new = id_ or (row_id(name, taken) if name else "")
        taken.add(new)
        out[number] = name, new
    return out


def _text(grid: Grid, number: int, column: int | None) -> str:
    cells = grid.rows[number]
    return cells[column] if column is not None and column < len(cells) else ""


def _entry_rows(entry: Entry[Any] | None, rows: str) -> Iterator[tuple[str, str]]:
    """What the rows of a guide's list are called, and their ids."""
    for row in entry.rows(rows) if entry is not None else ():
        yield str(row.get("name", "")), str(row.get("id", ""))


def _called(rows: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """The id for each name that one row alone goes by."""
    ids: dict[str, set[str]] = {}
    for name, id_ in rows:
        ids.setdefault(name, set()).add(id_)
    return {name: next(iter(each)) for name, each in ids.items() if name and len(each) == 1}


def _table(
    folded: Folded, sheet: Sheet, block: SheetBlock, id_: str, ids: Mapping[int, tuple[str, str]],
    called: Mapping[str, Mapping[str, str]], *, have: bool,
) -> Placed:  # fmt: skip
    """The rows of one table. Where the guide has none of its rows yet, nothing beside it need say which a row is."""
    grid = folded.grid
    fields = {column.title: column.field for column in sheet.columns}
    columns = {column: title for column, title in block.titles.items() if title not in (NUMBERED, OF, ENTRY, NAME)}
    lacking = [] if have else [each for each in sheet.fixed if each not in (ENTRY, NAME, *columns.values())]
    head = [ENTRY, *columns.values(), *lacking]
    lines: list[Mapping[int, tuple[str, Cell | None]]] = []
    for number in block.rows:
        if not any(_text(grid, number, column) for column in columns):
            continue
        line: dict[int, tuple[str, Cell | None]] = {0: (id_, None)}
        for at, (column, title) in enumerate(columns.items(), 1):
            text = _text(grid, number, column)
            field = fields.get(title)
            reference = (field.items or field).reference if field is not None else ""
            if reference.startswith("#"):
                known = called.get(reference[1:], {})
                text = "\n".join(known.get(part.strip(), part) for part in text.split("\n"))
            line[at] = text, (number, column)
        if sheet.ids and ROW in head:
            at = head.index(ROW)
            line[at] = ids[number][1], line.get(at, ("", None))[1]
        lines.append(line)
    return folded.placed(lines, head)
