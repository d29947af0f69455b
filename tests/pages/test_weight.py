"""A page is light: on an old phone in the hills too."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.support import ROOT

MOST_HTML = 30_000
MOST_IN_ALL = 400_000
ENTRIES = [path.relative_to(ROOT / "lists").with_suffix("") for path in sorted((ROOT / "lists").rglob("*.yml"))]
MOST_FILES = 6_500
MOST_BYTES = 45_000_000
COLLECTIONS = sorted({each.parts[0] for each in ENTRIES})


def page(site: Path, entry: Path) -> Path:
    """The file of an entry's page."""
    return site / entry / "index.html"


def most(entry: Path) -> int:
    """Bytes that the page of an entry may have: that of a decision over many entries is as long as what was decided."""
    written = (ROOT / "lists" / entry.parent / f"{entry.name}.yml").stat().st_size
    return max(MOST_HTML, 2 * written if entry.parts[0] == "adjustments" else 0)


def test_every_entry_has_a_page_of_at_most_30_kilobytes(site: Path) -> None:
    """Uncompressed, the theme's shell included."""
    sizes = {entry: page(site, entry).stat().st_size for entry in ENTRIES}
    assert len(sizes) > 1000
    assert {str(entry): size for entry, size in sizes.items() if size > most(entry)} == {}


def test_a_page_carries_nothing_that_only_the_themes_program_reads(site: Path) -> None:
    """Where the theme's program is left out: no names of its parts, no colours that are the same for light and dark."""
    for entry in ENTRIES[::50]:
        html = page(site, entry).read_text("utf-8")
        assert 'id="__config"' not in html
        named = set(re.findall(r'data-md-component="([^"]+)"', html))
        assert named == {"header", "header-title", "palette", "top"}, entry
        assert html.count("data-md-color-primary=") == 1, entry


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_a_first_visit_moves_at_most_400_kilobytes(site: Path, address: str, browser: Any, collection: str) -> None:
    """Page, styles, scripts, pictures and what the scripts fetch, with nothing kept from before and nothing compressed."""
    heaviest = max(
        (each for each in ENTRIES if each.parts[0] == collection), key=lambda each: page(site, each).stat().st_size
    )
    context = browser.new_context(viewport={"width": 360, "height": 800})
    shown = context.new_page()
    answers: list[Any] = []
    shown.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 a method of a list cannot be one
    shown.goto(f"{address}{heaviest}/", wait_until="networkidle")
    moved = {answer.url: len(answer.body()) for answer in list(answers)}
    context.close()
    assert {f"{address}{heaviest}/"} < moved.keys()
    assert all(any(url.endswith(kind) for url in moved) for kind in (".css", ".js"))
    assert sum(moved.values()) <= MOST_IN_ALL


def test_the_site_is_few_files_and_none_that_nobody_asks_for(site: Path) -> None:
    """No file for each change or each entry's feed; nothing of the theme that is for its own developers, or for another search."""
    files = [each.relative_to(site).as_posix() for each in site.rglob("*") if each.is_file()]
    assert len(files) <= MOST_FILES
    assert sum((site / each).stat().st_size for each in files) <= MOST_BYTES
    assert [each for each in files if each.endswith(".map") or "/lunr/" in each or "/workers/" in each] == []
    publications = len(list((site / "changes").glob("[0-9]*/")))
    assert len(list((site / "api/v1/changes").iterdir())) == publications
    assert not (site / "feeds/entry").exists()


@pytest.mark.browser
def test_an_address_of_a_single_change_or_code_leads_where_it_is_told(site: Path, address: str, browser: Any) -> None:
    """The page for addresses that are not there looks it up, for readers and for programs' addresses alike."""
    moved = json.loads((site / "data/moved.json").read_text("utf-8"))
    name, several = next(iter(moved["changes"].items()))
    lost = (site / "404.html").read_text("utf-8")
    page = browser.new_page()
    for old, new in (
        (f"changes/{several[0]}/", f"changes/{name}/#c-{several[0]}"),
        (f"api/v1/changes/{several[0]}.json", f"api/v1/changes/{name}.json"),
        ("checks/QD201/", "checks/QD2xx/#QD201"),
        ("kinds/QK302/index.html", "kinds/time/#QK302"),
        ("kinds/QG101", "kinds/gate/#QG101"),
    ):
        page.route(address + old, lambda route: route.fulfill(status=404, content_type="text/html", body=lost))
        page.goto(address + old)
        page.wait_for_url(address + new)
        place = new.partition("#")[2]
        assert not place.startswith("Q") or page.locator(f"#{place} pre").first.is_visible()
    page.close()
