"""Five shapes of lists that a city makes by schema alone, and twelve things done to each: all are classed, gated and decided."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from qingdan.diff import compare_sources, judge
from qingdan.diff.gate import gate
from qingdan.edit.decision import DecisionTerms, decided, undecided
from qingdan.edit.form import block_lines
from qingdan.model import build_registry
from qingdan.read import Memory, read_lists
from qingdan.schema import load_schemas
from tests.support import SHIPPED

Data = dict[str, Any]
TEXT = {"type": "string"}


def schema(about: Data, *, status: str = "state", more: str = "加重", identity: Any = "id", **besides: Any) -> Data:
    """A schema with what the twelve need: a state with its end, a former id, a number, a choice, rows, words."""
    values = about["lifecycle"]["live"] + about["lifecycle"].get("paused", []) + about["lifecycle"]["ended"]
    row = {"id": {"title": "标识", **TEXT}, "place": {"title": "地点", **TEXT}, "text": {"title": "内容", **TEXT}}
    return {
        "$schema": "urn:qingdan:v1:meta",
        "title": "自建清单",
        "description": "一项一条。",
        "x-collection": {"order": 92, "folder": "own", **about},
        "type": "object",
        "required": ["name"],
        "additionalProperties": False,
        "properties": {
            "name": {"title": "名称", **TEXT},
            "former_ids": {"title": "曾用标识", "type": "array", "items": TEXT, "uniqueItems": True},
            status: {"title": "状态", "enum": values},
            "ended": {
                "title": "结束",
                "type": "object",
                "additionalProperties": False,
                "properties": {"date": {"title": "日期", **TEXT}, "adjustment": {"title": "决定", **TEXT, "x-reference": "adjustments"}},
            },
            "cap": {"title": "上限", "type": "integer", "x-burden": {"more": more, "for": "申请人"}},
            "kind": {"title": "类别", "enum": ["甲", "乙"]},
            "rows": {
                "title": "各项", "type": "array", "x-identity": identity, "x-burden": {"more": more, "for": "申请人"},
                "items": {"type": "object", "required": ["id"], "additionalProperties": False, "properties": row},
            },
            "words": {"title": "说明", **TEXT},
            **besides,
        },
    }  # fmt: skip


ONE = [{"title": "条目"}]
ENDS = {
    "flat": {"status": "state", "live": ["保留"], "ended": ["取消"], "acts": ["新增", "取消"]},
    "told": {
        "status": "stand", "live": ["有效"], "paused": ["中止"], "ended": ["失效"], "retired": "ended",
        "acts": ["新增", "取消", "更名"],
    },
}  # fmt: skip
"""Two lifecycles: one of a state alone, one that tells of the end."""
BELOW = [{"title": "机构", "reference": "organisations"}, {"title": "条目"}]
SHAPES: dict[str, tuple[Data, str]] = {
    "flat": (schema({"segments": ONE, "lifecycle": ENDS["flat"]}), "jia"),
    "told of its end": (schema({"segments": ONE, "lifecycle": ENDS["told"]}, status="stand"), "jia"),
    "below bodies": (schema({"segments": BELOW, "lifecycle": ENDS["flat"]}), "ju/jia"),
    "for the better": (schema({"segments": ONE, "lifecycle": ENDS["flat"]}, more="减轻"), "jia"),
    "rows by two names": (schema({"segments": ONE, "lifecycle": ENDS["flat"]}, identity=["id", "place"]), "jia"),
}
MUTATIONS = (
    "comes", "vanishes", "ends", "begins anew", "is renamed", "moves", "asks more", "asks less",
    "gains a row", "loses a row", "is of another kind", "says it otherwise",
)  # fmt: skip


def mutated(shape: str, mutation: str) -> tuple[dict[str, Data], dict[str, Data]]:
    """The entries before and after, by id."""
    made, id_ = SHAPES[shape]
    life = made["x-collection"]["lifecycle"]
    live = {
        "name": "甲项", life["status"]: life["live"][0], "cap": 2, "kind": "甲",
        "rows": [{"id": "a", "place": "东", "text": "一"}, {"id": "b", "place": "西", "text": "二"}], "words": "照此办理。",
    }  # fmt: skip
    gone: Data = {**live, life["status"]: life["ended"][0]}
    if "retired" in life:
        gone["ended"] = {"date": "2026-06-01"}
    new = f"{id_}-xin"
    after: dict[str, Callable[[], dict[str, Data]]] = {
        "comes": lambda: {id_: live},
        "vanishes": dict,
        "ends": lambda: {id_: gone},
        "begins anew": lambda: {id_: live},
        "is renamed": lambda: {id_: {**live, "name": "乙项"}},
        "moves": lambda: {new: {**live, "former_ids": [id_]}},
        "asks more": lambda: {id_: {**live, "cap": 3}},
        "asks less": lambda: {id_: {**live, "cap": 1}},
        "gains a row": lambda: {id_: {**live, "rows": [*live["rows"], {"id": "c", "place": "南"}]}},
        "loses a row": lambda: {id_: {**live, "rows": live["rows"][:1]}},
        "is of another kind": lambda: {id_: {**live, "kind": "乙"}},
        "says it otherwise": lambda: {id_: {**live, "words": "另行办理。"}},
    }
    before = {"comes": {}, "begins anew": {id_: gone}}.get(mutation, {id_: live})
    return before, after[mutation]()


def expected(shape: str, mutation: str) -> tuple[str, str]:
    """What the gate says of it, and how a decision calls it; empty for nothing."""
    better = shape == "for the better"
    if mutation == "vanishes":
        return "QG104", ""
    if mutation == "moves":
        return "", ""
    if mutation in ("asks more", "asks less"):
        burdens = (mutation == "asks more") is not better
        return ("QG101", "要素变更") if burdens else ("", "")
    return "QG101", {"comes": "新增", "ends": "取消", "begins anew": "恢复"}.get(mutation, "要素变更")


def files(shape: str, entries: dict[str, Data]) -> dict[str, bytes]:
    """The files of a small city with the entries."""
    made, _ = SHAPES[shape]
    out = {**SHIPPED, "schemas/own.schema.json": json.dumps(made, ensure_ascii=False).encode()}
    out["lists/organisations/shi.yml"] = "name: 示例市人民政府\nkind: 人民政府\nlevel: 市级\nstatus: 在用\n".encode()
    out["lists/organisations/ju.yml"] = (
        "name: 示例局\nkind: 工作部门\nlevel: 市级\nparent: shi\nstatus: 在用\n".encode()
    )
    for id_, data in entries.items():
        out[f"lists/own/{id_}.yml"] = ("\n".join(block_lines(data, None, 0)) + "\n").encode()
    return out


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("mutation", MUTATIONS)
def test_what_is_done_to_a_list_by_schema_is_classed_and_gated(shape: str, mutation: str) -> None:
    """No kind is the one of the unrecognised; what weighs is stopped, and passes with the decision that is drafted for it."""
    before, after = (Memory(files(shape, each)) for each in mutated(shape, mutation))
    schemas = load_schemas(after)
    comparison = compare_sources(before, after, schemas)
    changes = judge(comparison)
    assert changes
    assert "QK999" not in {each.kind.code for each in changes}
    code, kind = expected(shape, mutation)
    assert sorted({each.code for each in gate(changes, comparison)}) == ([code] if code else []), [
        (each.kind.slug, each.effect) for each in changes
    ]
    if code != "QG101":
        return
    lacking = undecided(before, after, schemas, "2026-06-01")
    assert {each.kind for each in lacking.points} <= {kind}
    if not lacking.points:
        assert [row["entry"] for row in lacking.judgements] == [f"own/{SHAPES[shape][1]}"]
        return
    registry = build_registry(read_lists(after, schemas.layout), schemas)
    made = decided(lacking.points, registry, DecisionTerms(reason="职能调整", effective="2026-06-01"), "甲项")
    made = {**made, "cause": "职能调整", "decided_by": "shi", "decided_on": "2026-05-01", "published_on": "2026-05-02"}
    raw = ("\n".join(block_lines(made, None, 0)) + "\n").encode()
    whole = Memory({**files(shape, mutated(shape, mutation)[1]), "lists/adjustments/2026/001.yml": raw})
    covered = compare_sources(before, whole, schemas)
    assert [each.code for each in gate(judge(covered), covered, "2026-06-01")] == []
