"""``python -m benchmarks.findings``: what the checks find in items as cities publish them, rule by rule.

The items are those of ``benchmarks.tables``, with what was counted beside them in public lists of 2,262 items: names with half-width
brackets (23 %), a basic code that two bodies share (2.4 %), conditions (58 %, some ending with a semicolon), papers of which one or the
other will do, titles in quotation marks with old spellings, and lines of consultation and complaint that are one number or two. The
registry asks for what a new city is asked for. None of that is wrong in itself: a rule whose number rises when it is changed has to be looked at.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.tables import BODY, Item, guide_table, items, registry, workbook_of
from qingdan.checks import check
from qingdan.checks.catalogue import rule_for
from qingdan.diagnostics import Severity
from qingdan.edit.city.found import BLOCKING
from qingdan.edit.incoming import incoming
from qingdan.read import Memory

OTHER = "示例二局"
_SECOND = {
    "lists/organisations/er.yml": f"name: {OTHER}\nkind: 工作部门\nlevel: 市级\ncredit_code: 11130200000000001U\nstatus: 在用\n".encode()
}
_MORE = ("受理条件", "咨询方式", "监督投诉方式")
_CONDITIONS = ("1.有固定的场所；\n2.有相应的人员；", "符合规定条件的单位和个人", "1.依法设立；2.无不良记录。")
_PAPERS = (
    "身份证或者户口簿",
    "《民族成份变更申请表》",
    "“守合同重信用”公示材料",
    "营业执照（电子证照可以核验的，不用提交）",
)
_LINES = ("0315-2801234", "0315-2801234、2805678", "12345", "(0315)2801234转8001")


def as_published(given: Sequence[Item], seed: int = 1) -> Sequence[Sequence[str]]:
    """The rows of a table of items, header first, with what public lists have besides; the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 a benchmark's data, no secret
    (header, *lines), _ = guide_table(given)
    at = {title: number for number, title in enumerate([*header, "实施主体"])}
    out = [[*header, "实施主体", *_MORE]]
    for line in lines:
        row = [*line, BODY]
        if rng.random() < 0.23:
            row[at["业务办理项名称"]] = row[at["业务办理项名称"]].replace("（", "(").replace("）", ")")
        if rng.random() < 0.2 and row[at["申请材料"]] not in ("", "无"):
            row[at["申请材料"]] += f"\n{rng.choice(_PAPERS)}"
        more = [
            rng.choice(_CONDITIONS) if rng.random() < 0.58 else "",
            rng.choice(_LINES) if rng.random() < 0.96 else "",
            rng.choice(_LINES) if rng.random() < 0.95 else "",
        ]
        out.append([*row, *more])
        if rng.random() < 0.024:
            twin = [*out[-1]]
            twin[at["实施主体"]], twin[at["实施编码"]] = OTHER, ""
            out.append(twin)
    return out


def tallied(count: int, seed: int, schemas: Mapping[str, bytes]) -> tuple[Counter[tuple[Severity, str]], int, int]:
    """How often each rule finds something in so many items, by the weight that it has there; how many rows there were, how many refused."""
    rows = as_published(list(items(count, seed)), seed)
    _, plain = registry({}, schemas)
    about = plain["lists/registry.yml"] + f"blocking: {json.dumps(BLOCKING, ensure_ascii=False)}\n".encode()
    known, lists = registry({**_SECOND, "lists/registry.yml": about}, schemas)
    outcome = incoming("清单.xlsx", workbook_of(([list(each) for each in rows], [])), known, lists, BODY)
    found = check(Memory({**schemas, **lists, **outcome.files})).open
    refused = sum(bool(row.reason) and row.fate.name == "REJECTED" for row in outcome.rows)
    return Counter((each.severity, each.code) for each in found), len(rows) - 1, refused


def told(count: int, seed: int, schemas: Mapping[str, bytes]) -> str:
    """A line for each rule that finds something: its code, its weight, how often, and what it is about; errors first."""
    found, rows, refused = tallied(count, seed, schemas)
    weights = list(Severity)
    lines = [
        f"{code} {severity.value} {number} {rule.title if (rule := rule_for(code)) else ''}"
        for (severity, code), number in sorted(found.items(), key=lambda pair: (weights.index(pair[0][0]), pair[0][1]))
    ]
    return "\n".join([f"{rows} rows, {refused} refused", *lines, ""])


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the rules and their numbers."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.findings", description=__doc__)
    parser.add_argument("--rows", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args(arguments)
    schemas = {f"schemas/{path.name}": path.read_bytes() for path in Path("schemas").glob("*.json")}
    print(told(wanted.rows, wanted.seed, schemas), end="")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
