"""Texts of statutes are read article by article, or named with the reason."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path

import docx
import pytest

from qingdan.laws.folder import differing, read_folder
from qingdan.laws.numbers import amounts, number, terms
from qingdan.laws.texts import TextError, articles_in, statute
from tests.laws.folder import FIRST, SECOND, written


def test_a_text_becomes_its_articles() -> None:
    """Inserted ones, paragraphs that begin with another article's number, tables; no chapters, and what stands before is left out."""
    made = statute("示例法(2020-01-01).md", FIRST.encode())
    assert list(made.articles) == ["1", "2", "2-1", "3", "4", "5", "6"]
    assert made.articles["3"].split("\n")[1] == "第二条规定的许可证有效期五年。"
    assert "情节严重 | 十万元" in made.articles["4"]
    assert not any("章" in text for text in made.articles.values())
    assert (made.name, made.date, made.count) == ("示例法", "2020-01-01", 6)
    assert made.effective == "2020-03-01"
    assert made.ends == (("示例暂行条例", "6"),)


def test_a_word_file_is_read_as_the_same_text() -> None:
    """Paragraphs and tables, in their order."""
    document = docx.Document()
    for line in FIRST.split("\n"):
        if not line.startswith("|"):
            document.add_paragraph(line)
    raw = io.BytesIO()
    document.save(raw)
    made = statute("示例法(2020-01-01).docx", raw.getvalue())
    plain = statute("示例法(2020-01-01).md", FIRST.encode())
    assert list(made.articles) == list(plain.articles)
    assert made.articles["5"] == plain.articles["5"]


@pytest.mark.parametrize(
    ("name", "raw", "why"),
    [
        ("示例法.md", b"", "文件名不是"),
        ("示例法(2020-01-01).pdf", b"", "不认识 .pdf 文件"),
        ("示例法(2020-01-01).md", "没有条文。".encode(), "认不出条文"),
        ("示例法(2020-01-01).md", "第一条 甲".encode("gb18030"), "不是 UTF-8"),
        ("示例法(2020-01-01).docx", b"PK\x03\x04", "打不开这个 Word 文件"),
    ],
)
def test_a_file_that_is_no_statute_is_refused_with_the_reason(name: str, raw: bytes, why: str) -> None:
    """In words."""
    with pytest.raises(TextError, match=why):
        statute(name, raw)


def test_a_number_that_leaps_is_no_heading() -> None:
    """A paragraph may begin with any article's number; a mirror may have lost a few articles."""
    lines = ["第一条 甲", "第九条 所说的乙", "第三条 丙", "第三条 又", "第三条之二 丁", "第三条之一 戊"]
    assert list(articles_in(lines)) == ["1", "3", "3-1"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("一百一十", 110),
        ("一千二百四十二", 1242),
        ("二十万", 200_000),
        ("两", 2),
        ("12", 12),
        ("一万五千", 15_000),
    ],
)
def test_chinese_numerals_are_numbers(text: str, value: int) -> None:
    """As articles, days and amounts have them."""
    assert number(text) == value


def test_terms_and_amounts_are_found_in_the_words_of_law() -> None:
    """Days, months and years; yuan in figures, in numerals, in ten thousands."""
    assert list(terms("自受理之日起二十日内，情况复杂的延长10个工作日；三个月、5年")) == [
        (20, "日"), (10, "工作日"), (3, "个月"), (5, "年"),
    ]  # fmt: skip
    assert list(amounts("处一万元以上25万元以下罚款，或者五百元")) == [Decimal(10_000), Decimal(250_000), Decimal(500)]


def test_a_folder_names_what_it_did_not_read_and_where_two_sources_differ(tmp_path: Path) -> None:
    """Two files of one version that differ leave no text to hold anything against."""
    folder = read_folder(
        written(tmp_path, **{"README.md": "x", "乙/示例法(2020-01-01).md": FIRST.replace("二十日", "三十日")})
    )
    assert folder.refused == [("README.md", "文件名不是“名称(年-月-日)”的样子")]
    assert folder.texts == 3
    assert folder.disputed == {("示例法", "2020-01-01"): ["3"]}


def test_two_versions_differ_in_the_articles_that_were_changed() -> None:
    """Not in the head, which is no article."""
    pair = [
        statute(f"示例法({date}).md", text.encode()) for date, text in (("2020-01-01", FIRST), ("2026-06-01", SECOND))
    ]
    assert differing(*pair) == ["4"]
