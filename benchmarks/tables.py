"""``python -m benchmarks.tables``: tables as cities have them, made up from counted shapes, brought in and held against what they were made of.

The shapes (how long names are, which share of rows fills a column, how limits, citations and codes are written) were counted in
public lists of 2,262 and 1,135 items; no text of them is here. Each layout is one that such lists come in.
"""

from __future__ import annotations

import argparse
import io
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

from qingdan.edit.grids import read_grids
from qingdan.edit.incoming import incoming
from qingdan.edit.outcome import CellMark, Fate, ImportOutcome
from qingdan.model import Registry, build_registry
from qingdan.pages.chinese import numeral
from qingdan.read import Memory, read_lists
from qingdan.schema import load_schemas

CREDIT = "11130200000000000X"
BODY = "示例局"
_SUBJECTS = "食品 药品 道路 水利 林木 渔业 种子 广告 计量 特种设备 建筑 燃气 供水 排水 绿地 出租汽车 客运 货运 档案 统计 保安 枪支 印章 消防 地震 气象 教育 民办 幼儿园 养老 殡葬 社团 文物 出版 印刷 电影 营业性 体育".split()
_OBJECTS = "生产 经营 销售 储存 运输 使用 建设 施工 设置 变更 迁移 占用 开采 进口 采集 繁育 鉴定 检验 培训 举办".split()
_PLACES = "场所 设施 项目 单位 机构 人员 企业 工程 管线 网点 基地 车辆 船舶 设备 器械".split()
_ACTS = {
    "行政许可": "许可",
    "行政确认": "认定",
    "其他行政权力": "备案",
    "公共服务": "服务",
    "行政给付": "补贴给付",
    "行政奖励": "奖励",
}
_SEGMENTS = {
    "行政许可": "01",
    "行政确认": "07",
    "其他行政权力": "10",
    "公共服务": "20",
    "行政给付": "05",
    "行政奖励": "08",
}
_LIMITS = (
    ("{}个工作日", "工作日"),
    ("{}工作日", "工作日"),
    ("{}(工作日)", "工作日"),
    ("{}日", "日"),
    ("{}自然日", "日"),
    ("{}个自然日内", "日"),
)


@dataclass(frozen=True, slots=True)
class Item:
    """What one row says: the data that its entries shall have, and the same as it is written in a table."""

    power: Mapping[str, Any]
    guide: Mapping[str, Any]
    duties: Mapping[str, str]
    told: Mapping[str, str]


def items(count: int, seed: int = 1) -> Iterator[Item]:
    """So many items, each name once; the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 a benchmark's data, no secret
    names: set[str] = set()
    while len(names) < count:
        kind = rng.choices(list(_ACTS), (48, 12, 18, 16, 4, 2))[0]
        middle = "".join(rng.choice(_OBJECTS) + rng.choice(_PLACES) for _ in range(rng.choice((1, 1, 2, 2, 3))))
        name = f"{rng.choice(_SUBJECTS)}{middle}{_ACTS[kind]}"
        if name in names:
            continue
        names.add(name)
        yield _item(rng, name, kind, len(names))


def _item(rng: random.Random, name: str, kind: str, number: int) -> Item:
    basic = f"64{_SEGMENTS[kind]}{number:05d}000"
    cited, basis = _citation(rng)
    statutory = rng.randint(5, 60)
    promised = rng.randint(1, min(statutory, 20))
    written, unit = rng.choice(_LIMITS)
    papers = [f"{name[:4]}{rng.choice(('申请表', '申请书', '登记表'))}", "身份证明", f"{rng.choice(_PLACES)}平面图"][
        : rng.randint(0, 3)
    ]
    free, audience = (
        rng.random() < 0.95,
        rng.sample(["自然人", "企业法人", "事业法人", "社会组织法人"], rng.randint(1, 3)),
    )
    duties = {
        stage: f"依法{stage}，{rng.choice(_OBJECTS)}的材料齐全、符合法定形式。" for stage in ("受理", "审查", "决定")
    }
    visits = 0 if rng.random() < 0.9 else rng.randint(1, 2)
    power = {
        "name": name,
        "type": kind,
        "organisation": "ju",
        "level": "市级",
        "status": "在用",
        "source": "法定本级行使",
        "basis": basis,
    }
    power["codes"] = [{"scheme": "基本编码", "value": basic}, {"scheme": "实施编码", "value": f"{CREDIT}3{basic}"}]
    guide = {
        "name": f"{name}（首次办理）", "audience": audience, "visits": visits, "online": "结果反馈" if not visits else "预审",
        "time_limit": {"statutory": {"value": statutory, "unit": unit}, "promised": {"value": promised, "unit": "工作日"}},
        "materials": papers, **({"fees": []} if free else {}), "status": "在用",
    }  # fmt: skip
    told = {
        "事项名称": name, "业务办理项名称": f"{name}（首次办理）", "事项类型": rng.choice((kind, f"{kind}类")), "实施主体": BODY,
        "基本编码": basic, "实施编码": f"{CREDIT}3{basic}", "设定依据": cited, "行使层级": rng.choice(("市级", "市", "设区的市级", "市级、县级")),
        "权力来源": rng.choice(("法定本级行使", "法定")), "事项状态": rng.choice(("在用", "有效")), "服务对象": rng.choice("、，；\n").join(audience),
        "法定办结时限": written.format(statutory), "承诺办结时限": f"{numeral(promised)}个工作日", "到办事现场次数": str(visits),
        "网上办理深度": "全程网办（Ⅳ级）" if not visits else "原件预审（Ⅲ级）", "是否收费": "否" if free else "",
        "申请材料": "\n".join(f"{at}.{each}" for at, each in enumerate(papers, 1)) or "无",
    }  # fmt: skip
    return Item(power, guide, duties, told)


def _citation(rng: random.Random) -> tuple[str, list[dict[str, Any]]]:
    """A basis as lawyers write it, and what it cites."""
    first = rng.randint(2, 60)
    kind = rng.randrange(5)
    if kind == 0:
        return f"《示例法》第{numeral(first)}条", [{"law": "fa", "article": str(first)}]
    if kind == 1:
        text = f"《中华人民共和国示例法》第{first}条至第{first + 2}条"
        return text, [{"law": "fa", "article": str(first + at)} for at in range(3)]
    if kind == 2:
        text = f"1.《示例法》第{numeral(first)}条第一款、第二款：“应当经批准。”\n2.《示例条例》（2021年修订）第八条"
        return text, [
            {"law": "fa", "article": str(first), "paragraph": 1}, {"law": "fa", "article": str(first), "paragraph": 2}, {"law": "tiaoli", "article": "8"},
        ]  # fmt: skip
    if kind == 3:
        return f"《示例条例》第{numeral(first)}条第（三）项", [{"law": "tiaoli", "article": str(first), "item": 3}]
    return f"《示例法》第{first}条、{first + 3}条；《示例条例》", [
        {"law": "fa", "article": str(first)}, {"law": "fa", "article": str(first + 3)}, {"law": "tiaoli"},
    ]  # fmt: skip


Rows = tuple[list[list[str]], list[tuple[int, int, int, int]]]
_POWER = (
    "事项名称",
    "事项类型",
    "实施主体",
    "基本编码",
    "实施编码",
    "设定依据",
    "行使层级",
    "权力来源",
    "事项状态",
    "服务对象",
)
_GUIDE = (
    "业务办理项名称", "事项类型", "基本编码", "实施编码", "设定依据", "行使层级", "权力来源", "事项状态", "服务对象", "法定办结时限", "承诺办结时限",
    "到办事现场次数", "网上办理深度", "是否收费", "申请材料", "事项名称",
)  # fmt: skip


def power_table(given: Sequence[Item]) -> Rows:
    """The national table of powers, below a title."""
    return [["某市事项清单"], list(_POWER), *([each.told[title] for title in _POWER] for each in given)], []


def guide_table(given: Sequence[Item]) -> Rows:
    """The national table of items with what a guide says."""
    return [list(_GUIDE), *([each.told[title] for title in _GUIDE] for each in given)], []


def wide_table(given: Sequence[Item]) -> Rows:
    """A city's template: 56 columns, most behind one prefix, many that are of no use here."""
    head = ["事项名称", *(f"篇扩{title}" for title in _GUIDE[:-1]), *(f"篇扩自编项目{at}" for at in range(40))]
    lines = [
        [each.told["事项名称"], *(each.told[title] for title in _GUIDE[:-1]), *(f"值{at % 7}" for at in range(40))]
        for each in given
    ]
    return [head, *lines], []


def stage_table(given: Sequence[Item]) -> Rows:
    """A header in two rows: duties by their stage below 责任事项."""
    upper = ["序号", "事项名称", "事项类型", "责任事项", "", "", "设定依据"]
    lower = ["", "", "", "受理", "审查", "决定", ""]
    lines = [
        [str(at), each.told["事项名称"], each.told["事项类型"], *each.duties.values(), each.told["设定依据"]]
        for at, each in enumerate(given, 1)
    ]
    return [["某市责任清单"], upper, lower, *lines, ["注：本表一式三份"]], [(1, 3, 1, 5)]


LAYOUTS: Mapping[str, Callable[[Sequence[Item]], Rows]] = {
    "power": power_table, "guide": guide_table, "wide": wide_table, "stages": stage_table,
}  # fmt: skip


def workbook_of(rows: Rows, *, numbered: bool = False) -> bytes:
    """The rows as an xlsx file; ``numbered`` puts a number before each, which a formula reckons."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    page = book.add_worksheet("清单")
    for top, left, bottom, right in rows[1]:
        page.merge_range(top, left, bottom, right, rows[0][top][left])
    for number, line in enumerate(rows[0]):
        for column, text in enumerate(line):
            if text:
                page.write_string(number, column, text)
        if numbered:
            page.write_formula(number, len(rows[0][-1]), "=ROW()-1", None, number)
    book.close()
    return out.getvalue()


def registry(files: Mapping[str, bytes], schemas: Mapping[str, bytes]) -> tuple[Registry, dict[str, bytes]]:
    """A small registry with two laws and a body, and files put into it."""
    version = "versions: [{date: 2020-01-01, articles: 90}]\n"
    base = {
        "lists/registry.yml": 'schema_version: "1.1"\nname: 示例市清单\ncity: 示例市\ndivision: "130200"\ncustodian: ju\nlicence: CC BY 4.0\n'
        "notices: [{id: shili, text: 这是示例。, everywhere: true}]\n",
        "lists/organisations/ju.yml": f"name: {BODY}\nkind: 工作部门\nlevel: 市级\ncredit_code: {CREDIT}\nstatus: 在用\n",
        "lists/laws/fa.yml": f"name: 中华人民共和国示例法\nshort: 示例法\nkind: 法律\n{version}",
        "lists/laws/tiaoli.yml": f"name: 示例条例\nkind: 行政法规\n{version}",
    }
    lists = {**{path: text.encode() for path, text in base.items()}, **files}
    source = Memory({**schemas, **lists})
    known = load_schemas(source)
    return build_registry(read_lists(source, known.layout), known), lists


def untrue(layout: str, given: Sequence[Item], outcome: ImportOutcome, schemas: Mapping[str, bytes]) -> list[str]:
    """What the entries that were made say otherwise than the items; empty where all is as it was."""
    found, _ = registry(outcome.files, schemas)
    powers = {entry.name: entry for entry in found.powers}
    guides = {entry.name: entry for entry in found.guides}
    wrong = []
    for each in given:
        power = powers.get(str(each.power["name"]))
        if power is None:
            wrong.append(f"{each.power['name']}：没有")
            continue
        keys = ("name", "type", "basis") if layout == "stages" else tuple(each.power)
        wrong += [
            f"{power.name}.{key}：{power.get(key)}" for key in keys if _bare(power.get(key)) != _bare(each.power[key])
        ]
        if layout == "stages":
            duties = found.get(f"responsibility/{power.id}")
            said = {row["stage"]: row["duty"] for row in duties.rows("duties")} if duties is not None else {}
            wrong += [] if said == each.duties else [f"{power.name}：{said}"]
        if layout in ("guide", "wide"):
            guide = guides.get(str(each.guide["name"]))
            wrong += (
                [f"{each.guide['name']}：没有"]
                if guide is None
                else [
                    f"{guide.name}.{key}：{guide.get(key)}"
                    for key in each.guide
                    if _bare(guide.get(key)) != _bare(each.guide[key])
                ]
            )
    return wrong


def _bare(value: Any) -> Any:
    """A value without the ids that the import gave; papers by their names."""
    if isinstance(value, list):
        rows = [_bare(each) for each in value]
        return [each["name"] if isinstance(each, dict) and set(each) == {"name"} else each for each in rows]
    return {key: _bare(each) for key, each in value.items() if key != "id"} if isinstance(value, dict) else value


def brought(name: str, raw: bytes, schemas: Mapping[str, bytes]) -> ImportOutcome:
    """What a file asks for in the small registry."""
    return incoming(name, raw, *registry({}, schemas), BODY)


def cells_in(name: str, raw: bytes) -> int:
    """How many cells of a file are not empty."""
    return sum(bool(text) for grid in read_grids(name, raw) for row in grid.rows for text in row)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print for each layout the rows, the cells in and accounted for, what is untrue, and the seconds."""
    from benchmarks import one_sheets  # noqa: PLC0415 its items are made of these

    parser = argparse.ArgumentParser(prog="python -m benchmarks.tables", description=__doc__)
    parser.add_argument("--rows", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args(arguments)
    schemas = {f"schemas/{path.name}": path.read_bytes() for path in Path("schemas").glob("*.json")}
    given = list(items(wanted.rows, wanted.seed))
    sheets = list(one_sheets.alone(max(1, wanted.rows // one_sheets.A_SHEET), wanted.seed))
    lost = 0
    tables = {layout: workbook_of(made(given)) for layout, made in LAYOUTS.items()}
    for layout, raw in {**tables, "sheets": one_sheets.workbook_of(sheets)}.items():
        began = time.monotonic()
        outcome = brought("清单.xlsx", raw, schemas)
        seconds = time.monotonic() - began
        marks, cells = outcome.cells(), cells_in("清单.xlsx", raw)
        wrong = (
            one_sheets.untrue(sheets, outcome, schemas)
            if layout == "sheets"
            else untrue(layout, given, outcome, schemas)
        )
        lost += cells - sum(marks.values()) + len(wrong)
        told = "，".join(f"{mark} {marks[mark]}" for mark in CellMark)
        print(f"{layout}: {len(outcome.rows)} rows, {cells} cells in, {sum(marks.values())} accounted for ({told}); "
              f"{outcome.count(Fate.REJECTED)} rows refused, {len(wrong)} values untrue; {seconds:.1f} s")  # fmt: skip
    return 1 if lost else 0


if __name__ == "__main__":
    raise SystemExit(main())
