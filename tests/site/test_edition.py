"""The edition stands in a few files; every other file tells when its own content last changed, and changes with nothing else."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.cli.site import build_site
from tests.diff.past import commit, git
from tests.site.chain import files, reordered, requoted
from tests.support import ROOT

GUIDE = "guides/shuiwu/qushui-xuke"
FILE = f"lists/{GUIDE}.yml"
EDITION = {"api/v1/index.json", "data/edition.json", "index.html", "registry/index.html"}
"""What tells of which commit the site is."""
LINES = "api/v1/findings.json"
"""What tells the lines at which something was found."""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped lists in a repository of their own, with a site of their first commit."""
    root = tmp_path_factory.mktemp("edition") / "city"
    for name in ("lists", "schemas", "site"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / ".gitignore").write_text("build/\n")
    git(root, "init", "-q")
    commit(root, "lists", 390)
    assert build_site(root, None)[0] == 0
    return root


def altered(root: Path, edit: Callable[[Path], None], day: int) -> set[str]:
    """The addresses of the files that are new, gone or other once an edit is committed and the site built again."""
    before = files(root / "build/site")
    edit(root)
    commit(root, "改", day)
    code, target, built = build_site(root, None)
    assert code == 0
    assert built is not None
    after = files(target)
    changed = {address for address in before.keys() | after.keys() if before.get(address) != after.get(address)}
    assert built[1].written == len(changed & after.keys())
    return changed


def summary(words: str) -> Callable[[Path], None]:
    """Give the guide another summary."""

    def edit(root: Path) -> None:
        text = (root / FILE).read_text("utf-8")
        (root / FILE).write_text(re.sub(r"(?m)^summary: .*$", f"summary: {words}", text, count=1), "utf-8")

    return edit


def readme(root: Path) -> None:
    """Write what no list has to do with."""
    (root / "README.md").write_text("说明\n", "utf-8")


def test_a_commit_that_touches_no_list_changes_what_tells_the_edition_and_nothing_else(city: Path) -> None:
    """On the same day and on another."""
    first = git(city, "rev-parse", "HEAD")
    assert altered(city, readme, 390) == EDITION
    assert altered(city, lambda root: (root / "README.md").write_text("又\n"), 400) == EDITION
    assert len(EDITION) <= 8
    for address, raw in files(city / "build/site").items():
        assert git(city, "rev-parse", "HEAD")[:10].encode() not in raw or address in EDITION, address
    built = json.loads((city / f"build/site/api/v1/{GUIDE}.json").read_text())["built_from"]
    assert built["commit"] == first


def test_a_commit_that_only_writes_lists_another_way_changes_no_page_and_no_data(city: Path) -> None:
    """Comments, quotes, and the order of keys: of the last change of an entry they are none."""

    def write(root: Path) -> None:
        for path in (FILE, "lists/laws/xingzheng-xuke-fa.yml", "lists/organisations/shuiwu.yml"):
            text = reordered(requoted((root / path).read_text("utf-8")))
            (root / path).write_text(f"{text}# 待核对\n", "utf-8")

    assert altered(city, write, 401) - {LINES} == EDITION


def test_a_commit_of_one_guide_changes_the_pages_that_show_it(city: Path) -> None:
    """Its own, its publication's, the lists', the feeds' that tell of it; what people take along; what finds it by its words."""
    changed = altered(city, summary("依据新的办法取水。"), 402)
    assert len(changed) <= 60
    head = git(city, "rev-parse", "HEAD")
    publication = f"changes/2027-02-07-{head[:10]}/index.html"
    pages = {each for each in changed if each.endswith(".html") and not each.startswith("changes/")}
    own = {f"{GUIDE}/index.html", f"{GUIDE}/slip/index.html"}
    assert pages == own | {"index.html", "registry/index.html", "data/index.html", "statistics/index.html"}
    assert publication in changed
    assert {each for each in changed if each.startswith("feeds/")} == {
        "feeds/all.atom", "feeds/guides.atom", "feeds/org/shuiwu.atom",
    }  # fmt: skip
    beside = re.compile(r"(changes|api/v1/changes|search/index|data|feeds)/|api/v1/(index|metrics)\.json$")
    shown = {f"api/v1/{GUIDE}.json", "api/v1/guides.json", "api/v1/guides/full.json", f"ld/{GUIDE}.jsonld"}
    assert {each for each in changed - pages - shown if not beside.match(each)} == set()
    page = (city / f"build/site/{GUIDE}/index.html").read_text("utf-8")
    assert f'最近一次改动：<a href="../../../{publication.removesuffix("index.html")}">2027-02-07</a>' in page
    assert head[:10] not in page.partition('id="history"')[0]
    assert json.loads((city / f"build/site/api/v1/{GUIDE}.json").read_text())["built_from"]["commit"] == head


def test_what_is_not_committed_says_so(city: Path) -> None:
    """Its page and the home page in words; its data come from no commit."""
    summary("还没有提交的说法。")(city)
    other = "lists/organisations/shuiwu.yml"
    (city / other).write_text(f"# 只添了注释\n{(city / other).read_text('utf-8')}", "utf-8")
    assert build_site(city, None)[0] == 0
    site = city / "build/site"
    assert "这个条目有尚未提交的改动。" in (site / GUIDE / "index.html").read_text("utf-8")
    assert "尚未提交" not in (site / "organisations/shuiwu/index.html").read_text("utf-8")
    assert "含尚未提交的改动" in (site / "index.html").read_text("utf-8")
    for name, known in ((GUIDE, False), ("guides", False), ("organisations/shuiwu", True), ("organisations", True)):
        assert bool(json.loads((site / f"api/v1/{name}.json").read_text())["built_from"]) is known, name
    assert json.loads((site / "data/edition.json").read_text())["changed"] is True


def test_where_the_history_was_not_fetched_nothing_is_said_of_it(city: Path, tmp_path: Path) -> None:
    """Of an entry that a shallow clone cannot know more of; outside git pages say nothing at all."""
    git(city, "checkout", "-q", ".")
    clone = tmp_path / "clone"
    git(city, "clone", "-q", "--depth", "2", f"file://{city}", str(clone))
    assert build_site(clone, None)[0] == 0
    site = clone / "build/site"
    assert "最近一次改动在建站时取回的历史之前" in (site / "organisations/shuiwu/index.html").read_text("utf-8")
    assert json.loads((site / "api/v1/organisations/shuiwu.json").read_text())["built_from"] == {}
    assert json.loads((site / f"api/v1/{GUIDE}.json").read_text())["built_from"] != {}
    shutil.rmtree(clone / ".git")
    assert build_site(clone, None)[0] == 0
    assert "最近一次改动" not in (site / "organisations/shuiwu/index.html").read_text("utf-8")
    assert json.loads((site / f"api/v1/{GUIDE}.json").read_text())["built_from"] == {}
    assert "不在 git 仓库里" in (site / "index.html").read_text("utf-8")
