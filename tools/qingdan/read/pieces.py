"""Values as they are written in the plain way: one that stands alone, and those in brackets on one line, one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from qingdan.read.faults.nodes.formula_like import PATTERN as FORMULA
from qingdan.read.faults.nodes.fullwidth_colon import PATTERN as FULLWIDTH_COLON
from qingdan.read.faults.syntax.wrong_dash import MARKS
from qingdan.read.scalars import ScalarReading, reading

# A text in brackets has no quotes, brackets, commas, hashes or question marks, and no colon that could end a key.
_IN = r"""[^\s?:,\[\]{}#'"`]"""
_BARE = rf"""[^\s\-?:,\[\]{{}}#&*!|>'"%@`]{_IN}*+(?:(?: (?={_IN})|:(?=[0-9/])){_IN}*+)*+"""
_KEY = r"([A-Za-z_][A-Za-z0-9_]{0,62}): "
# One value in brackets, with the key before it, the brackets that close after it, and the comma.
_PIECE = re.compile(
    rf"(?:{_KEY})?"
    rf"""(?:({_BARE})|("[^"\\]*+"|'[^']*+')|([\[{{]))"""
    r"([\]}]*+)(, (?=[^ ,\]}]))?"
)
_NOT_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@` =+＝＠＋－\u3000\u00a0｛［" + MARKS)
_NOR_FIRST = ("//", "<!--")
_READ_AS_TEXT = (ScalarReading.TEXT, ScalarReading.DATE)
PAIR = re.compile(_KEY + f"({_BARE})")
"""A key and a text, and nothing else."""


def pieces(text: str, start: int = 0) -> Iterator[re.Match[str]]:
    """The values in brackets, one after another: key, bare text, quoted text, opening bracket, closing brackets, comma."""
    return iter(_PIECE.scanner(text, start).match, None)  # type: ignore[attr-defined]


def between_commas(text: str) -> list[str]:
    """What stands between the commas that are in no quotes."""
    parts, start = [], 0
    for found in pieces(text):
        if found[6]:
            parts.append(text[start : found.start(6)])
            start = found.end()
    return [*parts, text[start:]]


def scalar(text: str) -> Any:
    """The value of a text outside brackets: quoted without escapes, or plain and of one reading only; or None."""
    first = text[:1]
    if first in _NOT_FIRST or not first:
        inner = text[1:-1]
        quoted = first in ("'", '"') and len(text) > 1 and text[-1] == first
        if not quoted or first in inner or ("\\" in inner and first == '"'):
            return None
        return None if FORMULA.match(inner) else inner
    if text[-1] in ": " or (" " in text and (": " in text or " #" in text)):
        return None
    if "：" in text and FULLWIDTH_COLON.match(text):
        return None
    if not first.isascii():
        return text
    if text.startswith(_NOR_FIRST):
        return None
    kind = reading(text)
    if kind in _READ_AS_TEXT:
        return text
    if kind is ScalarReading.INTEGER:
        return int(text)
    return text == "true" if kind is ScalarReading.BOOLEAN else None


__all__ = ["PAIR", "between_commas", "pieces", "scalar"]
