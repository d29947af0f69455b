"""Numbers in the words of law: article numbers, days and amounts of money, in figures or Chinese numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

NUMBER = r"[0-9〇零一二两三四五六七八九十百千万]+"
_DIGITS = {each: value for value, each in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_TERM = re.compile(rf"({NUMBER})(个?工作日|个月|日|天|年|小时)(?!内?上限)")
_MONEY = re.compile(rf"({NUMBER})(亿|万)?元")
_TEN_THOUSAND = 10_000
_SCALES = {"": 1, "万": _TEN_THOUSAND, "亿": _TEN_THOUSAND**2}


def number(text: str) -> int:
    """The number that figures or Chinese numerals say: 一百一十 is 110, 二十万 is 200000."""
    if text.isascii():
        return int(text)
    if "万" in text:
        above, _, below = text.partition("万")
        return (number(above) if above else 1) * _TEN_THOUSAND + (number(below) if below else 0)
    total = digit = 0
    for each in text:
        if each in _UNITS:
            total += (digit or 1) * _UNITS[each]
            digit = 0
        else:
            value = _DIGITS[each] if each in _DIGITS else int(each)
            digit = digit * 10 + value if total == 0 else value
    return total + digit


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
