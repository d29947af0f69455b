"""A list that a city made by a schema of its own, and guides that take each other's place: judged as the rest is."""

from __future__ import annotations

import json

import pytest

from qingdan.checks import check
from qingdan.diff import Change, compare_sources, judge
from qingdan.diff.gate import gate
from qingdan.edit import RefusedError
from qingdan.edit.abolish import Ending, abolish
from qingdan.edit.decision import undecided
from qingdan.edit.plan import Plan
from qingdan.edit.succeed import succeed
from qingdan.model import build_registry
from qingdan.read import Memory, read_lists
from qingdan.read.overlay import Overlay
from qingdan.schema import load_schemas
from tests.diff.attempts import CITY, GUIDE, NEWER
from tests.diff.generated import SCHEMAS
from tests.support import SHIPPED

OWN = {
    "$schema": "urn:qingdan:v1:meta",
    "title": "收费目录",
    "description": "一项收费一条。",
    "x-collection": {"order": 90, "folder": "tariffs", "segments": [{"title": "收费"}]},
    "type": "object",
    "required": ["name"],
    "additionalProperties": False,
    "properties": {
        "name": {"title": "名称", "type": "string"},
        "cap": {"title": "上限", "type": "integer", "x-burden": {"more": "加重", "for": "申请人"}},
        "free": {"title": "免收", "type": "boolean", "x-burden": {"more": "减轻", "for": "申请人"}},
        "rank": {
            "title": "档次",
            "enum": ["低", "中", "高"],
            "x-burden": {"more": "加重", "for": "申请人", "order": ["低", "中", "高"]},
        },
        "kind": {"title": "类别", "enum": ["甲", "乙"]},
    },
}
FILES = {**SHIPPED, "schemas/tariffs.schema.json": json.dumps(OWN, ensure_ascii=False).encode()}
TARIFF = "lists/tariffs/gongben.yml"
FIRST = "name: 工本费\ncap: 2\nfree: true\nrank: 中\nkind: 甲\n"


def changed(before: str, after: str) -> tuple[list[tuple[str, str]], list[str]]:
    """The kinds and effects of a change of the city's own list, and the codes of the gate."""
    sides = [Memory({**FILES, **({TARIFF: text.encode()} if text else {})}) for text in (before, after)]
    comparison = compare_sources(sides[0], sides[1], load_schemas(sides[1]))
    made = judge(comparison)
    return [(each.kind.code, str(each.effect)) for each in made], [each.code for each in gate(made, comparison)]


def test_what_the_schema_says_of_burden_gives_the_effect() -> None:
    """A cap, a truth and a choice on a ladder; what the schema says nothing of is open. What burdens or is open is stopped."""
    rows = {
        ("cap: 2", "cap: 4"): ("QK980", "加重", ["QG101"]),
        ("cap: 2", "cap: 1"): ("QK981", "减轻", []),
        ("free: true", "free: false"): ("QK981", "加重", ["QG101"]),
        ("rank: 中", "rank: 高"): ("QK980", "加重", ["QG101"]),
        ("rank: 中", "rank: 低"): ("QK981", "减轻", []),
        ("kind: 甲", "kind: 乙"): ("QK973", "待判", ["QG101"]),
    }
    for (old, new), (code, effect, stops) in rows.items():
        assert changed(FIRST, FIRST.replace(old, new)) == ([(code, effect)], stops), new


def test_a_published_file_of_any_list_is_not_deleted() -> None:
    """And a new entry of a list that no kind knows is for a person to judge."""
    assert changed(FIRST, "")[1] == ["QG104"]
    assert changed("", FIRST) == ([("QK982", "待判")], ["QG101"])


PAPERS = {
    "$schema": "urn:qingdan:v1:meta",
    "title": "证明事项清单",
    "description": "一项证明一条。",
    "x-collection": {
        "order": 91,
        "folder": "papers",
        "segments": [{"title": "证明"}],
        "lifecycle": {
            "status": "state",
            "live": ["保留"],
            "ended": ["取消"],
            "retired": "ended",
            "acts": ["新增", "取消"],
        },
    },
    "type": "object",
    "required": ["name", "state"],
    "additionalProperties": False,
    "properties": {
        "name": {"title": "名称", "type": "string"},
        "state": {"title": "状态", "enum": ["保留", "取消"]},
        "ended": {
            "title": "取消情况",
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "date": {"title": "日期", "type": "string"},
                "adjustment": {"title": "决定", "type": "string", "x-reference": "adjustments"},
            },
        },
    },
}
PAPER = "lists/papers/hunyin.yml"


def test_an_entry_of_a_list_by_schema_ends_by_a_decision() -> None:
    """``abolish`` writes its state and its end as the list tells of them; the gate asks for 取消, and for nothing else."""
    files = {**FILES, "schemas/papers.schema.json": json.dumps(PAPERS, ensure_ascii=False).encode()}
    base = Memory({**files, PAPER: "name: 婚姻状况证明\nstate: 保留\n".encode()})
    schemas = load_schemas(base)
    plan = Plan(build_registry(read_lists(base, schemas.layout), schemas), base)
    abolish(plan, "papers/hunyin", Ending("2026-06-01", "2026/900", "上级取消"))
    assert plan.data("papers/hunyin") == {
        "name": "婚姻状况证明",
        "state": "取消",
        "ended": {"date": "2026-06-01", "adjustment": "2026/900"},
    }
    lacking = undecided(base, Overlay(base, plan.files()), schemas)
    assert [(each.entry, each.kind, each.fields) for each in lacking.points] == [("papers/hunyin", "取消", ())]
    with pytest.raises(RefusedError, match="不能合并"):
        succeed(plan, "合并", ["papers/hunyin"], ["xin"], Ending("", "2026/900"))


def swapped(**edits: str) -> Change:
    """The change that a new guide is which comes as the old one of its power ends."""
    old = {path: text.encode() for path, text in CITY.items()}
    text = CITY[GUIDE].replace("示例许可（新办）", "示例许可（申请）")
    for before, after in edits.items():
        assert before.replace("_", ": ") in text
        text = text.replace(before.replace("_", ": "), after)
    ended = CITY[GUIDE].replace("status: 在用", "status: 停用\nretired: {date: 2026-05-01}")
    new = {**old, GUIDE: ended.encode(), "lists/guides/ju/shenqing.yml": text.encode()}
    comparison = compare_sources(Memory({**SHIPPED, **old}), Memory({**SHIPPED, **new}), SCHEMAS)
    (change,) = (each for each in judge(comparison) if each.kind.slug == "guide-added")
    return change


def test_a_guide_in_the_place_of_another_is_compared_with_it() -> None:
    """A swap of shells hides nothing: the new one burdens where it asks more than the one that ended."""
    assert str(swapped().effect) == "中性"
    assert str(swapped(visits_2="visits: 3").effect) == "加重"
    assert str(swapped(visits_2="visits: 1").effect) == "减轻"


def test_one_raised_maximum_and_one_exchange_of_codes_are_one_change_each() -> None:
    """With its words, or with the code that went."""
    power, row = "lists/power/ju/chufa.yml", "lists/negative/c/xianzhi.yml"
    rows = {
        (power, '十万元以下罚款, min: "10000", max: "100000"', '二十万元以下罚款, min: "10000", max: "200000"'): (
            "QK168",
            "加重",
        ),
        (row, "code: C3091", "code: C30"): ("QK351", "加重"),
        (row, "code: C3091", "code: C30911"): ("QK352", "减轻"),
        (row, '"130200"', '"130221", "130202"'): ("QK354", "减轻"),
        (row, '"130200"', '"130000"'): ("QK353", "加重"),
    }
    for (file, before, after), expected in rows.items():
        assert before in CITY[file]
        sides = [{**CITY, file: text} for text in (CITY[file], CITY[file].replace(before, after))]
        comparison = compare_sources(
            *(Memory({**SHIPPED, **{path: text.encode() for path, text in side.items()}}) for side in sides), SCHEMAS
        )
        assert [(each.kind.code, str(each.effect)) for each in judge(comparison)] == [expected], after


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("示例审批（新办）", ""),
        ("示例许可（首次申请）", ", fields: [{path: name, from: 示例许可（新办）, to: 示例许可（首次申请）}]"),
    ],
)
def test_a_renamed_guide_may_be_decided_as_what_it_is(name: str, fields: str) -> None:
    """A decision that says 更名 is true of it, the former name has its place, and neither the check nor the gate objects.

    Another aside may narrow whom it is for: then the decision names the field.
    """
    old = {path: text.encode() for path, text in CITY.items() if path != NEWER}
    renamed = CITY[GUIDE].replace("name: 示例许可（新办）", f"name: {name}\nformer_names: [示例许可（新办）]", 1)
    head = CITY[NEWER].partition("changes:")[0]
    row = f"{head}changes: [{{entry: guides/ju/xuke, kind: 更名, reason: 叫法统一{fields}}}]\n"
    new = {**old, GUIDE: renamed.encode(), NEWER: row.encode()}
    comparison = compare_sources(Memory({**SHIPPED, **old}), Memory({**SHIPPED, **new}), SCHEMAS)
    stopped = [each.code for each in gate(judge(comparison), comparison, "2026-06-01")]
    assert not {"QG101", "QG102", "QG103"} & set(stopped)
    told = {each.code for each in check(Memory({**SHIPPED, **new})).open if each.place.path in (GUIDE, NEWER)}
    assert not {"QD101", "QD801"} & told
