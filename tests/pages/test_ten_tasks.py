"""Ten things that people come for, each from the home page of a phone of 360 by 740: after the search at most three taps.

A thing is found when it stands on the screen, not when it stands somewhere on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

pytestmark = pytest.mark.browser
MOST_TAPS = 3
WIDTH, HEIGHT = 360, 740
ON_SCREEN = """all => all.some((each) => {
  const at = each.getBoundingClientRect();
  return at.height > 0 && at.top >= 0 && at.bottom <= innerHeight && at.left >= 0 && at.right <= innerWidth;
})"""


class Phone:
    """Somebody with a phone, and how often they have tapped."""

    def __init__(self, page: Any) -> None:
        """Take the page on which the home page is shown."""
        self.page = page
        self.home = page.url
        self.taps = 0

    def ask(self, words: str) -> None:
        """Type into the box on the home page; what was tapped before does not count."""
        self.page.fill("#qd-find", words)
        self.page.locator("[role=option]").first.wait_for()
        self.taps = 0

    def take_first(self) -> None:
        """Follow the first hit."""
        self.hit(self.page.locator("[role=option]").first)

    def tap(self, words: str) -> None:
        """Tap what is called so; only what a finger can hit counts."""
        self.hit(self.page.locator(f":is(a, button, summary):visible:has-text({words!r})").first)

    def hit(self, target: Any) -> None:
        """Tap something, and wait for what comes."""
        target.wait_for()
        box = target.bounding_box()
        assert min(box["width"], box["height"]) >= 24
        target.click()
        self.page.wait_for_load_state("networkidle")
        self.taps += 1
        assert self.taps <= MOST_TAPS

    def sees(self, text: str, within: str = "article *") -> bool:
        """Whether that stands on the screen as it is now."""
        return bool(self.page.locator(f"{within}:text-matches({text!r})").evaluate_all(ON_SCREEN))


@pytest.fixture
def phone(browser: Any, address: str) -> Iterator[Phone]:
    """The home page, just opened."""
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(address, wait_until="networkidle")
    yield Phone(page)
    context.close()


def test_how_many_days(phone: Phone) -> None:
    """I want to open a milk tea shop: how long does it take?"""
    phone.ask("我想开个奶茶店要几天")
    phone.take_first()
    assert phone.sees("几天")
    assert phone.sees(r"5 个工作日以内")


def test_the_search_has_a_button(phone: Phone) -> None:
    """Beside the box, large enough for a thumb; it leads to all hits, and on the page of search to the first of them."""
    phone.page.fill("#qd-find", "食品经营许可证")
    go = phone.page.locator(".qd-ask button")
    box = go.bounding_box()
    assert min(box["width"], box["height"]) >= 44
    go.click()
    phone.page.wait_for_url("**/search/?q=*")
    phone.page.locator("[data-qd-hits] a").first.wait_for()
    again = phone.page.locator(".qd-ask button").bounding_box()
    assert min(again["width"], again["height"]) >= 44
    assert again["x"] + again["width"] <= WIDTH
    phone.page.click(".qd-ask button")
    assert phone.page.evaluate("document.activeElement.closest('[data-qd-hits]') !== null")


def test_which_papers(phone: Phone) -> None:
    """A permit for works: how many papers stands on the first screen, and each of them one tap away."""
    phone.ask("施工许可证要什么材料")
    phone.take_first()
    assert phone.sees(r"要交 \d+ 份")
    phone.tap("要交")
    assert phone.sees("要准备什么")
    assert phone.sees(r"要交（\d+）")


def test_where_to_go(phone: Phone) -> None:
    """Which house, when it is open and a number that can be rung; where nobody wrote the hours down, whom to ask for them."""
    phone.ask("食品经营许可证")
    phone.take_first()
    assert phone.sees("市政务大厅")
    assert phone.sees("工作日", ".qd-place small")
    assert phone.sees(r"\d{5,}", ".qd-place a[href^='tel:']")
    phone.page.goto(phone.home, wait_until="networkidle")
    phone.ask("残疾人两项补贴去哪办")
    phone.take_first()
    assert phone.sees("在哪办")
    assert phone.sees("问清时间", ".qd-place small")
    assert phone.sees(r"\d{5,}", ".qd-place a[href^='tel:']")


def test_how_to_appeal(phone: Phone) -> None:
    """They refused it: where, and in how many days."""
    phone.ask("食品经营许可证")
    phone.take_first()
    phone.tap("不服、投诉")
    assert phone.sees("市人民政府", "#appeal dd strong")
    assert phone.sees("市司法局", "#appeal dd strong")
    assert phone.sees("六十日|60 ?日")


def test_who_answers_for_delay(phone: Phone) -> None:
    """They let it lie: who is called to account, by which article."""
    phone.ask("取水许可")
    phone.take_first()
    phone.tap("拖着不办谁负责")
    assert phone.sees("拖着不办，谁负责", "article h3")
    assert phone.sees("水务局", "#late dd strong")
    assert phone.sees(r"\d{5,}", "#late a[href^='tel:']")
    assert phone.sees(r"第[一二三四五六七八九十百]+条", "#late dd")


def test_what_changed_since_may(phone: Phone) -> None:
    """The changes from a day on, and one of them read."""
    phone.tap("最近改了什么")
    phone.page.fill("[data-qd-from]", "2026-05-01")
    assert phone.page.locator("[data-qd-day]:visible").count() > 0
    days = phone.page.locator("[data-qd-day]:visible").evaluate_all("all => all.map((each) => each.dataset.qdDay)")
    assert min(days) >= "2026-05-01"
    assert phone.sees(r"\d{4}-\d{2}-\d{2}", "[data-qd-day] a")
    phone.hit(phone.page.locator("[data-qd-day]:visible a").first)
    assert phone.sees(r"\d+ 处改动")


def test_print_what_to_bring(phone: Phone) -> None:
    """The sheet for the window: the papers on it, and a button that prints."""
    phone.ask("卫生许可证")
    phone.take_first()
    phone.tap("一次性告知单（打印）")
    assert phone.page.locator("[data-qd-print]").is_visible()
    phone.page.emulate_media(media="print")
    assert "要带的材料" in phone.page.text_content("article")
    assert 1 <= len(re.findall(rb"/Type /Page\b", phone.page.pdf(format="A4"))) <= 2


def test_complain(phone: Phone) -> None:
    """From the home page straight: whom to ring."""
    phone.tap("不服、投诉")
    assert phone.sees("拖着不办", "article h2")
    assert phone.sees(r"12345", "#slow a[href^='tel:']")
    assert phone.sees(r"12388", "#bribe a[href^='tel:']")


def test_may_i_invest(phone: Phone) -> None:
    """A furnace for calcium carbide: the verdict, and the row that decides, without scrolling."""
    phone.tap("能不能在这里投资")
    phone.page.fill("#qd-what", "电石")
    phone.page.locator(".qd-verdict h2").wait_for()
    phone.page.locator(".qd-verdict").scroll_into_view_if_needed()
    assert phone.sees("限制|禁止", ".qd-verdict h2")


def test_which_body(phone: Phone) -> None:
    """Trees in the yard: which body decides about them."""
    phone.ask("砍小区的树归谁管")
    phone.take_first()
    assert phone.sees("局|委|政府", "article :is(.qd-crumbs a, .qd-place *, dd a)")
