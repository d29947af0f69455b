"""The text that people read, of every entry, and the places of single characters in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from qingdan.diagnostics import Edit, Place
from qingdan.model import Entry, Registry
from qingdan.read.document import Kind, Node
from qingdan.read.scalars import Reading, reading
from qingdan.schema import Field

HAN = "[㐀-䶿一-鿿〇]"
"""One Chinese character, for patterns."""
MARKED = "[㐀-䶿一-鿿〇，。；：？！、（）《》〈〉〔〕【】“”‘’…]"
"""One Chinese character or mark."""
LONGEST = 4000
"""Characters in the longest text that the schemas allow: in a longer one no character is looked for on its own."""
URL = r"(?:https?://|www\.)[!-~]+"
"""A web address in text: it ends where Chinese begins."""
_HAN = re.compile(HAN)


class Passage(NamedTuple):
    """One value that people read: in which entry, at which path, under which field. A tuple, because there are so many."""

    entry: Entry[Any]
    path: tuple[str | int, ...]
    field: Field
    text: str

    def place(self, start: int, end: int) -> Place:
        """The place of the characters from ``start`` to before ``end``; of the whole value where it is not written as it reads."""
        return spot(self.entry, self.path, start, end)[0]

    def edits(self, *changes: tuple[int, int, str]) -> tuple[Edit, ...]:
        """Replace spans of the text, given from left to right; nothing where that could not be done literally."""
        spots = [spot(self.entry, self.path, start, end) for start, end, _ in changes]
        if not all(exact for _, exact in spots) or self._would_be_no_text(changes):
            return ()
        return tuple(Edit(place, text) for (place, _), (_, _, text) in zip(spots, changes, strict=True))

    def _would_be_no_text(self, changes: Sequence[tuple[int, int, str]]) -> bool:
        """Whether the value, written without quotes, would read as a number, a date or the like once changed."""
        at = node(self.entry, self.path)
        if at is None or not at.plain or _HAN.search(self.text):
            return False
        mended = self.text
        for start, end, text in reversed(changes):
            mended = mended[:start] + text + mended[end:]
        return reading(mended) is not Reading.TEXT


class Hit(NamedTuple):
    """A match of a pattern in a passage; ``start`` and ``end`` count from the beginning of the passage."""

    passage: Passage
    match: re.Match[str]
    start: int
    end: int

    @property
    def place(self) -> Place:
        """Where the matched characters stand."""
        return self.passage.place(self.start, self.end)

    def edits(self, text: str) -> tuple[Edit, ...]:
        """Put ``text`` for the matched characters."""
        return self.passage.edits((self.start, self.end, text))


@dataclass(frozen=True, slots=True)
class Prose:
    """Every passage in path order; ``text`` joins them, each followed by a line end, ``starts`` says where each begins."""

    passages: tuple[Passage, ...]
    starts: tuple[int, ...]
    text: str

    def hits(self, pattern: re.Pattern[str], sign: re.Pattern[str] | None = None) -> Iterator[Hit]:
        """Every match, in order. The pattern must not match a line end; ``^`` and ``$`` of MULTILINE bound a passage's lines.

        ``sign`` matches somewhere in every passage that has a match: one that begins with a character or a class of them is
        found many times faster than most patterns are. A match of it in which a group takes part is passed over.
        """
        if sign is not None:
            yield from self._signed(pattern, sign)
            return
        for match in pattern.finditer(self.text):
            index = bisect_right(self.starts, match.start()) - 1
            begins = self.starts[index]
            yield Hit(self.passages[index], match, match.start() - begins, match.end() - begins)

    def _signed(self, pattern: re.Pattern[str], sign: re.Pattern[str]) -> Iterator[Hit]:
        last = -1
        for found in sign.finditer(self.text):
            if found.lastindex is not None:
                continue
            index = bisect_right(self.starts, found.start()) - 1
            if index == last:
                continue
            last, begins = index, self.starts[index]
            for match in pattern.finditer(self.text, begins, begins + len(self.passages[index].text)):
                yield Hit(self.passages[index], match, match.start() - begins, match.end() - begins)


_KEPT: WeakKeyDictionary[Registry, Prose] = WeakKeyDictionary()


def prose(registry: Registry) -> Prose:
    """The text of a registry, gathered once."""
    kept = _KEPT.get(registry)
    if kept is None:
        passages = tuple(_passages(registry))
        starts, at = [], 0
        for each in passages:
            starts.append(at)
            at += len(each.text) + 1
        kept = Prose(passages, tuple(starts), "".join(f"{each.text}\n" for each in passages))
        _KEPT[registry] = kept
    return kept


def hits(registry: Registry, pattern: re.Pattern[str], sign: re.Pattern[str] | None = None) -> Iterator[Hit]:
    """Every match of a pattern in the text of a registry, in passages that have the sign of it."""
    return prose(registry).hits(pattern, sign)


def by_passage(
    registry: Registry, pattern: re.Pattern[str], sign: re.Pattern[str] | None = None
) -> Iterator[tuple[Passage, list[Hit]]]:
    """The passages in which a pattern matches, each with its matches from left to right."""
    last: Passage | None = None
    found: list[Hit] = []
    for hit in hits(registry, pattern, sign):
        if hit.passage is not last:
            if last is not None:
                yield last, found
            last, found = hit.passage, []
        found.append(hit)
    if last is not None:
        yield last, found


def spot(entry: Entry[Any], path: Iterable[str | int], start: int, end: int) -> tuple[Place, bool]:
    """The place of the characters from ``start`` to before ``end`` of a value, and whether it is exact.

    It is exact where the value stands on one line as it reads, bare or between quotes; elsewhere (folded over lines,
    with escapes, longer than any text may be) the place is that of the whole value.
    """
    steps = tuple(path)
    at = node(entry, steps)
    offset = _offset(entry, at) if at is not None else None
    if at is None or offset is None:
        return entry.place(*steps), False
    line, column = at.line + 1, at.column + offset + 1
    return Place(entry.path, line, column + start, line, column + max(end, start + 1)), True


def node(entry: Entry[Any], path: Iterable[str | int]) -> Node | None:
    """The text node at a path, or None."""
    found = entry.document.node(tuple(path))
    return found if found is not None and found.kind is Kind.TEXT else None


def _offset(entry: Entry[Any], at: Node) -> int | None:
    """How many characters stand before the value's first, or None where it is not written as it reads."""
    if at.line != at.end_line or len(at.text) > LONGEST:
        return None
    written = entry.document.lines[at.line][at.column : at.end_column]
    if written == at.text:
        return 0
    return 1 if written in (f'"{at.text}"', f"'{at.text}'") else None


def _passages(registry: Registry) -> Iterator[Passage]:
    for entry in registry.entries.values():
        for field, path, value in entry.collection.prose.over(entry.data):
            if isinstance(value, str):
                yield Passage(entry, path, field, value)
