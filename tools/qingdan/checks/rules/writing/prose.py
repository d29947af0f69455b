"""The text that people read, of every entry, and the places of single characters in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from qingdan.checks.rules.writing.signs import Sign, is_seldom, seldom, suspects
from qingdan.checks.rules.writing.standard_forms import STANDARD
from qingdan.diagnostics import Edit, Place
from qingdan.model import Entry, Registry
from qingdan.read.document import Node, NodeKind
from qingdan.read.scalars import ScalarReading, reading
from qingdan.schema import Field

HAN = "[㐀-䶿一-鿿〇]"
"""One Chinese character, for patterns."""
MARKED = "[㐀-䶿一-鿿〇，。；：？！、（）《》〈〉〔〕【】“”‘’…]"
"""One Chinese character or mark."""
LONGEST = 4000
"""Characters in the longest text that the schemas allow: in a longer one no character is looked for on its own."""
URL = r"(?:https?://|www\.)[!-~]+"
"""A web address in text: it ends where Chinese begins."""
_FOREIGN = f"[][ -/:-@\\\\^-`{{-~\u00a0\u3000０-９Ａ-Ｚａ-ｚ{''.join(STANDARD)}]"
FOREIGN = seldom(re.compile(_FOREIGN), _FOREIGN)
"""A sign of what Chinese text seldom has: ASCII marks, spaces, letters and digits in full width, characters of another form."""
_HAN = re.compile(HAN)
_TITLE_MARK = re.compile("[《》]")


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
        """Replace spans of the text, given from left to right; nothing where that could not be done literally, or would alter a title.

        What stands between 《》 is how another document calls itself: nobody else may write it differently.
        """
        if any(self.in_title(start, end) for start, end, _ in changes):
            return ()
        spots = [spot(self.entry, self.path, start, end) for start, end, _ in changes]
        if not all(exact for _, exact in spots) or self._would_be_no_text(changes):
            return ()
        return tuple(Edit(place, text) for (place, _), (_, _, text) in zip(spots, changes, strict=True))

    def in_title(self, start: int, end: int) -> bool:
        """Whether any of the characters from ``start`` to before ``end`` stands between 《 and 》, or is put in there."""
        return "《" in self.text and any(
            first < max(end, start + 1) and start < last for first, last in titles(self.text)
        )

    def _would_be_no_text(self, changes: Sequence[tuple[int, int, str]]) -> bool:
        """Whether the value, written without quotes, would read as a number, a date or the like once changed."""
        at = node(self.entry, self.path)
        if at is None or not at.plain or _HAN.search(self.text):
            return False
        mended = self.text
        for start, end, text in reversed(changes):
            mended = mended[:start] + text + mended[end:]
        return reading(mended) is not ScalarReading.TEXT


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


class Prose:
    """The text of a registry: every passage in path order, each between two line ends.

    Of most entries nothing is ever asked but whether a sign is in their text: ``starts`` says where each entry's begins, and its
    passages are told apart when a match falls into it.
    """

    def __init__(self, entries: Sequence[Entry[Any]]) -> None:
        """Gather the text of some entries."""
        parts = [""]
        at = 1
        self._entries = entries
        self._starts: list[int] = []
        for entry in entries:
            self._starts.append(at)
            texts: list[str] = []
            entry.collection.prose.texts(entry.data, texts)
            if texts:
                parts.append("\n".join(texts))
                at += len(parts[-1]) + 1
        parts.append("")
        self.text = "\n".join(parts)
        self._apart: tuple[int, list[Passage], list[int]] = (-1, [], [])
        self._candidates: dict[Sign, list[tuple[Passage, int]]] = {}

    def hits(self, pattern: re.Pattern[str], sign: Sign | None = None) -> Iterator[Hit]:
        """Every match, in order. The pattern must not match a line end; ``^`` and ``$`` of MULTILINE bound a passage's lines.

        ``sign`` matches somewhere in every passage that has a match: one that begins with a character or a class of them is
        found many times faster than most patterns are. A match of it in which a group takes part is passed over.
        """
        if sign is not None:
            for passage, begins in self.candidates(sign):
                for match in pattern.finditer(self.text, begins, begins + len(passage.text)):
                    yield Hit(passage, match, match.start() - begins, match.end() - begins)
            return
        for match in pattern.finditer(self.text):
            passage, begins = self._at(match.start())
            yield Hit(passage, match, match.start() - begins, match.end() - begins)

    def candidates(self, sign: Sign) -> Sequence[tuple[Passage, int]]:
        """The passages that have a sign, and where in the text they begin; looked for once."""
        kept = self._candidates.get(sign)
        if kept is None:
            kept, after = [], -1
            for start in self._places(sign):
                if start >= after:
                    passage, begins = self._at(start)
                    kept.append((passage, begins))
                    after = begins + len(passage.text)
            self._candidates[sign] = kept
        return kept

    def _places(self, sign: Sign) -> Iterator[int]:
        """Where a sign is in the text; one that is seldom is looked for where one of those can be."""
        text, near, far = self._suspects if is_seldom(sign) else (self.text, [0], [0])
        for start in _starts(sign, text) if isinstance(sign, re.Pattern) else sign(text):
            line = bisect_right(near, start) - 1
            yield far[line] + start - near[line]

    @cached_property
    def _suspects(self) -> tuple[str, list[int], list[int]]:
        """The lines in which a seldom sign can be, each between two line ends; where they begin in that text, and in the whole."""
        spans = suspects(self.text)
        near, at = [0], 1
        for start, end in spans:
            near.append(at)
            at += end - start + 1
        lines = [self.text[start:end] for start, end in spans]
        return "\n".join(["", *lines, ""]), near, [0, *(start for start, _ in spans)]

    def _at(self, position: int) -> tuple[Passage, int]:
        """The passage in which a character of the text stands, and where it begins."""
        index = bisect_right(self._starts, position) - 1
        if self._apart[0] != index:
            passages = list(passages_of(self._entries[index]))
            starts, at = [], self._starts[index]
            for each in passages:
                starts.append(at)
                at += len(each.text) + 1
            self._apart = (index, passages, starts)
        _, passages, starts = self._apart
        inside = bisect_right(starts, position) - 1
        return passages[inside], starts[inside]


_KEPT: WeakKeyDictionary[Registry, Prose] = WeakKeyDictionary()


def prose(registry: Registry) -> Prose:
    """The text of a registry, gathered once."""
    whole = registry.origin or registry
    kept = _KEPT.get(whole)
    if kept is None:
        kept = _KEPT[whole] = Prose(tuple(whole.entries.values()))
    return kept


def hits(registry: Registry, pattern: re.Pattern[str], sign: Sign | None = None) -> Iterator[Hit]:
    """Every match of a pattern in the text of a registry; ``sign`` limits the search to passages where a match can be."""
    return prose(registry).hits(pattern, sign)


def by_passage(
    registry: Registry, pattern: re.Pattern[str], sign: Sign | None = None
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
    return found if found is not None and found.kind is NodeKind.TEXT else None


def _offset(entry: Entry[Any], at: Node) -> int | None:
    """How many characters stand before the value's first, or None where it is not written as it reads."""
    if at.line != at.end_line or len(at.text) > LONGEST:
        return None
    written = entry.document.lines[at.line][at.column : at.end_column]
    if written == at.text:
        return 0
    return 1 if written in (f'"{at.text}"', f"'{at.text}'") else None


def titles(text: str) -> Iterator[tuple[int, int]]:
    """Where titles begin and end, without their marks; of titles within a title the outermost."""
    depth, begin = 0, 0
    for found in _TITLE_MARK.finditer(text):
        if found[0] == "《":
            begin = begin if depth else found.end()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield begin, found.start()


def _starts(sign: re.Pattern[str], text: str) -> Iterator[int]:
    return iter([found.start() for found in sign.finditer(text) if found.lastindex is None])


def passages_of(entry: Entry[Any]) -> Iterator[Passage]:
    """Every value of an entry that people read."""
    for field, path, value in entry.collection.prose.over(entry.data):
        if isinstance(value, str):
            yield Passage(entry, path, field, value)
