"""The index against a plain reading of the lists, its size on ten thousand entries, and the file of everyday words."""

from __future__ import annotations

import dataclasses
import json
import random
from pathlib import Path
from typing import Any

import pytest
from pypinyin import lazy_pinyin

from qingdan.checks import check
from qingdan.cli import main
from qingdan.model import Registry
from qingdan.pages import read_side
from qingdan.pages.search import INDEX, search_files
from qingdan.pages.search.fold import fold
from qingdan.pages.search.records import Record, records_of
from tests.pages.test_site import copy
from tests.support import ROOT, SCHEMAS

FIND = """async ([address, root, words]) => {
  const { Index, how } = await import(`${address}assets/search-index.js`);
  const text = await import(`${address}assets/text.js`);
  const index = new Index(root);
  const asked = text.words(words);
  const { hits, more } = await index.find(asked);
  const shown = await Promise.all(hits.slice(0, 20).map((each) => index.record(each.number)));
  const known = new Set(hits.map((each) => each.number));
  const left = (await index.candidates(asked)).filter((each) => !known.has(each)).slice(0, 16);
  await Promise.all(left.map((each) => index.lines(each, asked)));
  return { hits, more, shown: shown.length, how: hits.slice(0, 20).map((each, at) => how(each, shown[at])) };
}"""


@pytest.fixture(scope="module")
def registry() -> Registry:
    return check(SCHEMAS).registry


def plainly(records: list[Record], word: str) -> set[int]:
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
def test_the_page_finds_exactly_what_the_lists_hold(browser: Any, address: str, registry: Registry) -> None:
    """Sixty words cut from names and aliases, sixty spellings: the same entries as by reading every name in turn."""
    chance = random.Random(7)  # noqa: S311 a choice, not a secret
    records = list(records_of(registry, read_side(SCHEMAS, registry).synonyms))
    terms = [fold(text) for record in records for _, text in record.terms]
    asked = []
    for _ in range(60):
        term = chance.choice(terms)
        at = chance.randrange(len(term))
        asked.append(term[at : at + chance.randint(1, 6)])
        sounds = lazy_pinyin(term[at:])
        spelt = "".join(sounds if chance.random() < 0.5 else [sound[0] for sound in sounds])[: chance.randint(2, 10)]
        asked += [spelt] if spelt.isascii() and spelt.isalpha() and len(spelt) > 1 else []
    page = browser.new_page()
    page.goto(address)
    for word in asked:
        got = page.evaluate(FIND, [address, address, word])
        exact = {hit["number"] for hit in got["hits"] if hit["by"] != "sentence"}
        assert not got["more"]
        assert exact == plainly(records, word), word
    page.close()


def grown(registry: Registry, size: int) -> Registry:
    """The registry with entries copied under other names until the search has that many."""
    chance = random.Random(1)  # noqa: S311 names, not secrets
    base = [each for each in registry.entries.values() if each.collection.name in ("power", "guides", "negative")]
    signs = "".join(each.name for each in base)
    entries = dict(registry.entries)
    missing = size - len(records_of(registry, {}))
    for number in range(missing):
        entry = base[number % len(base)]
        name = "对" + "".join(chance.choice(signs) for _ in range(8)) + entry.name
        key, id_ = f"{entry.key}-c{number}", f"{entry.id}-c{number}"
        entries[key] = dataclasses.replace(entry, id=id_, key=key, data={**entry.data, "name": name}, name=name)
    return dataclasses.replace(registry, entries=entries)


@pytest.mark.browser
def test_on_ten_thousand_entries_a_search_moves_little_and_answers_at_once(
    browser: Any, address: str, registry: Registry
) -> None:
    """At most 300 KB, uncompressed, for the hits, their names and the check of the text."""
    files = search_files(grown(registry, 10_000), {"开饭馆": ["bundles/kaiban-canyin"]})
    assert json.loads(files[f"{INDEX}manifest.json"])["entries"] == 10_000
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    moved: list[int] = []

    def answer(route: Any) -> None:
        body = files[route.request.url.partition("/big/")[2].partition("?")[0]]
        moved.append(len(body))
        route.fulfill(body=body, content_type="application/json")

    page.route("**/big/**", answer)
    for words in (
        "许可",
        "食品经营许可证",
        "行政处罚",
        "spjyxk",
        "jing",
        "我想开饭馆",
        "危险废物经营许可证申领条件",
        "登记 备案",
    ):
        moved.clear()
        got = page.evaluate(FIND, [address, f"{address}big/", words])
        assert got["hits"] or "条件" in words or words == "食品经营许可证"
        assert sum(moved) <= 300_000, (words, sum(moved))
    context.close()


def test_the_index_is_the_same_for_the_same_lists(registry: Registry) -> None:
    """Byte for byte, however often it is built."""
    side = read_side(SCHEMAS, registry)
    assert search_files(registry, side.synonyms) == search_files(registry, side.synonyms)


def test_without_the_full_text_the_rest_of_the_index_is_the_same(registry: Registry) -> None:
    """No file of the text is left, and the manifest says so."""
    whole, plain = (search_files(registry, {}, full=full) for full in (True, False))
    manifest = f"{INDEX}manifest.json"
    text = (f"{INDEX}w/", f"{INDEX}x/")
    assert {each for each in whole if not each.startswith(text)} == plain.keys()
    assert all(plain[each] == whole[each] for each in plain if each != manifest)
    assert json.loads(plain[manifest])["words"] == 0
    assert json.loads(whole[manifest])["words"] > 0


def test_other_lists_have_another_version(registry: Registry) -> None:
    """A browser that kept files of an older site asks for new ones."""
    versions = {
        json.loads(search_files(registry, words)[f"{INDEX}manifest.json"])["version"]
        for words in ({}, {"想吃饭": ["bundles/kaiban-canyin"]}, {"想开业": ["bundles/kaiban-canyin"]})
    }
    assert len(versions) == 3


def test_the_file_of_everyday_words_is_long_enough_to_be_of_use(registry: Registry) -> None:
    """At least sixty, each leading to entries that are there and in force."""
    words = read_side(SCHEMAS, registry).synonyms
    assert len(words) >= 60
    assert [word for word, keys in words.items() if any(registry.entries[key].retired for key in keys)] == []


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


def test_the_sources_of_the_site_are_not_published(site: Path) -> None:
    """What the site is made from does not lie beside what is made."""
    assert not (site / "synonyms.yml").exists()
    assert not (site / "industries.txt").exists()
    assert (ROOT / "site/synonyms.yml").is_file()
