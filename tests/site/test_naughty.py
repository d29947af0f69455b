"""The Big List of Naughty Strings through everything that is published: each string as it is, or refused with a place."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import sqlite3
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from markdown_it import MarkdownIt

from qingdan.cli import main
from qingdan.diagnostics import Severity
from qingdan.read import WorkTree
from qingdan.read.revision import Revision
from qingdan.render.changes import markdown
from qingdan.render.changes.between import Gated, report_between
from qingdan.schema import load_schemas
from tests.diff.past import commit, git
from tests.site.atom import faults
from tests.support import BASE, ROOT, SHIPPED, run

LIST = Path(__file__).parent / "naughty/node_modules/big-list-of-naughty-strings/blns.json"
GUIDE = "lists/guides/ju/xuke.yml"
ATOM = "{http://www.w3.org/2005/Atom}"


@cache
def strings() -> Sequence[str]:
    """Every string of the list, once. Where it is needed, its absence is a failure."""
    if not LIST.is_file():
        message = "没有字符串表；npm ci --prefix tests/site/naughty"
        if os.environ.get("QINGDAN_NEEDS_VALIDATOR"):
            pytest.fail(message)
        pytest.skip(message)
    return list(dict.fromkeys(json.loads(LIST.read_text(encoding="utf-8"))))


def guide(texts: Sequence[str]) -> str:
    """A guide whose other names and conditions the texts are, a line for each."""
    written = [json.dumps(each, ensure_ascii=False) for each in texts]
    rows = [f"  - {{id: n{number}, text: {each}}}\n" for number, each in enumerate(written)]
    return "".join([BASE[GUIDE], "aliases:\n", *(f"  - {each}\n" for each in written), "conditions:\n", *rows])


@cache
def accepted() -> Sequence[str]:
    """The strings that the check takes; each of the others it refuses, at a line on which it stands."""
    left = list(strings())
    while True:
        text = guide(left)
        first = text.split("\n").index("aliases:") + 2
        lines = [*range(first, first + len(left)), *range(first + len(left) + 1, first + 2 * len(left) + 1)]
        wrong = [
            each for each in run({GUIDE: text}).diagnostics if each.severity is Severity.ERROR and each.code != "QD044"
        ]
        assert all(each.place.path == GUIDE and each.message and each.fix for each in wrong)
        bad = {lines.index(each.place.line) % len(left) for each in wrong}
        if not bad:
            return left
        left = [each for number, each in enumerate(left) if number not in bad]


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository to which a commit brings the strings, and the site that is built of it."""
    root = tmp_path_factory.mktemp("naughty")
    git(root, "init", "-q", "-b", "main")
    for path, raw in {**{path: text.encode() for path, text in BASE.items()}, **SHIPPED}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(raw)
    (root / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    shutil.copytree(ROOT / "site", root / "site", ignore=shutil.ignore_patterns("synonyms.yml"))
    (root / ".gitignore").write_text("build\n")
    commit(root, "起点", 0)
    (root / GUIDE).write_text(guide(accepted()), encoding="utf-8")
    commit(root, "字符串", 10)
    assert main(["site", "--root", str(root), "--out", str(root / "build/site")]) == 0
    return root


@pytest.fixture(scope="module")
def site(city: Path) -> Path:
    """The site."""
    return city / "build/site"


def report(city: Path, form: str) -> bytes:
    """What ``diff`` writes of the commit."""
    out = city / f"build/report.{form}"
    assert main(["diff", "HEAD~1", "HEAD", "--root", str(city), "--format", form, "--out", str(out)]) == 0
    return out.read_bytes()


class Texts(HTMLParser):
    """The texts of a page, by element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found = [""]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self.found.append("")

    def handle_data(self, data: str) -> None:
        self.found[-1] += data


def missing(texts: Sequence[str], held: Sequence[str]) -> list[str]:
    """The texts that nothing of what is held is, outer blanks aside, or holds."""
    exact, whole = {each.strip() for each in held}, "\n".join(held)
    return [each for each in texts if each not in exact and each not in whole]


def test_some_are_taken_and_some_refused() -> None:
    """The list is what it should be, and neither side is empty."""
    assert len(strings()) > 400
    assert 350 < len(accepted()) < len(strings())
    for text in (
        "undefined",
        "<script>alert(123)</script>",
        "田中さんにあげて下さい",
        "1;DROP TABLE users",
        "Ω≈ç√∫˜µ≤≥÷",
        "社會科學院語學研究所",
    ):
        assert text in accepted()
    for text in ("-$1.00", "--help", "\ufeff", "\u202btest\u202b", "But now...\x1b[20Cfor my greatest trick...\x1b[8m"):
        assert text in strings()
        assert text not in accepted()


def test_the_page_shows_each(site: Path) -> None:
    """As the text of an element of its own."""
    html = (site / "guides/ju/xuke/index.html").read_text(encoding="utf-8")
    assert missing(accepted(), Texts(html).found) == []
    assert {each.strip() for each in Texts(html).found} >= {each for each in accepted() if len(each) > 3}


def test_the_search_index_holds_each(site: Path) -> None:
    """Among the lines of the full text."""
    lines = {
        line
        for path in (site / "search/index/x").glob("*.txt")
        for line in path.read_text(encoding="utf-8").split("\n")
    }
    assert [each for each in accepted() if each not in lines] == []


def test_json_holds_each(site: Path) -> None:
    """The entry's own file, the list's, and the linked data; also the report."""
    entry = json.loads((site / "api/v1/guides/ju/xuke.json").read_bytes())["data"]["entry"]
    whole = json.loads((site / "api/v1/guides/full.json").read_bytes())["data"][0]["entry"]
    for data in (entry, whole):
        assert data["aliases"] == list(accepted())
        assert [row["text"] for row in data["conditions"]] == list(accepted())
    linked = json.loads((site / "ld/guides/ju/xuke.jsonld").read_bytes())
    assert list(accepted()) in list(values(linked))


def values(data: object) -> Iterator[object]:
    """A value and all that are in it."""
    yield data
    for each in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from values(each)


def test_tables_hold_each(site: Path) -> None:
    """CSV as Python's reader reads it, the database, the workbook as openpyxl reads it: equal, in order, none a formula."""
    for name, column in (("guides.aliases", "value"), ("guides.conditions", "text")):
        raw = (site / f"data/{name}.csv").read_bytes().decode("utf-8-sig")
        assert [row[column] for row in csv.DictReader(io.StringIO(raw, newline=""))] == list(accepted())
        base = sqlite3.connect(f"file:{site / 'data/qingdan.sqlite'}?mode=ro", uri=True)
        assert [row[0] for row in base.execute(f'SELECT "{column}" FROM "{name}" ORDER BY rowid')] == list(accepted())  # noqa: S608
        base.close()
    book = openpyxl.load_workbook(site / "data/qingdan.xlsx")
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    held = {str(cell.value) for cell in cells}
    assert [each for each in accepted() if each not in held] == []


def test_every_feed_is_atom_and_the_lists_own_holds_what_it_tells(site: Path) -> None:
    """By the rules of RFC 4287; whatever the strings are, the feeds are XML."""
    feeds = sorted((site / "feeds").rglob("*.atom"))
    assert len(feeds) > 4
    for path in feeds:
        assert faults(path.read_bytes(), path.relative_to(site).as_posix()) == [], path
    told = ET.parse(site / "feeds/guides.atom").getroot()  # noqa: S314 our own file
    contents = [each.text or "" for each in told.iter(f"{ATOM}content")]
    assert contents
    assert len(missing(accepted(), contents)) < len(list(accepted()))


def test_reports_hold_each(city: Path) -> None:
    """JSON, HTML and Word as they are read; Markdown as it is shown, but for what parts a mention from its mark."""
    data = json.loads(report(city, "json"))
    assert missing(accepted(), [each for each in values(data) if isinstance(each, str)]) == []
    assert missing(accepted(), Texts(report(city, "html").decode()).found) == []
    document = Document(io.BytesIO(report(city, "docx")))
    assert missing(accepted(), [each.text for each in document.paragraphs]) == []
    between = report_between(
        Revision(city, "HEAD~1"), Revision(city, "HEAD"), load_schemas(WorkTree(ROOT)), Gated("2026-11-29")
    )
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown(between, limit=1 << 24))
    shown = flat("\n".join(Texts(page).found).replace("\u200b", ""))
    assert [each for each in accepted() if flat(each) not in shown] == []


def flat(text: str) -> str:
    """Without blanks, which HTML shows as one."""
    return re.sub(r"\s+", "", text)
