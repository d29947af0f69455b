"""Paths, keys and fingerprints of decisions and corrections: the public reads words."""

from __future__ import annotations

import re
from pathlib import Path

from qingdan.model import build_registry
from qingdan.pages.entry import _sections, _view
from qingdan.pages.view import Value
from qingdan.read import read_lists
from tests.diff.generated import SCHEMAS
from tests.support import source

DECISION = """\
title: 示例决定
track: 内容调整
cause: 法律变动
decided_by: shi
decided_on: 2026-01-15
effective: 2026-03-01
procedure: {legality_review: {from: 2026-01-10, to: 2026-01-12, outcome: 合法}}
responsible: {drafter: 起草岗, reviewer: 审核岗, approver: 批准岗}
changes:
  - entry: guides/ju/xuke
    kind: 要素变更
    reason: 须当面核验
    fields:
      - {path: visits, from: 0, to: 1}
      - {path: time_limit.promised, from: {value: 5, unit: 工作日}, to: {value: 8, unit: 工作日}}
      - {path: "materials[shenqingshu].copies", to: 2}
      - {path: "materials[queshao].copies", to: 2}
judgements: [{entry: guides/ju/xuke, path: summary, fingerprint: 0123456789abcdef, effect: 中性, reason: 意思没有变, by: 法制审核岗}]
corrections:
  - {record: laws/fa, path: issuer, date: 2026-01-01, reason: 原来写错, by: 清单保管岗}
  - {record: schemas/guides.schema.json, path: 全文, date: 2026-01-01, reason: 增加一个字段, by: 清单保管岗}
"""


def texts(value: Value) -> list[str]:
    """Everything that a value shows."""
    below = [*value.items]
    below += [cell for row in value.rows for cell in (row.cells if hasattr(row, "cells") else [row[:2]])]
    said = [value.text] if value.text else []
    for each in below:
        inner = each[1] if isinstance(each, tuple) and not isinstance(each, Value) else each
        said += texts(inner) if inner is not None else []
    return said


def test_a_decision_shows_fields_in_words_and_nothing_for_machines() -> None:
    """Titles of fields, names of rows, values with units, names of entries; no path, no key, no fingerprint."""
    path = "lists/adjustments/2026/001.yml"
    registry = build_registry(read_lists(source({path: DECISION}), SCHEMAS.layout), SCHEMAS)
    entry = registry.entries["adjustments/2026/001"]
    shown = [
        each
        for section in _sections(_view(registry, entry, ""), entry)
        if section.value
        for each in texts(section.value)
    ]
    assert "到现场次数：原来0，改为1" in shown
    assert "办理时限的承诺办结时限：原来5 个工作日，改为8 个工作日" in shown
    assert "申请材料“申请书”的份数：改为2" in shown
    assert "申请材料中的一行的份数：改为2" in shown
    assert {"一句话说明", "制定机关", "清单格式“办事指南”"} <= set(shown)
    assert not re.search(r"[0-9a-f]{16}|\w/\w|\[|promised|visits", "".join(shown))


def test_the_registrys_page_shows_no_commit() -> None:
    """Where the gate begins is for the tool."""
    path = "lists/registry.yml"
    base = source().read(next(file for file in source().files("lists") if file.path == path)).decode()
    registry = build_registry(read_lists(source({path: f"{base}gate_from: {'a1' * 20}\n"}), SCHEMAS.layout), SCHEMAS)
    entry = registry.entries["registry"]
    shown = [
        each
        for section in _sections(_view(registry, entry, ""), entry)
        if section.value
        for each in texts(section.value)
    ]
    assert shown
    assert "a1a1a1a1" not in "".join(shown)


def test_no_page_of_changes_names_a_field_by_its_path(site: Path) -> None:
    """An open question that came or went says which field is meant by the field's title."""
    named = [
        (each.parent.name, found)
        for each in sorted((site / "changes").rglob("index.html"))
        for found in re.findall(r"字段：[a-z][a-z_.]*", each.read_text("utf-8"))
    ]
    assert named == []
