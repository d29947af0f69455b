"""Ten things that a citizen comes for, each done from the home page on as a citizen would, on a phone and at a desk.

With ``QINGDAN_SHOTS`` set to a folder, a picture of the end of each task is kept there.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
WIDTHS = (360, 1280)
Shot = Callable[[Any, str], None]


@pytest.fixture(params=WIDTHS)
def person(request: pytest.FixtureRequest, browser: Any, address: str) -> Iterator[Any]:
    """Somebody on the home page."""
    context = browser.new_context(viewport={"width": request.param, "height": 800}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(address, wait_until="networkidle")
    yield page
    context.close()


@pytest.fixture
def shot(tmp_path: Path) -> Shot:
    """Keep a picture of what stands on the screen."""
    folder = Path(os.environ.get("QINGDAN_SHOTS", tmp_path))

    def keep(page: Any, name: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{name}-{page.viewport_size['width']}.png"
        page.screenshot(path=file, full_page=True)
        assert file.stat().st_size > 5_000

    return keep


def choose(page: Any, words: str, hit: str) -> None:
    """Type into the box on the home page and follow the hit of that name."""
    page.fill("#qd-find", words)
    page.locator("[role=option]", has_text=hit).first.wait_for()
    page.locator("[role=option]", has_text=hit).first.click()
    page.wait_for_load_state("networkidle")


def test_find_by_an_everyday_word(person: Any, shot: Shot) -> None:
    """I want to open a restaurant: which permit is that?"""
    choose(person, "开饭馆", "食品经营许可（新办）")
    assert person.text_content("h1") == "食品经营许可（新办）"
    shot(person, "01-everyday-word")


def test_find_by_the_first_letters_of_the_name(person: Any, shot: Shot) -> None:
    """The clerk said spjyxk."""
    person.fill("#qd-find", "spjyxk")
    person.locator("[role=option]", has_text="食品经营许可").first.wait_for()
    shot(person, "02-first-letters")
    person.keyboard.press("ArrowDown")
    person.keyboard.press("Enter")
    person.wait_for_load_state("networkidle")
    assert "食品经营许可" in person.text_content("h1")


def test_what_do_i_bring(person: Any, shot: Shot) -> None:
    """The papers, which of them may come later and by when; what is ticked stays ticked."""
    choose(person, "开饭馆", "食品经营许可（新办）")
    papers = person.locator("#materials li")
    assert papers.count() == 5
    for group in ("要交（2）", "不用交，窗口自己查（1）", "可以后补（2）"):
        assert group in person.text_content("#materials")
    person.check("#materials-shenfen input")
    person.reload(wait_until="networkidle")
    assert person.is_checked("#materials-shenfen input")
    assert "备好 1 份，共 4 份" in person.text_content("#materials")
    shot(person, "03-what-to-bring")


def test_when_will_it_be_done_if_i_apply_on_29_september_2026(person: Any, shot: Shot) -> None:
    """Five working days over the National Day holiday, with a working Saturday in it: 12 October."""
    choose(person, "开饭馆", "食品经营许可（新办）")
    person.wait_for_selector("[data-qd-deadline][data-qd-ready]", state="attached")
    person.click("#deadline > summary")
    person.fill("[data-qd-from]", "2026-09-29")
    told = person.text_content("[data-qd-due]")
    assert "承诺办结（5 个工作日）2026年10月12日 星期一" in told
    person.click("[data-qd-due] summary >> nth=0")
    shot(person, "04-when-done")


def test_may_i_open_a_calcium_carbide_plant(person: Any, shot: Shot) -> None:
    """Never a bare yes: what is forbidden, what is restricted, and what must be obtained before and after the business licence."""
    person.click("text=能不能在这里投资")
    person.wait_for_selector("[data-qd-enquiry][data-qd-ready]")
    person.fill("#qd-what", "电石")
    assert person.text_content(".qd-verdict h2") == "有禁止的情形（只限下面列明的）；也有限制的情形"
    assert person.locator("[data-qd-answer] > .qd-row").count() > 0
    shot(person, "05-may-i-open")
    person.fill("#qd-what", "蜜蜂饲养")
    assert person.text_content(".qd-verdict h2") == "清单外"
    assert "没有查到不等于许可" in person.text_content(".qd-verdict")


def test_who_decides_and_whom_do_i_call(person: Any, shot: Shot) -> None:
    """From the department on the home page to one of its powers, with its basis and its supervision line."""
    person.locator(".qd-chips a", has_text="市公安局").first.click()
    person.wait_for_load_state("networkidle")
    assert "市公安局" in person.text_content("h1") or "公安局" in person.text_content("h1")
    person.locator("#referrers a[href*='power/gongan/']").first.click()
    person.wait_for_load_state("networkidle")
    text = person.text_content("article")
    assert "公安局" in text
    assert re.search(r"《[^》]+》第[一二三四五六七八九十百零]+条", text)
    shot(person, "06-who-decides")


def test_what_changed_last_month(person: Any, shot: Shot) -> None:
    """The changes of a span of days, and the report of one of them."""
    person.goto(person.url + "changes/", wait_until="networkidle")
    days = [each.get_attribute("data-qd-day") for each in person.locator("[data-qd-day]").all()]
    first = min(days)
    person.fill("[data-qd-from]", first)
    person.fill("[data-qd-to]", first)
    assert person.locator("[data-qd-day]:visible").count() == days.count(first)
    person.fill("[data-qd-to]", "2000-01-01")
    assert person.locator("[data-qd-day]:visible").count() == 0
    person.fill("[data-qd-from]", "")
    person.fill("[data-qd-to]", "")
    shot(person, "07-what-changed")
    person.locator("[data-qd-day] a").first.click()
    person.wait_for_load_state("networkidle")
    assert "处改动" in person.text_content("article")


def test_print_the_notice(person: Any, shot: Shot, tmp_path: Path) -> None:
    """One click from the guide to the notice; on A4 it has the papers, room for what is missing, and where to complain."""
    choose(person, "开饭馆", "食品经营许可（新办）")
    person.click("text=一次性告知单（打印）")
    person.wait_for_load_state("networkidle")
    assert person.locator("[data-qd-print]").is_visible()
    pages = re.findall(rb"/Type /Page\b", person.pdf(format="A4"))
    assert 1 <= len(pages) <= 2
    text = person.text_content(".qd-slip")
    for part in ("要带的材料", "这次还缺什么", "不服怎么办", "行政复议"):
        assert part in text
    shot(person, "08-notice")


def test_how_long_does_the_whole_thing_take(person: Any, shot: Shot) -> None:
    """Opening a restaurant as one thing: days one after another, days side by side, which papers are handed in once."""
    choose(person, "开办餐饮店", "开办餐饮店")
    told = person.text_content("#plan")
    sequence, parallel = (int(found) for found in re.findall(r"(\d+) 个工作日", told)[:2])
    assert 0 < parallel < sequence
    person.click("text=/全部 \\d+ 份材料/")
    person.wait_for_load_state("networkidle")
    assert "用在哪里" in person.text_content("article")
    person.go_back(wait_until="networkidle")
    shot(person, "09-how-long")


def test_a_law_and_all_that_rests_on_it(person: Any, shot: Shot) -> None:
    """From a guide to the law it cites, and from the law to every entry that cites it."""
    choose(person, "取水许可", "取水")
    person.locator("article a[href*='/laws/']").first.click()
    person.wait_for_load_state("networkidle")
    assert "与它有关的条目" in person.text_content("article")
    assert person.locator("#referrers li a").count() > 1
    shot(person, "10-law")


def test_without_scripts_the_same_guide_is_found_and_read(browser: Any, address: str, shot: Shot) -> None:
    """By plain links, from the list of guides; the three tables and the chart are there."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(address)
    page.click(".qd-doors a[href='guides/']")
    page.click("a[href='../guides/shichang-jianguan/shipin-jingying-xuke-xinban/']")
    text = page.text_content("article")
    for part in ("表一 基本信息", "表二 申请材料", "表三 办理环节与时限", "一图 办理流程", "食品经营许可申请书"):
        assert part in text
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    shot(page, "11-no-scripts")
    context.close()
