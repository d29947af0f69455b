"""The site in a real browser that can reach no other host."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest

pytestmark = pytest.mark.browser
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = [
    "",
    "search/",
    "search/?q=先照后证",
    "negative/",
    "negative/enquiry/?q=开饭馆",
    "bundles/gongcheng-jianshe-binglian/",
    "guides/shichang-jianguan/shipin-jingying-xuke-xinban/slip/",
    "power/",
    "guides/",
    "laws/",
    "power/shichang-jianguan/shipin-jingying-xuke/",
    "guides/shichang-jianguan/shipin-jingying-xuke-xinban/",
    "organisations/shichang-jianguan/",
    "laws/xingzheng-xuke-fa/",
    "checks/",
    "checks/QD024/",
    "manual/editors/",
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [1280, 320])
def test_a_page_asks_no_outside_host_and_fits_the_screen(browser: Any, address: str, path: str, width: int) -> None:
    """No request leaves the site, the console stays empty, nothing scrolls sideways, there is one heading."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("h1").count() == 1
    context.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_a_rule_of_accessibility(browser: Any, address: str, path: str, scheme: str) -> None:
    """WCAG 2.2 AA as far as axe-core can tell, at 320 px, by day and by night, with every help in use."""
    context = browser.new_context(viewport={"width": 320, "height": 700}, color_scheme=scheme)
    page = context.new_page()
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    if page.locator("#qd-find").count():
        page.fill("#qd-find", "开饭馆")
        page.locator("[role=option]").first.wait_for()
        page.keyboard.press("ArrowDown")
    if page.locator("[data-qd-deadline]").count():
        page.fill("[data-qd-from]", "2026-09-29")
        page.click("[data-qd-due] summary >> nth=0")
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, { runOnly: rules })", RULES)
    told = [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found["violations"]]
    assert told == []
    assert len(found["passes"]) > 20
    context.close()


def test_axe_finds_what_is_wrong(browser: Any, address: str) -> None:
    """The negative control: an image without words and a field without a name are found."""
    page = browser.new_page()
    page.goto(address)
    page.evaluate("document.querySelector('article, main').insertAdjacentHTML('beforeend', '<img src=x.png><input>')")
    page.evaluate(AXE)
    found = {each["id"] for each in page.evaluate("axe.run(document)")["violations"]}
    assert {"image-alt", "label"} <= found
    page.close()


def test_a_list_is_filtered_and_the_filter_says_how_many(browser: Any, address: str) -> None:
    """Rows without the word go, and groups without rows go with them."""
    page = browser.new_page()
    page.goto(address + "power/")
    page.fill("[data-qd-filter]", "食品经营许可")
    shown = page.locator("[data-qd-row]:visible")
    assert shown.count() >= 1
    assert all("食品经营许可" in text for text in shown.all_text_contents())
    assert str(shown.count()) in page.text_content("[data-qd-shown]")
    page.close()


def test_the_pages_are_read_without_javascript(browser: Any, address: str) -> None:
    """From home by plain links to a guide with all its tables."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(address)
    page.click(".qd-cards a[href='guides/']")
    page.click("a[href='../guides/shichang-jianguan/shipin-jingying-xuke-xinban/']")
    text = page.text_content("article")
    assert "表二 申请材料" in text
    assert "食品经营许可申请书" in text
    context.close()
