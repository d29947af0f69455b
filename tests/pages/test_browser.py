"""The site in a real browser that can reach no other host."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.browser
PAGES = [
    "",
    "search/",
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
@pytest.mark.parametrize("width", [1280, 360])
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
