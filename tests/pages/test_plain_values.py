"""What a reader meets on the page of an entry: places by their names, numbers that can be rung, what one reads for before the tags."""

from __future__ import annotations

import json
import re
from pathlib import Path

from qingdan.checks import check
from qingdan.pages import view
from tests.support import ROOT, SCHEMAS

REGISTRY = check(SCHEMAS, checks=()).registry


def test_the_patterns_by_which_places_and_telephones_are_known_are_those_of_the_schemas() -> None:
    """A schema that is changed takes the pages along, or this fails."""
    common = json.loads((ROOT / "schemas/common.schema.json").read_text("utf-8"))["$defs"]
    assert (common["division"]["pattern"], common["phone"]["pattern"]) == (view._DIVISION, view._PHONE)


def test_where_a_row_of_the_negative_list_applies_is_said_by_name(site: Path) -> None:
    """石嘴山市, and no code of a division."""
    for row in REGISTRY.negatives:
        html = (site / row.key / "index.html").read_text("utf-8")
        told = re.search(r"<dt>适用区域(?:<span.*?</span>)?(?:</dt>)?<dd>(.*?)<d[td]", html, re.DOTALL)
        assert told, row.key
        assert "石嘴山市" in told[1] or "区" in told[1] or "县" in told[1], row.key
        assert not re.search(r"\d{6}", told[1]), row.key


def test_every_number_of_a_body_can_be_rung(site: Path) -> None:
    """Short numbers too."""
    rung = 0
    for body in REGISTRY.organisations:
        if body.get("phone"):
            rung += f'href="tel:{body.get("phone")}"' in (site / body.key / "index.html").read_text("utf-8")
    assert rung == sum(1 for each in REGISTRY.organisations if each.get("phone")) > 5


def test_what_stands_among_the_tags_and_other_names_come_last(site: Path) -> None:
    """The scope and the measure of a row of the negative list come before its class, its source and what else it is called."""
    html = (site / "negative/c/shuini/index.html").read_text("utf-8")
    order = [html.index(f"<dt>{title}") for title in ("适用范围", "管理措施", "俗称", "类别", "状态")]
    assert order == sorted(order)
