"""How things are written in Chinese law: article numbers, durations."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")


def numeral(number: int) -> str:
    """A number from 0 to 9999 in Chinese numerals: 110 is 一百一十."""
    digits = str(number)
    out, zero = "", False
    for index, character in enumerate(digits):
        place = len(digits) - index - 1
        if character == "0":
            zero = bool(out)
            continue
        out += ("零" if zero else "") + _DIGITS[int(character)] + _PLACES[place]
        zero = False
    if 10 <= number < 20:
        out = out.removeprefix("一")
    return out or "零"


@lru_cache(maxsize=4096)
def article(value: str) -> str:
    """An article number: "12" is 第十二条, "12-1" is 第十二条之一."""
    main, _, after = value.partition("-")
    if not main.isdigit() or (after and not after.isdigit()):
        return value
    return f"第{numeral(int(main))}条" + (f"之{numeral(int(after))}" if after else "")


def provision(basis: Mapping[str, Any]) -> str:
    """Article, paragraph and item of a citation."""
    number, paragraph, item = basis.get("article"), basis.get("paragraph"), basis.get("item")
    out = article(str(number)) if number else ""
    out += f"第{numeral(paragraph)}款" if isinstance(paragraph, int) else ""
    return out + (f"第（{numeral(item)}）项" if isinstance(item, int) else "")


def duration(value: Mapping[str, Any]) -> str:
    """A length of time in its own unit; none at all is 当场."""
    number, unit = value.get("value"), str(value.get("unit", ""))
    if number == 0:
        return "当场"
    return f"{number} {'个' if unit in ('工作日', '小时') else ''}{unit}"
