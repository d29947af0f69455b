"""The search as a person uses it: what is found and why, the keyboard, pasting, input methods, filters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

pytestmark = pytest.mark.browser
DONE = "q => document.querySelector('[data-qd-search]').dataset.qdRead === q"


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    context = browser.new_context()
    made = context.new_page()
    made.goto(address + "search/")
    made.locator("#qd-q").wait_for()
    yield made
    context.close()


def ask(page: Any, words: str) -> list[str]:
    """Type into the search page and give the hits of the exact list as they read."""
    page.fill("#qd-q", words)
    page.wait_for_function(DONE, arg=words)
    found: list[str] = page.locator("[data-qd-hits] > li").all_text_contents()
    return found


def test_every_exact_hit_holds_what_was_asked_or_says_why(page: Any) -> None:
    """A name that does not hold the words has the alias, the everyday word or the pinyin beside it."""
    for words in ("食品经营", "取水", "登记", "许可证"):
        hits = ask(page, words)
        assert hits
        for hit in page.locator("[data-qd-hits] > li").all():
            name = hit.locator("a").text_content()
            assert words in name or words in hit.locator(".qd-how").text_content()


def test_what_no_entry_holds_is_not_found(page: Any) -> None:
    """Scattered characters are no hit, in names or in the text."""
    assert ask(page, "证可许") == []
    assert page.locator("[data-qd-full-hits] > li").count() == 0
    assert "没有名称、编码或叫法合于“证可许”的条目" in page.text_content("[data-qd-count]")


def test_pinyin_finds_whole_and_by_first_letters(page: Any) -> None:
    """spjyxk, shipinjingying and a syllable in the making lead to the licence, and say that it was by pinyin."""
    for words, by in (
        ("spjyxk", "凭拼音首字母"),
        ("shipinjingying", "凭拼音"),
        ("shipinjingyi", "凭拼音"),
        ("KFG", "凭拼音首字母"),
    ):
        hits = ask(page, words)
        found = [hit for hit in hits if "食品经营许可（新办）" in hit]
        assert found, words
        assert by in found[0]


def test_an_everyday_word_leads_to_the_entries_and_is_named(page: Any) -> None:
    """开奶茶店 stands in no entry: it comes from the file of everyday words."""
    hits = ask(page, "开奶茶店")
    assert any("开办餐饮店" in hit and "日常说法“开奶茶店”" in hit for hit in hits)


def test_a_sentence_is_found_by_the_word_in_it(page: Any) -> None:
    """我想开饭馆 holds 开饭馆, and the hit says so."""
    hits = ask(page, "我想开饭馆")
    assert any("食品经营许可（新办）" in hit and "您的话里有俗称“开饭馆”" in hit for hit in hits)


def test_several_words_must_all_be_there_and_each_is_explained(page: Any) -> None:
    """电梯 comes from an alias and says so; an entry with one of the words alone is not shown."""
    hits = ask(page, "电梯 登记")
    assert any("特种设备使用登记" in hit and "俗称“电梯登记”" in hit for hit in hits)
    hits = ask(page, "sbsy 电梯")
    assert any("凭拼音首字母" in hit and "俗称“电梯登记”" in hit for hit in hits)
    assert ask(page, "电梯 采砂") == []


def test_the_full_text_comes_apart_and_shows_the_line(page: Any) -> None:
    """Words that stand in the text alone are shown with the line that holds them, marked."""
    assert ask(page, "专用烟道") == []
    hits = page.locator("[data-qd-full-hits] > li")
    assert hits.count() >= 1
    assert all("专用烟道" in mark for mark in hits.locator("mark").all_text_contents())


def test_punctuation_width_and_case_make_no_difference(page: Any) -> None:
    """A name without its brackets, in full-width letters, is the same name."""
    assert "食品经营许可（新办）" in ask(page, "食品经营许可新办")[0]
    assert any("开办歌舞" in hit for hit in ask(page, "开ｋｔｖ"))


def test_pasted_text_is_searched_at_once(browser: Any, address: str) -> None:
    """No key needs to be pressed after a paste."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + "search/")
    page.locator("#qd-q").wait_for()
    page.evaluate("navigator.clipboard.writeText('食品经营许可')")
    page.focus("#qd-q")
    page.keyboard.press("Control+V")
    page.wait_for_function(DONE, arg="食品经营许可")
    assert page.locator("[data-qd-hits] > li").count() >= 2
    context.close()


def test_an_input_method_searches_when_the_word_is_finished(page: Any) -> None:
    """Letters on the way to a Chinese word are not searched; the word is, as soon as it stands."""
    page.evaluate(
        """() => {
          const input = document.querySelector("#qd-q");
          input.dispatchEvent(new CompositionEvent("compositionstart"));
          input.value = "s'p";
          input.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true }));
        }"""
    )
    page.wait_for_timeout(300)
    assert page.text_content("[data-qd-count]") == ""
    page.evaluate(
        """() => {
          const input = document.querySelector("#qd-q");
          input.value = "食品";
          input.dispatchEvent(new CompositionEvent("compositionend", { data: "食品" }));
        }"""
    )
    page.wait_for_function(DONE, arg="食品")
    assert page.locator("[data-qd-hits] > li").count() >= 2


def test_the_keyboard_reaches_every_hit(page: Any) -> None:
    """Down to the first and the second, up again to the box, Esc empties, Enter goes to the first and opens it."""
    ask(page, "食品经营许可")
    links = page.locator("[data-qd-hits] a")
    page.focus("#qd-q")
    page.keyboard.press("ArrowDown")
    assert links.nth(0).evaluate("each => each === document.activeElement")
    page.keyboard.press("ArrowDown")
    assert links.nth(1).evaluate("each => each === document.activeElement")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "qd-q"
    page.keyboard.press("Escape")
    assert page.input_value("#qd-q") == ""
    page.wait_for_function("document.querySelectorAll('[data-qd-hits] > li').length === 0")
    ask(page, "食品经营许可")
    page.focus("#qd-q")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/power/shichang-jianguan/shipin-jingying-xuke/")


def test_filters_leave_what_is_asked_for_and_the_address_remembers(page: Any, address: str) -> None:
    """Guides only; reloading the address gives the same view."""
    before = len(ask(page, "取水"))
    page.select_option("[data-qd-by=list]", "办事指南")
    page.wait_for_function("before => document.querySelectorAll('[data-qd-hits] > li').length < before", arg=before)
    hits = page.locator("[data-qd-hits] > li").all_text_contents()
    assert hits
    assert all("办事指南" in hit for hit in hits)
    page.reload()
    page.wait_for_function(DONE, arg="取水")
    assert page.locator("[data-qd-hits] > li").all_text_contents() == hits
    assert page.input_value("[data-qd-by=list]") == "办事指南"


def test_the_count_is_told_to_those_who_listen(page: Any) -> None:
    """The number of hits stands in a live region."""
    hits = ask(page, "取水许可")
    count = page.locator("[data-qd-count]")
    assert count.get_attribute("aria-live") == "polite"
    assert f"{len(hits)} 个条目" in count.text_content()


def test_the_box_on_the_home_page_is_a_combobox(browser: Any, address: str) -> None:
    """The arrows choose, the choice is told, Esc closes, Enter opens; without a choice Enter opens the search page."""
    page = browser.new_page()
    page.goto(address)
    box = page.locator("#qd-find")
    box.fill("开饭馆")
    page.locator("[role=option]").first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    assert chosen.get_attribute("id") == box.get_attribute("aria-activedescendant")
    page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    box.fill("开饭馆")
    option = page.locator("[role=option]", has_text="食品经营许可（新办）")
    assert "俗称“开饭馆”" in option.text_content()
    option.click()
    page.wait_for_url("**/guides/shichang-jianguan/shipin-jingying-xuke-xinban/")
    page.goto(address)
    page.fill("#qd-find", "专用烟道")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    page.wait_for_function(DONE, arg="专用烟道")
    page.close()
