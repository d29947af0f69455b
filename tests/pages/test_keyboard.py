"""The keyboard alone reaches everything, in sight; nothing takes the focus where nobody sees it."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.browser
STOP = """() => {
  const each = document.activeElement;
  if (!each || each === document.body) return null;
  // A switch that is drawn by its label is where the label is.
  const label = each.matches("input.md-option") ? each.nextElementSibling : null;
  const box = (label ?? each).getBoundingClientRect();
  const style = getComputedStyle(each);
  const middle = document.elementFromPoint(Math.max(0, box.left) + Math.min(box.width, innerWidth) / 2, box.top + box.height / 2);
  return {
    what: each.outerHTML.slice(0, 160),
    seen: box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight
      && style.visibility === "visible" && Boolean(middle),
  };
}"""
GUIDE = "guides/shichang-jianguan/shipin-jingying-xuke-xinban/"
PAGES = [
    "",
    "search/?q=开饭馆",
    "negative/enquiry/?q=开饭馆",
    "power/",
    GUIDE,
    "changes/",
    "bundles/kaiban-canyin/",
    "manual/readers/",
]


def stops(page: Any, most: int = 400) -> list[dict[str, Any]]:
    """Where the focus stops from the beginning of a page to its end."""
    out = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return out
        out.append(stop)
    return out


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("path", PAGES)
def test_every_stop_of_the_focus_is_in_sight(browser: Any, address: str, path: str, width: int) -> None:
    """Tab by Tab through the first hundred stops of a page."""
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + path, wait_until="networkidle")
    page.evaluate("document.activeElement.blur()")
    found = stops(page, 100)
    assert len(found) > 5
    assert [stop["what"] for stop in found if not stop["seen"]] == []
    context.close()


@pytest.mark.parametrize("width", [1280, 360, 320])
def test_the_menu_is_in_sight_and_walked_by_keys(browser: Any, address: str, width: int) -> None:
    """One line of short words, on a phone and without scripts too; each can be hit with a finger."""
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=False)
    plain = context.new_page()
    plain.goto(address)
    boxes = [each.bounding_box() for each in plain.locator(".md-tabs a").all()]
    assert 6 <= len(boxes) <= 9
    assert len({box["y"] for box in boxes}) == 1
    assert all(box["width"] >= 24 <= box["height"] and box["x"] + box["width"] <= width for box in boxes)
    context.close()
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    reached = ""
    for _ in range(20):
        page.keyboard.press("Tab")
        reached = page.evaluate("document.activeElement.getAttribute('href') ?? ''")
        if reached.endswith("guides/"):
            break
    assert reached.endswith("guides/")
    assert page.evaluate(STOP)["seen"]
    page.keyboard.press("Enter")
    page.wait_for_url("**/guides/")
    context.close()


def test_search_filters_and_calculator_are_worked_by_keys(browser: Any, address: str) -> None:
    """Nothing but keys, from the home page to the day on which it is done."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    page = context.new_page()
    page.goto(address, wait_until="networkidle")

    def tab_to(selector: str) -> None:
        for _ in range(120):
            page.keyboard.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"Tab never comes to {selector}")

    tab_to("#qd-find")
    page.keyboard.type("食品经营许可（新办）")
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{GUIDE}")
    page.wait_for_selector("[data-qd-deadline][data-qd-ready]")
    tab_to("details:has([data-qd-from]) > summary, [data-qd-due] summary")
    page.keyboard.press("Enter")
    tab_to("[data-qd-from]")
    page.keyboard.type("09292026")  # as this browser writes dates: the month, the day, the year
    page.wait_for_function("() => document.querySelector('[data-qd-due]').textContent.includes('10月12日')")
    page.goto(address + "power/", wait_until="networkidle")
    tab_to("[data-qd-filter]")
    page.keyboard.type("取水")
    page.wait_for_function(
        "() => [...document.querySelectorAll('[data-qd-row]')].filter(each => each.offsetParent).length < 10"
    )
    context.close()
