"""A department's own list of powers and duties: one power a row, or several rows where cells are merged."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from qingdan.edit.apply import apply
from qingdan.edit.cells import CellError, meant
from qingdan.edit.grids import Grid
from qingdan.edit.headers import IGNORED, Header, aliases, find_header
from qingdan.edit.listed import Listed, best_table
from qingdan.edit.names import Names, UnknownNameError, plain
from qingdan.edit.outcome import Change, Draft, Fate, Outcome, Row
from qingdan.edit.passages import Passages
from qingdan.edit.row_ids import row_id
from qingdan.model import Registry
from qingdan.read.document import Data, copied

_SECTION = re.compile(
    r"^[（(]?[一二三四五六七八九十]*[）)、.．]?\s*(行政\S{2}|其他行政权力|公共服务)(?:类|事项)?(?:[（(].*[）)])?$"
)
_WHOLE = ("type", "organisation", "office", "level", "source", "status", "note")


def foreign(grids: Sequence[Grid], registry: Registry, raws: Mapping[str, bytes], organisation: str = "") -> Outcome:
    """What the tables ask for, row by row. ``organisation`` is whose they are, where a row does not say."""
    reader = _Reader(registry, organisation)
    for grid in grids:
        reader.grid(grid)
    return Outcome(reader.rows, apply(reader.drafts.values(), registry, raws), reader.notes)


class _Reader:
    """Tables as they are read, one entry after the other."""

    def __init__(self, registry: Registry, organisation: str) -> None:
        self.registry, self.names = registry, Names(registry)
        self.known = aliases(registry.schemas)
        self.passages = Passages(registry, self.names)
        self.organisation = organisation
        self.rows: list[Row] = []
        self.notes: list[str] = []
        self.drafts: dict[str, Draft] = {}
        self.listed = Listed(registry, self.names, self.drafts)
        self.section = ""
        self.current: tuple[str, str] | None = None

    def grid(self, grid: Grid) -> None:
        """Read one table."""
        filled = grid.filled()
        header = find_header(filled, self.known, "power.name")
        table = best_table(filled, self.registry.schemas)
        known = {each for each in header.fields.values() if each != IGNORED} if header is not None else set()
        listed = None
        # A table of powers has more columns that only powers have; what is a draw is one of powers.
        if table is not None and len({*table[1].fields.values()} - {IGNORED}) > len(known):
            listed, header = table
        if header is None:
            self.rows += [
                Row(grid.place(number, 0), Fate.REJECTED, reason="这张表的前三十行里没有认得的表头（至少要有事项名称）")
                for number, row in enumerate(grid.rows)
                if any(row)
            ]
            return
        if header.unknown:
            titles = "、".join(header.unknown.values())
            self.notes.append(f"“{grid.name}”里没有读的列：{titles}")
        self.section, self.current = "", None
        for number, cells in enumerate(filled.rows):
            if not any(cells):
                continue
            first = next(column for column, text in enumerate(cells) if text)
            row = Row(grid.place(number, first), Fate.HEADER)
            self.rows.append(row)
            if number <= header.row:
                continue
            if listed is not None:
                self.listed.read(filled, listed, header, number, row)
                continue
            self._row(grid, header, number, cells, row)

    def _row(self, grid: Grid, header: Header, number: int, cells: Sequence[str], row: Row) -> None:
        written = {text.strip() for text in cells if text.strip()}
        section = _SECTION.match(next(iter(written))) if len(written) == 1 else None
        if section is not None:
            self.section, row.reason = section[1], f"以下各行的职权类型：{section[1]}"
            return
        values = {
            field: (column, cells[column].strip())
            for column, field in header.fields.items()
            if column < len(cells) and cells[column].strip() and field != IGNORED
        }
        if values and {cells[column].strip() for column, _ in values.values()} == {
            header.titles.get(column, "") for column, _ in values.values()
        }:
            return
        row.fate = Fate.REJECTED
        name = values.get("power.name", (0, ""))[1].replace("\n", "")
        if not name and not (self.current and len(values) >= 1 and set(values) <= set(_CONTINUED)):
            row.reason = f"{row.place} 没有事项名称"
            return
        wrong: list[str] = []
        organisation = self._organisation(grid, number, values, wrong) if name else ""
        if wrong:
            row.reason = "；".join(wrong)
            return
        if name:
            self.current = (organisation, name)
        assert self.current is not None  # noqa: S101 a row without a name continues another
        power, responsibility = self._drafts(*self.current)
        row.entry = power.key
        before = (copied(power.data), copied(responsibility.data))
        self._whole(grid, number, values, power, row, wrong)
        try:
            row.changes += self.passages.put(values, power.data, responsibility.data)
        except CellError as problem:
            wrong.append(f"{grid.place(number, _column(values, problem))} {problem}")
        if wrong:
            row.reason, (power.data, responsibility.data) = "；".join(wrong), before
            row.changes.clear()
            return
        row.fate = Fate.IMPORTED if row.changes else Fate.UNCHANGED
        if row.changes:
            power.rows.append(row)
            responsibility.rows.append(row)

    def _whole(
        self, grid: Grid, number: int, values: Mapping[str, tuple[int, str]], power: Draft, row: Row, wrong: list[str]
    ) -> None:
        """The fields that are one value in one cell."""
        root = self.registry.schemas.collection("power")
        assert root is not None  # noqa: S101 the header was found by its schema
        wanted = {key: values[f"power.{key}"] for key in _WHOLE if f"power.{key}" in values}
        if "type" not in wanted and self.section and "type" not in power.data:
            wanted["type"] = (0, self.section)
        for key, (column, text) in wanted.items():
            field = root.root.properties[key]
            try:
                value = meant(text if key == "note" else text.replace("\n", ""), field, self.names)
            except CellError as problem:
                wrong.append(f"{grid.place(number, column)} {problem}")
                continue
            was = power.data.get(key, "")
            if was != value and (power.new and was and row.entry and power.rows):
                wrong.append(f"{grid.place(number, column)} 同一事项前面写的{field.title}是“{was}”")
            elif was != value:
                power.data[key] = value
                row.changes.append(Change(field.title, str(was), text))

    def _organisation(self, grid: Grid, number: int, values: Mapping[str, tuple[int, str]], wrong: list[str]) -> str:
        column, text = values.get("power.organisation", (0, ""))
        try:
            if text or self.organisation:
                return self.names.id_of("organisations", (text or self.organisation).replace("\n", ""))
            wrong.append(f"{grid.place(number, column)} 没有写行使主体；用 --organisation 指明是哪个机构的表")
        except UnknownNameError as problem:
            wrong.append(f"{grid.place(number, column)} 行使主体：{problem}")
        return ""

    def _drafts(self, organisation: str, name: str) -> tuple[Draft, Draft]:
        """The power of that name and its responsibilities: the listed ones, those of a row above, or new ones."""
        for entry in self.registry.powers:
            if entry.id.startswith(f"{organisation}/") and plain(entry.name) == plain(name):
                return self._draft("power", entry.id), self._draft("responsibility", entry.id)
        for draft in list(self.drafts.values()):
            if draft.new and draft.key.startswith(f"power/{organisation}/") and draft.data.get("name") == name:
                id_ = draft.key.removeprefix("power/")
                return draft, self._draft("responsibility", id_)
        taken = {key.rpartition("/")[2] for key in {*self.registry.present, *self.drafts} if f"/{organisation}/" in key}
        id_ = f"{organisation}/{row_id(name, taken)}"
        power = self._draft("power", id_)
        power.data |= {"name": name, "organisation": organisation}
        return power, self._draft("responsibility", id_)

    def _draft(self, name: str, id_: str) -> Draft:
        collection = self.registry.schemas.collection(name)
        assert collection is not None  # noqa: S101 the header was found by its schema
        key = collection.key(id_)
        if key not in self.drafts:
            entry = self.registry.get(key)
            data: dict[str, Data] = copied(entry.data) if entry is not None else {}
            self.drafts[key] = Draft(key, collection.path(id_), name, data, new=entry is None)
        return self.drafts[key]


_CONTINUED = (
    "power.basis", "power.subitems", "power.codes", "responsibility.duties", "responsibility.duties.basis",
    "responsibility.accountability", "responsibility.accountability.basis", *(f"power.{key}" for key in _WHOLE),
)  # fmt: skip


def _column(values: Mapping[str, tuple[int, str]], problem: CellError) -> int:
    """The column of the cell that a problem is about."""
    return next((column for field, (column, _) in values.items() if problem.field == field), 0)
