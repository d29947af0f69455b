"""Folding for the search: character by character where that gives the same as the whole text, and only there."""

from __future__ import annotations

import unicodedata

import pytest

from qingdan.pages.search.fold import fold


def _whole(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).lower()
    return "".join(each for each in plain if unicodedata.category(each)[0] in "LN")


def test_every_character_folds_as_it_does_in_a_text() -> None:
    """Each character of Unicode's first planes, alone and between others."""
    signs = [chr(number) for number in range(0x30000) if not 0xD800 <= number < 0xE000]
    assert [sign for sign in signs if fold(sign) != _whole(sign)] == []
    assert [sign for sign in signs if fold(f"a{sign}汉{sign}") != _whole(f"a{sign}汉{sign}")] == []


@pytest.mark.parametrize(
    "text",
    [
        "ΟΔΟΣ",
        "ΟΔΟΣ路",
        "e\u0301",
        "カ\u3099",
        "ｶﾞス",
        "\u1112\u1161\u11ab글",
        "İI",
        "Ⅻ①㍿",
        "ＡＢ－１２（３）",
        "q\u0307\u0323",
    ],
)
def test_characters_that_change_beside_others_are_folded_together(text: str) -> None:
    """Marks, parts of Korean syllables, the last sigma of a word, and signs that stand for several."""
    assert fold(text) == _whole(text)
