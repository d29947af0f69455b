"""The syllable of a character alone is the one that the library gives."""

from __future__ import annotations

from pypinyin import lazy_pinyin

from qingdan.pages.search.pinyin import syllable


def test_a_character_is_spelt_as_the_library_spells_it() -> None:
    """Those of GB 2312, of Unicode's first block of characters, and what is no character."""
    simple = [bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)]
    signs = [*filter(None, simple), *map(chr, range(0x4E00, 0xA000)), "a", "Z", "7", "〇", "，", "𠮷"]
    assert len(signs) > 27_000
    assert [each for each in signs if syllable(each) != lazy_pinyin(each)[0]] == []
