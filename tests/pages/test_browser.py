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
    "negative/c/yinran/",
    "bundles/",
    "bundles/gongcheng-jianshe-binglian/",
    "bundles/gongcheng-jianshe-binglian/plan/",
    "bundles/gongcheng-jianshe-binglian/papers/",
    "bundles/kaiban-canyin/",
    "guides/",
    "guides/shichang-jianguan/shipin-jingying-xuke-xinban/",
    "guides/shichang-jianguan/shipin-jingying-xuke-xinban/#late",
    "guides/shichang-jianguan/shipin-jingying-xuke-xinban/slip/",
    "remedies/",
    "power/",
    "power/shichang-jianguan/shipin-jingying-xuke/",
    "responsibility/",
    "responsibility/shichang-jianguan/shipin-jingying-xuke/",
    "duties/",
    "duties/shengtai-huanjing/",
    "organisations/",
    "organisations/shichang-jianguan/",
    "organisations/shichang-jianguan/related/",
    "laws/",
    "laws/xingzheng-xuke-fa/",
    "adjustments/",
    "adjustments/2025/001/",
    "registry/",
    "changes/",
    "a publication",
    "an entry's history",
    "an entry that is gone",
    "statistics/",
    "data/",
    "checks/",
    "checks/QD0xx/",
    "kinds/",
    "kinds/item/",
    "manual/readers/",
    "manual/walks/",
    "manual/editors/",
    "manual/auditors/",
    "manual/developers/",
    "404.html",
]
SOUGHT = {
    "a publication": ("changes/*/index.html", "<h1"),
    "an entry's history": ("bundles/*/history/index.html", "<h1"),
    "an entry that is gone": ("adjustments/*/*/index.html", "已经不在清单里"),
}
"""Pages whose addresses the lists' own history makes: where to look, and by which words to know one."""


def place(site: Path, path: str) -> str:
    """The address of a page below the site."""
    if path not in SOUGHT:
        return path
    where, words = SOUGHT[path]
    found = [each for each in sorted(site.glob(where)) if words in each.read_text("utf-8")]
    return f"{min(found, key=lambda each: each.stat().st_size).parent.relative_to(site).as_posix()}/"


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [1280, 320])
def test_a_page_asks_no_outside_host_and_fits_the_screen(
    browser: Any, site: Path, address: str, path: str, width: int
) -> None:
    """No request leaves the site, the console stays empty, nothing scrolls sideways, there is one heading."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address + place(site, path))
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("h1").count() == 1
    context.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_no_page_breaks_a_rule_of_accessibility(
    browser: Any, site: Path, address: str, path: str, scheme: str, width: int
) -> None:
    """WCAG 2.2 AA as far as axe-core can tell, on both screens, by day and by night, with every help in use."""
    context = browser.new_context(viewport={"width": width, "height": 700}, color_scheme=scheme)
    page = context.new_page()
    page.goto(address + place(site, path))
    page.wait_for_load_state("networkidle")
    if page.locator("#qd-find").count():
        page.fill("#qd-find", "开饭馆")
        page.locator("[role=option]").first.wait_for()
        page.keyboard.press("ArrowDown")
    for fold in page.locator("details.qd-fold:visible > summary").all():
        fold.click()
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
