"""Read two versions of a file together: what both say is read once, and is the same object in both.

The earlier version is read whole. The later one differs from it between two lines that begin at the margin; only what lies
between is read again. Whatever is out of the ordinary is left to the reader of single files.
"""

from __future__ import annotations

import re
from typing import Any

from qingdan.read.fast import FastReader
from qingdan.read.faults.raw.too_large import LIMIT as SIZE

_KEY = re.compile(r"^([A-Za-z_][A-Za-z0-9_]*):", re.MULTILINE)


def read_pair(reader: FastReader, before: bytes, after: bytes) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """The data of both versions as ``reader`` would give them one by one; None when it declines one of them."""
    old = reader.read(before)
    if old is None:
        return None
    new = _again(reader, old, before, after)
    if new is None:
        new = reader.read(after)
    return None if new is None else (old, new)


def _again(reader: FastReader, old: dict[str, Any], before: bytes, after: bytes) -> dict[str, Any] | None:
    """The later data; None when it has to be read whole."""
    if len(after) > SIZE:
        return None
    start = _section_start(before, _shared(before, after))
    rest = _shared_end(before[start:], after[start:])
    end = _section_end(before, len(before) - rest)
    rest = len(before) - end
    if start == 0 or (rest and after[len(after) - rest - 1 : len(after) - rest] != b"\n"):
        return None
    try:
        was = before[start:end].decode("utf-8")
        now = after[start : len(after) - rest].decode("utf-8")
    except UnicodeDecodeError:
        return None
    middle = reader.read_text(now) if now else {}
    if middle is None:
        return None
    gone = set(_KEY.findall(was))
    follows = _KEY.match(before[end:].decode("utf-8")) if rest else None
    if rest and follows is None:
        return None
    new: dict[str, Any] = {}
    for key, value in old.items():
        if follows and key == follows[1]:
            _put(new, middle)
        if key not in gone:
            new[key] = value
    if not follows:
        _put(new, middle)
    return new if new and len(new) == len(old) - len(gone) + len(middle) else None


def _put(into: dict[str, Any], middle: dict[str, Any]) -> None:
    for key, value in middle.items():
        into.setdefault(key, value)


def _shared(one: bytes, other: bytes) -> int:
    """How many bytes two texts have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _shared_end(one: bytes, other: bytes) -> int:
    """How many bytes two texts have in common at their end."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low


def _section_start(text: bytes, at: int) -> int:
    """The beginning of the last line before a place that begins with a key at the margin and lies wholly before it; 0 if none does."""
    line = at
    while line > 0:
        line = text.rfind(b"\n", 0, line) + 1
        if line <= 0:
            return 0
        if line < at and text[line : line + 1].isalpha():
            return line
        line -= 1
    return 0


def _section_end(text: bytes, at: int) -> int:
    """The beginning of the first line at or after a place that begins with a key at the margin; the end if none does."""
    line = at if at == 0 or text[at - 1 : at] == b"\n" else text.find(b"\n", at) + 1
    while 0 < line < len(text):
        if text[line : line + 1].isalpha():
            return line
        line = text.find(b"\n", line) + 1
    return len(text)
