"""The index against a plain reading of the lists, its size on ten thousand entries, and the file of everyday words."""

from __future__ import annotations

import gzip
import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from benchmarks.answers.grown import grown
from pypinyin import lazy_pinyin

from qingdan.checks import check
from qingdan.cli import main
from qingdan.model import Registry
from qingdan.pages import read_side
from qingdan.pages.search import INDEX, search_files
from qingdan.pages.search.fold import fold
from qingdan.pages.search.records import SearchRecord, records_of
from qingdan.pages.side import Everyday
from tests.pages.test_site import copy
from tests.support import ROOT, SCHEMAS

FIND = """async ([address, root, words]) => {
  const { Index } = await import(`${address}assets/search-index.js`);
  const { rank, how } = await import(`${address}assets/search-rank.js`);
  const index = new Index(root);
  const { hits, question } = await rank(index, words);
  const shown = await Promise.all(hits.slice(0, 20).map((each) => index.record(each.number)));
  return { hits: hits.map(({ number, exact }) => ({ number, exact })), how: shown.map((each, at) => how(hits[at], each, question)) };
}"""


@pytest.fixture(scope="module")
def registry() -> Registry:
    return check(SCHEMAS).registry


def plainly(records: list[SearchRecord], word: str) -> set[int]:
    """The entries with a term that holds the word, or is spelt with it from some syllable on."""
    found = set()
    for number, record in enumerate(records):
        for _, text in record.terms:
            folded = fold(text)
            sounds = lazy_pinyin(folded, errors=list)
            starts = [sounds[at:] for at in range(len(sounds)) if sounds[at].isascii()]
            whole = any("".join(each).startswith(word) for each in starts)
            first = any("".join(sound[0] for sound in each).startswith(word) for each in starts)
            if word in folded or (word.isalpha() and word.isascii() and len(word) > 1 and (whole or first)):
                found.add(number)
    return found


@pytest.mark.browser
def test_what_some_entry_is_called_stands_first(browser: Any, address: str, registry: Registry) -> None:
    """Sixty words cut from names and aliases, sixty spellings: the first hit is one of the entries found by reading every name.

    What is said to be called so either holds the word, or has a name that stands whole in it (药品零售 in 药品零售企业).
    """
    chance = random.Random(7)  # noqa: S311 a choice, not a secret
    records = list(records_of(registry, read_side(SCHEMAS, registry).everyday.entries))
    terms = [fold(text) for record in records for _, text in record.terms]
    asked = ["yongdiguih", "集资条例", "ktq"]
    for _ in range(60):
        term = chance.choice(terms)
        at = chance.randrange(len(term))
        asked.append(term[at : at + chance.randint(2, 6)])
        sounds = lazy_pinyin(term[at:])
        spelt = "".join(sounds if chance.random() < 0.5 else [sound[0] for sound in sounds])[: chance.randint(2, 10)]
        asked += [spelt] if spelt.isascii() and spelt.isalpha() and len(spelt) > 1 else []
    page = browser.new_page()
    page.goto(address)
    for word in (each for each in asked if len(each) > 1 or not each.isascii()):
        got = page.evaluate(FIND, [address, address, word])
        held = plainly(records, word)
        assert not held or got["hits"][0]["number"] in led_to(records, held), word
        called = {number for number, record in enumerate(records) for _, term in record.terms if fold(term) in word}
        assert {hit["number"] for hit in got["hits"] if hit["exact"]} <= led_to(records, held) | called, word
    page.close()


def led_to(records: list[SearchRecord], held: set[int]) -> set[int]:
    """The same, and the guides of the powers among them."""
    number = {record.entry.key: at for at, record in enumerate(records)}
    return held | {number[key] for each in held for key in records[each].guides}


@pytest.mark.browser
def test_on_ten_thousand_entries_a_search_moves_little_and_answers_at_once(
    browser: Any, address: str, registry: Registry
) -> None:
    """At most 60 KB, compressed, in at most 60 files, for the first hits and their names, from the first question on."""
    files = search_files(grown(registry, 10_000), read_side(SCHEMAS, registry).everyday)
    assert json.loads(files[f"{INDEX}manifest.json"])["entries"] == 10_000
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    moved: list[int] = []

    def answer(route: Any) -> None:
        body = files[route.request.url.partition("/big/")[2].partition("?")[0]]
        moved.append(len(gzip.compress(body)))
        route.fulfill(body=body, content_type="application/json")

    page.route("**/big/**", answer)
    for words in (
        "饭馆",
        "食品经营许可证",
        "spjyxk",
        "我想开个奶茶店要办什么证、要几天",
        "想自己投钱办个民办小学批多长时间",
        "危险废物经营许可证申领条件",
    ):
        moved.clear()
        got = page.evaluate(FIND, [address, f"{address}big/", words])
        assert got["hits"]
        assert sum(moved) <= 60_000, (words, sum(moved))
        assert len(moved) <= 60, (words, len(moved))
    context.close()


def test_the_index_is_the_same_for_the_same_lists(registry: Registry) -> None:
    """Byte for byte, however often it is built."""
    side = read_side(SCHEMAS, registry)
    assert search_files(registry, side.everyday) == search_files(registry, side.everyday)


def test_no_path_within_an_entry_is_searched(site: Path) -> None:
    """Fields, rows and files as they are written for programs stand in no text of the index; 渣土 and numbers do."""
    texts = "\n".join(each.read_text("utf-8") for each in sorted((site / INDEX / "x").iterdir()))
    assert "渣土" in texts
    assert re.findall(r"^[a-z_]+[.\[/][a-z].*|^[a-z]+_[a-z]+$", texts, re.M) == []


def test_without_the_full_text_the_rest_of_the_index_is_the_same(registry: Registry) -> None:
    """No file of the text is left, and the manifest says so."""
    whole, plain = (search_files(registry, Everyday(), full=full) for full in (True, False))
    manifest = f"{INDEX}manifest.json"
    text = (f"{INDEX}w/", f"{INDEX}x/")
    assert {each for each in whole if not each.startswith(text)} == plain.keys()
    assert all(plain[each] == whole[each] for each in plain if each != manifest)
    assert json.loads(plain[manifest])["words"] == 0
    assert json.loads(whole[manifest])["words"] > 0


def test_other_lists_have_another_version(registry: Registry) -> None:
    """A browser that kept files of an older site asks for new ones."""
    versions = {
        json.loads(search_files(registry, Everyday(words))[f"{INDEX}manifest.json"])["version"]
        for words in ({}, {"想吃饭": ["bundles/kaiban-canyin"]}, {"想开业": ["bundles/kaiban-canyin"]})
    }
    assert len(versions) == 3


def test_the_file_of_everyday_words_is_long_enough_to_be_of_use(registry: Registry) -> None:
    """At least four hundred; those of entries lead to entries in force, and every guide is led to by its name in plain words."""
    words = read_side(SCHEMAS, registry).everyday
    assert len(words.entries) + len(words.means) + len(words.elsewhere) >= 400
    assert len(words.elsewhere) >= 40
    assert [word for word, keys in words.entries.items() if any(registry.entries[key].retired for key in keys)] == []


def test_an_everyday_word_for_no_entry_stops_the_build_at_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file, the line, the column, the word, the key that is wrong and the nearest that is right."""
    copy(tmp_path)
    (tmp_path / "site/synonyms.yml").write_text(
        "办证: [guides/ju/xuke]\n办许可证: [guides/ju/xuke, guides/ju/xukee]\n", encoding="utf-8"
    )
    assert main(["site", "--root", str(tmp_path)]) == 1
    told = capsys.readouterr().out
    assert "site/synonyms.yml:2:24: error[QD069] 日常说法“办许可证”指向的条目“guides/ju/xukee”不存在\n" in told
    assert "改成“guides/ju/xuke”" in told
    assert not (tmp_path / "build/site").exists()


def test_a_word_that_the_lists_do_not_use_stops_the_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What an everyday word means must stand somewhere in the lists; a body to ask must be there."""
    copy(tmp_path)
    (tmp_path / "site/synonyms.yml").write_text(
        "办证: [许可]\n养龙: [养龙场]\n上户口: [未收录, organisations/ju]\n", encoding="utf-8"
    )
    assert main(["site", "--root", str(tmp_path)]) == 1
    told = capsys.readouterr().out
    assert "site/synonyms.yml:2:6: error[QD230] 日常说法“养龙”所指的词“养龙场”，清单里没有" in told
    assert told.count("error[") == 1


def test_the_sources_of_the_site_are_not_published(site: Path) -> None:
    """What the site is made from does not lie beside what is made."""
    assert not (site / "synonyms.yml").exists()
    assert not (site / "industries.txt").exists()
    assert (ROOT / "site/synonyms.yml").is_file()
