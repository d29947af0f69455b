"""A change of a list's format is told field by field, in words, and never as a text of JSON."""

from __future__ import annotations

import json

import pytest

from qingdan.diff import compare_sources, judge
from qingdan.read import Memory
from qingdan.render.changes.formats import format_texts
from qingdan.render.changes.report import build_report
from qingdan.schema import load_schemas
from tests.support import BASE, SCHEMAS, SHIPPED

OLD = {
    "title": "甲清单",
    "required": ["name", "kind"],
    "properties": {"name": {"title": "名称", "type": "string"}, "copies": {"title": "份数", "maximum": 9}},
    "allOf": [{"if": {"required": ["name"]}, "then": {"required": ["kind"]}}],
}


def told(new: dict[str, object]) -> tuple[str, str] | None:
    return format_texts(json.dumps(OLD, ensure_ascii=False), json.dumps(new, ensure_ascii=False, indent=4))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, None),
        ({"required": ["name", "kind", "copies"]}, ("", "必填：copies")),
        ({"required": ["kind", "name"]}, ("必填：name、kind", "必填：kind、name")),
        (
            {"properties": {**OLD["properties"], "copies": {"title": "份数", "maximum": 3}}},
            ("“份数”（copies） › 最大：9", "“份数”（copies） › 最大：3"),
        ),
        ({"properties": {"name": OLD["properties"]["name"]}}, ("“份数”（copies）：名称、最大", "")),
        (
            {"properties": {**OLD["properties"], "when": {"title": "何时", "description": "哪一天。"}}},
            ("", "“何时”（when）：哪一天。"),
        ),
        (
            {"allOf": [{"if": {"required": ["name"]}, "then": {"required": ["copies"]}}]},
            ("都要满足之 1 › 那么 › 必填：kind", "都要满足之 1 › 那么 › 必填：copies"),
        ),
        ({"additionalProperties": False}, ("", "别的字段：否")),
    ],
)  # fmt: skip
def test_each_difference_is_one_line_of_words(change: dict[str, object], expected: tuple[str, str] | None) -> None:
    """What came, what went, what became another; of a list only that; nothing of a text that is only written otherwise."""
    assert told({**OLD, **change}) == expected


def test_what_is_no_schema_is_told_as_it_stands() -> None:
    """A file that cannot be read, or that holds no object."""
    assert format_texts("{", "{}") is None
    assert format_texts("[]", "{}") is None


def test_a_report_tells_it_so() -> None:
    """The row of a changed schema names the field that came, and no brace."""
    path = "schemas/bundles.schema.json"
    files = {**SHIPPED, **{name: text.encode() for name, text in BASE.items()}}
    schema = json.loads(files[path])
    schema["properties"]["wait"] = {"title": "等多久", "type": "string", "description": "要等几天。"}
    head = Memory({**files, path: json.dumps(schema, ensure_ascii=False).encode()})
    comparison = compare_sources(Memory(files), head, load_schemas(SCHEMAS))
    (row,) = build_report(comparison, judge(comparison)).rows
    assert row.change.kind.code == "QK956"
    assert (row.before, row.after) == ("", "“等多久”（wait）：要等几天。")


def test_a_file_that_is_no_entry_is_told_by_the_lines_that_differ() -> None:
    """The lock of statutes has thousands of lines; those that came and went are what a reader asks for."""
    path, same = "lists/statutes.lock", "".join(f"fa@2020-01-01 {at} {at:012x}\n" for at in range(300))
    old, new = (Memory({**SHIPPED, path: f"{same}power/ju/{name} fa@2020-01-01\n".encode()}) for name in ("jiu", "xin"))
    comparison = compare_sources(old, new, load_schemas(new))
    (row,) = build_report(comparison, judge(comparison)).rows
    assert (row.before, row.after) == ("power/ju/jiu fa@2020-01-01", "power/ju/xin fa@2020-01-01")
