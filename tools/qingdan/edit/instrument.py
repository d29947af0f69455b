"""A decision in the words of an office: the instrument (决定) and its announcement (公告), paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qingdan.checks.rules.adjustments.procedure import HEAVY, STEPS
from qingdan.diff import Comparison
from qingdan.model.spoken import spoken
from qingdan.pages.chinese import numeral
from qingdan.render.changes.wording import Wording

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_PLAIN = {"新增": "新增{}", "取消": "取消{}", "暂停": "暂停行使{}", "恢复": "恢复行使{}", "委托": "委托行使{}"}
_ONWARD = {"合并": "{}并入{}", "拆分": "{}拆分为{}", "替换": "{}由{}代替", "收回": "{}收回，由{}承接"}
_HEADS = {"要素变更": "调整办理要素", "更名": "更改名称"}


@dataclass(frozen=True, slots=True)
class OfficialPaper:
    """A document: its title, the lines under it (the number, that it is an example), numbered parts with paragraphs, who signs, when.

    ``opening`` and ``closing`` stand before and after the parts.
    """

    title: str
    under: Sequence[str]
    opening: str
    parts: Sequence[tuple[str, Sequence[str]]]
    closing: Sequence[str]
    signed: str
    day: str


class Instrument:
    """Words for one decision. ``comparison`` is that in which it was made: its later state has the decision."""

    def __init__(self, comparison: Comparison, key: str) -> None:
        """Take the decision by its key."""
        self.comparison, self.wording = comparison, Wording(comparison)
        entry = comparison.head.entry(key)
        assert entry is not None  # noqa: S101 the caller made it
        self.entry = entry
        registry = comparison.head.entry("registry")
        example = entry.get("illustrative") is True or (registry is not None and registry.get("illustrative") is True)
        number = [f"（{entry.get('document')}）"] if entry.get("document") else []
        self.under = [*number, *(["（示例，不是公布的文件）"] if example else [])]
        self.body = self.wording.name(f"organisations/{entry.get('decided_by')}")

    def decision(self) -> OfficialPaper:
        """The instrument itself."""
        basis = self.entry.rows("basis")
        ground = f"根据{'、'.join(self.wording.value(None, row) for row in basis)}，" if basis else ""
        steps = [title for step, title in STEPS.items() if "outcome" in (self.entry.get("procedure", step) or {})]
        gone = f"经{'、'.join(steps)}，" if steps else ""
        opening = f"{ground}{gone}{self.body}决定对下列事项作出调整："
        closing = [f"本决定自{day_in_words(self.entry.get('effective'))}起施行。"]
        return OfficialPaper(
            self.entry.name,
            self.under,
            opening,
            list(self._parts()),
            closing,
            self.body,
            day_in_words(self.entry.get("decided_on")),
        )

    def announcement(self) -> OfficialPaper:
        """What is told to the public."""
        opening = (
            f"《{self.entry.name}》已于{day_in_words(self.entry.get('decided_on'))}作出，现予公布。调整的事项如下："
        )
        heard = (self.entry.get("procedure", "public_notice") or {}).get("outcome")
        closing = [
            *([f"公示征求意见的情况：{heard}"] if heard else []),
            f"以上调整自{day_in_words(self.entry.get('effective'))}起施行。",
        ]
        day = day_in_words(self.entry.get("published_on"))
        return OfficialPaper(f"{self.body}公告", self.under, opening, list(self._parts()), closing, self.body, day)

    def _parts(self) -> Iterator[tuple[str, Sequence[str]]]:
        """A part for each way of change in the order of their weight, then what watches over the matter from now on."""
        rows = self.entry.rows("changes")
        ends = {row.get("counterpart") for row in rows if row.get("kind") == "下放"}
        count = 0
        for kind in (*HEAVY, "更名", "要素变更"):
            mine = [
                row for row in rows if row.get("kind") == kind and not (kind == "承接" and row.get("entry") in ends)
            ]
            if mine:
                count += 1
                told = [f"{at}．{self._row(kind, row)}" for at, row in enumerate(mine, 1)]
                yield f"{numeral(count)}、{_HEADS.get(kind, kind)}（{len(mine)} 项）", told
        if self.entry.get("supervision_plan"):
            yield f"{numeral(count + 1)}、后续监管措施", [str(self.entry.get("supervision_plan"))]

    def _row(self, kind: str, row: Mapping[str, Any]) -> str:
        name, others = self._called(str(row["entry"])), "".join(self._called(str(each)) for each in row.get("into", ()))
        if kind in _ONWARD and others:
            said = _ONWARD[kind].format(name, others)
        elif kind == "下放" and row.get("counterpart"):
            said = f"{name}下放给{self.wording.holder(str(row['counterpart']))}行使"
        elif kind == "划转":
            said = f"{self._called(str(row['entry']), holder=False)}划转给{self.wording.holder(str(row['entry'])) or '新的机构'}"
        elif row.get("fields"):
            said = f"{name}：" + "；".join(self._field(str(row["entry"]), field) for field in row["fields"])
        else:
            said = _PLAIN.get(kind, f"{kind}{{}}").format(name)
        return f"{said}。理由：{str(row.get('reason', '')).rstrip('。')}。"

    def _field(self, key: str, field: Mapping[str, Any]) -> str:
        entry = self.comparison.entry(key)
        if entry is None:
            return str(field.get("path"))
        words, known = spoken(entry.collection.root, entry.data, str(field.get("path")), self.wording.value)
        old, new = (self.wording.value(known, field[each]) if each in field else "" for each in ("from", "to"))
        if not old:
            return f"增加{words}“{new}”"
        return f"{words}由“{old}”改为“{new}”" if new else f"删去{words}“{old}”"

    def _called(self, key: str, *, holder: bool = True) -> str:
        entry = self.comparison.entry(key)
        told = [entry.collection.title] if entry is not None else []
        told += [self.wording.holder(key)] if holder else []
        return f"“{self.wording.name(key)}”" + (f"（{'，'.join(filter(None, told))}）" if any(told) else "")


def day_in_words(day: object) -> str:
    """A date as documents write it: 2027年3月1日; a blank stays as it is."""
    found = _DAY.fullmatch(str(day or ""))
    return f"{int(found[1])}年{int(found[2])}月{int(found[3])}日" if found else str(day or "〔待填：日期〕")
