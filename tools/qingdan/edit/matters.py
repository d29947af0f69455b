"""One row of a table of items: the power that it is about, its sub-item, its responsibilities and the guide, changed or made anew."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from qingdan.edit.cells import NOTHING, CellError, LeftError, meant, shown
from qingdan.edit.cells import choice as chosen
from qingdan.edit.drafts import Drafts
from qingdan.edit.grids import Grid
from qingdan.edit.guide_passages import GuidePassages
from qingdan.edit.layout import at, put
from qingdan.edit.names import Names, UnknownNameError
from qingdan.edit.outcome import CellMark, Draft, Fate, SheetRow, ValueChange
from qingdan.edit.passages import Passages, RowEntries, Writer
from qingdan.edit.roles import Roles
from qingdan.edit.titles import UNIT
from qingdan.model import Registry
from qingdan.read.document import copied
from qingdan.schema import Field

_NO_MAIN = NOTHING | {"", "未分类", "无主项"}
_SPLIT = re.compile(r"[、，,；;/\s]+")
_SPARE = ("contacts", "access", "result", "supervision")
"""What real lists write in many ways, and what an entry can do without: a cell that does not fit is left, and told."""
_NAMES = ("power.name", "power.subitems", "guides.name", "power.organisation", "guides.power")
Cells = Mapping[str, Sequence[tuple[int, str]]]
"""Columns and texts by target."""


class Matters:
    """Reads such rows into drafts."""

    def __init__(self, registry: Registry, names: Names, drafts: dict[str, Draft], organisation: str) -> None:
        """Take the registry, the drafts to add to, and whose the tables are where a row does not say."""
        self.registry, self.names, self.organisation = registry, names, organisation
        self.drafts = Drafts(registry, names, drafts)
        self.passages = Passages(registry, names)
        self.guides = GuidePassages(registry, self.passages)
        self.writers: Mapping[str, Writer] = {**self.passages.writers, **self.guides.writers}
        self.seen: dict[tuple[str, str], str] = {}
        self.quoted = False
        self.last: tuple[str, str] | None = None
        self.guide: Draft | None = None

    def begin(self) -> None:
        """A new table begins: nothing above goes on in it."""
        self.last, self.guide = None, None

    def read(self, grid: Grid, number: int, cells: Cells, row: SheetRow, roles: Roles, section: str) -> None:
        """Read one row whole, or refuse it with a reason for each cell that is to blame."""
        row.fate = Fate.REJECTED
        wrong: list[str] = []
        body = self._body(grid, number, cells, wrong, roles)
        main, sub, item = self._called(cells, roles)
        if wrong:
            row.reason = "；".join(wrong)
            return
        if not (main or item):
            row.reason = f"{row.place} 没有事项名称"
            return
        try:
            told, touched = self._told(cells, roles, body, main, sub, item)
        except (CellError, UnknownNameError) as problem:
            named = cells.get("guides.name") or cells.get("power.name") or [(0, "")]
            row.reason = f"{grid.place(number, named[0][0])} {problem}"
            return
        row.entry = touched[0].key
        self.guide = next((draft for draft in touched if draft.collection == "guides"), None)
        before = [(draft, copied(draft.data)) for draft in touched]
        left: list[str] = []
        if section and "type" not in told.power and roles.powers:
            told.power["type"] = section
            row.changes.append(ValueChange("职权类型", "", section))
        for target, found in self._ordered(cells):
            for column, text in found:
                try:
                    changes = list(self._write(target, text, cells, told, touched))
                except LeftError as problem:
                    left.append(f"{grid.place(number, column)} {problem}")
                    _mark(row, column, CellMark.REFUSED)
                    continue
                except CellError as problem:
                    wrong.append(f"{grid.place(number, column)} {problem}")
                    continue
                row.changes += changes
                if changes:
                    _mark(row, column, CellMark.WRITTEN)
        self._named(cells, row, touched, told)
        if wrong:
            row.reason = "；".join(wrong)
            row.changes.clear()
            for draft, data in before:
                draft.data.clear()
                draft.data.update(data)
                draft.rows.append(row)
            return
        self._settle(row, touched, told, left)

    def _settle(self, row: SheetRow, touched: Sequence[Draft], told: RowEntries, left: Sequence[str]) -> None:
        """What a row that can be read leaves behind: its fate, its drafts, and what is to be told of it."""
        self.quoted = self.quoted or told.quoted
        row.reason = "；".join([*left, *told.besides])
        made = [draft for draft in touched if draft.new and not draft.rows and draft.data.get("name")]
        row.changes[:0] = [ValueChange(f"新的{self._label(draft)}", "", str(draft.data["name"])) for draft in made]
        row.fate = Fate.IMPORTED if row.changes else Fate.UNCHANGED
        if row.changes:
            for draft in touched:
                draft.rows.append(row)

    def _label(self, draft: Draft) -> str:
        collection = self.registry.schemas.collection(draft.collection)
        return collection.title if collection is not None else draft.collection

    @staticmethod
    def _named(cells: Cells, row: SheetRow, touched: Sequence[Draft], told: RowEntries) -> None:
        """The cells that said which entries are meant: written with what is new, equal otherwise."""
        fresh = any(draft.new and not any(each.fate is Fate.IMPORTED for each in draft.rows) for draft in touched)
        for target in _NAMES:
            for column, _ in cells.get(target, ()):
                if target != "power.subitems" or told.subitem is None:
                    _mark(row, column, CellMark.WRITTEN if fresh else CellMark.EQUAL)

    def _body(self, grid: Grid, number: int, cells: Cells, wrong: list[str], roles: Roles) -> str:
        column, text = (cells.get("power.organisation") or [(0, "")])[0]
        try:
            if text or self.organisation:
                return self.names.id_of("organisations", (text or self.organisation).replace("\n", ""))
            if self.last is not None and not cells.get("power.name") and not cells.get("guides.name"):
                return self.last[0]
            if roles.powers:
                wrong.append(f"{grid.place(number, column)} 没有写行使主体；用 --organisation 指明是哪个机构的表")
        except UnknownNameError as problem:
            wrong.append(f"{grid.place(number, column)} 行使主体：{problem}")
        return ""

    def _called(self, cells: Cells, roles: Roles) -> tuple[str, str, str]:
        """The names that a row says: of the power, of one sub-item, of the guide."""
        main, sub, item = (
            (cells.get(target) or [(0, "")])[0][1].replace("\n", "")
            if target != "power.subitems"
            else (cells.get(target) or [(0, "")])[0][1]
            for target in ("power.name", "power.subitems", "guides.name")
        )
        if roles.main_and_item and main in _NO_MAIN:
            main, sub = sub.replace("\n", ""), ""
        if not main and not item and self.last is not None and cells:
            main = self.last[1]
        return main, sub, item

    def _told(
        self, cells: Cells, roles: Roles, body: str, main: str, sub: str, item: str
    ) -> tuple[RowEntries, Sequence[Draft]]:
        """The data that the row speaks of, and the drafts that hold it, the first the one that the row is about."""
        if not roles.powers:
            above = (cells.get("guides.power") or [(0, "")])[0][1]
            guide = self.drafts.guide(body, item or main, above)
            return RowEntries({}, {}, guide.data), [guide]
        power = self.drafts.power(body, main)
        responsibility = self.drafts.beside("responsibility", power)
        self.last = (body, main)
        told = RowEntries(power.data, responsibility.data, {})
        touched = [power, responsibility]
        if roles.guides:
            name = item or (sub if sub and "\n" not in sub else "") or main
            guide = self.drafts.guide_of(power, name)
            told.guide = guide.data
            touched.append(guide)
        return told, touched

    def _ordered(self, cells: Cells) -> Sequence[tuple[str, Sequence[tuple[int, str]]]]:
        """The cells in the order in which they are read: sub-items first, since codes are of them; then lists; then single values."""
        order = {target: at_ for at_, target in enumerate(self.writers)}
        wanted = [each for each in cells.items() if each[0] == "power.subitems" or each[0] not in _NAMES]
        return sorted(wanted, key=lambda each: order.get(each[0].partition(":")[0], len(order)))

    def _write(
        self, target: str, text: str, cells: Cells, told: RowEntries, touched: Sequence[Draft]
    ) -> Sequence[ValueChange]:
        """Put one cell into the data. Raises CellError where it cannot be read or says otherwise than a row above."""
        stem, _, part = target.partition(":")
        if part:
            writer = self.passages.scheme(part) if stem == "power.codes" else self.passages.stage(part)
            return list(writer(text, told))
        if target in self.writers:
            if target == "power.subitems" and text in _NO_MAIN:
                return []
            return list(self.writers[target](text, told))
        if target.endswith(UNIT):
            return []
        name, *path = target.split(".")
        draft = next(draft for draft in touched if draft.collection == name)
        collection = self.registry.schemas.collection(name)
        field = collection.root.at(path) if collection is not None else None
        assert field is not None  # noqa: S101 the titles come from the schema
        unit = cells.get(f"{target}{UNIT}")
        whole = f"{text}{unit[0][1]}" if unit and text.strip().isdecimal() else text
        return self._value(draft, path, field, whole, told)

    def _value(
        self, draft: Draft, path: Sequence[str], field: Field, text: str, told: RowEntries
    ) -> Sequence[ValueChange]:
        """One value in one cell."""
        plain = text if field.prose else text.replace("\n", "") if field.items is None else text
        if path == ["level"]:
            plain = self._level(plain, field, str(told.power.get("organisation", "")), told)
        value = meant(plain, field, self.names)
        was = at(draft.data, path)
        if path[0] in _SPARE and field.pattern and not re.search(field.pattern, str(value)):
            raise LeftError(f"“{text[:30]}”不合{field.title}的写法：{field.description or '网址以 https:// 开头'}")
        if isinstance(value, list) and isinstance(was, list) and told.subitem is not None:
            # What a power is for is what its sub-items are for, together.
            value = [*was, *(each for each in value if each not in was)]
        elif (before := self.seen.setdefault((draft.key, ".".join(path)), text)) != text and value != was:
            raise CellError(f"同一条目前面写的{field.title}是“{before}”")
        if value == was:
            return []
        put(draft.data, path, value)
        return [ValueChange(field.title, shown(was, field, self.names), plain)]

    def _level(self, text: str, field: Field, body: str, told: RowEntries) -> str:
        """The level of the row's own body where a cell names several."""
        parts = [part for part in _SPLIT.split(text) if part]
        entry = self.registry.get(f"organisations/{body}")
        if len(parts) < 2 or entry is None:
            return text
        levels = [chosen(part, field) for part in parts]
        own = str(entry.get("level"))
        if own not in levels:
            raise CellError(f"“{text}”里没有{entry.name}所在的“{own}”")
        told.besides.append(f"{field.title}写的是“{text}”，取{entry.name}所在的“{own}”")
        return own


def _mark(row: SheetRow, column: int, mark: CellMark) -> None:
    """Mark a cell; what a merged cell says is marked where it stands."""
    if column in row.cells:
        row.cells[column] = mark
