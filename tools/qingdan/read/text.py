"""The text of one file with its lines, and places in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from qingdan.diagnostics import Edit, Place

_BLOCK_SCALAR = re.compile(r"(?:^|[\s:-])[|>][+-]?\d?\s*(?:#.*)?$")
# Everything that no text fault can be about: one scan settles the usual file.
INNOCENT = re.compile(
    "[\n -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0600\u2010-\u2027\u2030-\u205e\u2070-\u2e7f\u3000-\u303f\u3041-\u3098"
    "\u309b-\u3163\u3165-\u318e\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff9f]*"
)


@dataclass(frozen=True, slots=True)
class Text:
    """A decoded file. Lines are without their ends; offsets count code points from 0."""

    path: str
    content: str
    lines: tuple[str, ...] = field(init=False)
    _starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Split once."""
        parts = self.content.split("\n")
        starts, at = [], 0
        for part in parts:
            starts.append(at)
            at += len(part) + 1
        object.__setattr__(self, "lines", tuple(part.removesuffix("\r") for part in parts))
        object.__setattr__(self, "_starts", tuple(starts))

    def at(self, offset: int, length: int = 1) -> Place:
        """The place of ``length`` characters from an offset, within one line."""
        line = bisect_right(self._starts, offset) - 1
        return self.place(line, offset - self._starts[line], length)

    def place(self, line: int, column: int, length: int = 1) -> Place:
        """The place of ``length`` characters from a 0-based line and column."""
        return Place(self.path, line + 1, column + 1, line + 1, column + 1 + length)

    def edit(self, line: int, column: int, length: int, text: str) -> Edit:
        """Replace ``length`` characters of a line, both 0-based."""
        return Edit(Place(self.path, line + 1, column + 1, line + 1, column + 1 + length), text)

    def structure(self, last: int | None = None) -> Iterator[tuple[int, str]]:
        """The 0-based lines that carry structure, up to ``last``: no blanks, comments or block-scalar text."""
        inside = -1
        for number, line in enumerate(self.lines[: None if last is None else last + 1]):
            bare = line.strip()
            indent = len(line) - len(line.lstrip(" "))
            if inside >= 0 and (not bare or indent > inside):
                continue
            inside = -1
            if not bare or bare.startswith("#"):
                continue
            if _BLOCK_SCALAR.search(line):
                inside = indent
            yield number, line
