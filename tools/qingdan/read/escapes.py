r"""Text as its escapes make it: what ``\u202e`` in double quotes stands for, with the place of each character in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qingdan.diagnostics import Edit, Place
from qingdan.read.text import Text

_PART = re.compile(r"[^\\]+|\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\n[ ]*|.)?", re.DOTALL)
_PAIR = re.compile(r"\\u([dD][89abAB][0-9A-Fa-f]{2})\\u([dD][c-fC-F][0-9A-Fa-f]{2})")
_BOTH: Mapping[str, str] = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_YAML: Mapping[str, str] = {
    **_BOTH, "0": "\0", "a": "\a", "\t": "\t", "v": "\v", "e": "\x1b", " ": " ", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_JSON_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a text in double quotes stands for, for the faults of characters: its places are those of the source.

    ``bad`` are the offsets in the source, with their lengths, of escapes that stand for no character.
    """

    source: Text
    content: str
    bad: tuple[tuple[int, int], ...]
    _decoded: tuple[int, ...]
    _written: tuple[tuple[int, int], ...]

    def at(self, offset: int, length: int = 1) -> Place:
        """The place in the source of ``length`` characters of the decoded text, from an offset in it."""
        start = self._span(offset)[0]
        return self.source.at(start, self._span(offset + length - 1)[1] - start)

    def replace(self, offset: int, length: int, text: str) -> Edit:
        """The edit of the source by which ``length`` decoded characters become a text without quotes or backslashes."""
        return Edit(self.at(offset, length), text.replace("\n", "\\n"))

    def escaped(self, offset: int) -> bool:
        """Whether a character of the decoded text is written as an escape."""
        return self.source.content[self._span(offset)[0]] == "\\"

    def _span(self, offset: int) -> tuple[int, int]:
        """Where in the source a character begins and ends."""
        found = bisect_right(self._decoded, offset) - 1
        start, end = self._written[found]
        if self.source.content[start] == "\\":
            return start, end
        return start + offset - self._decoded[found], start + offset - self._decoded[found] + 1


def decoded(source: Text, start: int, end: int, *, json: bool = False) -> Decoded:
    """The text between two offsets of the source, both inside the double quotes, as YAML reads it, or JSON."""
    written = source.content[start:end]
    known = _BOTH if json else _YAML
    content: list[str] = []
    bad: list[tuple[int, int]] = []
    at: list[int] = []
    where: list[tuple[int, int]] = []
    count, place = 0, 0
    while place < len(written):
        found = (_PAIR.match(written, place) if json else None) or _PART.match(written, place)
        assert found is not None  # noqa: S101 the pattern takes any character
        text = _pair(found) if found.re is _PAIR else _character(found[1], known) if found[0][0] == "\\" else found[0]
        if text is None:
            bad.append((start + place, len(found[0])))
        elif text:
            at.append(count)
            where.append((start + place, start + found.end()))
            content.append(text)
            count += len(text)
        place = found.end()
    return Decoded(source, "".join(content), tuple(bad), tuple(at), tuple(where))


def decoded_json(source: Text) -> Iterator[Decoded]:
    """The texts and keys of a JSON file that have escapes in them."""
    if "\\" in source.content:
        for found in _JSON_STRING.finditer(source.content):
            if "\\" in found[1]:
                yield decoded(source, found.start(1), found.end(1), json=True)


def _character(written: str | None, known: Mapping[str, str]) -> str | None:
    """What stands after a backslash: its character, nothing for a line that goes on, None where it stands for none."""
    if not written:
        return None
    if written[0] == "\n":
        return ""
    if len(written) == 1:
        return known.get(written)
    number = int(written[1:], 16)
    return None if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF else chr(number)


def _pair(found: re.Match[str]) -> str:
    high, low = int(found[1], 16), int(found[2], 16)
    return chr(0x10000 + (high - 0xD800) * 0x400 + (low - 0xDC00))


__all__ = ["Decoded", "decoded", "decoded_json"]
