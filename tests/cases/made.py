"""A small registry with the shipped rules, and tables of cases about its guide."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from qingdan.cases.importing import Imported, import_cases
from qingdan.cases.layout import shipped_layout
from qingdan.cases.store import CaseStore
from qingdan.cases.terms import TermBook
from qingdan.model import Registry
from tests.support import BASE, ROOT, run

KEY = b"k" * 32
LAW = "name: 中华人民共和国行政许可法\nshort: 行政许可法\nkind: 法律\nversions:\n  - {date: 2019-04-23, articles: 83}\n"
STEPS = """\
special_procedures: [{kind: 检验, limit: {value: 10, unit: 工作日}}]
steps:
  - {id: shouli, name: 受理, actor: 窗口, post: 受理岗, limit: {value: 1, unit: 工作日}, next: [{to: shencha}]}
  - {id: shencha, name: 审查, actor: 承办机构, post: 审查岗, limit: {value: 3, unit: 工作日}, next: [{to: jueding}]}
  - {id: jueding, name: 决定, actor: 决定机关, post: 决定岗, limit: {value: 1, unit: 工作日}}
"""
ACCEPT = ("办件编号", "事项名称", "受理部门", "申请时间", "受理时间", "申请人", "联系人手机")
PROCESS = ("办件编号", "办理环节名称", "业务动作", "环节开始时间", "环节结束时间", "岗位", "受理人员")
RESULT = ("办件编号", "办结时间", "办结结果")
SPECIAL = ("办件编号", "特别程序种类", "开始时间", "结束时间")
NAME, BODY = "示例许可（新办）", "示例局"


def registry() -> Registry:
    guide = BASE["lists/guides/ju/xuke.yml"]
    return run(
        {
            "lists/guides/ju/xuke.yml": guide[: guide.index("steps:")] + STEPS,
            "lists/supervision.yml": (ROOT / "lists/supervision.yml").read_text(encoding="utf-8"),
            "lists/laws/xingzheng-xuke-fa.yml": LAW,
        }
    ).registry


def put(folder: Path, name: str, rows: Sequence[Sequence[str]], encoding: str = "utf-8") -> Path:
    path = folder / name
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def take(held: Registry, into: Path, *files: Path) -> Imported:
    return import_cases(files, into, held, TermBook(held, None), shipped_layout(), KEY)


def dump(path: Path) -> str:
    """All that a store holds, as text."""
    held = CaseStore(path)
    text = "\n".join(held.db.iterdump())
    held.close()
    return text


def clean(number: int, day: str = "2026-11-02", decided: str = "2026-11-04") -> dict[str, list[Sequence[str]]]:
    """The rows of a case in which nothing is wrong, accepted on a Monday and decided on a Wednesday."""
    no = f"BJ{number:05}"
    return {
        "accept": [(no, NAME, BODY, f"{day} 09:00:00", f"{day} 09:30:00", f"甲某{number}", f"139{number:08}")],
        "process": [
            (no, "受理", "受理", f"{day} 09:30:00", f"{day} 10:00:00", "受理岗", f"乙某{number}"),
            (no, "审查", "", f"{day} 10:00:00", f"{decided} 11:00:00", "审查岗", f"乙某{number}"),
            (no, "决定", "", f"{decided} 11:00:00", f"{decided} 12:00:00", "决定岗", f"乙某{number}"),
        ],
        "special": [],
        "result": [(no, f"{decided} 12:00:05", "准予")],
    }


def write(folder: Path, cases: Sequence[dict[str, list[Sequence[str]]]]) -> list[Path]:
    """The four tables of so many cases."""
    heads = {"accept": ACCEPT, "process": PROCESS, "special": SPECIAL, "result": RESULT}
    return [
        put(folder, f"{name}.csv", [head, *(row for case in cases for row in case[name])])
        for name, head in heads.items()
    ]
