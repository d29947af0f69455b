"""The home page is what people come for, in their words."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from qingdan.checks import check
from tests.support import SCHEMAS

GUIDE = "guides/shichang-jianguan/shipin-jingying-xuke-xinban/"

INNER = re.compile(r"阻断|须核|加重|减轻|三表一图|共用主干|site_url|\b[0-9a-f]{10}\b|(?:lists|schemas)/")


def words(html: str) -> str:
    """What a reader reads of a page's article, above the line that says which edition this is."""
    article = html[html.index("<article") : html.index("</article>")].partition('<aside class="qd-foot"')[0]
    return re.sub(r"<[^>]+>", " ", article)


def test_home_and_lists_speak_no_inner_word(site: Path) -> None:
    """No schema's text, no level, no path, no commit: on the home page, every list's and every guide's."""
    registry = check(SCHEMAS, checks=()).registry
    named = [each.name for each in registry.schemas.collections if not each.single]
    pages = [
        "",
        *(f"{name}/" for name in named if name not in ("adjustments", "wording")),
        *(f"{each.key}/" for each in registry.guides),
    ]
    for page in pages:
        text = words((site / page / "index.html").read_text("utf-8"))
        told = (
            {found for found in INNER.findall(text) if found not in ("加重", "减轻")}
            if page
            else set(INNER.findall(text))
        )
        assert told == set(), page
    for collection in registry.schemas.collections:
        if not collection.single:
            assert collection.look.intro, collection.name
            assert collection.description not in (site / collection.name / "index.html").read_text("utf-8")


def test_a_slip_and_an_entry_tell_no_file_and_no_commit(site: Path) -> None:
    """What the staff needs stands in the data, not on the page."""
    guide = "guides/shichang-jianguan/shipin-jingying-xuke-xinban/"
    for page in (guide, f"{guide}slip/", "power/shichang-jianguan/shipin-jingying-xuke/"):
        text = words((site / page / "index.html").read_text("utf-8"))
        assert not re.search(r"提交 |源文件|lists/|site_url|未核验", text), page


def test_history_names_open_fields_by_their_titles(site: Path) -> None:
    """Nowhere a path: 待核实的字段“承诺办结时限”."""
    for page in sorted(site.glob("guides/*/*/index.html"))[::10]:
        assert not re.search(r"待核实的字段“[a-z_.]+”", page.read_text("utf-8")), page


def test_terms_of_no_length_are_said_as_their_field_says(site: Path) -> None:
    """A light goes on once the term is over, and not after 当场."""
    text = words((site / "supervision/index.html").read_text("utf-8"))
    assert "一过期限就亮" in text
    assert not re.search(r"超过[：\s]*当场", text)


@pytest.mark.browser
@pytest.mark.parametrize("height", [640])
def test_three_doors_are_above_the_fold_of_a_phone(browser: Any, address: str, height: int) -> None:
    """With the search box, on a small screen; each leads to a page."""
    page = browser.new_page(viewport={"width": 360, "height": height})
    page.goto(address, wait_until="networkidle")
    doors = page.locator(".qd-doors a")
    assert doors.count() == 3
    assert all(door.bounding_box()["y"] + door.bounding_box()["height"] <= height for door in doors.all())
    assert page.locator("#qd-find").bounding_box()["y"] < doors.first.bounding_box()["y"]
    page.close()


@pytest.mark.browser
def test_large_type_is_remembered_and_taken_back(browser: Any, address: str) -> None:
    """Larger letters on every page of this device; nothing scrolls sideways."""
    context = browser.new_context(viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    before = page.evaluate(size)
    page.click("button.qd-large")
    page.goto(f"{address}guides/", wait_until="networkidle")
    assert page.evaluate(size) > before * 1.3
    for path in ("guides/", "", "negative/enquiry/", "search/", GUIDE, f"{GUIDE}slip/", "statistics/", "changes/"):
        page.goto(f"{address}{path}", wait_until="networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
    page.click("button.qd-large")
    page.reload(wait_until="networkidle")
    assert page.evaluate(size) == before
    context.close()


@pytest.mark.browser
def test_the_first_tab_skips_to_the_text(browser: Any, address: str) -> None:
    """On every page there is a way past the menu."""
    page = browser.new_page(viewport={"width": 1280, "height": 780})
    page.goto(f"{address}power/", wait_until="networkidle")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "跳到正文"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "qd-main"
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("path", ["", "search/", "guides/", "guides/shichang-jianguan/shipin-jingying-xuke-xinban/"])
def test_large_type_leaves_room_in_the_head_of_a_phone(browser: Any, address: str, path: str) -> None:
    """The entries of the menu stand apart from one another, the title is more than two characters, nothing sticks out."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.add_init_script("localStorage.setItem('qingdan:large', '1')")
    page.goto(address + path)
    page.wait_for_selector("html.qd-large")
    boxes = page.eval_on_selector_all(
        ".md-tabs__link",
        """all => all.map((each) => {
          const range = document.createRange();
          range.selectNodeContents(each);
          const at = range.getBoundingClientRect();
          return [Math.round(each.getBoundingClientRect().top), at.left, at.right];
        })""",
    )
    rows = [(a, b) for a, b in pairwise(boxes) if a[0] == b[0]]
    assert len(rows) > 4
    assert all(b[1] - a[2] >= 12 for a, b in rows)
    assert page.locator(".md-header__topic").first.bounding_box()["width"] >= 150
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


@pytest.mark.browser
def test_large_type_hides_no_row_and_no_warning(browser: Any, address: str) -> None:
    """A list shows what it holds, and what is said of what is not verified is said to everybody."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.add_init_script("localStorage.setItem('qingdan:large', '1')")
    for path in ("power/", "guides/", "organisations/"):
        page.goto(address + path, wait_until="networkidle")
        assert page.locator("html.qd-large [data-qd-row]:visible").count() > 10, path
    page.goto(address + GUIDE, wait_until="networkidle")
    assert page.locator("text=这一页还没有由负责的机关核对过").is_visible()
    context.close()
