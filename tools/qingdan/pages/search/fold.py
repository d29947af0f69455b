"""How text is compared: full-width and half-width, capitals, punctuation and spaces make no difference.

``search/text.js`` folds what a person types in the same way; the two must agree.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

START, END = "^", "$"
"""Mark the ends of a term; folding leaves neither in a text."""


def fold(text: str) -> str:
    """The letters and digits of a text, in one width and lower case."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return "".join(each for each in plain if unicodedata.category(each)[0] in "LN")


def pairs(text: str) -> Iterator[tuple[int, str]]:
    """Every two neighbouring characters, with their position."""
    return ((at, text[at : at + 2]) for at in range(len(text) - 1))


def bucket(token: str, count: int) -> int:
    """The shard of a token: FNV-1a over its code points."""
    number = 0x811C9DC5
    for each in token:
        number = ((number ^ ord(each)) * 0x01000193) & 0xFFFFFFFF
    return number % count
