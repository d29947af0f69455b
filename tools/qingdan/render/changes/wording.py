"""Values and paths of facts as a person reads them: titles from the schema, names for references, units as written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from qingdan.diff import Action, Change, Comparison, Fact, RowStep
from qingdan.diff.compare import identity
from qingdan.model import Entry
from qingdan.model.awaited import BROUGHT, arriving_name
from qingdan.model.spoken import dotted_words, file_words, row_words, spoken
from qingdan.render.changes.taken_back import taken_back
from qingdan.schema import Field

LONGEST = 600
_SHORT = 60
_GAP = 2
OPEN, _ASKED = "unverified", "field"
"""The field whose rows name another field of the entry each, and where a row names it."""
_OPENING = 10
"""Characters of a value for machines that a person is shown: as many as of a commit."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters of a text, and whether the other text lacks it."""

    text: str
    marked: bool


class _Below(dict[str, "tuple[str, Field | None, bool]"]):
    """What stands below a field, by name: its title with a colon, its field, and whether a text there is no reference."""

    def __init__(self, field: Field | None) -> None:
        self._field = field
        self.holders = {each.path_of for each in field.properties.values()} if field else set()

    def __missing__(self, name: str) -> tuple[str, Field | None, bool]:
        known = self._field.below(name) if self._field else None
        title = (known.title if known else "") or name
        if known is not None and name in self.holders:
            known = replace(known, reference="*")
        plain = known is not None and not (known.reference or known.path_of or known.machine or name == _ASKED)
        self[name] = found = f"{title}：", known, plain
        return found


class Wording:
    """Words for the facts of one comparison."""

    def __init__(self, comparison: Comparison) -> None:
        """Take the comparison, whose two states give names to references."""
        self.comparison = comparison
        self._names: dict[str, str] = {}
        self._below: dict[int, _Below] = {}
        self._around: dict[str, Any] = {}
        self._holder: Entry[Any] | None = None

    def name(self, key: str) -> str:
        """What an entry is called, in the later state if it has it."""
        name = self._names.get(key)
        if name is None:
            state = self.comparison.head
            name = state.called(key) or file_words(state.schemas, key) or self.comparison.base.name(key)
            self._names[key] = name
        return name

    def decision(self, key: str) -> str:
        """A decision by its title and its number: the one on the paper, or the one under which it was registered; empty for none."""
        if not key:
            return ""
        entry = self.comparison.entry(key)
        document = str(entry.get("document", default="")) if entry is not None else ""
        year, _, number = key.partition("/")[2].partition("/")
        return f"“{self.name(key)}”（{document or f'{year} 年登记第 {number} 号'}）"

    def detail(self, change: Change) -> str:
        """What became what, in half a sentence; empty where the kind says it all."""
        fact = change.fact
        where = self.where(fact)
        if not fact.path:
            return self._moved(fact) if fact.action is Action.MOVED else ""
        if fact.action is Action.REORDERED:
            return "{}：由{}改为{}".format(where, *self.order(fact))
        if fact.entry.startswith("adjustments/") and fact.path == ("withdrawn",) and isinstance(fact.after, dict):
            decision = self.comparison.former(fact)
            return taken_back(decision, self.comparison, str(fact.after.get("reason", ""))) if decision else ""
        if fact.action is Action.ADDED or fact.before is None:
            return self._with(where, fact, fact.after)
        if fact.action is Action.REMOVED or fact.after is None:
            return self._with(where, fact, fact.before)
        old, new = self.said(fact, fact.before), self.said(fact, fact.after)
        if len(old) > _SHORT or len(new) > _SHORT:
            return where
        return f"{where}由“{old}”改为“{new}”"

    def where(self, fact: Fact) -> str:
        """The path of a fact in titles: 申请材料“布局图”的份数."""
        entry = self.comparison.entry(fact.entry)
        field: Field | None = entry.collection.root if entry else None
        indexes = fact.at_after if fact.at_after is not None else fact.at_before
        holder = self.comparison.after.get(fact.entry) if fact.at_after is not None else self.comparison.former(fact)
        parts: list[str] = []
        for at, step in enumerate(fact.path):
            if isinstance(step, RowStep):
                row = holder.get(*indexes[: at + 1]) if holder and indexes else None
                if fact.path[0] == OPEN and entry is not None and at == 1:
                    known = dotted_words(entry.collection.root, holder.data if holder else None, str(step), self.value)
                else:
                    known = self.row(field, row, step)
                parts[-1] += f"“{known}”"
                field = field.items if field else None
            else:
                field = field.below(step) if field else None
                parts.append((field.title if field else "") or step)
        return "的".join(parts)

    def row(self, field: Field | None, row: Any, identity: RowStep) -> str:
        """What a row is called: its name, or the first of what it says, or its identity."""
        return row_words(field, row, str(identity), self.value)

    def said(self, fact: Fact, value: Any) -> str:
        """A value of a fact as text; what is open is told by the words of the entry that the fact is about."""
        self._holder = self.comparison.entry(fact.entry)
        return self.value(fact.field, value)

    def value(self, field: Field | None, value: Any) -> str:
        """A value as text; nothing as an empty one."""
        if isinstance(value, str):
            return self._text(field, value)
        if isinstance(value, dict):
            return self._mapping(field, value)
        if isinstance(value, list):
            items = field.items if field else None
            joint = "；" if any(isinstance(row, dict) for row in value) else "、"
            return joint.join([self.value(items, row) for row in value]) or "（空）"
        if value is None:
            return ""
        if isinstance(value, bool):
            return "是" if value else "否"
        return self._text(field, str(value))

    def _text(self, field: Field | None, text: str) -> str:
        if field is not None and field.machine:
            return text[:_OPENING]
        reference = field.reference if field is not None else ""
        if not reference or reference.startswith("#"):
            return text
        return self.name(text if reference == "*" else f"{reference}/{text}")

    def _mapping(self, field: Field | None, value: dict[str, Any]) -> str:
        if len(value) == 2 and "value" in value and "unit" in value:
            return f"{value['value']} 个{value['unit']}" if value["unit"] != "个月" else f"{value['value']} 个月"
        if "law" in value:
            return self._citation(value)
        known = self._below.get(id(field))
        if known is None:
            known = self._below[id(field)] = _Below(field)
        parts = []
        there: Field | None = None
        for name, below in value.items():
            if name == "id":
                continue
            title, beneath, plain = known[name]
            if plain and isinstance(below, str):
                parts.append(title + below)
                continue
            if beneath is not None and beneath.machine:
                continue
            if beneath is not None and beneath.path_of and isinstance(below, str):
                words, there = self._path(value, beneath.path_of, below)
                parts.append(title + words)
                continue
            if beneath is not None and name == _ASKED and "reason" in value and self._holder is not None:
                parts.append(title + dotted_words(self._holder.collection.root, self._holder.data, below, self.value))
                continue
            if isinstance(below, list):
                self._around = value
            brought = value.get(BROUGHT)
            if isinstance(brought, dict) and name in ("entry", BROUGHT):
                parts.append(title + self._brought(str(value.get("entry")), brought, whole=name == BROUGHT))
                continue
            parts.append(title + self.value(there if there and beneath and not beneath.types else beneath, below))
        return "，".join(parts)

    def _brought(self, key: str, data: dict[str, Any], *, whole: bool) -> str:
        """An entry that comes with a decision: what it is called, or the whole of it."""
        collection = self.comparison.schemas.collection(key.partition("/")[0])
        if whole and collection is not None:
            return self._mapping(collection.root, data)
        named = arriving_name(self._holder, key, collection) if self._holder is not None else ""
        return named or self.name(key)

    def _path(self, row: dict[str, Any], holder: str, path: str) -> tuple[str, Field | None]:
        """A path in another entry in words, and the field there; the entry is named in this row or the one around it."""
        entry = self.comparison.entry(str(row.get(holder) or self._around.get(holder)))
        if entry is None:
            return path, None
        self._holder = entry
        return spoken(entry.collection.root, entry.data, path, self.value)

    def _citation(self, value: dict[str, Any]) -> str:
        text = f"《{self.name('laws/' + str(value['law']))}》"
        if "article" in value:
            number, _, after = str(value["article"]).partition("-")
            text += f"第{number}条" + (f"之{after}" if after else "")
        text += f"第{value['paragraph']}款" if "paragraph" in value else ""
        text += f"第（{value['item']}）项" if "item" in value else ""
        return text + (f"（{value['role']}）" if "role" in value else "")

    def _with(self, where: str, fact: Fact, value: Any) -> str:
        last = fact.path[-1]
        if isinstance(last, RowStep):
            return where
        text = self.said(fact, value)
        return f"{where}：{text}" if len(text) <= _SHORT else where

    def order(self, fact: Fact) -> tuple[str, str]:
        """The rows of an array in the order of either state, each by what it is called."""
        was, now = self.comparison.former(fact), self.comparison.after.get(fact.entry)
        sides = ((was, fact.at_before, fact.before), (now, fact.at_after, fact.after))
        old, new = (self._called(fact.field, entry, at, rows) for entry, at, rows in sides)
        return old, new

    def _called(self, field: Field | None, entry: Any, at: Any, rows: Sequence[RowStep]) -> str:
        held = entry.get(*at) if entry is not None and at is not None and field is not None else None
        known = {identity(field, row): row for row in held} if isinstance(held, list) and field is not None else {}
        items = field.items if field is not None else None
        return "、".join(self.row(items, known.get(row), row) for row in rows)

    def _moved(self, fact: Fact) -> str:
        """From which body to which an entry moved; empty where it stayed and only its address is another."""
        old, new = (self.holder(str(each)) for each in (fact.before, fact.after))
        return f"由“{old}”移到“{new}”" if old and new and old != new else ""

    def holder(self, key: str) -> str:
        """The body in the key of an entry, by name; empty where there is none."""
        collection = self.comparison.schemas.collection(key.partition("/")[0])
        parts = zip(collection.segments if collection else (), key.split("/")[1:], strict=False)
        return next((self.name(f"organisations/{part}") for segment, part in parts if "reference" in segment), "")


@lru_cache(maxsize=64)
def spans(old: str, new: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Both texts cut by character into what they share and what they do not.

    Shared runs of fewer than three characters between two differences are taken into them, so that a reader sees words
    and not confetti.
    """
    from rapidfuzz.distance import Indel  # noqa: PLC0415 a library that few runs need

    pieces: list[list[Any]] = []
    for code in Indel.opcodes(old, new):
        before, after = old[code.src_start : code.src_end], new[code.dest_start : code.dest_end]
        same = code.tag == "equal"
        if pieces and pieces[-1][0] == same:
            pieces[-1][1] += before
            pieces[-1][2] += after
        else:
            pieces.append([same, before, after])
    for at, piece in enumerate(pieces):
        if piece[0] and len(piece[1]) <= _GAP and 0 < at < len(pieces) - 1:
            piece[0] = False
    merged: list[list[Any]] = []
    for piece in pieces:
        if merged and merged[-1][0] == piece[0]:
            merged[-1][1] += piece[1]
            merged[-1][2] += piece[2]
        else:
            merged.append(list(piece))
    return (
        tuple(Span(piece[1], not piece[0]) for piece in merged if piece[1]),
        tuple(Span(piece[2], not piece[0]) for piece in merged if piece[2]),
    )


def cut(text: str, longest: int = LONGEST) -> str:
    """A long text cut, with how much was cut said."""
    return text if len(text) <= longest else f"{text[:longest]}…（还有 {len(text) - longest} 个字）"
