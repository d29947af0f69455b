"""Read a file written in the plain way that the lists are written in, a line at a time; decline every other.

What is accepted here means the same to every YAML reader and holds no reading fault: block mappings and sequences, one
value a line, and values in brackets that end on their line. A file with anything else (a tab, an anchor, folded text, a
comment after a value, two spaces where one is usual, a word that YAML versions read differently) is declined, and the
strict reader says what it is. So declining is always right, and accepting gives the strict reader's data with no finding.

A value that occurs again and again, such as a citation, is read once and shared: data is never changed by those who read it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from qingdan.read.faults.raw.too_large import LIMIT as SIZE
from qingdan.read.faults.syntax.fullwidth_in_brackets import COLON, COMMA
from qingdan.read.pieces import PAIR, between_commas, pieces, scalar
from qingdan.read.scalars import ScalarReading, reading
from qingdan.read.stop import QUOTED
from qingdan.read.text import INNOCENT

_DEEPEST = 9  # lines and brackets each; together below the limit of the strict reader
_LINE = re.compile(r"^( *)(- )?(?:([A-Za-z_][A-Za-z0-9_]{0,62}):(?: (?=.)|$))?(.*)")
_OPENING = ("{", "[")
_KINDS: Mapping[str, type] = {"{": dict, "}": dict, "[": list, "]": list}
_Line: TypeAlias = "tuple[int, bool, str, Any]"
"""A line's indentation, whether a dash follows it, its key, and its value: None where that begins on the next line."""
_Part: TypeAlias = "tuple[tuple[tuple[str, type], ...], str, Any, tuple[type, ...]]"
"""What stands between two commas: the keys and kinds of brackets that open, a key with its text, the kinds that close."""
_NOTHING: _Line = (-1, False, "", None)
"""A line that is empty or a comment."""
_HAN = "㐀"
"""The first Chinese character: no space, and nothing that means something to YAML, comes after it."""
_LAST_HAN = "鿿"
"""The last one: after it come signs in full width, some of which begin what looks like a formula."""
_SHORT_LINE = 100
_SHORT = 48
_SHORT_IN_BRACKETS = 160
_MOST_KEPT = 1 << 17


class FastReader:
    """Reads files one after another, and keeps what recurs from one to the next."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._known: dict[str, _Line] = {}
        self._between: dict[str, _Part] = {}
        self._values: dict[str, Any] = {}
        self._keys: dict[str, str] = {}
        self._orders: dict[tuple[bytes, ...], Sequence[str] | None] = {}

    def read(self, raw: bytes) -> dict[str, Any] | None:
        """The data of a file, or None when it is for the strict reader to say what the file is."""
        if len(raw) > SIZE:
            return None
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            return None
        return self.read_text(text)

    def read_text(self, text: str) -> dict[str, Any] | None:
        """The data of a text no longer than a file may be, or None when the strict reader has to say what the text is."""
        return self._lines(text) if INNOCENT.fullmatch(text) else None

    def _lines(self, text: str) -> dict[str, Any] | None:
        get = self._known.get
        root: dict[str, Any] = {}
        here: Any = root  # the mapping or sequence whose lines begin at ``level``
        level = 0
        rows = False  # whether that is a sequence
        outer: list[tuple[int, Any]] = []
        waiting = ""  # the key of ``here`` whose value begins on the next line
        for line in text.split("\n"):
            known = get(line)
            if known is None:
                known = self._line(line)
                if known is None:
                    return None
            column, dash, key, item = known
            if waiting:
                if column <= level:
                    if column < 0:
                        continue
                    return None
                if len(outer) >= _DEEPEST:
                    return None
                outer.append((level, here))
                below: Any = [] if dash else {}
                here[waiting] = below
                here, level, rows, waiting = below, column, dash, ""
            elif column != level:
                if column < 0:
                    continue
                while column < level:
                    level, here = outer.pop()
                if column != level:
                    return None
                rows = type(here) is list
            if dash is not rows:
                return None
            if dash:
                if not key:
                    here.append(item)
                    continue
                row: dict[str, Any] = {}
                here.append(row)
                outer.append((level, here))
                here, level, rows = row, column + 2, False
            if key in here:
                return None
            if item is None:
                waiting = key
            else:
                here[key] = item
        return root if root and not waiting else None

    def _line(self, line: str) -> _Line | None:
        """What one line says, or None; kept when it is short, since most lines of one file stand in others too."""
        told = line.lstrip(" ")
        column = len(line) - len(told)
        dash = told[:2] == "- "
        if dash:
            told = told[2:]
        name, colon, value = told.partition(": ")
        key = self._keys.get(name) if colon and value else None
        if key is None:
            if dash and told[:1] in _OPENING:
                key, value = "", told
            else:
                return self._seldom(line)
        item: Any = value  # what a Chinese sentence is: nothing in it could be a sign, and it hardly comes again
        if len(value) <= _SHORT or not _HAN <= value[0] <= _LAST_HAN or " " in value or value[-1] == ":":
            item = self._values.get(value)
            if item is None:
                item = self._value(value)
                if item is None:
                    return None
        return self._keep(line, (column, dash, key, item))

    def _seldom(self, line: str) -> _Line | None:
        """A line of a less usual kind, read: with a new key, with the value below, or with neither; None for the strict reader."""
        found = _LINE.fullmatch(line)
        if found is None:
            return None
        indent, dash, key, value = found.groups()
        if not key and not dash:
            return self._keep(line, _NOTHING) if not value or value[0] == "#" else None
        name = self.key(key) if key else ""
        item = self._value(value) if value else None
        if (key and not name) or (item is None and (value or not key)):
            return None
        return self._keep(line, (len(indent), bool(dash), name, item))

    def _keep(self, line: str, known: _Line) -> _Line:
        if len(line) <= _SHORT_LINE:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            self._known[line] = known
        return known

    def key(self, text: str) -> str:
        """A key, the same object each time; empty when it does not read as text."""
        known = self._keys.get(text)
        if known:
            return known
        if not text or reading(text) is not ScalarReading.TEXT:
            return ""
        return self._keys.setdefault(text, sys.intern(text))

    def keys(self, names: tuple[bytes, ...]) -> Sequence[str] | None:
        """The keys of these names, in the same order; None where one recurs or does not read as text. The same few orders recur."""
        if names not in self._orders:
            keys = [self.key(name.decode("ascii")) for name in names]
            self._orders[names] = keys if all(keys) and len({*keys}) == len(keys) else None
        return self._orders[names]

    def _value(self, text: str) -> Any:
        """What stands after a key or a dash up to the end of the line, or None."""
        first = text[:1]
        if first in _OPENING:
            found, longest = self._brackets(text), _SHORT_IN_BRACKETS
        else:
            found, longest = scalar(text), _SHORT
        if found is not None and len(text) <= longest:
            if len(self._values) >= _MOST_KEPT:
                self._values.clear()
            self._values[text] = found
        return found

    def _brackets(self, text: str) -> Any:
        """The mapping or sequence of a text in brackets, or None."""
        if ("，" in text and COMMA.search(text)) or ("：" in text and COLON.search(text)):
            unquoted = QUOTED.sub(lambda found: "x" * len(found[0]), text) if '"' in text or "'" in text else text
            if COMMA.search(unquoted) or COLON.search(unquoted):
                return None
        found = self._joined(text.split(", "))
        return self._joined(between_commas(text)) if found is None and ('"' in text or "'" in text) else found

    def _joined(self, parts: Sequence[str]) -> Any:
        """The mapping or sequence made of the texts between the commas of brackets, or None; most of the texts were met before."""
        known = self._between
        top: list[Any] = []  # is to hold the one value of the whole text
        here: Any = top
        outer: list[Any] = []
        for part in parts:
            piece = known.get(part)
            if piece is None:
                piece = self._part(part)
                if piece is None:
                    return None
            if not outer and top:
                return None
            opens, key, value, closes = piece
            for name, kind in opens:
                if len(outer) >= _DEEPEST:
                    return None
                below = kind()
                if type(here) is dict:
                    if not name or name in here:
                        return None
                    here[name] = below
                elif name:
                    return None
                else:
                    here.append(below)
                outer.append(here)
                here = below
            if type(here) is dict:
                if value is not None:
                    if not key or key in here:
                        return None
                    here[key] = value
            elif key:
                return None
            elif value is not None:
                here.append(value)
            for kind in closes:
                if not outer or type(here) is not kind:
                    return None
                here = outer.pop()
        return None if outer or len(top) != 1 else top[0]

    def _part(self, text: str) -> _Part | None:
        """What stands between two commas; kept when it is short."""
        pair = PAIR.fullmatch(text)
        if pair:
            name, value = self._keys.get(pair[1]) or self.key(pair[1]), self._bare(pair[2])
            return self._keep_part(text, ((), name, value, ())) if name and value is not None else None
        steps: list[tuple[str, Any, str, str]] = []
        end = 0
        for found in pieces(text):
            end = found.end()
            key, bare, quoted, opening, closing, comma = found.groups()
            name = (self._keys.get(key) or self.key(key)) if key else ""
            value = self._bare(bare) if bare else scalar(quoted) if quoted else None
            if comma or (key and not name) or ((bare or quoted) and value is None) or (steps and steps[-1][3]):
                return None
            if steps and not steps[-1][2]:
                return None
            steps.append((name, value, opening, closing))
        if end != len(text) or not steps or (steps[-1][2] and not steps[-1][3]):
            return None
        name, value, opening, closing = steps[-1]
        opens = tuple((each[0], _KINDS[each[2]]) for each in steps if each[2])
        return self._keep_part(text, (opens, "" if opening else name, value, tuple(_KINDS[each] for each in closing)))

    def _bare(self, text: str) -> Any:
        """The value of a text in brackets; most are Chinese and mean nothing but themselves."""
        return (
            text if _HAN <= text[0] <= _LAST_HAN and len(text) > _SHORT else self._values.get(text) or self._value(text)
        )

    def _keep_part(self, text: str, part: _Part) -> _Part:
        if len(text) <= _SHORT_IN_BRACKETS:
            if len(self._between) >= _MOST_KEPT:
                self._between.clear()
            self._between[text] = part
        return part
