"""The sheets of a page are one file, and its icons stand in it; a sheet that another place would change keeps its own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from qingdan.pages.styles import StyleSheets

ICON = '<svg viewBox="0 0 24 24"><path d="M1 2h3"/></svg>'
SHEETS = {
    "a/one.css": '@charset "UTF-8";b{top:0}\n/*# sourceMappingURL=one.css.map */\n',
    "a/two.css": 'i{background:url("data:image/svg+xml,<svg/>")}',
    "a/near.css": "u{background:url(near.png)}",
    "a/late.css": "s{top:1px}",
}


def page(base: str, *names: str) -> str:
    """The links to sheets, and an icon."""
    return "".join(f'<link rel="stylesheet" href="{base}a/{each}.css">\n' for each in names) + ICON


def test_sheets_in_a_row_are_one_file_for_every_depth() -> None:
    """In their order, without what they say of their own file; the icon is a name, drawn in that file."""
    styles = StyleSheets(SHEETS.get)
    first, second = (styles.one(page(base, "one", "two"), base) for base in ("../", "../../"))
    ((address, text),) = styles.files()
    assert f'<link rel="stylesheet" href="../{address}"><i class="qd-icon-' in first
    assert second == first.replace("../", "../../")
    assert text.startswith("b{top:0}\ni{background")
    assert "sourceMappingURL" not in text
    assert "charset" not in text.partition("data:")[0]
    (name,) = re.findall(r'<i class="([^"]+)"></i>', first)
    assert f".{name}{{-webkit-mask-image:url(" in text
    assert styles.inside == {"a/one.css", "a/two.css"}


def test_a_sheet_that_loads_from_beside_itself_keeps_its_place() -> None:
    """It stays between the others, so that the order of rules is the same; what cannot be read stays too."""
    styles = StyleSheets(SHEETS.get)
    html = styles.one(page("", "one", "two", "near", "late", "gone"), "")
    ((address, _),) = styles.files()
    assert re.findall(r'href="([^"]+)"', html) == [address, "a/near.css", "a/late.css", "a/gone.css"]
    assert styles.inside == {"a/one.css", "a/two.css"}


def test_where_no_sheets_are_put_together_icons_stay() -> None:
    """A page with one sheet is as it was."""
    html = page("", "one")
    assert StyleSheets(SHEETS.get).one(html, "") == html


def test_a_page_asks_for_one_sheet_of_the_site(site: Path) -> None:
    """On every page of every depth; the sheet is there, and no sheet that nobody asks for."""
    asked = set()
    for each in site.rglob("*.html"):
        if "admin" not in each.relative_to(site).parts:
            (href,) = re.findall(r'<link rel="stylesheet" href="([^"]*)"', each.read_text("utf-8"))
            asked.add(site / href[1:] if href.startswith("/") else (each.parent / href).resolve())
    assert {each for each in site.rglob("*.css") if "admin" not in each.parts} == asked


@pytest.mark.browser
def test_icons_are_drawn_in_the_colour_of_their_place(browser: Any, address: str) -> None:
    """Each of the header's is a mask over the colour of the text, also where the system chooses the colours."""
    for colours in ("none", "active"):
        page = browser.new_page(forced_colors=colours)
        page.goto(f"{address}power/")
        drawn = page.locator(".md-header i:visible").evaluate_all(
            "all => all.map(each => { const s = getComputedStyle(each);"
            " return [s.maskImage.startsWith('url(\"data:'), s.backgroundColor === s.color, each.clientWidth] })"
        )
        assert len(drawn) == 2
        assert all(mask and colour and width == 24 for mask, colour, width in drawn)
        page.close()
