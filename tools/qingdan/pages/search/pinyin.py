"""How a Chinese text is spelt: in syllables without tones, and by their first letters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pypinyin import Style
from pypinyin.converter import DefaultConverter
from pypinyin.seg.simpleseg import seg

from qingdan.pages.search.fold import fold

_CONVERTER = DefaultConverter()


@lru_cache(maxsize=100_000)
def syllables(text: str) -> Sequence[str]:
    """One syllable for each character, ``v`` for ü; letters and digits stand for themselves."""
    return [each for word in seg(fold(text)) for each in _of_word(word)]


@lru_cache(maxsize=100_000)
def _of_word(word: str) -> Sequence[str]:
    """The syllables of one word: the same few thousand words make up all names."""
    found = _CONVERTER.convert(word, Style.NORMAL, False, _each, True)  # type: ignore[arg-type] # a list is taken too
    return tuple(each for of_sign in found for each in of_sign)


def initials(text: str) -> Sequence[str]:
    """The first letter of each syllable."""
    return [each[0] for each in syllables(text)]


def _each(run: str) -> list[str]:
    """What has no spelling, sign by sign."""
    return list(run)
