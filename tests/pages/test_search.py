"""The search as a person uses it: what is found and why, the keyboard, pasting, input methods, filters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

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


def test_the_first_hit_holds_what_was_asked_or_says_why(page: Any) -> None:
    """A name that does not hold the words has the alias, the everyday word or the pinyin beside it."""
    for words in ("食品经营", "取水", "登记", "许可证"):
        assert ask(page, words)
        hit = page.locator("[data-qd-hits] > li").first
        assert words in hit.locator("a").text_content() or words in hit.locator(".qd-how").text_content()


def test_what_no_entry_is_called_is_said_and_does_not_end_there(page: Any) -> None:
    """Scattered characters are called no exact hit; the topics, the telephone and the window for what could not be done follow."""
    ask(page, "证可许")
    assert "没有名称、编码或叫法正好合于“证可许”的条目" in page.text_content("[data-qd-count]")
    help_ = page.locator("[data-qd-help]")
    assert help_.is_visible()
    assert help_.locator("a[href='tel:12345']").count() == 1
    assert help_.locator("a", has_text="办不成事").count() == 1
    assert help_.locator("a[href*='guides/?q=']").count() > 5
    ask(page, "食品经营许可")
    assert not help_.is_visible()


def test_what_the_lists_do_not_cover_is_said_with_whom_to_ask(page: Any) -> None:
    """A child's entry in the household register is no matter of these lists: the police are named, and the telephone."""
    ask(page, "孩子上户口")
    said = page.locator("[data-qd-said]")
    assert "“孩子上户口”不在这份清单里" in said.text_content()
    assert said.locator("a", has_text="公安局").count() == 1
    assert said.locator("a[href='tel:12345']").count() == 1
    assert page.locator("[data-qd-hits] > li").count() == 0
    more = page.locator("[data-qd-more]")
    assert "不一定相关" in more.text_content()
    more.click()
    page.locator("[data-qd-hits] > li").first.wait_for()
    assert more.text_content() == "再显示一些"
    ask(page, "拖拉机驾照")
    assert page.locator("[data-qd-hits] > li").count() > 0
    assert "不在这份清单里" not in said.text_content()


@pytest.mark.parametrize("words", ["驾照", "结婚", "社保卡", "买房过户", "离婚", "上户口"])
def test_a_common_matter_that_is_not_covered_is_always_said(page: Any, words: str) -> None:
    """However short the word is, and whether or not some entry holds its characters."""
    ask(page, words)
    assert f"“{words}”不在这份清单里" in page.text_content("[data-qd-said]")


def test_an_appeal_or_a_complaint_is_told_what_to_do(page: Any) -> None:
    """The telephone, both remedies with their days, the way to all of them; what only shares characters waits."""
    ask(page, "我不服")
    said = page.locator("[data-qd-said]")
    for words in ("12345", "12388", "行政复议", "六十日", "行政诉讼", "六个月"):
        assert words in said.text_content()
    assert said.locator("a[href='tel:12345']").count() == 1
    assert said.locator("a[href$='/remedies/']").count() == 1
    assert page.locator("[data-qd-hits] > li").count() == 0
    ask(page, "纪委")
    assert "“纪委”不在这份清单里" in said.text_content()
    ask(page, "举报")
    assert page.locator("[data-qd-hits] > li").count() > 0
    assert "12345" in said.text_content()


def test_who_wants_to_set_up_a_business_is_led_to_the_enquiry(page: Any) -> None:
    """With the words that were asked; the enquiry knows trades that no entry is called by."""
    ask(page, "能不能办个油漆厂")
    link = page.locator("[data-qd-said] a[href*='negative/enquiry/']")
    assert link.count() == 1
    link.click()
    page.wait_for_selector("[data-qd-ready]")
    assert page.input_value("input[name=q]") == "能不能办个油漆厂"
    page.go_back()
    ask(page, "食品经营许可")
    assert page.locator("[data-qd-said] a[href*='negative/enquiry/']").count() == 0
    ask(page, "砖窑行不行")
    assert page.locator("[data-qd-help] a[data-qd-there]").get_attribute("href").endswith(f"?q={quote('砖窑行不行')}")


@pytest.mark.parametrize("words", ["🍜🍜", "？？？", "   "])
def test_a_question_without_words_is_told_what_to_write(page: Any, words: str) -> None:
    """Emoji, signs and blanks: on the search page, by its address, and on the home page."""
    page.fill("#qd-q", words)
    assert "请写要办的事" in page.text_content("[data-qd-count]")
    page.goto(page.url.partition("?")[0] + "?q=")
    page.locator("#qd-q").wait_for()
    assert "请写要办的事" in page.text_content("[data-qd-count]")
    page.goto(page.url.partition("search/")[0])
    page.fill("#qd-find", words)
    assert "请写要办的事" in page.text_content("[data-qd-count]")


def test_a_very_long_question_is_cut(page: Any) -> None:
    """The box takes a hundred signs, from the address too; the sentence about it tells forty."""
    words = "长得没有边的问题" * 30
    page.goto(page.url.partition("?")[0] + "?q=" + words)
    page.wait_for_function(DONE, arg=words[:100])
    assert page.input_value("#qd-q") == words[:100]
    assert page.get_attribute("#qd-q", "maxlength") == "100"
    told = page.text_content("[data-qd-count]")
    assert f"“{words[:40]}…”" in told
    assert words[:41] not in told


def test_a_hit_that_shares_little_with_the_question_is_called_so(page: Any) -> None:
    """葡萄美酒夜光杯 is near to nothing; a name with one wrong sign is near to its own."""
    ask(page, "葡萄美酒夜光杯")
    assert "不一定相关" in page.text_content("[data-qd-count]")
    ask(page, "食品经银许可")
    assert "最相近" in page.text_content("[data-qd-count]")
    assert "不一定相关" not in page.text_content("[data-qd-count]")


def test_the_scripts_of_the_search_are_asked_for_at_once(page: Any) -> None:
    """Each script that another one needs is named in the page, so that none waits for the one before."""
    named = page.evaluate(
        "[...document.querySelectorAll('link[rel=modulepreload]')].map((each) => each.href.split('/').pop())"
    )
    loaded = page.evaluate("performance.getEntriesByType('resource').map((each) => each.name.split('/').pop())")
    assert {each for each in loaded if each.startswith("search") and each.endswith(".js")} - {"search.js"} <= set(named)
    assert {"search.js", "text.js"} <= set(named)


def test_a_place_in_a_sentence_filters_and_can_be_taken_back(page: Any) -> None:
    """平罗县 leaves what the county and the city do; with the button everything is shown."""
    hits = ask(page, "大武口拖拉机上牌")
    assert not any("拖拉机、联合收割机注册登记" in hit for hit in hits)
    assert "按“大武口”筛选" in page.text_content("[data-qd-said]")
    page.click("[data-qd-said] button")
    page.locator("[data-qd-hits] a", has_text="拖拉机、联合收割机注册登记").wait_for()
    assert any("拖拉机、联合收割机注册登记" in hit for hit in ask(page, "平罗县拖拉机上牌"))


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
    """我要开个饭馆 holds 开饭馆, and the hit says so."""
    hits = ask(page, "我要开个饭馆")
    assert any("食品经营许可（新办）" in hit and "“开饭馆”" in hit for hit in hits[:3])


def test_several_words_rank_what_holds_all_of_them_first(page: Any) -> None:
    """电梯 means 特种设备, which is said; letters and characters may be mixed."""
    for words in ("电梯 登记", "登记　电梯"):
        hits = ask(page, words)
        assert "特种设备使用登记" in hits[0]
        assert "“电梯" in hits[0]
    assert any("特种设备使用登记" in hit for hit in ask(page, "sbsy 电梯")[:3])


def test_what_an_entry_does_is_found_and_the_part_is_named(page: Any) -> None:
    """The scope of a row of the negative list leads to it."""
    hits = ask(page, "专用烟道")
    assert any("产生油烟的餐饮项目" in hit and "条目里有“专用烟道”" in hit for hit in hits[:3])


def test_the_full_text_comes_apart_and_shows_the_line(page: Any) -> None:
    """Words that stand in the text alone are shown with the line that holds them, marked."""
    ask(page, "纳入发放名册")
    hits = page.locator("[data-qd-full-hits] > li")
    assert hits.count() >= 1
    assert all("纳入发放名册" in mark for mark in hits.locator("mark").all_text_contents())


def test_traditional_characters_and_slips_find_the_same(page: Any) -> None:
    """食品經營許可證, one wrong sign and a slip of pinyin lead to the licence."""
    for words in ("食品經營許可證", "食品经银许可", "shipinjinyin xuke"):
        assert any("食品经营许可（新办）" in hit for hit in ask(page, words)[:2]), words


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
    page.wait_for_url("**/guides/shichang-jianguan/shipin-jingying-xuke-xinban/")


def test_filters_leave_what_is_asked_for_and_the_address_remembers(page: Any, address: str) -> None:
    """Guides only; reloading the address gives the same view."""
    before = len(ask(page, "取水"))
    page.click("[data-qd-narrow] > summary")
    page.select_option("[data-qd-by=list]", "办事指南")
    page.wait_for_function("before => document.querySelectorAll('[data-qd-hits] > li').length < before", arg=before)
    hits = page.locator("[data-qd-hits] > li").all_text_contents()
    assert hits
    assert all("办事指南" in hit for hit in hits)
    page.reload()
    page.wait_for_function(DONE, arg="取水")
    assert page.locator("[data-qd-hits] > li").all_text_contents() == hits
    assert page.input_value("[data-qd-by=list]") == "办事指南"
    assert page.is_visible("[data-qd-by=list]")


def test_the_count_is_told_to_those_who_listen(page: Any) -> None:
    """The number of hits stands in a live region."""
    hits = ask(page, "取水许可")
    count = page.locator("[data-qd-count]")
    assert count.get_attribute("aria-live") == "polite"
    assert hits
    assert "个条目的名称、编码或叫法合于“取水许可”" in count.text_content()


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
    assert "“开饭馆”" in option.text_content()
    option.click()
    page.wait_for_url("**/guides/shichang-jianguan/shipin-jingying-xuke-xinban/")
    page.goto(address)
    page.fill("#qd-find", "举报公务员")
    option = page.locator("[role=option]").first
    option.wait_for()
    assert "不服、投诉" in option.text_content()
    assert "12345" in option.text_content()
    option.click()
    page.wait_for_url("**/remedies/")
    page.goto(address)
    page.fill("#qd-find", "专用烟道")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    page.wait_for_function(DONE, arg="专用烟道")
    page.close()
