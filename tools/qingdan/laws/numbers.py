"""Numbers in the words of law: days and amounts of money, in figures or Chinese numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from qingdan.schema.numbers import NUMBER, number

_TERM = re.compile(rf"({NUMBER})(个?工作日|个月|日|天|年|小时)(?!内?上限)")
_MONEY = re.compile(rf"({NUMBER})(亿|万)?元")
_SCALES = {"": 1, "万": 10**4, "亿": 10**8}


def terms(text: str) -> Iterator[tuple[int, str]]:
    """The lengths of time in a text, as (number, unit); 天 counts as 日, and no unit has 个 before it."""
    for found in _TERM.finditer(text):
        unit = found[2].removeprefix("个").replace("天", "日")
        yield number(found[1]), "个月" if unit == "月" else unit


def amounts(text: str) -> Iterator[Decimal]:
    """The amounts of money in a text, in yuan."""
    for found in _MONEY.finditer(text):
        yield Decimal(number(found[1]) * _SCALES[found[2] or ""])


__all__ = ["NUMBER", "amounts", "number", "terms"]
