"""How text is compared: full-width and half-width, capitals, punctuation and spaces make no difference.

``search/text.js`` folds what a person types in the same way; the two must agree.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from operator import add

START, END = "^", "$"
"""Mark the ends of a term; folding leaves neither in a text."""

_JAMO = range(0x1100, 0x1200)
_NOTHING = re.compile(r"[ \n，。、；：！？·—…“”‘’（）《》〈〉〔〕【】,.;:()/%+*\-]+")
"""What is nothing for the search, whatever stands beside it."""
_PLAIN = re.compile("[0-9a-z一-鿿]*")
"""What is the same for the search as it is written: most of all texts."""


def fold(text: str) -> str:
    """The letters and digits of a text, in one width and lower case."""
    told = _NOTHING.sub("", text)
    if _PLAIN.fullmatch(told):
        return told
    try:
        return text.translate(_ALONE)
    except _NotAloneError:
        return _folded(text)


def pairs(text: str) -> list[str]:
    """Every two neighbouring characters."""
    return list(map(add, text, text[1:]))


def codes_of_pairs(text: str) -> set[int]:
    """Every two neighbouring characters of a text as one number, each once; ``pair_of`` turns a number back into the characters."""
    raw = text.encode(f"utf-32-{sys.byteorder[0]}e", "surrogatepass")
    even, odd = len(raw) // 8 * 8, max(len(raw) - 4, 0) // 8 * 8
    return {*memoryview(raw[:even]).cast("Q"), *memoryview(raw[4 : 4 + odd]).cast("Q")}


def pair_of(code: int) -> str:
    """The two characters that a number stands for."""
    first, second = (code, code >> 32) if sys.byteorder == "little" else (code >> 32, code)
    return chr(first & 0xFFFFFFFF) + chr(second & 0xFFFFFFFF)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).lower()
    return "".join(each for each in plain if unicodedata.category(each)[0] in "LN")


class _NotAloneError(Exception):
    """A character becomes something else beside others."""


class _Alone(dict[int, str]):
    """What each character folds to whatever stands beside it, worked out when it is first met."""

    def __missing__(self, sign: int) -> str:
        # Marks and parts of Korean syllables join the character before them; a sigma is written otherwise at the end of a word.
        for each in unicodedata.normalize("NFKC", chr(sign)):
            if unicodedata.category(each)[0] == "M" or ord(each) in _JAMO or each == "Σ":
                raise _NotAloneError
        self[sign] = _folded(chr(sign))
        return self[sign]


_ALONE = _Alone()


def bucket(token: str, count: int) -> int:
    """The shard of a token: FNV-1a over its code points."""
    number = 0x811C9DC5
    for each in token:
        number = ((number ^ ord(each)) * 0x01000193) & 0xFFFFFFFF
    return number % count
