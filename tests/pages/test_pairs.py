"""Pairs of characters are the same as numbers, and texts fold alike by the short way."""

from __future__ import annotations

import random
import unicodedata

import pytest

from qingdan.pages.search import fold as module
from qingdan.pages.search.fold import codes_of_pairs, fold, pair_of, pairs

SIGNS = "行政许可0123abcXYZ，。；（）《》“” ．Ａｂ①㎡ﬁéÅ가각Σς々〇𠮷\n-—·％\u0301"


def slowly(text: str) -> str:
    """The letters and digits of a text as the rule says it, sign by sign."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return "".join(each for each in plain if unicodedata.category(each)[0] in "LN")


def texts() -> list[str]:
    """Ten thousand texts of plain and odd signs."""
    rng = random.Random(5)  # noqa: S311 a test's choices, no secret
    return ["".join(rng.choices(SIGNS, k=rng.randrange(12))) for _ in range(10_000)]


def test_the_short_way_folds_as_the_rule_says() -> None:
    """Whatever stands beside what."""
    assert [each for each in texts() if fold(each) != slowly(each)] == []


def test_what_is_left_out_at_once_is_nothing_for_the_search() -> None:
    """Every sign of the first pattern folds to nothing, every sign of the second to itself."""
    signs = [chr(at) for at in range(0x30000) if not 0xD800 <= at < 0xE000]
    nothing = [each for each in signs if module._NOTHING.fullmatch(each)]
    plain = [each for each in signs if module._PLAIN.fullmatch(each)]
    assert len(nothing) > 30
    assert [each for each in nothing if slowly(each)] == []
    assert [each for each in plain if slowly(each) != each] == []


@pytest.mark.parametrize("text", ["", "行", "行政", "行政许可", "𠮷野家", "a𠮷", "^行^政"])
def test_numbers_stand_for_pairs(text: str) -> None:
    """Each pair once, of characters beyond the first plane too."""
    assert {pair_of(code) for code in codes_of_pairs(text)} == set(pairs(text))
    assert len(codes_of_pairs(text)) == len(set(pairs(text)))


def test_numbers_stand_for_the_pairs_of_any_text() -> None:
    """The same of ten thousand texts."""
    assert [each for each in texts() if {*map(pair_of, codes_of_pairs(each))} != set(pairs(each))] == []
