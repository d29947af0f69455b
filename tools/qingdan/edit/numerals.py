"""Chinese numerals, and the numbered lines of a cell."""

from __future__ import annotations

import re
import unicodedata

from qingdan.schema.numbers import number as said

NUMBER = r"[0-9〇零一二两三四五六七八九十百千]+"
_STARTS = re.compile(r"^\s*(?:\d{1,2}\s*[.、．)）]|[（(]?[一二三四五六七八九十]+[）)、.]|[①-⑳])\s*")


def number(text: str) -> int:
    """The number that digits, of whatever width, or Chinese numerals say."""
    return said(unicodedata.normalize("NFKC", text))


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
