"""No page runs or loads anything that is not a file of the site."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from qingdan.pages.policy import POLICY, Policy
from tests.support import EDITOR


def test_every_page_says_its_policy_before_it_loads_anything(site: Path) -> None:
    """The policy stands first in every head; no script, style or handler stands in a page."""
    for page in set(site.rglob("*.html")) - {site / EDITOR}:  # the editor has a policy of its own, see tests/edit
        html = page.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' in html:  # the address of one change, which only leads on
            assert "default-src 'none'\"" in html
            assert not re.search(r"<link|<script|<style|<img", html)
            continue
        assert html.index(POLICY) < min(html.index("<link"), html.index("<script")), page
        assert re.findall(r"<script>|<style|\sstyle=\"|\son\w+=\"", html) == [], page
        assert re.findall(r"<script (?!src=|id=\"__config\" type=\"application/json\")", html) == [], page


def test_a_script_of_the_theme_becomes_a_file_at_the_same_place() -> None:
    """The same script is one file however many pages have it; what is data stays."""
    policy = Policy()
    head = '<meta charset="utf-8">'
    page = f'{head}<script>one()</script><b></b><script type="application/json">{{}}</script>'
    first, second = policy.strict(page, "../"), policy.strict(page, "../../")
    assert list(policy.files.values()) == ["one()"]
    (address,) = policy.files
    assert f'<script src="../{address}"></script><b></b>' in first
    assert f'<script src="../../{address}"></script>' in second
    assert '<script type="application/json">{}</script>' in first
    with pytest.raises(ValueError, match="has no"):
        policy.strict("<html></html>", "")


@pytest.mark.browser
def test_the_browser_keeps_the_policy(browser: Any, address: str) -> None:
    """The negative control: a script put into the page does not run, an outside image is not asked for."""
    page = browser.new_page()
    page.goto(address)
    refused = page.evaluate(
        """async () => {
          const refused = [];
          document.addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.head.append(script);
          const image = document.createElement("img");
          const failed = new Promise((done) => image.addEventListener("error", done));
          image.src = "https://example.invalid/x.png";
          document.body.append(image);
          await failed;
          return refused;
        }"""
    )
    assert page.evaluate("window.ran") is None
    assert refused == ["script-src-elem", "img-src"]
    page.close()


@pytest.mark.browser
def test_the_theme_still_remembers_light_and_dark(browser: Any, address: str) -> None:
    """What the theme's scripts did inline they do as files: the choice is there before the page is seen."""
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(address)
    page.click("label[for=__palette_1]")
    assert page.get_attribute("body", "data-md-color-scheme") == "slate"
    page.goto(address + "guides/")
    assert page.get_attribute("body", "data-md-color-scheme") == "slate"
    context.close()
