"""How far a registry is filled in is told by list and element, without calling it wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from qingdan.cli import main
from qingdan.render.completeness import completeness
from tests.edit.test_returned import _registry, load
from tests.support import BASE, SCHEMAS, source

POWER = BASE["lists/power/ju/xuke.yml"]


def test_have_missing_and_not_yet_known_are_counted() -> None:
    """What a type makes a must counts for that type alone; an entry that has ended is not asked."""
    files = {
        "lists/power/ju/er.yml": POWER.replace("certificate: 示例许可证\n", "").replace("示例许可", "甲许可"),
        "lists/power/ju/san.yml": POWER + "unverified: [{field: level, reason: 没有核对}]\n",
        "lists/power/ju/si.yml": "name: 乙检查\ntype: 行政检查\norganisation: ju\n",
        "lists/power/ju/wu.yml": POWER.replace("status: 在用", "status: 取消\nretired: {date: 2026-03-02}"),
    }
    found = {
        (row.list, row.element): (row.have, row.missing, row.unknown) for row in completeness(load(source(files))[0])
    }
    assert found["权力清单", "职权名称"] == (4, 0, 0)
    assert found["权力清单", "行使层级"] == (2, 1, 1)
    assert found["权力清单", "许可证件"] == (2, 1, 0)
    assert found["权力清单", "检查什么"] == (0, 1, 0)
    assert found["办事指南", "收费"] == (1, 0, 0)


def test_the_command_grades_and_does_not_blame(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0, whatever is missing."""
    root = _registry(tmp_path / "r")
    (root / "lists/power/ju/er.yml").write_text("name: 乙检查\ntype: 行政检查\norganisation: ju\n", encoding="utf-8")
    assert main(["check", "--root", str(root), "--completeness"]) == 0
    out = capsys.readouterr().out
    assert "权力清单：有 / 缺 / 待核实\n" in out
    assert "  行使层级：1 / 1 / 0（齐 50%）\n" in out


def test_the_shipped_lists_are_filled_in() -> None:
    """Whatever conditions their schemas have, no list lacks an element that it must have."""
    rows = list(completeness(load(SCHEMAS)[0]))
    assert len(rows) > 40
    assert [row for row in rows if row.missing] == []
