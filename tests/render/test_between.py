"""A great change is reported part by part as it would be whole."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.diff import ComparisonError, compare_sources, reach
from qingdan.read import WorkTree
from qingdan.read.revision import Revision
from qingdan.render import Palette
from qingdan.render.changes import Report, html, json_changes, plain
from qingdan.render.changes import between as module
from qingdan.render.changes.between import Gated, in_one_pass, report_between
from qingdan.render.changes.jsonbetween import json_between
from qingdan.schema import load_schemas

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = load_schemas(WorkTree(ROOT))
GATED = Gated("2026-11-29")


def git(root: Path, *arguments: str) -> str:
    """Run git with a name of its own."""
    named = ["git", "-C", str(root), "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments]
    return subprocess.run(named, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two commits of a part of the shipped lists: entries changed, added, gone, moved, decided, and files that are none."""
    monkeypatch.setattr(module, "_MANY", 8)
    monkeypatch.setattr(module, "_PART", 3)
    for source in sorted((ROOT / "lists").rglob("*.yml")):
        if (
            any(part in source.parts for part in ("shuiwu", "laws", "organisations", "adjustments"))
            or source.parent.name == "lists"
        ):
            target = tmp_path / source.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "0")
    lists = tmp_path / "lists"
    guides = sorted((lists / "guides/shuiwu").glob("*.yml"))
    for at, file in enumerate(guides):
        text = file.read_text("utf-8").replace("copies: 1", "copies: 3", 1 + at % 2)
        file.write_text(
            text.replace("promised: {value: ", "promised: {value: 1") if at % 3 else text + "note: 甲\n", "utf-8"
        )
    powers = sorted((lists / "power/shuiwu").glob("*.yml"))
    for file in powers[:6]:
        file.write_text(file.read_text("utf-8").replace("name: ", "name: 新", 1), "utf-8")
    moved = powers[7]
    (moved.parent / "xin-biaoshi.yml").write_text(
        moved.read_text("utf-8") + f"former_ids: [shuiwu/{moved.stem}]\n", "utf-8"
    )
    moved.unlink()
    powers[8].unlink()
    (moved.parent / "xin-tianjia.yml").write_text(powers[9].read_text("utf-8"), "utf-8")
    decision = sorted((lists / "adjustments").rglob("*.yml"))[0]
    key = f"power/shuiwu/{powers[0].stem}"
    more = f"changes:\n  - {{entry: {key}, kind: 要素变更, reason: 更名}}\n"
    decision.write_text(decision.read_text("utf-8").replace("changes:\n", more, 1), "utf-8")
    for law in ("xingzheng-xuke-fa", "shui-fa"):
        file = lists / f"laws/{law}.yml"
        file.write_text(file.read_text("utf-8") + "note: 甲\n", "utf-8")
    (lists / "shuoming.txt").write_text("说明\n", "utf-8")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "1")
    return tmp_path


@pytest.mark.parametrize("form", [html, lambda report: plain(report, Palette())])
def test_in_parts_and_in_two_processes_the_report_is_the_same(
    repository: Path, form: Callable[[Report], str | bytes]
) -> None:
    """To the byte, in both directions."""
    base, head = Revision(repository, "HEAD~1"), Revision(repository, "HEAD")
    for one, other in ((base, head), (head, base)):
        parted, told = report_between(one, other, SCHEMAS, GATED), in_one_pass(one, other, SCHEMAS, GATED)
        assert form(parted) == form(told)
        assert [row.change for row in parted.rows] == [row.change for row in told.rows]
    slugs = {row.change.kind.slug for row in report_between(base, head, SCHEMAS, GATED).rows}
    assert len(slugs) > 8
    assert any(row.beside for row in report_between(base, head, SCHEMAS, GATED).rows)
    assert {row.stand.code for row in report_between(base, head, SCHEMAS, GATED).rows} >= {"QG101", "QG104", "QG110"}


def test_json_that_each_process_writes_is_that_of_the_whole_report(repository: Path) -> None:
    """To the byte, in both directions, with those who rest on what changed."""
    base, head = Revision(repository, "HEAD~1"), Revision(repository, "HEAD")
    for one, other in ((base, head), (head, base)):
        assert json_between(one, other, SCHEMAS, GATED) == json_changes(in_one_pass(one, other, SCHEMAS, GATED))
    assert any(change["reaches"] for change in json.loads(json_between(base, head, SCHEMAS, GATED))["changes"])


def test_where_nobody_rests_on_what_changed_json_is_the_same(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As of a change so great that nobody would read it."""
    monkeypatch.setattr(reach, "MOST", 0)
    base, head = Revision(repository, "HEAD~1"), Revision(repository, "HEAD")
    told = json_between(base, head, SCHEMAS, GATED)
    assert told == json_changes(in_one_pass(base, head, SCHEMAS, GATED))
    assert not any(change["reaches"] for change in json.loads(told)["changes"])


def test_a_name_that_is_no_utf8_is_written_all_the_same(repository: Path) -> None:
    """In one of many parts: the whole is then written by another."""
    name = os.fsdecode(b"\xff.txt")
    for text in ("1\n", "2\n"):
        (repository / "lists" / name).write_text(text, "utf-8")
        git(repository, "add", "-A")
        git(repository, "commit", "-q", "-m", "2")
    base, head = Revision(repository, "HEAD~2"), Revision(repository, "HEAD")
    assert json_between(base, head, SCHEMAS, GATED) == json_changes(in_one_pass(base, head, SCHEMAS, GATED))
    base = Revision(repository, "HEAD~1")
    assert json.loads(json_between(base, head, SCHEMAS, GATED))["changes"][0]["entry"] == "lists/" + name


def test_a_file_that_cannot_be_read_is_told_as_in_one_comparison(repository: Path) -> None:
    """Every fault of every part, in one order."""
    for file in sorted((repository / "lists/guides/shuiwu").glob("*.yml"))[::3]:
        file.write_text(file.read_text("utf-8") + "note: [甲\n", "utf-8")
    git(repository, "commit", "-qam", "2")
    base, head = Revision(repository, "HEAD~1"), Revision(repository, "HEAD")
    with pytest.raises(ComparisonError) as parted:
        report_between(base, head, SCHEMAS, GATED)
    with pytest.raises(ComparisonError) as told:
        compare_sources(base, head, SCHEMAS)
    assert parted.value.diagnostics == told.value.diagnostics
    assert len(parted.value.diagnostics) > 2
