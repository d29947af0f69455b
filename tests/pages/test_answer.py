"""A guide's page opens with its answer: on the first screen of a phone, and whole on paper."""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qingdan.checks import check
from qingdan.pages.answer import answer_of
from qingdan.pages.chinese import provision
from qingdan.pages.view import View
from qingdan.schema import Field
from tests.support import BASE, EXHAUSTIVE, SCHEMAS, SHIPPED, source

REGISTRY = check(SCHEMAS, checks=()).registry
GUIDES = list(REGISTRY.guides)[:: 1 if EXHAUSTIVE else 12]
SCREEN = 780
HIGHEST = 3_500
ASKED = ("几天", "多少钱", "跑几次", "几份材料", "在哪办")
BOTTOMS = """asked => [...document.querySelectorAll(".qd-glance > dt")].filter(each => asked.includes(each.textContent.trim()))
  .map(each => each.nextElementSibling.getBoundingClientRect().bottom + scrollY)"""


@pytest.mark.browser
def test_days_fee_visits_papers_and_place_are_on_the_first_screen(browser: Any, address: str) -> None:
    """Of every guide, at 360 by 780 px; half of the pages are no longer than 3,500 px."""
    page = browser.new_page(viewport={"width": 360, "height": SCREEN})
    heights = []
    for guide in GUIDES:
        page.goto(f"{address}{guide.key}/", wait_until="load")
        bottoms = page.evaluate(BOTTOMS, list(ASKED))
        assert len(bottoms) == len(ASKED) - (not guide.rows("places")), guide.key
        assert max(bottoms) <= SCREEN, guide.key
        heights.append(page.evaluate("document.documentElement.scrollHeight"))
    assert statistics.median(heights) <= HIGHEST
    page.close()


@pytest.mark.browser
def test_what_is_folded_opens_for_an_address_within(browser: Any, address: str) -> None:
    """A link into a table finds the fold open; all folds can be opened by the keyboard."""
    page = browser.new_page(viewport={"width": 360, "height": SCREEN})
    page.goto(f"{address}{GUIDES[0].key}/#materials-table", wait_until="networkidle")
    assert page.locator("#materials-table").evaluate("each => each.open")
    page.locator("#steps-table > summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("#steps-table table").is_visible()
    page.close()


@pytest.mark.browser
def test_every_value_of_a_guide_is_on_paper(browser: Any, address: str, tmp_path: Path) -> None:
    """Three sheets of A4 at most; each text, term, article and name of the guide stands in the print's text."""
    program = shutil.which("pdftotext")
    if program is None:
        if os.environ.get("QINGDAN_NEEDS_BROWSER"):
            pytest.fail("没有找到 pdftotext")
        pytest.skip("没有找到 pdftotext；Debian 上：apt-get install poppler-utils")
    page = browser.new_page(viewport={"width": 360, "height": SCREEN})
    for guide in GUIDES:
        page.goto(f"{address}{guide.key}/", wait_until="load")
        page.wait_for_function("document.querySelector('table.qd-table td[data-label]')")
        paper = tmp_path / "page.pdf"
        paper.write_bytes(page.pdf(format="A4"))
        assert len(re.findall(rb"/Type /Page\b", paper.read_bytes())) <= 3, guide.key
        read = [
            _close(subprocess.run([program, way, str(paper), "-"], capture_output=True, check=True).stdout.decode())
            for way in ("-raw", "-layout")
        ]
        missing = [
            each for each in _leaves(guide.collection.root, guide.data) if not any(each in text for text in read)
        ]
        assert missing == [], guide.key
    page.close()


def _close(text: str) -> str:
    """A text without the blanks and line ends of its page."""
    return re.sub(r"\s+", "", text)


def _leaves(field: Field, data: Any, name: str = "") -> Iterator[str]:
    """Each value that a reader is shown, as it is written on a page."""
    if isinstance(data, dict):
        if data.keys() == {"value", "unit"}:
            yield (
                f"{data['value']}{'个' if data['unit'] == '工作日' else ''}{data['unit']}" if data["value"] else "当场"
            )
        elif "article" in data:
            yield provision(data)
        for key, value in data.items():
            below = field.below(key)
            if below is not None and not below.machine and key not in ("id", "value", "unit", "article", "former_ids"):
                yield from _leaves(below, value, key)
    elif isinstance(data, list):
        for value in data:
            yield from _leaves(field.items or field, value, name)
    elif field.reference or name == "subitem":
        target = REGISTRY.find(f"{field.reference}/{data}")
        yield from [_close(str(target.get("short") or target.name))] if target is not None else []
    elif isinstance(data, str) and name != "field":
        yield _close(data)


def _answer(files: dict[str, str], key: str) -> Any:
    registry = check(source({**BASE, **files}), checks=()).registry
    entry = registry.find(key)
    assert entry is not None
    return answer_of(entry, View(registry, entry, "../", {"time_limit.promised": "没有见到公布的承诺"}))


def test_the_answer_says_none_of_what_is_nought_and_marks_what_is_open() -> None:
    """No fee is 不收费, no visit 不用跑, no day 当场办结; an open term has its mark, and nothing else has."""
    guide = BASE["lists/guides/ju/xuke.yml"]
    lines = {line.title: line for line in _answer({}, "guides/ju/xuke").lines}
    assert lines["几天"].words == "5 个工作日以内"
    assert lines["多少钱"].words == "不收费"
    assert lines["跑几次"].words == "不用跑"
    assert lines["几天"].open == "没有见到公布的承诺"
    assert [title for title, line in lines.items() if line.open] == ["几天"]
    assert "网上办" not in lines
    changed = guide.replace("promised: {value: 5", "promised: {value: 0").replace(
        "visits: 0", "visits: 1\non_site_reason: 核对原件\naccess: {apply: {url: 'https://shili.example.cn/ban'}}"
    )
    lines = {line.title: line for line in _answer({"lists/guides/ju/xuke.yml": changed}, "guides/ju/xuke").lines}
    assert lines["几天"].words == "当场办结"
    assert lines["跑几次"].words == "最多跑 1 次"
    assert lines["跑几次"].beside == "核对原件"
    assert lines["网上办"].href == "https://shili.example.cn/ban"


@pytest.mark.parametrize(
    ("title", "line"),
    [("几天", "  promised: {value: 5, unit: 工作日}\n"), ("多少钱", "fees: []\n"), ("跑几次", "visits: 0\n")],
)
def test_what_is_not_written_is_not_said_to_be_none(title: str, line: str) -> None:
    """A fee that nobody wrote down may be one; only an empty list is no fee."""
    guide = BASE["lists/guides/ju/xuke.yml"]
    assert line in guide
    lines = {
        each.title: each.words
        for each in _answer({"lists/guides/ju/xuke.yml": guide.replace(line, "")}, "guides/ju/xuke").lines
    }
    assert lines[title] == "还没有写明，先问窗口"


def test_a_paper_is_in_one_group_only() -> None:
    """Each of the shipped guides' papers, and the counts at a glance are those of the groups."""
    for guide in REGISTRY.guides:
        answer = answer_of(guide, View(REGISTRY, guide, ""))
        assert answer is not None
        papers = next((part for part in answer.parts if part.anchor == "materials"), None)
        names = [item.name for heap in papers.heaps for item in heap.items] if papers else []
        assert sorted(names) == sorted(str(row["name"]) for row in guide.rows("materials")), guide.key


def test_any_list_may_say_how_its_pages_open() -> None:
    """A view in another schema is enough: no program knows the list."""
    schema = json.loads(SHIPPED["schemas/negative.schema.json"])
    named = next(name for name in schema["properties"] if name == schema["x-collection"].get("label", "name"))
    schema["x-view"] = {"glance": [{"title": "叫什么", "of": named}]}
    negative = next(entry for entry in REGISTRY.negatives)
    text = SCHEMAS.root.joinpath(negative.path).read_text("utf-8")
    files = {negative.path: text, "schemas/negative.schema.json": json.dumps(schema, ensure_ascii=False)}
    answer = _answer(files, negative.key)
    assert [(line.title, line.words) for line in answer.lines] == [("叫什么", negative.name)]


def test_a_view_that_names_no_field_is_refused() -> None:
    """The fault is told at the name."""
    schema = SHIPPED["schemas/guides.schema.json"].decode().replace('"of": "visits"', '"of": "vists"')
    found = [
        each
        for each in check(source({**BASE, "schemas/guides.schema.json": schema})).diagnostics
        if each.code == "QD137"
    ]
    assert len(found) == 1
    assert "vists" in found[0].message


def test_a_guide_leads_to_who_answers_for_it_and_where_to_complain(site: Path) -> None:
    """In sight below its head, and both places are on the page."""
    pages = sorted(site.glob("guides/*/*/index.html"))
    assert len(pages) > 100
    for page in pages:
        html = page.read_text("utf-8")
        found = re.findall(r'<p class="qd-beside">(.*?)</p>', html)
        assert len(found) == 1, page
        anchors = re.findall(r'href="#([^"]+)"', found[0])
        assert anchors == ["late", "appeal"], page
        assert all(f'id="{anchor}"' in html for anchor in anchors), page
