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
from collections.abc import Sequence
from typing import Any, TypeAlias

from qingdan.read.faults.nodes.fullwidth_colon import PATTERN as FULLWIDTH_COLON
from qingdan.read.faults.raw.too_large import LIMIT as SIZE
from qingdan.read.faults.syntax.fullwidth_in_brackets import COLON, COMMA
from qingdan.read.pieces import PAIR, between_commas, pieces
from qingdan.read.scalars import Reading, reading
from qingdan.read.stop import QUOTED
from qingdan.read.text import INNOCENT

_DEEPEST = 9  # lines and brackets each; together below the limit of the strict reader
_LINE = re.compile(r"^( *)(- )?(?:([A-Za-z_][A-Za-z0-9_]{0,62}):(?: (?=.)|$))?(.*)")
_OPENING = ("{", "[")
_NOT_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@` ")
_Line: TypeAlias = "tuple[int, bool, str, Any]"
"""A line's indentation, whether a dash follows it, its key, and its value: None where that begins on the next line."""
_Step: TypeAlias = "tuple[str, Any, str | None, str]"
"""A value in brackets: its key, what it is when it is a text, the bracket that it is otherwise, and those that close after it."""
_NOTHING: _Line = (-1, False, "", None)
"""A line that is empty or a comment."""
_SHORT_LINE = 100
_SHORT = 48
_SHORT_IN_BRACKETS = 160
_MOST_KEPT = 1 << 17
_READ_AS_TEXT = (Reading.TEXT, Reading.DATE)


class FastReader:
    """Reads files one after another, and keeps what recurs from one to the next."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._known: dict[str, _Line] = {}
        self._between: dict[str, list[_Step]] = {}
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
        """The same of a text that is no longer than a file may be."""
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
        item = self._values.get(value)
        if item is None:
            item = self._value(value)
            if item is None:
                return None
        return self._keep(line, (column, dash, key, item))

    def _seldom(self, line: str) -> _Line | None:
        """The same of a line that is none of the most usual: with a new key, with its value below, or with none of either."""
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
        if not text or reading(text) is not Reading.TEXT:
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
            found, longest = _scalar(text), _SHORT
        if found is not None and len(text) <= longest:
            if len(self._values) >= _MOST_KEPT:
                self._values.clear()
            self._values[text] = found
        return found

    def _brackets(self, text: str) -> Any:
        """The mapping or sequence of a text in brackets, or None."""
        if "，" in text or "：" in text:
            unquoted = QUOTED.sub(lambda found: "x" * len(found[0]), text) if '"' in text or "'" in text else text
            if COMMA.search(unquoted) or ("：" in unquoted and COLON.search(unquoted)):
                return None
        found = self._joined(text.split(", "))
        return self._joined(between_commas(text)) if found is None and ('"' in text or "'" in text) else found

    def _joined(self, parts: Sequence[str]) -> Any:
        """The same by what stands between the commas, most of which was met before."""
        known = self._between
        here: Any = []  # at first holds the one value of the whole text
        outer: list[Any] = []
        for number, part in enumerate(parts):
            if number and not outer:
                return None
            steps = known.get(part)
            if steps is None:
                steps = self._part(part)
                if steps is None:
                    return None
            for key, value, opening, closing in steps:
                if opening:
                    if len(outer) >= _DEEPEST:
                        return None
                    value = [] if opening == "[" else {}  # noqa: PLW2901 a mapping or sequence of its own each time
                if type(here) is dict:
                    if not key or key in here:
                        return None
                    here[key] = value
                elif key:
                    return None
                else:
                    here.append(value)
                if opening:
                    outer.append(here)
                    here = value
                for bracket in closing:
                    if not outer or (bracket == "]") is not (type(here) is list):
                        return None
                    here = outer.pop()
        return None if outer or len(here) != 1 else here[0]

    def _part(self, text: str) -> list[_Step] | None:
        """What stands between two commas, one step for each value that it begins; kept when it is short."""
        steps: list[_Step] = []
        end = 0
        for found in pieces(text):
            end = found.end()
            key, bare, quoted, opening, closing, comma = found.groups()
            name = (self._keys.get(key) or self.key(key)) if key else ""
            value = (self._values.get(bare) or self._value(bare)) if bare else quoted[1:-1] if quoted else None
            if comma or (key and not name) or (bare and value is None) or (steps and steps[-1][3]):
                return None
            if steps and not steps[-1][2]:
                return None
            steps.append((name, value, opening, closing))
        if end != len(text) or not steps or (steps[-1][2] and not steps[-1][3]):
            return None
        if len(text) <= _SHORT_IN_BRACKETS:
            if len(self._between) >= _MOST_KEPT:
                self._between.clear()
            self._between[text] = steps
        return steps


def _scalar(text: str) -> Any:
    """The value of a text outside brackets: quoted without escapes, or plain and of one reading only; or None."""
    first = text[:1]
    if first in _NOT_FIRST or not first:
        inner = text[1:-1]
        quoted = first in ("'", '"') and len(text) > 1 and text[-1] == first
        return inner if quoted and first not in inner and ("\\" not in inner or first == "'") else None
    if ": " in text or " #" in text or text[-1] in ": ":
        return None
    if "：" in text and FULLWIDTH_COLON.match(text):
        return None
    if not first.isascii():
        return text
    kind = reading(text)
    if kind in _READ_AS_TEXT:
        return text
    if kind is Reading.INTEGER:
        return int(text)
    return text == "true" if kind is Reading.BOOLEAN else None
