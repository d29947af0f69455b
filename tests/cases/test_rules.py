"""The rules of supervision are data: which time counts, at what point a light goes on, who is told."""

from __future__ import annotations

from qingdan.checks import check
from qingdan.read import WorkTree
from tests.support import ROOT, SCHEMAS


def test_the_shipped_rules_light_only_what_they_count() -> None:
    """Every light of a clock names one that is counted, and each colour is used."""
    registry = check(WorkTree(ROOT), SCHEMAS).registry
    rules = registry.entries["supervision"]
    counted = {row["clock"] for row in rules.rows("clocks")}
    assert {row["when"]["clock"] for row in rules.rows("lights") if "clock" in row["when"]} <= counted
    assert {row["colour"] for row in rules.rows("lights")} == {"提示", "黄", "疑", "红", "深红"}
    assert len({row["when"]["sign"] for row in rules.rows("lights") if "sign" in row["when"]}) == 6
