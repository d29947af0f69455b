"""What a wrong value stands for, where a mistake would be one of ten thousand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qingdan.schema.meant import meant
from tests.diff.generated import SCHEMAS

POWER = SCHEMAS.collection("power")
assert POWER is not None
PENALTY = POWER.root.properties["penalties"].items
assert PENALTY is not None
MOST = PENALTY.properties["max"]


@pytest.mark.parametrize("text", ["10万元", "十万元", "100,000", "100，000元", "10万"])
def test_an_amount_in_words_is_read_in_yuan(text: str) -> None:
    """By the unit that the field's own title names."""
    assert "100000" in list(meant(text, MOST))


@pytest.mark.parametrize("title", ["投资额（万元）", "总额（亿元）", "限额（美元）", "面积（平方米）"])
def test_no_amount_is_turned_into_yuan_where_the_field_has_another_unit(title: str) -> None:
    """A field in units of ten thousand yuan would take ten thousand times as much."""
    assert "100000" not in list(meant("10万元", replace(MOST, title=title)))
