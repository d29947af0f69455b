"""The site that follows the lists while they are edited: the same pages as built, what was saved within two seconds, errors in the page."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qingdan.cli.site import build_site
from qingdan.read import WorkTree
from qingdan.site.live import LiveSite
from tests.diff.past import commit, git
from tests.support import ROOT

GUIDE = "lists/guides/shuiwu/qushui-xuke.yml"
PAGE = "guides/shuiwu/qushui-xuke/"
SECONDS = 2.0


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped lists and all that their site is made from, in a repository of their own."""
    root = tmp_path_factory.mktemp("city")
    for name in ("lists", "schemas", "site"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / ".gitignore").write_text("build/\n")
    git(root, "init", "-q")
    commit(root, "lists", 330)
    return root


@pytest.fixture(scope="module")
def live(city: Path) -> LiveSite:
    """Its site as built, and following."""
    code, _, built = build_site(city, None)
    assert code == 0
    assert built is not None
    return LiveSite(WorkTree(city), WorkTree(ROOT), built, lambda: build_site(city, None)[2])


def edit(root: Path, old: str, new: str, path: str = GUIDE) -> None:
    """Save a file in which one thing is different."""
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(old) == 1, path
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def restore(root: Path) -> None:
    """Everything as committed."""
    git(root, "checkout", "-q", "--", ".")
    git(root, "clean", "-fdq", "lists")


def test_what_is_made_when_asked_for_is_what_is_built(city: Path, live: LiveSite) -> None:
    """Every page and every file, byte for byte, after a change that was taken back."""
    built = {path.relative_to(city / "build/site").as_posix(): path for path in (city / "build/site").rglob("*")}
    edit(city, "name: 取水申请审批", "name: 取用水申请审批")
    assert live.refresh()
    assert "取用水申请审批" in (live.page(PAGE) or "")
    restore(city)
    assert live.refresh()
    assert not live.refresh()
    assert live.state.errors == ()
    pages = [*live.state.contents.pages()]
    assert len(pages) > 1000
    for page in pages:
        told = built[f"{page.address}index.html"].read_text(encoding="utf-8")
        assert live.state.shells.page(page).decode() == told
    for address in ("", PAGE, f"{PAGE}slip/", "checks/QD2xx/", "changes/", "negative/enquiry/", "guides/"):
        assert live.page(address) == built[f"{address}index.html"].read_text(encoding="utf-8")
    for group in live.state.contents.groups:
        for name, _ in group.make():
            assert name.startswith(group.prefixes)
    for name in (
        "search/index.json",
        "api/v1/guides.json",
        "data/SHA256SUMS",
        "feeds/all.atom",
        "api/v1/findings.json",
    ):
        if name in built:
            assert live.file(name) == built[name].read_bytes()
    assert live.file("api/v1/guides.json") is not None
    assert live.page("guides/shuiwu/meiyou/") is None
    assert live.file("assets/qingdan.css") is None


def test_a_file_that_cannot_be_read_leaves_the_pages_as_they_were(city: Path, live: LiveSite) -> None:
    """The errors say where; mended, the page moves on. A new entry has a page, and a deleted one has none."""
    shown = live.state.shown
    edit(city, "name: 取水申请审批", "name: [取水申请审批")
    assert live.refresh()
    assert live.state.behind
    assert live.state.shown == shown
    assert live.state.errors[0].place.path == GUIDE
    restore(city)
    assert live.refresh()
    assert not live.state.behind
    assert live.state.errors == ()
    law = city / "lists/laws/ceshi-tiaoli.yml"
    law.write_text((city / "lists/laws/xingzheng-xuke-fa.yml").read_text(encoding="utf-8"), encoding="utf-8")
    assert live.refresh()
    assert live.page("laws/ceshi-tiaoli/") is not None
    law.unlink()
    assert live.refresh()
    assert live.page("laws/ceshi-tiaoli/") is None


def test_a_broken_reference_is_told_and_shown(city: Path, live: LiveSite) -> None:
    """The page shows what was saved, and the error beside it."""
    edit(city, "name: 取水申请审批", "name: 取水申请审批（改）")
    text = (city / GUIDE).read_text(encoding="utf-8")
    (city / GUIDE).write_text(text.replace("law: ", "law: mei-you-de-fa-", 1), encoding="utf-8")
    assert live.refresh()
    assert "取水申请审批（改）" in (live.page(PAGE) or "")
    assert "QD201" in {each.code for each in live.state.errors}
    restore(city)
    assert live.refresh()


@pytest.fixture
def served(city: Path) -> Iterator[tuple[Path, int]]:
    """The command running on the lists, and its port."""
    restore(city)
    process = subprocess.Popen(
        [sys.executable, "-m", "qingdan", "serve", "--port", "0", "--root", str(city)],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    line = next(line for line in process.stderr if "127.0.0.1:" in line)
    yield city, int(line.split("127.0.0.1:")[1].split("/")[0])
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 0
    restore(city)


def asked(port: int, path: str, host: str = "") -> tuple[int, str, dict[str, str]]:
    """One request: the status, the text, the headers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Host": host or f"127.0.0.1:{port}"})
    answer = connection.getresponse()
    return answer.status, answer.read().decode("utf-8", "replace"), dict(answer.getheaders())


def test_only_this_machine_is_answered_and_only_the_site(served: tuple[Path, int]) -> None:
    """Addresses without their slash lead on; what is not there says so; nothing beside the site is given."""
    root, port = served
    assert asked(port, f"/{PAGE}")[0] == 200
    status, _, headers = asked(port, f"/{PAGE.rstrip('/')}")
    assert (status, headers["Location"]) == (301, f"/{PAGE}")
    assert asked(port, "/meiyou/")[0] == 404
    assert asked(port, "/%2e%2e/%2e%2e/lists/registry.yml")[0] == 404
    assert asked(port, f"/{PAGE}", host="evil.example:80")[0] == 403
    assert json.loads(asked(port, "/_live?after=-1")[1])["total"] == 0
    assert asked(port, "/_live.js")[0] == 200
    (root / "lists/organisations/bu-cunzai.yml").write_text("name: [\n", encoding="utf-8")
    told = json.loads(asked(port, "/_live?after=1")[1])
    assert told["behind"]
    (root / "lists/organisations/bu-cunzai.yml").unlink()


@pytest.mark.quiet
def test_what_is_saved_is_in_the_page_within_two_seconds(browser: Any, served: tuple[Path, int]) -> None:
    """An open page becomes the new one by itself; an error is told in it, with its place and what to do, and goes when mended."""
    root, port = served
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"http://127.0.0.1:{port}/{PAGE}")
    waits = []
    for word in (f"取水申请审批（{each}）" for each in "甲乙丙丁"):  # the best of four: the machine is not ours alone
        restore(root)
        page.get_by_role("heading", name="取水申请审批").first.wait_for()
        time.sleep(1.5)
        edit(root, "name: 取水申请审批", f"name: {word}")
        began = time.monotonic()
        page.locator("h1", has_text=word).wait_for(timeout=20_000)
        waits.append(time.monotonic() - began)
    restore(root)
    page.locator("h1", has_text="（丁）").wait_for(state="detached")
    time.sleep(1.5)
    edit(root, "name: 取水申请审批", "nmae: 取水申请审批")
    began = time.monotonic()
    panel = page.locator(".qd-live")
    panel.get_by_text("页面还是改动之前的").wait_for(timeout=20_000)
    waits.append(time.monotonic() - began)
    panel.get_by_text(f"{GUIDE}:").first.wait_for()
    assert panel.get_by_text("改法：").count()
    assert panel.locator("a", has_text="QD").count()
    if os.environ.get("QINGDAN_PICTURES"):
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            page.screenshot(path=f"{os.environ['QINGDAN_PICTURES']}/live-{width}.png")
    restore(root)
    panel.wait_for(state="hidden", timeout=20_000)
    page.close()
    assert min(waits[:4]) < SECONDS, waits
    assert waits[2] < 2 * SECONDS, waits
