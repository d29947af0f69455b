"""Every page is valid HTML, by the Nu Html Checker; and says of itself what machines ask."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

from qingdan.cli import main
from tests.support import EDITOR, ROOT

CHECKER = Path(__file__).parent / "validator/node_modules/vnu-jar/build/dist/vnu.jar"
LONGEST = "-Xss8m"


@pytest.fixture(scope="session")
def checker() -> list[str]:
    """How the checker is called. Where it is needed, its absence is a failure."""
    java = shutil.which("java")
    if java is None or not CHECKER.is_file():
        message = "没有 Java 或者 HTML 检查器；Debian 上：apt-get install default-jre-headless，再 npm ci --prefix tests/pages/validator"
        if os.environ.get("QINGDAN_NEEDS_VALIDATOR"):
            pytest.fail(message)
        pytest.skip(message)
    return [java, LONGEST, "-jar", str(CHECKER), "--errors-only", "--skip-non-html"]


def errors(checker: list[str], *paths: Path) -> list[str]:
    """What the checker says of files and folders."""
    done = subprocess.run([*checker, *map(str, paths)], capture_output=True, text=True, check=False)
    told = [line for line in done.stderr.splitlines() if line]
    assert bool(told) == bool(done.returncode), done.stderr[-500:]
    return told


def test_every_page_is_valid_html(site: Path, checker: list[str]) -> None:
    """All of them, the theme's shell included."""
    assert errors(checker, site) == []


def test_a_page_with_a_fault_is_refused(site: Path, checker: list[str], tmp_path: Path) -> None:
    """The checker does look: one attribute out of place on one page is told."""
    page = (site / "power/index.html").read_text("utf-8")
    (tmp_path / "page.html").write_text(
        page.replace("<h1", '<h1 align="middle" id="qd-x"><p id="qd-x"></p></h1><h1', 1), "utf-8"
    )
    assert len(errors(checker, tmp_path)) >= 2


def tags(html: str) -> dict[str, str]:
    """What the head of a page says: meta properties and names, and links by what they are for."""
    head = html[: html.index("</head>")]
    found = dict(re.findall(r'<meta [^>]*?\b(?:property|name)="([^"]+)" content="([^"]*)"', head))
    found.update(re.findall(r'<link rel="(canonical|alternate)[^"]*"[^>]* href="([^"]*)"', head))
    return {name: unescape(text) for name, text in found.items()}


def kinds(site: Path) -> list[Path]:
    """A page of each type."""
    first = {}
    for path in sorted(set(site.rglob("index.html")) - {site / EDITOR}):  # nobody shares or seeks the editor
        if re.fullmatch(r"[0-9a-f]{16}", path.parent.name):  # the address of one change, which only leads on
            continue
        parts = path.parent.relative_to(site).parts
        first.setdefault((parts[:1], len(parts), parts[-1:] if len(parts) > 3 else ()), path)
    return list(first.values())


def test_every_type_of_page_has_a_card_for_those_who_share_it(site: Path) -> None:
    """Name, type, title and description; an entry says where its data lie."""
    pages = kinds(site)
    assert len(pages) > 30
    for path in pages:
        told = tags(path.read_text("utf-8"))
        assert told["og:site_name"] == "石嘴山市清单（示例）", path
        assert told["og:type"] in ("website", "article")
        assert told["og:title"], path
        assert "canonical" not in told, "nobody has said where the site is"
        if told["og:type"] == "article":
            assert told["og:description"], path
            assert (path.parent / told["alternate"]).resolve().is_file(), path


def test_a_site_with_an_address_names_it_on_every_page(tmp_path: Path) -> None:
    """``site_url`` in the registry gives canonical links, Open Graph addresses and a map of all pages."""
    root = tmp_path / "city"
    for name in ("lists", "schemas", "site"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    about = root / "lists/registry.yml"
    about.write_text(
        about.read_text("utf-8").replace("licence:", "site_url: https://qd.example.org/lists/\nlicence:"), "utf-8"
    )
    out = tmp_path / "site"
    assert main(["site", "--root", str(root), "--out", str(out)]) == 0
    site = "https://qd.example.org/lists/"
    for path in sorted(set(out.rglob("index.html")) - {out / EDITOR}):
        address = path.parent.relative_to(out).as_posix()
        whole = site if address == "." else f"{site}{address}/"
        told = tags(path.read_text("utf-8"))
        assert told["canonical"] == told["og:url"] == whole
    listed = set(re.findall(r"<loc>([^<]+)</loc>", (out / "sitemap.xml").read_text("utf-8")))
    assert site in listed
    assert f"{site}power/" in listed
    assert not [each for each in listed if "admin" in each]
