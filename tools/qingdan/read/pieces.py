"""What stands in brackets on one line of a file written in the plain way, value by value."""

from __future__ import annotations

import re
from collections.abc import Iterator

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


__all__ = ["PAIR", "between_commas", "pieces"]
