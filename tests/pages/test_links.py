"""Every address that the site gives leads somewhere, and every entry can be reached without a script."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.support import EDITOR, ROOT

LEADING = 'http-equiv="refresh"'
MOVED = "这个条目已经移到新的地址"
_TAG = re.compile(r"<(a|link|script|img|form|use|source|iframe)\b([^>]*)>")
_ADDRESS = re.compile(r'\b(?:href|src|action)="([^"]*)"')
_ID = re.compile(r'\bid="([^"]*)"')
_DATA = re.compile(r'\bdata-qd-[a-z-]+="([^"]*\.(?:json|js))"')


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, str]:
    """The HTML of every page, by its address below the site."""
    found = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    assert len(found) > 1500
    return found


def addresses(html: str) -> Iterator[tuple[str, str]]:
    """The tag and the address of everything that leads somewhere."""
    for tag, rest in _TAG.findall(html):
        for address in _ADDRESS.findall(rest):
            yield tag, unescape(address)
    for address in _DATA.findall(html):
        yield "data", unescape(address)


def target(page: str, address: str) -> tuple[str, str] | None:
    """The file below the site and the anchor that an address means; None for another site, mail and data."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    base = "/" + posixpath.dirname(page)
    whole = posixpath.normpath(posixpath.join(base, path)) if path else "/" + page
    if path.endswith("/") or (path and posixpath.basename(whole) in ("", ".", "..")) or whole == "/":
        whole = posixpath.join(whole, "index.html")
    return whole.lstrip("/"), unquote(parts.fragment)


def broken(site: Path, pages: dict[str, str]) -> list[str]:
    """Every address of the pages that leads nowhere."""
    ids = {page: set(_ID.findall(html)) for page, html in pages.items()}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    out = []
    for page, html in pages.items():
        for tag, address in addresses(html):
            found = target(page, address)
            if found is None:
                continue
            file, anchor = found
            if file not in files and f"{file}/index.html" not in files:
                out.append(f"{page}: {tag} {address}")
            elif anchor and file in ids and anchor not in ids[file] and not (anchor.startswith("qd-") or "=" in anchor):
                out.append(f"{page}: {tag} {address}: no such anchor")
    return out


def test_every_link_and_anchor_leads_somewhere(site: Path, pages: dict[str, str]) -> None:
    """Links, styles, scripts, pictures and the data that scripts fetch; on every page."""
    assert broken(site, pages) == []


def test_a_broken_link_would_be_found(site: Path, pages: dict[str, str]) -> None:
    """The test itself is no rubber stamp."""
    page = "power/index.html"
    planted = {**pages, page: pages[page] + '<a href="../nowhere/">a</a><a href="../guides/#nowhere">b</a>'}
    assert [each.partition(": ")[2] for each in broken(site, planted)] == [
        "a ../nowhere/",
        "a ../guides/#nowhere: no such anchor",
    ]


def test_every_entry_is_reached_from_home_without_a_script(pages: dict[str, str]) -> None:
    """Following links alone, from page to page."""
    seen = {"index.html"}
    waiting = ["index.html"]
    while waiting:
        page = waiting.pop()
        for tag, address in addresses(pages[page]):
            found = target(page, address) if tag == "a" else None
            if found and found[0] in pages and found[0] not in seen:
                seen.add(found[0])
                waiting.append(found[0])
    entries = [path.relative_to(ROOT / "lists").with_suffix("") for path in (ROOT / "lists").rglob("*.yml")]
    assert [str(each) for each in entries if f"{each.as_posix()}/index.html" not in seen] == []
    unlinked = set(pages) - seen - {"404.html", EDITOR}
    assert [page for page in sorted(unlinked) if MOVED not in pages[page] and LEADING not in pages[page]] == []


def test_the_addresses_in_data_and_feeds_lead_somewhere(site: Path) -> None:
    """What machines are told is as true as what people see."""
    index = json.loads((site / "api/v1/index.json").read_text("utf-8"))
    told = set(re.findall(r'"((?:api|schemas|data)/[^"]+)"', json.dumps(index, ensure_ascii=False)))
    assert told
    assert [each for each in told if not (site / each).exists()] == []
    for feed in sorted(site.rglob("*.atom"))[::40]:
        for address in re.findall(r'<link[^>]*href="([^"]*)"', feed.read_text("utf-8")):
            found = target(feed.relative_to(site).as_posix(), unescape(address))
            assert found is None or (site / found[0]).exists(), f"{feed}: {address}"
    for address in re.findall(r"\]\(([^)]+)\)", (site / "llms.txt").read_text("utf-8")):
        assert (site / address).exists(), address
