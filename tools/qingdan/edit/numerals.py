"""Chinese numerals, and the numbered lines of a cell."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = (
    {each: number for number, each in enumerate("〇一二三四五六七八九")}
    | {"零": 0, "两": 2}
    | {str(n): n for n in range(10)}
)
_UNITS = {"十": 10, "百": 100, "千": 1000}
NUMBER = r"[0-9〇零一二两三四五六七八九十百千]+"
_STARTS = re.compile(r"^\s*(?:\d{1,2}\s*[.、．)）]|[（(]?[一二三四五六七八九十]+[）)、.]|[①-⑳])\s*")


def number(text: str) -> int:
    """The number that digits or Chinese numerals say."""
    usual = unicodedata.normalize("NFKC", text)
    if usual.isascii():
        return int(usual)
    total = digit = 0
    for each in text:
        if each in _UNITS:
            total += (digit or 1) * _UNITS[each]
            digit = 0
        else:
            digit = digit * 10 + _DIGITS[each] if total == 0 else _DIGITS[each]
    return total + digit


def items(text: str) -> list[str]:
    """The numbered or broken lines of a cell, without their numbers; a line that only goes on belongs to the one before."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) == 1:
        lines = [part for part in re.split(r"(?<=[。；;])\s*(?=\d{1,2}\s*[.、．])", lines[0]) if part]
    numbered = sum(bool(_STARTS.match(line)) for line in lines)
    out: list[str] = []
    for line in lines:
        if out and numbered and not _STARTS.match(line):
            out[-1] += line
        else:
            out.append(_STARTS.sub("", line))
    return [line for line in out if line]
