"""The text of one file with its lines, and places in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from qingdan.diagnostics import Edit, Place

_BLOCK_SCALAR = re.compile(r"(?:^|[\s:-])[|>][+-]?\d?\s*(?:#.*)?$")
# Everything that no text fault can be about: one scan settles the usual file.
INNOCENT = re.compile(
    "[\n -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u0391-\u03a1\u03a3-\u0482\u048a-\u052f"
    "\u2010-\u2027\u2030-\u205e\u2074-\u208e\u2100-\u218b\u2190-\u2426\u2460-\u27ff\u2801-\u2b73\u3000-\u303f\u3041-\u3096\u309b-\u30ff\u3105-\u312f\u3131-\u3163\u3165-\u318e\u3400-\u4dbf"
    "\u4e00-\u9fff\uff01-\uff9f]*"
)


class Characters(Protocol):
    """What the faults of single characters look at: the text of a file, or what a text in quotes stands for."""

    @property
    def content(self) -> str:
        """The characters."""
        ...

    def at(self, offset: int, length: int = 1) -> Place:
        """The place in the file of ``length`` characters from an offset."""
        ...

    def replace(self, offset: int, length: int, text: str) -> Edit:
        """The edit of the file by which ``length`` characters from an offset become another text."""
        ...


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

    def edit(self, line: int, column: int, length: int, text: str, *, guess: bool = False) -> Edit:
        """Replace ``length`` characters of a line, both 0-based."""
        return Edit(Place(self.path, line + 1, column + 1, line + 1, column + 1 + length), text, guess)

    def offset(self, line: int, column: int) -> int:
        """The offset of a 0-based line and column; the end of the text for what is beyond it."""
        return min(self._starts[line] + column, len(self.content)) if line < len(self._starts) else len(self.content)

    def replace(self, offset: int, length: int, text: str) -> Edit:
        """The edit by which ``length`` characters from an offset, within one line, become another text."""
        return Edit(self.at(offset, length), text)

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
