"""How a Chinese text is spelt: in syllables without tones, and by their first letters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

from qingdan.pages.search.fold import fold


@lru_cache(maxsize=100_000)
def syllables(text: str) -> Sequence[str]:
    """One syllable for each character, ``v`` for ü; letters and digits stand for themselves."""
    return lazy_pinyin(fold(text), style=Style.NORMAL, errors=_each)  # type: ignore[arg-type] # a list is taken too


def initials(text: str) -> Sequence[str]:
    """The first letter of each syllable."""
    return [each[0] for each in syllables(text)]


def _each(run: str) -> list[str]:
    """What has no spelling, sign by sign."""
    return list(run)
