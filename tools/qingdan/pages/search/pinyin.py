"""How a Chinese text is spelt: in syllables without tones, and by their first letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from unicodedata import normalize

from qingdan.pages.search.fold import fold

_TONES = {**dict.fromkeys(map(ord, "\u0300\u0301\u0304\u030c")), 0x308: "v"}
"""The four tones are left out, and ü is written v; both stand as signs of their own."""


@cache
def _library() -> tuple[Callable[[str], Sequence[str]], Callable[[str], Sequence[Sequence[str]]]]:
    """What cuts a text into words, and what spells a word."""
    from pypinyin import Style  # noqa: PLC0415 its dictionaries take long to load, and are for the search alone
    from pypinyin.converter import DefaultConverter  # noqa: PLC0415
    from pypinyin.seg.simpleseg import seg  # noqa: PLC0415

    convert = DefaultConverter().convert
    return seg, lambda word: convert(word, Style.NORMAL, False, _each, True)  # type: ignore[arg-type] # a list is taken too


@lru_cache(maxsize=100_000)
def syllables(text: str) -> Sequence[str]:
    """One syllable for each character, ``v`` for ü; letters and digits stand for themselves."""
    cut, _ = _library()
    return [each for word in cut(fold(text)) for each in _of_word(word)]


@lru_cache(maxsize=100_000)
def _of_word(word: str) -> Sequence[str]:
    """The syllables of one word: the same few thousand words make up all names."""
    _, spelt = _library()
    return tuple(each for of_sign in spelt(word) for each in of_sign)


def initials(text: str) -> Sequence[str]:
    """The first letter of each syllable."""
    return [each[0] for each in syllables(text)]


def syllable(character: str) -> str:
    """How a character is spelt that stands alone, as its dictionary has it first; itself where it has no spelling."""
    from pypinyin.constants import PINYIN_DICT  # noqa: PLC0415 as above

    first = PINYIN_DICT.get(ord(character), character).partition(",")[0]
    return normalize("NFD", first).translate(_TONES).replace("uv", "v")


def _each(run: str) -> list[str]:
    """What has no spelling, sign by sign."""
    return list(run)
