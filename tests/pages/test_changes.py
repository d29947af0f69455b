"""The pages of the past: built from history, true to it, and usable without a script."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from qingdan.cli import main
from qingdan.history import METRICS
from tests.diff.past import commit, git
from tests.support import BASE, ROOT, SHIPPED

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def past_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a small registry with four publications: a change, a decision with a move, an entry whose file went."""
    root = tmp_path_factory.mktemp("past-site")
    git(root, "init", "-q", "-b", "main")
    for path, text in {**BASE, "lists/laws/jiu.yml": BASE["lists/laws/fa.yml"].replace("示例法", "旧法")}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    for path, raw in SHIPPED.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(raw)
    (root / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    # The everyday words of the shipped site name shipped entries.
    shutil.copytree(ROOT / "site", root / "site", ignore=shutil.ignore_patterns("synonyms.yml"))
    (root / ".gitignore").write_text("build\n")
    commit(root, "起点", 0)
    guide = root / "lists/guides/ju/xuke.yml"
    guide.write_text(
        guide.read_text()
        .replace("promised: {value: 5", "promised: {value: 4")
        .replace("name: 布局图", "name: <b>布局</b>图")
    )
    commit(root, "缩短", 10)
    (root / "lists/guides/ju/xin.yml").write_text(guide.read_text() + "former_ids: [ju/xuke]\n")
    guide.unlink()
    commit(root, "移动", 20)
    (root / "lists/laws/jiu.yml").unlink()
    commit(root, "删去", 30)
    target = root / "build/site"
    assert main(["site", "--root", str(root), "--out", str(target)]) == 0
    return target


def test_each_publication_has_a_page_with_its_report(past_site: Path) -> None:
    """Named by day and commit, newest first in the index; values are shown, never run."""
    pages = sorted(path.name for path in (past_site / "changes").iterdir() if path.is_dir() and "-" in path.name)
    assert [page[:10] for page in pages] == ["2026-01-01", "2026-01-11", "2026-01-21", "2026-01-31"]
    report = (past_site / "changes" / pages[1] / "index.html").read_text(encoding="utf-8")
    assert "承诺办结时限缩短" in report
    assert "&lt;b&gt;布局&lt;/b&gt;图" in report
    assert "<b>布局" not in report
    index = (past_site / "changes/index.html").read_text(encoding="utf-8")
    assert [match[:10] for match in re.findall(r'href="\.\./changes/(2026-[^/]+)/"', index)] == [
        page[:10] for page in pages[::-1]
    ]


def test_the_index_says_what_was_done_and_since_when(past_site: Path) -> None:
    """First loadings are told as such and weigh nothing; entries that were changed are named."""
    index = (past_site / "changes/index.html").read_text(encoding="utf-8")
    rows = re.findall(r'data-qd-effects="([^"]*)">(.*?)(?=<tr|</table)', index, re.DOTALL)
    told = [[re.sub("<[^>]+>", "", cell).strip() for cell in row.split("<td>")[1:]] for _, row in rows]
    assert [line[0] for line in told] == ["2026-01-31", "2026-01-21", "2026-01-11", "2026-01-01"]
    assert told[0][1:] == ["去掉 1 个条目", "去掉 1"]
    assert told[2][1:] == ["改了示例许可（新办）", "更易 1，中性 1"]
    assert told[3][1].startswith("首次登记 ")
    assert re.fullmatch("首次登记 [0-9]+", told[3][2])
    assert rows[2][0] == "更易|中性|"
    assert "记录从 2026-01-01 开始" in index
    assert "更易 1 处" in index


@pytest.mark.browser
def test_a_publication_says_the_same_numbers_as_the_index(address: str, browser: Any) -> None:
    """First loadings are not 更难 there either; of a long one what is harder stands first."""
    page = browser.new_page()
    page.goto(address + "changes/")
    row = page.locator("tr[data-qd-day]", has_text="去掉 43").first
    told = row.locator("td").nth(2).text_content()
    page.goto(address + "changes/" + row.locator("a").get_attribute("href").removeprefix("../changes/"))
    assert "，".join(page.locator(".qd-tags .qd-tag").all_text_contents()) == told
    weights = page.locator("table.qd-list tbody tr td:last-child").all_text_contents()
    assert len(weights) > 100
    harder = ["更难" in each for each in weights]
    assert harder == sorted(harder, reverse=True)
    page.close()


def test_a_moved_entry_keeps_its_past_and_its_old_address(past_site: Path) -> None:
    """Its page tells all three moments; the former address leads there."""
    page = (past_site / "guides/ju/xin/index.html").read_text(encoding="utf-8")
    for told in ("新增办事指南", "承诺办结时限缩短", "条目换了标识"):
        assert told in page
    assert "guides/ju/xin/" in (past_site / "guides/ju/xuke/index.html").read_text(encoding="utf-8")


def test_an_entry_whose_file_went_keeps_a_page(past_site: Path) -> None:
    """An address once published answers for ever."""
    page = (past_site / "laws/jiu/index.html").read_text(encoding="utf-8")
    assert "已经不在清单里" in page
    assert "法律文件条目被删除" in page


def test_the_feeds_are_atom_and_tell_each_publication_once(past_site: Path) -> None:
    """All, by list, by organisation; with ids of their own, newest first."""
    for name, count in (("all", 4), ("guides", 3), ("laws", 2), ("org/ju", 3)):
        feed = ET.parse(past_site / f"feeds/{name}.atom").getroot()  # noqa: S314 our own file
        assert feed.tag == ATOM + "feed"
        for needed in ("id", "title", "updated", "author"):
            assert feed.find(ATOM + needed) is not None
        ids = [entry.findtext(ATOM + "id") for entry in feed.findall(ATOM + "entry")]
        assert len(ids) == len(set(ids)) == count
        times = [entry.findtext(ATOM + "updated") or "" for entry in feed.findall(ATOM + "entry")]
        assert times == sorted(times, reverse=True)
        for entry in feed.findall(ATOM + "entry"):
            link = entry.find(ATOM + "link")
            assert link is not None
            assert (past_site / "feeds" / f"{name}.atom").parent.joinpath(link.get("href", "")).resolve().is_dir()


def test_the_statistics_page_has_each_number_with_its_formula_and_its_past(past_site: Path) -> None:
    """A chart where a number has been measured more than once, and its table."""
    page = (past_site / "statistics/index.html").read_text(encoding="utf-8")
    assert "4 工作日" in page
    assert "算法：" in page
    assert '<svg class="qd-series"' in page
    assert "2026-01-01：5 工作日；2026-01-11：4 工作日" in page
    assert "2026-01-01 是 5 工作日" in page


def test_every_number_is_a_tile_that_leads_to_what_is_behind_it(site: Path) -> None:
    """With a bar where there is something to compare with; the types of powers add up to the powers in use."""
    page = (site / "statistics/index.html").read_text(encoding="utf-8")
    for metric in METRICS:
        tile = page[page.index(f'<li id="{metric.id}">') :]
        tile = tile[: tile.index("</details>")]
        href = re.search(r'<a href="\.\./([^"?]+)', tile)
        assert href is not None
        assert href[1] == f"{metric.collection}/"
        assert metric.formula in tile
        assert ('class="qd-share"' in tile) is (metric.unit != "份")
    types = page[page.index('id="types"') : page.index('id="due"')]
    counts = [int(found) for found in re.findall(r"<span>(\d+) 项</span>", types)]
    powers = re.search(r'id="powers">.*?<strong>(\d+) 项', page, re.DOTALL)
    assert powers is not None
    assert sum(counts) == int(powers[1]) > 100
    assert counts == sorted(counts, reverse=True)


def test_the_filters_leave_what_was_asked_for(address: str, browser: Any) -> None:
    """By organisation, effect and date; the count is told; without a script everything is there."""
    page = browser.new_page()
    page.goto(address + "changes/")
    rows = page.locator("tr[data-qd-day]")
    assert rows.count() >= 10
    page.click("[data-qd-changes] summary")
    page.select_option("[data-qd-by=effects]", "更难")
    shown = page.locator("tr[data-qd-day]:visible")
    assert 0 < shown.count() < rows.count()
    for at in range(shown.count()):
        assert "更难" in shown.nth(at).inner_text()
    page.select_option("[data-qd-by=effects]", "")
    page.fill("[data-qd-to]", "2020-01-01")
    assert shown.count() == 0
    assert re.match(
        "显示 0 次，共 [0-9]+ 次；记录从 2026-[0-9-]+ 开始，更早的没有", page.locator("[data-qd-shown]").inner_text()
    )
    page.close()
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(address + "changes/")
    assert plain.locator("tr[data-qd-day]:visible").count() == rows_without_script(plain)
    plain.close()


def rows_without_script(page: Any) -> int:
    """How many publications the page holds."""
    return int(page.locator("tr[data-qd-day]").count())
