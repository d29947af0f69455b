"""Read two versions of a file together: what both say is read once or not at all, and is the same object in both.

Each version is cut into sections, which begin with a key at the margin, and sections into the rows of their list. What both
versions have letter by letter above and below the first and last difference is read when somebody asks for it; between these, what
the earlier version does not have is read again. Whatever is out of the ordinary is left to the reader of single files.
"""

from __future__ import annotations

from typing import Any

from qingdan.read.fast import FastReader
from qingdan.read.faults.raw.too_large import LIMIT as SIZE
from qingdan.read.sections import FileSections, apart, cut

_ITEM = b"\n  - "


def read_pair(reader: FastReader, before: bytes, after: bytes) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """The data of both versions as ``reader`` would give them one by one; None when it declines what differs in one of them.

    A fault in a section that is the same in both versions is not told here: whoever asks for that section finds none.
    """
    return _around(reader, before, after) or _apart(reader, before, after)


def _apart(reader: FastReader, before: bytes, after: bytes) -> tuple[dict[str, Any], dict[str, Any]] | None:
    old = reader.read(before)
    new = reader.read(after) if old is not None else None
    return None if old is None or new is None else (old, new)


def _around(reader: FastReader, before: bytes, after: bytes) -> tuple[FileSections, FileSections] | None:
    """Both versions, read where they differ; None when they have to be read whole."""
    if max(len(before), len(after)) > SIZE:
        return None
    shared = _shared(before, after)
    start = shared if _between_sections(before, after, shared) else _section_start(before, shared)
    end = _section_end(before, len(before) - _shared_end(before[start:], after[start:]))
    rest = len(before) - end
    if start == 0 or (rest and after[len(after) - rest - 1 : len(after) - rest] != b"\n"):
        return None
    above, below = cut(reader, before[:start]), cut(reader, before[end:])
    was, now = apart(before[start:end]), apart(after[start : len(after) - rest])
    if above is None or below is None or was is None or now is None:
        return None
    old = _read(reader, before[start:end]) if was else {}
    new = _middle(reader, old, was, now) if old is not None else None
    if old is None or new is None:
        return None
    both = FileSections({**above, **old, **below}), FileSections({**above, **new, **below})
    both[0].own, both[1].own = old, new
    both[0].pair = both[1].pair = object()
    full = len(above) + len(below)
    return both if both[0] and both[1] and (len(both[0]), len(both[1])) == (full + len(old), full + len(new)) else None


def _middle(
    reader: FastReader, old: dict[str, Any], was: dict[bytes, bytes], now: dict[bytes, bytes]
) -> dict[str, Any] | None:
    """The data of the sections that may differ, in their later order."""
    new: dict[str, Any] = {}
    fresh: list[bytes] = []
    for name, text in now.items():
        key = name.decode("ascii")
        before = was.get(name, b"")
        new[key] = old[key] if before == text else _rows(reader, key, old.get(key), before, text)
        if new[key] is None:
            fresh.append(text)
    if fresh:
        found = _read(reader, b"".join(fresh))
        if found is None or [*found] != [key for key, value in new.items() if value is None]:
            return None
        new.update(found)
    return new


def _rows(reader: FastReader, key: str, old: Any, before: bytes, after: bytes) -> list[Any] | None:
    """The later rows of a section that holds a list indented as usual; None where it does not."""
    head, *was = before.removesuffix(b"\n").split(_ITEM)
    same, *now = after.removesuffix(b"\n").split(_ITEM)
    if not isinstance(old, list) or len(old) != len(was) or not now or head != same or head != key.encode() + b":":
        return None
    known = dict(zip(was, old, strict=True))
    fresh = [text for text in now if text not in known]
    if fresh:
        found = _read(reader, head + _ITEM + _ITEM.join(fresh) + b"\n")
        rows = found.get(key) if found is not None and len(found) == 1 else None
        if not isinstance(rows, list) or len(rows) != len(fresh):
            return None
        known.update(zip(fresh, rows, strict=True))
    return [known[text] for text in now]


def _read(reader: FastReader, text: bytes) -> dict[str, Any] | None:
    try:
        return reader.read_text(text.decode("utf-8"))
    except UnicodeDecodeError:
        return None


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


def _between_sections(one: bytes, other: bytes, at: int) -> bool:
    """Whether two texts that are the same before a place both begin a section there, or end."""
    return one[at - 1 : at] == b"\n" and all(
        not text[at : at + 1] or text[at : at + 1].isalpha() for text in (one, other)
    )


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
