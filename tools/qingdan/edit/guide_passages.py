"""Cells that hold several things of a guide: conditions, papers, steps, fees, special procedures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from qingdan.edit.cells import NOTHING, CellError, LeftError, choice
from qingdan.edit.numerals import items
from qingdan.edit.outcome import ValueChange
from qingdan.edit.passages import Passages, Row, RowEntries, Writer, rows_of
from qingdan.edit.row_ids import row_id
from qingdan.model import Registry
from qingdan.schema import Field

NONE_NEEDED = NOTHING | {"无需", "不需要", "无需材料", "无材料", "无申请材料", "无需提交材料", "不需要材料"}
_FREE = {"否", "不收费", "不收", "免费", "无", "不"}
_PAID = {"是", "收费", "收"}
_ARROWS = re.compile(r"\s*(?:→|➔|—+>?|–|-+>|>+|\n)\s*")
_LONGEST = 200


class GuidePassages:
    """Reads such cells into rows, and adds to the guide the rows that it has not."""

    def __init__(self, registry: Registry, passages: Passages) -> None:
        """Take the registry whose schema names the procedures, and what reads citations."""
        self.passages = passages
        guides = registry.schemas.collection("guides")
        self.special = (guides.root.at(("special_procedures", 0, "kind")) if guides is not None else None) or Field("")
        self.writers: Mapping[str, Writer] = {
            "guides.conditions": lambda text, told: rows_of(text, told.guide, "conditions", "text", "受理条件"),
            "guides.special_procedures": self._special,
            "guides.materials": self._materials,
            "guides.steps": self._steps,
            "guides.fees.name": self._fee,
            "guides.fees.standard": lambda text, told: self._of_fee("standard", "标准", text, told),
            "guides.fees.basis": self._fee_basis,
            "guides.fees": self._charged,
        }
        """By target, in the order in which the cells of a row are read."""

    def _special(self, text: str, told: RowEntries) -> Iterator[ValueChange]:
        rows = told.guide.get("special_procedures", [])
        for part in [] if text in NONE_NEEDED else re.split(r"[、，,；;\n]+", text):
            kind = choice(part, self.special)
            if kind not in [row.get("kind") for row in rows]:
                rows = told.guide["special_procedures"] = [*rows, {"kind": kind}]
                yield ValueChange("特别程序", "", kind)

    @staticmethod
    def _materials(text: str, told: RowEntries) -> Iterator[ValueChange]:
        """Papers by name; that none is needed is said by an empty list."""
        if text.strip(" 。") in NONE_NEEDED:
            yield from none_of(told.guide, "materials", "申请材料")
            return
        rows = told.guide.setdefault("materials", [])
        for line in items(text):
            name = line.strip(" ；;。，,")
            if len(name) > _LONGEST:
                raise CellError(f"“{name[:15]}…”有 {len(name)} 字，不像一份材料的名称；一份一行")
            if name and name not in [row.get("name") for row in rows]:
                rows.append({"id": row_id(name, {row.get("id") for row in rows}), "name": name})
                yield ValueChange("申请材料", "", name)

    @staticmethod
    def _steps(text: str, told: RowEntries) -> Iterator[ValueChange]:
        """Steps one after the other: 受理→审查→决定. A guide that has steps keeps them where the cell names the same."""
        names = [part.strip(" ；;。，,") for line in items(text) for part in _ARROWS.split(line)]
        names = [name for name in names if name]
        if any(len(name) > _LONGEST for name in names):
            raise CellError(f"“{text[:15]}…”不像办理环节；写成“受理→审查→决定→送达”，或者一步一行")
        rows = told.guide.get("steps", [])
        known = {row.get("name") for row in rows}
        if not names or set(names) <= known:
            return
        if rows:
            raise CellError(
                f"指南里的环节是“{'→'.join(str(row.get('name')) for row in rows)}”；不同的，在导出的工作簿里改"
            )
        ids: list[str] = []
        for name in names:
            ids.append(row_id(name, ids))
        told.guide["steps"] = [
            {"id": id_, "name": name, **({"next": [{"to": ids[at + 1]}]} if at + 1 < len(ids) else {})}
            for at, (id_, name) in enumerate(zip(ids, names, strict=True))
        ]
        for name in names:
            yield ValueChange("办理环节", "", name)

    @staticmethod
    def _charged(text: str, told: RowEntries) -> Iterator[ValueChange]:
        """Whether anything is charged; what is, other columns say."""
        if text.strip(" 。") in _FREE:
            yield from none_of(told.guide, "fees", "收费")
        elif text.strip(" 。") not in _PAID:
            raise CellError(f"“{text}”既不是“是”也不是“否”")
        elif not told.guide.get("fees"):
            raise LeftError("收费的，还要写收费项目名称、收费标准和收费依据")

    @staticmethod
    def _fee(text: str, told: RowEntries) -> Iterator[ValueChange]:
        rows = told.guide.get("fees", [])
        if text in NONE_NEEDED or text in [row.get("name") for row in rows]:
            return
        told.guide["fees"] = [*rows, {"id": row_id(text, {row.get("id") for row in rows}), "name": text}]
        yield ValueChange("收费", "", text)

    @staticmethod
    def _of_fee(key: str, title: str, text: str, told: RowEntries) -> Iterator[ValueChange]:
        row = _last_fee(text, told)
        if row is not None and row.get(key) != text:
            yield ValueChange(f"收费·{title}", str(row.get(key, "")), text)
            row[key] = text

    def _fee_basis(self, text: str, told: RowEntries) -> Iterator[ValueChange]:
        row = _last_fee(text, told)
        if row is not None:
            yield from self.passages.basis(text, row, told)


def _last_fee(text: str, told: RowEntries) -> Row | None:
    """The fee that a column beside its name speaks of. Raises CellError where no name is told."""
    rows: list[Row] = told.guide.get("fees", [])
    if text in NONE_NEEDED:
        return None
    if len(rows) != 1:
        raise CellError("没有写收费项目名称，或者收几种费，不知道说的是哪一种")
    return rows[0]


def none_of(guide: Row, list_: str, title: str) -> Iterator[ValueChange]:
    """A list that is empty because there is nothing. Raises CellError where the guide has rows, which a person has to take out."""
    if guide.get(list_):
        raise CellError(f"表里写的是没有，指南里有 {len(guide[list_])} 行{title}；要删去的，在导出的工作簿里删")
    if list_ not in guide:
        guide[list_] = []
        yield ValueChange(title, "", "没有")


__all__ = ["NONE_NEEDED", "GuidePassages", "none_of"]
