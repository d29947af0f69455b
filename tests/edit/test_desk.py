"""The editor in the browser: what it is asked and answers, and two changes made in a real one."""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
import yaml

from qingdan.checks import check
from qingdan.cli import main
from qingdan.diagnostics import Severity
from qingdan.edit.desk import WAS, Desk, FaultyError
from qingdan.edit.refusal import RefusedError
from qingdan.edit.said import spoken
from qingdan.pages.forms import form_config
from qingdan.read import WorkTree
from tests.diff.past import commit, git
from tests.edit.serving import editing
from tests.support import EXHAUSTIVE, ROOT

GUIDE = "lists/guides/shuiwu/qushui-xuke.yml"
DECAP = "d4649a3072bc38acd78b2455bf0bbd9f0047a0fc0091ff77cac5395866ffdf60"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped lists in a repository of their own."""
    root = tmp_path_factory.mktemp("city")
    for name in ("lists", "schemas"):
        shutil.copytree(ROOT / name, root / name)
    git(root, "init", "-q")
    commit(root, "lists", 0)
    return root


@pytest.fixture
def city(shipped: Path) -> Path:
    """The same, as committed."""
    git(shipped, "checkout", "-q", "--", ".")
    git(shipped, "clean", "-fdq")
    return shipped


def desk(root: Path) -> Desk:
    """The desk of a work tree."""
    return Desk(WorkTree(root), WorkTree(ROOT), "2026-11-23")


def loaded(root: Path, path: str) -> dict[str, Any]:
    """What the form of an entry begins with."""
    answer = desk(root).answer({"action": "getEntry", "params": {"path": path}})
    assert isinstance(answer, dict)
    data: dict[str, Any] = json.loads(answer["data"])
    return data


def save(root: Path, path: str, data: Any, **more: str) -> Any:
    """Save a form."""
    file = {"slug": "x", "path": path, "raw": json.dumps(data), **more}
    return desk(root).answer({"action": "persistEntry", "params": {"dataFiles": [file], "assets": []}})


def test_what_is_saved_untouched_stays_untouched_in_every_entry(city: Path) -> None:
    """To the byte, comments and all: the values of every shipped entry (of every twelfth in the quick run) survive the form."""
    held = desk(city)
    names = [each.name for each in held.schemas.collections if not each.single]
    count = 0
    for name in names:
        entries = held.answer({"action": "entriesByFolder", "params": {"folder": f"lists/{name}"}})
        assert isinstance(entries, list)
        for each in entries:
            count += 1
            if not EXHAUSTIVE and count % 12:
                continue
            raw = (city / each["file"]["path"]).read_bytes()
            assert held._saved(each["file"]["path"], {"raw": each["data"]}, []) == raw
            if count % 25 and (EXHAUSTIVE or count % 300):
                continue
            again = json.loads(each["data"])
            assert save(city, each["file"]["path"], again)["message"] == "unchanged"
    assert count == len(list((city / "lists").rglob("*/*.yml")))


def test_every_key_of_every_entry_has_a_field_and_every_value_is_among_its_choices() -> None:
    """Labels are Chinese; references and enumerations offer what the lists hold."""
    registry = desk(ROOT).registry()
    config = form_config(registry, local="/api/v1")

    def holds(fields: list[dict[str, Any]], value: Any, where: str) -> None:
        by_name = {each["name"]: each for each in fields}
        for key, below in value.items():
            assert key in by_name, f"{where}.{key}"
            field = by_name[key]
            assert any("\u4e00" <= each <= "\u9fff" for each in field["label"]), f"{where}.{key}"
            if "options" in field:
                options = field["options"]
                known = [c["value"] for c in config["choices"][options[1:]]] if isinstance(options, str) else options
                assert set(below if field.get("multiple") else [below]) <= set(known), f"{where}.{key}"
            elif "fields" in field:
                for row in below if isinstance(below, list) else [below]:
                    holds(field["fields"], row, f"{where}.{key}")

    for collection in config["collections"]:
        for part in collection.get("files") or [collection]:
            for entry in registry.all(collection["name"]):
                holds(part["fields"], entry.data, entry.key)


@pytest.mark.parametrize(
    ("said", "had", "meant"),
    [
        ({"a": "", "b": None, "c": [], "d": {}, "e": False}, {}, {}),
        ({"a": "", "c": [], "e": False}, {"a": "x", "c": [], "e": True}, {"c": [], "e": False}),
        ({"_title": "x", "a": 0}, {}, {"a": 0}),
        ({"a": ["x", "", None]}, {"a": ["x"]}, {"a": ["x"]}),
        ({"a": {"value": None, "unit": ""}}, {}, {}),
    ],
)
def test_what_a_form_left_empty_is_not_there(said: Any, had: Any, meant: Any) -> None:
    """But what was written as empty or as no stays so."""
    assert spoken(said, had, None) == meant


@pytest.mark.parametrize(
    ("path", "more", "reason"),
    [
        ("../outside.yml", {}, "不在清单里"),
        ("lists/../schemas/common.schema.json", {}, "不在清单里"),
        ("lists/guides/../../x.yml", {}, "不在清单里"),
        ("site/index.md", {}, "不在清单里"),
        ("lists/guides/shuiwu/xin.yml", {}, "qingdan new"),
        (GUIDE, {"newPath": "lists/guides/shuiwu/xin.yml"}, "qingdan rename"),
        (GUIDE, {"raw": "{"}, "读不通"),
        (GUIDE, {"raw": "[]"}, "又被别处改过"),
    ],
)
def test_what_may_not_be_saved_is_refused(city: Path, path: str, more: dict[str, str], reason: str) -> None:
    """And nothing is written anywhere."""
    before = git(city, "status", "--porcelain")
    with pytest.raises(RefusedError, match=reason):
        save(city, path, loaded(city, GUIDE), **more)
    assert git(city, "status", "--porcelain") == before


@pytest.mark.parametrize("action", ["deleteFiles", "deleteFile", "persistMedia", "publishUnpublishedEntry", "x"])
def test_nothing_is_deleted_here(city: Path, action: str) -> None:
    """An entry that ends is abolished, never deleted."""
    with pytest.raises(RefusedError, match="qingdan abolish"):
        desk(city).answer({"action": action, "params": {"paths": [GUIDE], "path": GUIDE}})
    assert (city / GUIDE).exists()


def test_a_file_that_changed_meanwhile_is_not_written_over(city: Path) -> None:
    """Neither change is lost."""
    data = loaded(city, GUIDE)
    (city / GUIDE).write_text((city / GUIDE).read_text(encoding="utf-8") + "# 别处\n", encoding="utf-8")
    raw = (city / GUIDE).read_bytes()
    data["name"] = "另一个名称"
    with pytest.raises(RefusedError, match="又被别处改过"):
        save(city, GUIDE, data)
    assert (city / GUIDE).read_bytes() == raw
    assert data[WAS] != hashlib.sha256(raw).hexdigest()


def test_what_a_save_would_change_is_said_before(city: Path) -> None:
    """In the words of a review, with the effect; nothing is written, and an untouched form would change nothing."""
    data = loaded(city, GUIDE)
    form = {"slug": "x", "path": GUIDE, "raw": json.dumps(data)}
    question = {"action": "previewEntry", "params": {"dataFiles": [form], "assets": []}}
    assert desk(city).answer(question) == {"changes": []}
    data["time_limit"]["promised"]["value"] += 3
    form["raw"] = json.dumps(data)
    told = desk(city).answer(question)
    assert isinstance(told, dict)
    (change,) = told["changes"]
    assert change["effect"] == "加重"
    assert change["sentence"].startswith("承诺办结时限延长：")
    assert git(city, "status", "--porcelain") == ""


def test_an_entry_begins_in_the_form_and_may_be_saved_unfinished(city: Path) -> None:
    """By its body and name; blanks may stay while it is filled in, and what is wrong besides is refused."""
    given = {"list": "guides", "body": "市水务局", "name": "新种事项", "power": "取水许可", "model": ""}
    answer = desk(city).answer({"action": "begin", "params": given})
    assert isinstance(answer, dict)
    assert answer["path"] == "guides/shuiwu/xinzhong-shixiang"
    path = f"lists/{answer['path']}.yml"
    data = loaded(city, path)
    assert (data["name"], data["power"]) == ("新种事项", "shuiwu/qushui-xuke")
    data["handling"] = "承诺件"
    assert "处〔待填〕" in save(city, path, data)["told"]
    assert loaded(city, path)["handling"] == "承诺件"
    data = loaded(city, path)
    data["handling"] = "承若件"
    with pytest.raises(RefusedError, match="QD104"):
        save(city, path, data)
    for wrong, said in (({"body": "火星局"}, "机构里没有叫“火星局”的"), ({}, "已经有")):
        with pytest.raises(RefusedError, match=said):
            desk(city).answer({"action": "begin", "params": {**given, "name": "xinzhong-shixiang", **wrong}})


def test_a_decision_is_drafted_for_what_was_changed(city: Path) -> None:
    """With the field and both values, who decided left blank; where nothing was changed none is drafted."""
    ask = {"action": "decide", "params": {}}
    none = desk(city).answer(ask)
    assert isinstance(none, dict)
    assert none["path"] == ""
    data = loaded(city, GUIDE)
    data["time_limit"]["promised"]["value"] += 3
    save(city, GUIDE, data)
    answer = desk(city).answer(ask)
    assert isinstance(answer, dict)
    drafted = yaml.safe_load((city / f"lists/{answer['path']}.yml").read_text(encoding="utf-8"))
    assert [each["entry"] for each in drafted["changes"]] == ["guides/shuiwu/qushui-xuke"]
    assert [each["path"] for each in drafted["changes"][0]["fields"]] == ["time_limit.promised"]
    assert drafted["decided_by"].startswith("〔待填")


def test_a_cure_that_is_certain_is_applied_when_asked_for(city: Path) -> None:
    """The refusal says how many there are; with them applied the file is as if the id had been written."""
    data = loaded(city, GUIDE)
    step = next(each for each in data["steps"] if each.get("materials"))
    wanted = next(each for each in data["materials"] if each["id"] not in step["materials"])
    step["materials"] = [*step["materials"], wanted["name"]]
    form = {"slug": "x", "path": GUIDE, "raw": json.dumps(data)}
    question = {"action": "persistEntry", "params": {"dataFiles": [form], "assets": []}}
    raw = (city / GUIDE).read_bytes()
    with pytest.raises(FaultyError, match="QD208") as refused:
        desk(city).answer(question)
    (fault,) = refused.value.faults
    at = data["steps"].index(step)
    assert fault["field"] == ["steps", at, "materials", len(step["materials"]) - 1]
    assert (city / GUIDE).read_bytes() == raw
    question["params"] = {**question["params"], "mend": [fault["cure"]]}  # type: ignore[dict-item]
    desk(city).answer(question)
    saved = loaded(city, GUIDE)
    assert next(each for each in saved["steps"] if each.get("materials"))["materials"][-1] == wanted["id"]


def test_every_field_stands_in_one_part_and_what_must_be_filled_in_is_open() -> None:
    """A guide's three tables come first, in their order; nothing that is required, or that most entries have, is folded."""
    config = form_config(Desk(WorkTree(ROOT), WorkTree(ROOT), "2026-11-23").registry(), local="/api/v1")
    for each in config["collections"]:
        form = (each.get("files") or [each])[0]
        fields = {field["name"]: field for field in form["fields"] if not field["name"].startswith("_")}
        parts = form["parts"]
        held = [name for part in parts for name in (*part["fields"], *part["rest"])]
        assert sorted(held) == sorted(fields)
        assert not [name for part in parts for name in part["rest"] if fields[name]["required"]]
    guides = next(each for each in config["collections"] if each["name"] == "guides")
    titles = [part["title"] for part in guides["parts"]]
    assert titles == ["表一 基本信息", "表二 申请材料", "表三 办理环节", "其他"]
    assert {"former_names", "retired"} <= set(guides["parts"][0]["rest"])
    assert {"topics", "places"} <= set(guides["parts"][0]["fields"])
    materials = next(field for field in guides["fields"] if field["name"] == "materials")
    assert "id" in materials["rest"]
    assert not {"name", "copies"} & set(materials["rest"])


def test_helps_are_for_who_fills_in_a_form() -> None:
    """No brackets, quotes, commands or files of the lists; where entries are chosen nobody is told to write an id."""
    config = form_config(Desk(WorkTree(ROOT), WorkTree(ROOT), "2026-11-23").registry(), local="/api/v1")
    told, chosen = [], []
    pending = [
        field for each in config["collections"] for part in each.get("files", [each]) for field in part["fields"]
    ]
    while pending:
        field = pending.pop()
        pending += field.get("fields", []) + ([field["field"]] if "field" in field else [])
        told += [field["hint"], *field.get("pattern", [])[1:]] if "hint" in field else []
        chosen += [field["hint"]] if "hint" in field and str(field.get("options", "")).startswith("@") else []
    assert len(told) > 100
    assert [each for each in told if re.search(r'\[\]|"|引号|数组|qingdan|\.yml|lists/|false', each)] == []
    assert [each for each in chosen if "标识" in each] == []


@pytest.fixture
def served(city: Path) -> Iterator[tuple[Path, int]]:
    """``qingdan edit`` on the work tree."""
    with editing(city) as port:
        yield city, port


def asked(port: int, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, str]:
    """One request as a program of any site could make it."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.putrequest(method, path, skip_host=True)
    for name, value in {"Host": f"127.0.0.1:{port}", "Content-Length": str(len(body)), **headers}.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders(body)
    answer = connection.getresponse()
    text = answer.read().decode()
    assert "frame-ancestors 'none'" in (answer.getheader("Content-Security-Policy") or "") or answer.status == 302
    return answer.status, text


def test_other_sites_cannot_ask(served: tuple[Path, int]) -> None:
    """Neither by another origin, nor by a name of theirs that leads to this machine, nor for files beside the editor's."""
    _, port = served
    own = f"http://127.0.0.1:{port}"
    body = json.dumps({"action": "info"}).encode()
    as_json = {"Content_Type": "application/json"}
    assert asked(port, "POST", "/api/v1", body, Origin=own, **as_json)[0] == 200
    assert asked(port, "POST", "/api/v1", body, Origin="https://evil.example", **as_json)[0] == 403
    assert asked(port, "POST", "/api/v1", body, **as_json)[0] == 403
    assert asked(port, "POST", "/api/v1", body, Origin=own, Content_Type="text/plain")[0] == 403
    assert (
        asked(port, "POST", "/api/v1", body, Origin="http://evil.example", Host="evil.example:80", **as_json)[0] == 403
    )
    assert asked(port, "GET", "/admin/config.json", Host="evil.example:80")[0] == 403
    assert asked(port, "GET", "/admin/../../lists/registry.yml")[0] == 404
    assert asked(port, "GET", "/admin/decap-cms.js.LICENSE.txt")[0] == 404
    assert asked(port, "POST", "/api/v1", b"[", Origin=own, **as_json)[0] == 422


def opened(browser: Any, port: int) -> tuple[Any, list[str]]:
    """The form of the guide, and every address outside this machine that was asked for."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    outside: list[str] = []
    page.on(
        "request",
        lambda r: None if r.url.startswith((f"http://127.0.0.1:{port}/", "data:", "blob:")) else outside.append(r.url),
    )
    page.goto(f"http://127.0.0.1:{port}/admin/#/collections/guides/entries/shuiwu/qushui-xuke")
    page.locator("label:has-text('办理项名称')").wait_for(timeout=60_000)
    return page, outside


def choose(page: Any, field: Any, value: str) -> None:
    """Choose a value in a list that one can search."""
    field.click()
    field.fill(value)
    page.get_by_role("option", name=value, exact=True).first.click()


def publish(page: Any) -> None:
    """Press the button that saves."""
    page.get_by_role("button", name="保存").first.click()
    page.get_by_text("检查并保存").click()
    page.get_by_role("button", name="保存这些改动").click(timeout=60_000)


def test_a_limit_and_a_material_are_changed_in_the_browser(served: tuple[Path, int], browser: Any) -> None:
    """The diff has those two facts, with the step that takes the material, and no other; the file is in order and passes."""
    city, port = served
    page, outside = opened(browser, port)
    page.locator("[id^=promised-field] input[id^=value-field]").fill("18")
    page.get_by_role("button", name="新增申请材料").click()
    row = page.locator("[id^=materials-field]")
    row.locator("input[id^=name-field]").last.fill("取水口位置图")
    for name, value in (("kind", "辅件"), ("necessity", "必要"), ("form", "纸质或电子"), ("source", "申请人自备")):
        choose(page, row.locator(f"input[id^={name}-field]").last, value)
    row.locator("input[id^=copies-field]").last.fill("1")
    publish(page)
    told = page.locator("#told")
    told.wait_for(timeout=60_000)
    assert "保存了" in told.inner_text(), told.inner_text()
    _kept(page, "desk-saved")
    page.close()
    assert outside == []
    assert git(city, "diff", "--name-only") == GUIDE
    done = subprocess.run(
        [sys.executable, "-m", "qingdan", "diff", "HEAD", "--format", "json", "--root", str(city)],
        capture_output=True,
        check=True,
    )
    facts = [fact for change in json.loads(done.stdout)["changes"] for fact in change["facts"]]
    assert sorted((fact["path"], fact["action"]) for fact in facts) == [
        ("materials[qushui-kouwei-zhitu]", "added"),
        ("steps[shouli].materials[qushui-kouwei-zhitu]", "added"),
        ("time_limit.promised", "changed"),
    ], facts
    assert main(["fmt", "--check", "--root", str(city)]) == 0
    assert not [each for each in check(WorkTree(city)).open if each.severity is Severity.ERROR]
    data = yaml.safe_load((city / GUIDE).read_text(encoding="utf-8"))
    assert data["materials"][-1] == {
        "id": "qushui-kouwei-zhitu",
        "name": "取水口位置图",
        "kind": "辅件",
        "necessity": "必要",
        "form": "纸质或电子",
        "copies": 1,
        "source": "申请人自备",
    }


def test_a_wrong_value_is_refused_with_the_checks_own_sentence(served: tuple[Path, int], browser: Any) -> None:
    """It stands in the page until it is read; the file is untouched, and what was written in the form is still there."""
    city, port = served
    raw = (city / GUIDE).read_bytes()
    page, outside = opened(browser, port)
    limit = page.locator("[id^=promised-field] input[id^=value-field]")
    limit.fill("400")
    publish(page)
    told = page.locator("#told")
    told.wait_for(timeout=60_000)
    said = told.inner_text()
    assert "没有保存" in said
    assert "承诺" in said
    assert "法定" in said
    assert "改法" in said
    assert "QD501" in said
    _kept(page, "desk-refused")
    assert limit.input_value() == "400"
    page.close()
    assert outside == []
    assert (city / GUIDE).read_bytes() == raw


def test_rows_are_called_by_names_and_an_entry_begins_by_keyboard(served: tuple[Path, int], browser: Any) -> None:
    """A folded basis reads as the law and its article; the dialogs need no mouse and have no fault that axe knows, on a phone too."""
    city, port = served
    page, outside = opened(browser, port)
    page.get_by_text("条例第十九条").first.wait_for(timeout=60_000)
    assert "@laws" not in page.locator("body").inner_text()
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.get_by_role("button", name="新建条目").focus()
        page.keyboard.press("Enter")
        page.get_by_role("dialog").wait_for()
        assert broken(page, "#acts", ".act") == []
        _kept(page, f"desk-begin-{width}")
        page.keyboard.press("Escape")
    page.get_by_role("button", name="新建条目").focus()
    page.keyboard.press("Enter")
    for typed in ("", "市水务局", "新种事项", "", "取水许可"):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entries/shuiwu/xinzhong-shixiang", timeout=60_000)
    assert (city / "lists/guides/shuiwu/xinzhong-shixiang.yml").exists()
    page.wait_for_function(
        "[...document.querySelectorAll('input')].some(each => each.value === '新种事项')", timeout=60_000
    )
    assert "新建了" in page.locator("#told").inner_text()
    _kept(page, "desk-begun")
    page.close()
    assert outside == []


def broken(page: Any, *parts: str) -> list[str]:
    """What axe finds wrong within parts of a page, once its colours have come to rest."""
    page.evaluate("() => Promise.allSettled(document.getAnimations().map((each) => each.finished))")
    page.evaluate((Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8"))
    found = page.evaluate("parts => axe.run({ include: parts.map(each => [each]) })", list(parts))
    return [f"{each['id']}: {node['html'][:120]}" for each in found["violations"] for node in each["nodes"]]


def _kept(page: Any, name: str) -> None:
    """A picture for people, where one is wanted."""
    folder = os.environ.get("QINGDAN_PICTURES")
    if folder:
        page.screenshot(path=f"{folder}/{name}.png")


def test_the_editor_is_the_release_that_was_looked_at() -> None:
    """Its bytes are pinned, and its licence is beside it."""
    folder = ROOT / "site" / "admin"
    assert hashlib.sha256((folder / "decap-cms.js").read_bytes()).hexdigest() == DECAP
    assert "MIT" in (folder / "decap-cms.js.LICENSE.txt").read_text(encoding="utf-8")
