"""What is printed from a dark screen is black on white."""

from __future__ import annotations

from typing import Any

import pytest

GUIDE = "guides/shichang-jianguan/shipin-jingying-xuke-xinban/"
PALE = """() => {
  const light = (text) => {
    const [red, green, blue, alpha = 1] = text.match(/[0-9.]+/g).map(Number);
    return alpha === 0 ? null : (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  };
  const out = [];
  for (const each of document.querySelectorAll("article *")) {
    if (!each.getClientRects().length || each.closest("svg defs")) continue;
    const own = [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const style = getComputedStyle(each);
    const ink = own ? light(each instanceof SVGElement ? style.fill : style.color) : null;
    const paper = each instanceof SVGElement ? null : light(style.backgroundColor);
    if (ink !== null && ink > 0.5) out.push(`${each.tagName} ${style.color} ${each.textContent.trim().slice(0, 20)}`);
    if (paper !== null && paper < 0.7) out.push(`${each.tagName} on ${style.backgroundColor}`);
  }
  return out;
}"""


@pytest.mark.browser
@pytest.mark.parametrize("path", [GUIDE, f"{GUIDE}slip/", "bundles/kaiban-canyin/", "power/", "changes/", "registry/"])
def test_paper_is_white_and_words_are_dark_whatever_the_screen_was(browser: Any, address: str, path: str) -> None:
    """No pale letter and no dark ground on paper; on the screen of the same page there are both."""
    context = browser.new_context(viewport={"width": 800, "height": 1000}, color_scheme="dark")
    page = context.new_page()
    page.goto(f"{address}{path}", wait_until="networkidle")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert page.evaluate(PALE)
    page.emulate_media(media="print")
    assert page.evaluate(PALE) == []
    context.close()
