"""A page is light: on an old phone in the hills too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support import ROOT

MOST_HTML = 28_000
MOST_IN_ALL = 400_000
ENTRIES = [path.relative_to(ROOT / "lists").with_suffix("") for path in sorted((ROOT / "lists").rglob("*.yml"))]
COLLECTIONS = sorted({each.parts[0] for each in ENTRIES})


def page(site: Path, entry: Path) -> Path:
    """The file of an entry's page."""
    return site / entry / "index.html"


def test_every_entry_has_a_page_of_at_most_28_kilobytes(site: Path) -> None:
    """Uncompressed, the theme's shell included."""
    sizes = {str(entry): page(site, entry).stat().st_size for entry in ENTRIES}
    assert len(sizes) > 1000
    assert {entry: size for entry, size in sizes.items() if size > MOST_HTML} == {}


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_a_first_visit_moves_at_most_400_kilobytes(site: Path, address: str, browser: Any, collection: str) -> None:
    """Page, styles, scripts, pictures and what the scripts fetch, with nothing kept from before and nothing compressed."""
    heaviest = max(
        (each for each in ENTRIES if each.parts[0] == collection), key=lambda each: page(site, each).stat().st_size
    )
    context = browser.new_context(viewport={"width": 360, "height": 800})
    shown = context.new_page()
    moved: list[int] = []
    shown.on("response", lambda answer: moved.append(len(answer.body())))
    shown.goto(f"{address}{heaviest}/", wait_until="networkidle")
    context.close()
    assert len(moved) > 5
    assert sum(moved) <= MOST_IN_ALL
