"""Sheets as offices print them, a guide each: titles with values, then the tables of papers and steps; made up, with the truth of it."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from benchmarks.tables import Item, items, registry
from benchmarks.tables import untrue as untrue_values
from qingdan.edit.outcome import ImportOutcome
from qingdan.pages.chinese import numeral

A_SHEET = 22
"""So many rows has a sheet, about."""
_FORMS = {"纸质": "纸质版", "电子": "电子化", "纸质或电子": "纸质和电子"}
_SOURCES = {"申请人自备": "申请人提供", "政府部门核发": "行政机关核发", "其他单位出具": "其他单位"}
_STEPS = ("受理", "审查", "现场核查", "决定", "送达")
_ACTORS = {"受理": "窗口", "审查": "承办机构", "现场核查": "承办机构", "决定": "决定机关", "送达": "窗口"}
_PAIRS = (
    ("事项名称", "业务办理项名称"), ("事项类型", "实施主体"), ("基本编码", "实施编码"), ("设定依据", ""), ("行使层级", "权力来源"), ("事项状态", "服务对象"),
    ("法定办结时限", "承诺办结时限"), ("到办事现场次数", "网上办理深度"), ("是否收费", ""),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Alone:
    """An item with the rows of its papers and steps, as they shall be."""

    item: Item
    papers: Sequence[Mapping[str, Any]]
    steps: Sequence[Mapping[str, Any]]


def alone(count: int, seed: int = 1) -> Iterator[Alone]:
    """So many items, each with papers and steps; the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 a benchmark's data, no secret
    for item in items(count, seed):
        papers = [
            {
                "name": name, "kind": rng.choice(("主件", "辅件")), "necessity": rng.choice(("必要", "非必要")), "form": rng.choice(list(_FORMS)),
                "copies": rng.randint(0, 3), "source": rng.choice(list(_SOURCES)),
            }
            for name in item.guide["materials"]
        ]  # fmt: skip
        names = [each for each in _STEPS if each != "现场核查" or rng.random() < 0.5]
        steps = [
            {"name": each, "actor": _ACTORS[each], "limit": {"value": rng.randint(1, 9), "unit": "工作日"}}
            for each in names
        ]
        yield Alone(item, papers, steps)


def workbook_of(given: Sequence[Alone]) -> bytes:
    """A workbook with a sheet for each item."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    for at, each in enumerate(given, 1):
        _sheet(book.add_worksheet(f"{at}"), each)
    book.close()
    return out.getvalue()


def _sheet(page: Any, given: Alone) -> None:
    told = given.item.told
    page.merge_range(0, 0, 0, 6, f"{told['业务办理项名称']}办事指南")
    page.merge_range(1, 0, 1, 6, "一、基本信息")
    row = 2
    for left, right in _PAIRS:
        for title, column in ((left, 0), (right, 4)):
            if not title:
                continue
            page.write_string(row, column, title)
            last = column + 3 if right and column == 0 else 6
            value = told[title]
            if last > column + 1:
                page.merge_range(row, column + 1, row, min(last, 6), value)
        row += 1
    page.merge_range(row, 0, row, 6, "二、申请材料清单")
    head = ("序号", "材料名称", "主件或辅件", "材料必要性", "材料形式", "纸质材料份数", "来源渠道")
    lines = [
        (str(at), each["name"], each["kind"], each["necessity"], _FORMS[each["form"]], f"{each['copies']}份", _SOURCES[each["source"]])
        for at, each in enumerate(given.papers, 1)
    ]  # fmt: skip
    row = _table(page, row + 1, [head, *(lines or [("1", "无", "", "", "", "", "")])])
    page.merge_range(row, 0, row, 6, "三、办理流程")
    steps = [
        (str(at), each["name"], each["actor"], f"{numeral(each['limit']['value'])}个工作日")
        for at, each in enumerate(given.steps, 1)
    ]
    row = _table(page, row + 1, [("序号", "环节名称", "办理方", "环节时限"), *steps])
    page.write_string(row, 0, "填表人：某科")


def _table(page: Any, row: int, lines: Sequence[Sequence[str]]) -> int:
    for line in lines:
        for column, text in enumerate(line):
            if text:
                page.write_string(row, column, text)
        row += 1
    return row


def untrue(given: Sequence[Alone], outcome: ImportOutcome, schemas: Mapping[str, bytes]) -> list[str]:
    """What the entries that were made say otherwise than the items; empty where all is as it was."""
    found, _ = registry(outcome.files, schemas)
    wrong = untrue_values("power", [each.item for each in given], outcome, schemas)
    return wrong + _untrue_lists(given, {entry.name: entry for entry in found.guides})


def _untrue_lists(given: Sequence[Alone], guides: Mapping[str, Any]) -> list[str]:
    """What the papers and steps of the guides say otherwise than the items."""
    wrong = []
    for each in given:
        guide = guides.get(str(each.item.guide["name"]))
        if guide is None:
            wrong.append(f"{each.item.guide['name']}：没有")
            continue
        for key in ("audience", "visits", "online", "time_limit", "status"):
            wrong += [] if guide.get(key) == each.item.guide[key] else [f"{guide.name}.{key}：{guide.get(key)}"]
        for name, rows in (("materials", each.papers), ("steps", each.steps)):
            said = [{key: value for key, value in row.items() if key not in ("id", "next")} for row in guide.rows(name)]
            wrong += [] if said == list(rows) else [f"{guide.name}.{name}：{said}"]
        ends = [row.get("id") for row in guide.rows("steps")][1:]
        led = [row["next"][0]["to"] for row in guide.rows("steps") if "next" in row]
        wrong += [] if ends == led else [f"{guide.name}：{led}"]
    return wrong


__all__ = ["A_SHEET", "Alone", "alone", "untrue", "workbook_of"]
