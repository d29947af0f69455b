"""The editor of the published site, in a browser, at a repository: what it sends is a change of what was changed, or nothing."""

from __future__ import annotations

import functools
import hashlib
import http.server
import json
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest

from qingdan.checks import check
from qingdan.cli import main
from qingdan.diagnostics import Severity
from qingdan.model import Registry
from qingdan.pages.editor import FILES, POLICY, editor_files, policy_of
from qingdan.pages.forms import backend_of
from qingdan.read import WorkTree
from tests.conftest import Silent
from tests.diff.past import commit, git
from tests.edit.forge import TOKEN, Forge, forge
from tests.support import EDITOR, ROOT

GUIDE = "lists/guides/shuiwu/qushui-xuke.yml"
BRANCH = "cms/guides/shuiwu/qushui-xuke"
VENDORED = {
    "yaml.js": "e4c0cd905dfa0ba7a8295c44a426d8dc8b0f1bf2d7d897eeee9675276594685b",
    "json-schema.js": "062cf9ff02ac377421920cdf7ab325a15fcad32c2e0e45f33b58ee8ad95c3420",
}


@pytest.fixture(scope="module")
def shipped() -> Registry:
    """The shipped lists."""
    return check(WorkTree(ROOT)).registry


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Forge, str]]:
    """A host with the shipped lists, which name it, and the address of the editor that is published for them.

    Two comments stand in the guide.
    """
    root = tmp_path_factory.mktemp("host") / "lists"
    for name in ("lists", "schemas"):
        shutil.copytree(ROOT / name, root / name)
    with forge(root) as server:
        about = root / "lists/registry.yml"
        edit = f"http://127.0.0.1:{server.server_port}/city/lists/edit/main/"
        raw = about.read_text("utf-8").replace("notices:", f"repository: {{edit_url: {edit}}}\nnotices:")
        about.write_text(raw, "utf-8")
        limit = "promised: {value: 15, unit: 工作日}"
        raw = (root / GUIDE).read_text("utf-8")
        raw = raw.replace(limit, f"{limit}  # 待主任办公会").replace("handling:", "# 第一批\nhandling:")
        (root / GUIDE).write_text(raw, "utf-8")
        git(root, "init", "-q", "-b", "main")
        commit(root, "lists", 0)
        folder = tmp_path_factory.mktemp("published")
        files = dict(editor_files(WorkTree(ROOT), check(WorkTree(root), WorkTree(ROOT)).registry))
        files |= {f"schemas/v1/{path.name}": path.read_bytes() for path in (ROOT / "schemas").iterdir()}
        for address, content in files.items():
            (folder / address).parent.mkdir(parents=True, exist_ok=True)
            (folder / address).write_bytes(content)
        handler = functools.partial(Silent, directory=str(folder))
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as site:
            threading.Thread(target=site.serve_forever, daemon=True).start()
            yield server, f"http://127.0.0.1:{site.server_port}/admin/"
            site.shutdown()


@pytest.fixture
def repository(hosted: tuple[Forge, str]) -> Forge:
    """The host, as committed at first, with nothing proposed."""
    server = hosted[0]
    git(server.root, "checkout", "-q", "main")
    git(server.root, "reset", "-q", "--hard", git(server.root, "rev-list", "--max-parents=0", "main").strip())
    for branch in git(server.root, "for-each-ref", "--format=%(refname:short)", "refs/heads/cms").split():
        git(server.root, "branch", "-q", "-D", branch)
    server.pulls.clear()
    server.unknown.clear()
    return server


@pytest.fixture
def admin(repository: Forge, hosted: tuple[Forge, str]) -> str:
    """The address of the editor."""
    return hosted[1]


def opened(browser: Any, admin: str, width: int = 1280) -> tuple[Any, list[str]]:
    """The form of the guide, and every address outside this machine that was asked for."""
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    outside: list[str] = []
    own = ("http://127.0.0.1:", "data:", "blob:")
    page.on("request", lambda r: None if r.url.startswith(own) else outside.append(r.url))
    page.goto(f"{admin}#/collections/guides/entries/shuiwu/qushui-xuke")
    page.locator("#token").fill(TOKEN)
    page.get_by_role("button", name="开始").click()
    page.locator("label:has-text('办理项名称')").wait_for(timeout=60_000)
    return page, outside


def saved(page: Any) -> str:
    """Press the button that saves; what the page says then."""
    page.get_by_role("button", name="保存").first.click()
    page.locator("#told:not([hidden])").wait_for(timeout=60_000)
    said: str = page.locator("#told").inner_text()
    return said


def close(page: Any) -> None:
    """The end of a visit."""
    page.context.close()


@pytest.mark.browser
def test_a_limit_is_changed_by_a_pull_request(browser: Any, repository: Forge, admin: str) -> None:
    """Its diff is that one line, with its comment; the file is in form and passes the checks; a second save adds to the first."""
    root = repository.root
    page, outside = opened(browser, admin)
    _kept(page, "published-form")
    page.locator("[id^=promised-field] input[id^=value-field]").fill("18")
    assert "已经送到仓库，还没有公布" in saved(page)
    _kept(page, "published-sent")
    (pull,) = repository.pulls
    assert pull["title"] == "[办事指南] 修改 shuiwu/qushui-xuke"
    assert pull["head"]["ref"] == BRANCH
    assert [each["name"] for each in pull["labels"]] == ["decap-cms/draft"]
    assert lines(root) == [
        "-  promised: {value: 15, unit: 工作日}  # 待主任办公会",
        "+  promised: {value: 18, unit: 工作日}  # 待主任办公会",
    ]
    page.get_by_role("button", name="知道了").click()
    page.get_by_label("办理项名称").fill("取水许可申请审批")
    page.wait_for_timeout(500)
    assert "已经送到仓库" in saved(page)
    assert lines(root)[:2] == ["-name: 取水申请审批", "+name: 取水许可申请审批"]
    assert len(lines(root)) == 4
    close(page)
    assert outside == []
    assert repository.unknown == []
    git(root, "checkout", "-q", BRANCH)
    assert main(["fmt", "--check", "--root", str(root)]) == 0
    assert not [each for each in check(WorkTree(root)).open if each.severity is Severity.ERROR]


@pytest.mark.browser
def test_entries_are_called_as_people_call_them(browser: Any, admin: str, shipped: Registry) -> None:
    """Also those whose files do not say what they are called; a search for a word finds them."""
    page, _ = opened(browser, admin)
    page.goto(f"{admin}#/collections/duties")
    page.get_by_role("link", name="石嘴山市水务局").wait_for()
    names = [each.name for each in shipped.all("duties")]
    shown = page.locator("main li").all_inner_texts()
    assert {each.strip() for each in shown} == {each for each in names if each in {row.strip() for row in shown}}
    assert len(shown) >= 10
    _kept(page, "published-list")
    page.get_by_role("link", name="石嘴山市水务局").click()
    page.get_by_role("button", name="少用的项目").last.click()
    page.get_by_label("备注").last.fill("依机构规定整理。")
    page.wait_for_timeout(500)
    assert "已经送到仓库" in saved(page)
    page.goto(f"{admin}#/workflow")
    page.reload()
    page.get_by_text("石嘴山市水务局").first.wait_for()
    _kept(page, "published-workflow")
    close(page)


@pytest.mark.browser
def test_a_wrong_value_is_refused_with_where_and_what(browser: Any, repository: Forge, admin: str) -> None:
    """Before anything is sent; what was filled in stays, and what is put right can be saved."""
    page, _ = opened(browser, admin)
    limit = page.locator("[id^=promised-field] input[id^=value-field]")
    limit.fill("99999")
    said = saved(page)
    assert "没有保存：有 1 个错误" in said
    assert "办理时限 › 承诺办结时限 › 数值：不能大于 10000，现在是 99999" in said
    fault = page.locator("[id^=promised-field] [id^=value-field] ~ .fault")
    assert fault.inner_text() == "办理时限 › 承诺办结时限 › 数值：不能大于 10000，现在是 99999"
    page.wait_for_function("document.activeElement.value === '99999'")
    _kept(page, "published-refused")
    assert limit.input_value() == "99999"
    assert repository.pulls == []
    assert git(repository.root, "branch", "--list", "cms/*") == ""
    page.get_by_role("button", name="知道了").click()
    limit.fill("18")
    page.wait_for_timeout(500)
    assert "已经送到仓库" in saved(page)
    assert page.locator(".fault").count() == 0
    assert len(lines(repository.root)) == 2
    close(page)


@pytest.mark.browser
def test_a_file_that_is_not_in_form_is_left_as_it_is(browser: Any, repository: Forge, admin: str) -> None:
    """The page says what to do first: no comment is lost, no line is moved that nobody wanted moved."""
    root = repository.root
    raw = (root / GUIDE).read_text("utf-8")
    (root / GUIDE).write_text(raw.replace("handling: 承诺件", 'handling: "承诺件"'), "utf-8")
    commit(root, "loose", 1)
    page, _ = opened(browser, admin)
    page.locator("[id^=promised-field] input[id^=value-field]").fill("18")
    page.wait_for_timeout(500)
    said = saved(page)
    assert "还没有整理成统一的样子" in said
    assert "qingdan fmt" in said
    assert repository.pulls == []
    close(page)


@pytest.mark.browser
def test_a_token_that_the_repository_does_not_take_is_told(browser: Any, admin: str) -> None:
    """In Chinese; nothing of the editor is loaded before; signing out leads back here; the form fits a phone."""
    page = browser.new_context(viewport={"width": 360, "height": 800}).new_page()
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.goto(admin)
    page.locator("#token").fill("cuo")
    page.get_by_role("button", name="开始").click()
    page.locator(".wrong:not(:empty)").wait_for()
    assert "仓库不认这个令牌" in page.locator(".wrong").inner_text()
    assert not [each for each in asked if "decap" in each]
    assert broken(page) == []
    _kept(page, "published-token")
    close(page)
    page, _ = opened(browser, admin, 360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    _kept(page, "published-phone")
    page.evaluate("localStorage.removeItem('decap-cms-user')")
    page.locator("#token").wait_for()
    close(page)


def kept(page: Any) -> dict[str, str]:
    """What the browser really holds in which store, with the token in it: asked past the page's own scripts."""
    held = page.context.new_cdp_session(page)
    origin = page.evaluate("location.origin")
    found = {}
    for name, local in (("local", True), ("session", False)):
        where = {"securityOrigin": origin, "isLocalStorage": local}
        rows = held.send("DOMStorage.getDOMStorageItems", {"storageId": where})["entries"]
        found[name] = json.dumps([row for row in rows if TOKEN in row[1] or row[0] == "qingdan-remembered"])
    return {name: rows for name, rows in found.items() if rows != "[]"}


def entered(context: Any, admin: str, *, remember: bool) -> Any:
    """A tab in which somebody has signed in."""
    page = context.new_page()
    page.goto(admin)
    page.locator("#token").fill(TOKEN)
    if remember:
        page.get_by_label("在这台电脑上记住").check()
    page.get_by_role("button", name="开始").click()
    page.get_by_role("link", name="办事指南").first.wait_for(timeout=60_000)
    return page


@pytest.mark.browser
def test_the_token_lasts_no_longer_than_the_tab(browser: Any, admin: str) -> None:
    """It survives a reload and is unknown in another tab; what an earlier visit left in the open store is taken away."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{admin}admin.css")
    page.evaluate(
        f"localStorage.setItem('decap-cms-user', JSON.stringify({{backendName: 'github', token: '{TOKEN}'}}))"
    )
    page.close()
    page = entered(context, admin, remember=False)
    assert list(kept(page)) == ["session"]
    page.reload()
    page.get_by_role("link", name="办事指南").first.wait_for(timeout=60_000)
    assert list(kept(page)) == ["session"]
    other = context.new_page()
    other.goto(admin)
    other.locator("#token").wait_for()
    assert "不加密" in other.locator("#what").inner_text()
    assert not other.get_by_label("在这台电脑上记住").is_checked()
    assert kept(other) == {}
    context.close()


@pytest.mark.browser
def test_who_asks_to_be_remembered_is_until_signing_out(browser: Any, admin: str) -> None:
    """The next tab knows the token; signing out in one takes it out of both tabs and out of every store."""
    context = browser.new_context()
    first = entered(context, admin, remember=True)
    assert sorted(kept(first)) == ["local", "session"]
    second = context.new_page()
    second.goto(admin)
    second.get_by_role("link", name="办事指南").first.wait_for(timeout=60_000)
    second.get_by_role("button", name="账户").click()
    second.get_by_text("退出", exact=True).click()
    for page in (first, second):
        page.locator("#token").wait_for(timeout=20_000)
        assert kept(page) == {}
    context.close()


@pytest.mark.browser
def test_the_shipped_lists_name_no_repository_and_the_page_asks_nobody(browser: Any, address: str) -> None:
    """It says how to edit instead, and loads nothing of the editor."""
    page = browser.new_context(viewport={"width": 360, "height": 800}).new_page()
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.goto(f"{address}admin/", wait_until="networkidle")
    assert "qingdan edit" in page.locator("main").inner_text()
    assert broken(page) == []
    _kept(page, "published-nobody")
    close(page)
    assert {each.removeprefix(f"{address}admin/") for each in asked} == {"", "admin.css", "start.js", "config.json"}


def test_the_editor_is_published_whole(site: Path, shipped: Registry) -> None:
    """Every file that the page needs, the policy first in its head, out of menus, maps and searches; its licences at home."""
    assert sorted(path.name for path in (site / "admin").iterdir()) == sorted([*FILES, "config.json"])
    html = (site / EDITOR).read_text("utf-8")
    assert html.index(POLICY) < html.index("<link")
    assert '<meta name="robots" content="noindex">' in html
    assert "<code>admin/</code>" in (site / "manual/editors/index.html").read_text("utf-8")
    assert "admin" not in (site / "llms.txt").read_text("utf-8")
    assert "decap" not in (site / "index.html").read_text("utf-8")
    config = json.loads((site / "admin/config.json").read_text("utf-8"))
    assert config["backend"] is None
    assert dict(editor_files(WorkTree(ROOT), shipped))["admin/config.json"] == (site / "admin/config.json").read_bytes()


def test_the_page_may_ask_the_host_of_the_repository_and_no_other() -> None:
    """The policy gains one origin."""
    backend = {"name": "gitlab", "api_root": "https://gitlab.example.cn/api/v4"}
    assert "connect-src 'self' https://gitlab.example.cn blob:;" in policy_of(backend)
    assert policy_of(None) == POLICY


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://github.com/city/lists/edit/main/", {"name": "github", "api_root": "https://api.github.com"}),
        ("https://github.com/city/lists/edit/zhu", {"name": "github", "repo": "city/lists", "branch": "zhu"}),
        (
            "https://git.example.cn/city/lists/edit/main/",
            {"name": "github", "api_root": "https://git.example.cn/api/v3"},
        ),
        ("https://git.example.cn/zheng/wu/qingdan/-/edit/main/", {"name": "gitlab", "repo": "zheng/wu/qingdan"}),
        ("https://git.example.cn/zheng/qingdan/_edit/main/", {"name": "gitea", "repo": "zheng/qingdan"}),
        ("https://git.example.cn/zheng/wu/qingdan/_edit/main/", None),
        ("https://git.example.cn/zheng/qingdan/blob/main/", None),
        ("", None),
    ],
)
def test_the_published_editor_knows_the_repository(
    shipped: Registry, address: str, expected: dict[str, str] | None
) -> None:
    """By the address of its edit pages in the registry; of a kind that it cannot reach it says so."""
    about = shipped.entries["registry"]
    about.data["repository"] = {"edit_url": address}
    try:
        found = backend_of(shipped)
    finally:
        del about.data["repository"]
    assert found is None if expected is None else found is not None and expected.items() <= found.items()


@pytest.mark.parametrize(("name", "digest"), VENDORED.items())
def test_what_is_vendored_is_the_release_that_was_looked_at(name: str, digest: str) -> None:
    """Its bytes are pinned, its licence is beside it."""
    folder = ROOT / "site" / "admin"
    assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    assert "Permission" in (folder / f"{name}.LICENSE.txt").read_text("utf-8")


def broken(page: Any) -> list[str]:
    """The rules of accessibility that our own part of the page breaks, as far as axe-core can tell."""
    page.evaluate("() => Promise.allSettled(document.getAnimations().map((each) => each.finished))")
    page.evaluate((Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8"))
    found = page.evaluate(
        "rules => axe.run(document, { runOnly: rules })", ["wcag2a", "wcag2aa", "wcag22aa", "best-practice"]
    )
    assert len(found["passes"]) > 10
    return [each["id"] for each in found["violations"]]


def lines(root: Path) -> list[str]:
    """What the pull request changes, line by line."""
    told = git(root, "diff", "-U0", "main", BRANCH).split("\n")
    return [each for each in told if each[:1] in "+-" and each[:3] not in ("+++", "---")]


def _kept(page: Any, name: str) -> None:
    """A picture for people, where one is wanted."""
    folder = os.environ.get("QINGDAN_PICTURES")
    if folder:
        page.screenshot(path=f"{folder}/{name}.png")
