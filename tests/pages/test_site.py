"""The built site: a page for everything, links that lead somewhere, the same bytes, and no harm from a crash."""

from __future__ import annotations

import filecmp
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from qingdan.checks import catalogue, check
from qingdan.cli import main
from qingdan.diff.gate import RULES
from qingdan.diff.kinds import kinds
from qingdan.pages.chinese import article, duration, numeral
from qingdan.pages.codes import address_of, codes_by_page
from tests.read.test_hostile import small_registry
from tests.schema.test_schemas import NEW
from tests.support import BASE, ROOT, SCHEMAS


def test_every_entry_and_every_code_has_a_page(site: Path) -> None:
    """As many pages as entries: none is dropped, none is invented but for entries whose files are gone, which say so."""
    registry = check(SCHEMAS).registry
    missing = [key for key in registry.entries if not (site / key / "index.html").is_file()]
    assert missing == []
    names = {collection.name for collection in registry.schemas.collections}
    single = {collection.name for collection in registry.schemas.collections if collection.single}
    pages = {p.parent.relative_to(site).as_posix() for p in site.rglob("index.html")}
    entries = {page for page in pages if page.split("/")[0] in names and page not in names - single}
    beside = {page for page in entries if page.rpartition("/")[2] in ("related", "history", "plan", "papers")}
    assert {page.rpartition("/")[0] for page in beside} <= set(registry.entries)
    slips = {f"{guide.key}/slip" for guide in registry.guides} | beside
    gone = entries - set(registry.entries) - slips - {"negative/enquiry"}
    for key in gone:
        assert "已经不在清单里" in (site / key / "index.html").read_text(encoding="utf-8")
    assert entries - gone == set(registry.entries) | slips | {"negative/enquiry"}


def test_every_code_is_explained_at_its_place(site: Path) -> None:
    """Checks, kinds and rules of the gate: once each, with why and both listings, on the page of their family."""
    rules = {rule.code: (rule.title, rule.why, *(each.text for each in rule.examples)) for rule in catalogue()}
    changes = {each.code: (each.title, each.why, each.before, each.after) for each in (*kinds(), *RULES)}
    for code, words in {**rules, **changes}.items():
        page, _, anchor = address_of(code).partition("#")
        html = unescape((site / page / "index.html").read_text("utf-8"))
        assert html.count(f'id="{code}"') == 1
        assert anchor == code
        told = html[html.index(f'id="{code}"') :]
        told = told[: told.index("</details>")]
        assert [each for each in words if each not in told] == []
    pages = {each.parent.name for folder in ("checks", "kinds") for each in (site / folder).glob("*/index.html")}
    assert pages == {each.rstrip("/").rpartition("/")[2] for each in codes_by_page()}


def test_an_entry_page_shows_every_text_of_its_entry(site: Path) -> None:
    """Every leaf text of the guide is on its page, in words."""
    html = (site / "guides/shichang-jianguan/shipin-jingying-xuke-xinban/index.html").read_text(encoding="utf-8")
    for words in (
        "食品经营许可申请书",
        "容缺后补",
        "3 个工作日",
        "一次性告知补正",
        "表一 基本信息",
        "表二 申请材料",
        "表三",
        "一图",
        "《行政许可法》",
        "第四十二条",
        "待核实",
        "没有由负责的机关核对过",
    ):
        assert words in html
    assert "<svg" in html


class Links(HTMLParser):
    """The links and the anchors of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.ids.add(str(found["id"]))
        for name in ("href", "src"):
            if found.get(name):
                self.links.append(str(found[name]))


def links(site: Path) -> Iterator[tuple[Path, str]]:
    for page in sorted(site.rglob("*.html")):
        parser = Links()
        parser.feed(page.read_text(encoding="utf-8"))
        yield from ((page, link) for link in parser.links)


def test_every_internal_link_leads_to_a_file(site: Path) -> None:
    """No dead link on any page."""
    dead = set()
    for page, link in links(site):
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or not parts.path:
            continue
        target = (site if parts.path.startswith("/") else page.parent) / unquote(parts.path).lstrip("/")
        if not (target.is_file() or (target / "index.html").is_file()):
            dead.add((page.relative_to(site).as_posix(), link))
    assert dead == set()


def test_no_page_names_an_outside_host_to_load_from(site: Path) -> None:
    """Scripts, styles and images are all the site's own."""
    for page, link in links(site):
        if urlsplit(link).netloc:
            tag = re.search(rf"<(\w+)[^>]*{re.escape(link)}", page.read_text(encoding="utf-8"))
            assert tag is not None
            assert tag[1] == "a", (page, link)


def copy(folder: Path) -> None:
    """A repository with the small registry and the site sources, less the words for shipped entries, of one commit."""
    small_registry(folder, {})
    shutil.copytree(ROOT / "site", folder / "site", ignore=shutil.ignore_patterns("synonyms.yml"))
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    environment = {
        **os.environ,
        "GIT_AUTHOR_DATE": "2026-03-02T10:00:00+08:00",
        "GIT_COMMITTER_DATE": "2026-03-02T10:00:00+08:00",
    }
    for command in (
        ["init", "-q", "-b", "main"],
        ["add", "-A"],
        ["-c", "user.name=t", "-c", "user.email=t@example.invalid", "commit", "-q", "-m", "one"],
    ):
        subprocess.run(["git", "-C", str(folder), *command], check=True, env=environment)


def same(a: Path, b: Path) -> bool:
    """Whether two folders hold the same files with the same bytes."""
    names = [sorted(p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file()) for root in (a, b)]
    return names[0] == names[1] and filecmp.cmpfiles(a, b, names[0], shallow=False)[1:] == ([], [])


def test_the_same_commit_gives_the_same_bytes(tmp_path: Path) -> None:
    """Under another time zone, locale, umask, working directory, hash seed and name of the folder."""
    built = []
    for number in range(2):
        folder = tmp_path / f"copy{number}"
        if number:
            subprocess.run(["git", "clone", "-q", str(tmp_path / "copy0"), str(folder)], check=True)
        else:
            copy(folder)
        more = [
            {"TZ": "UTC", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
            {"TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8", "PYTHONHASHSEED": "77"},
        ][number]
        command = f"umask {['022', '077'][number]}; exec {sys.executable} -m qingdan site --root {folder} --out {tmp_path}/out{number}"
        subprocess.run(
            ["sh", "-c", command],
            check=True,
            cwd=["/", tmp_path][number],
            env={**os.environ, **more},
            capture_output=True,
        )
        built.append(tmp_path / f"out{number}")
    assert same(*built)
    html = (built[0] / "index.html").read_text(encoding="utf-8")
    assert "2026-03-02" in html


def test_hostile_text_is_shown_and_never_run(tmp_path: Path) -> None:
    """HTML, Jinja, Markdown and Mermaid in values come out as text on every page that has them."""
    copy(tmp_path)
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}{% raw %}[a](javascript:alert(1))\"'"
    path = tmp_path / "lists/guides/ju/xuke.yml"
    path.write_text(
        BASE["lists/guides/ju/xuke.yml"]
        .replace("示例许可（新办）", json.dumps(hostile))
        .replace("受理\n", json.dumps(hostile) + "\n"),
        encoding="utf-8",
    )
    assert main(["site", "--root", str(tmp_path)]) == 0
    for page in (tmp_path / "build/site").rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert "<script>alert" not in html
        assert "<img src=x" not in html
    guide = (tmp_path / "build/site/guides/ju/xuke/index.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in guide
    assert "{{ 7*7 }}" in guide


def test_a_new_collection_is_listed_and_has_pages(tmp_path: Path) -> None:
    """A schema and two entries, no Python: a place in the menu, a list page, two entry pages, a card on the home page."""
    copy(tmp_path)
    for path, text in NEW.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert main(["site", "--root", str(tmp_path)]) == 0
    site = tmp_path / "build/site"
    listing = (site / "zhengming/index.html").read_text(encoding="utf-8")
    assert "婚姻状况证明" in listing
    assert "../zhengming/juzhu/" in listing
    assert "示例局" in (site / "zhengming/hunyin/index.html").read_text(encoding="utf-8")
    assert "证明事项清单" in (site / "index.html").read_text(encoding="utf-8")


def test_errors_leave_the_last_site_as_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With an error in the lists nothing is built, and the site of before still stands."""
    copy(tmp_path)
    assert main(["site", "--root", str(tmp_path)]) == 0
    before = shutil.copytree(tmp_path / "build/site", tmp_path / "before")
    (tmp_path / "lists/organisations/ju.yml").write_text("name: [\n", encoding="utf-8")
    assert main(["site", "--root", str(tmp_path)]) == 1
    assert "原来的网站没有动" in capsys.readouterr().err
    assert same(before, tmp_path / "build/site")


@pytest.mark.skipif(sys.platform != "linux", reason="the exchange of folders in one step is Linux's")
def test_a_kill_at_any_moment_leaves_a_whole_site(tmp_path: Path) -> None:
    """kill -9 while building: what stands is the old site or the new one, and the next build clears up."""
    copy(tmp_path)
    assert main(["site", "--root", str(tmp_path)]) == 0
    old = shutil.copytree(tmp_path / "build/site", tmp_path / "old")
    (tmp_path / "lists/organisations/ju.yml").write_text(
        BASE["lists/organisations/ju.yml"].replace("示例局", "改名局"), encoding="utf-8"
    )
    seen = set()
    for wait in (0.2, 0.5, 0.7, 0.9, 1.1, 1.3):
        running = subprocess.Popen(
            [sys.executable, "-m", "qingdan", "site", "--root", str(tmp_path)], stderr=subprocess.DEVNULL
        )
        time.sleep(wait)
        running.send_signal(signal.SIGKILL)
        running.wait()
        html = (tmp_path / "build/site/organisations/ju/index.html").read_text(encoding="utf-8")
        seen.add("改名局" in html)
        if "改名局" not in html:
            assert same(old, tmp_path / "build/site")
    assert False in seen
    assert main(["site", "--root", str(tmp_path)]) == 0
    assert sorted(p.name for p in (tmp_path / "build").iterdir()) == ["site"]


def test_numbers_are_written_as_in_the_statutes() -> None:
    """Article numbers and durations."""
    assert [numeral(n) for n in (1, 10, 12, 20, 101, 110, 1005)] == [
        "一",
        "十",
        "十二",
        "二十",
        "一百零一",
        "一百一十",
        "一千零五",
    ]
    assert article("12-1") == "第十二条之一"
    assert [duration({"value": v, "unit": u}) for v, u in ((20, "工作日"), (30, "日"), (3, "个月"), (0, "工作日"))] == [
        "20 个工作日",
        "30 日",
        "3 个月",
        "当场",
    ]


def test_a_sub_item_is_called_by_its_name(site: Path) -> None:
    """A guide for a part of a power tells which part in words, not by the id of its row."""
    html = (site / "guides/shuiwu/qushui-xuke/index.html").read_text("utf-8")
    assert "所属子项<dd>取水申请批准<" in html
