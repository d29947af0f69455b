"""Lists of every version that there was come over to this one: nothing lost, nothing told but 格式迁移."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from qingdan.checks import check
from qingdan.cli import main
from qingdan.diagnostics import Severity
from qingdan.diff import compare_sources, judge
from qingdan.diff.gate import gate
from qingdan.edit.migrate import migrate
from qingdan.edit.plan import Plan
from qingdan.model import build_registry, migrations
from qingdan.model.migrations import CURRENT, STEPS, VERSIONS, Entries, Migration
from qingdan.read import Memory, Source, WorkTree, read_lists
from qingdan.read.overlay import Overlay
from qingdan.read.revision import Revision
from qingdan.schema import load_schemas
from tests.diff.past import commit, git
from tests.support import ROOT, SCHEMAS

SHAPES = load_schemas(SCHEMAS)
FORMERLY = ROOT / "tests" / "registries"
"""A tiny registry of each version, as that version's tool had it in form; none is ever changed."""
RELEASED = "82b2d6f85fc6faf3b4fafafecde7a229b632d682"
"""The last commit of 0.1.0."""


def brought_over(source: Source) -> Source:
    """A source with its lists migrated."""
    plan = Plan(build_registry(read_lists(source, SHAPES.layout), SHAPES), source)
    migrate(plan)
    return Overlay(source, plan.files())


def kinds(base: Source, head: Source) -> list[str]:
    """The codes of what changed between two sources; the gate has nothing to say."""
    comparison = compare_sources(base, head, SHAPES)
    changes = judge(comparison)
    assert gate(changes, comparison) == []
    return [change.kind.code for change in changes]


def test_there_is_a_registry_of_every_version() -> None:
    """Each step leads on from the one before it, by a higher number."""
    assert sorted(path.name for path in FORMERLY.iterdir()) == sorted(VERSIONS)
    assert [step.later for step in STEPS[:-1]] == [step.earlier for step in STEPS[1:]]
    numbers = [tuple(map(int, each.split("."))) for each in VERSIONS]
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize("version", VERSIONS)
def test_a_registry_of_every_version_migrates_to_one_without_error(version: str) -> None:
    """Its comments are all there, and its difference is 格式迁移 alone."""
    source = WorkTree(FORMERLY / version)
    made = brought_over(source)
    outcome = check(made, SCHEMAS, as_of="2026-11-29")
    assert [each for each in outcome.open if each.severity is Severity.ERROR] == []
    assert kinds(source, made) == ([] if version == CURRENT else ["QK974"])
    for file in source.files("lists"):
        before, after = source.read(file).decode(), (made.content(file.path) or b"").decode()
        assert [line for line in before.split("\n") if "#" in line and line not in after.split("\n")] == []


def test_the_lists_of_the_first_release_migrate_and_their_difference_is_empty_of_content() -> None:
    """All 1,051 entries, as they were published."""
    if subprocess.run(["git", "cat-file", "-e", RELEASED], cwd=ROOT, capture_output=True, check=False).returncode:
        pytest.skip("this clone has not the whole history")
    revision = Revision(ROOT, RELEASED)
    source = Memory({file.path: revision.read(file) for file in revision.files("lists")})
    made = brought_over(source)
    assert kinds(source, made) == ["QK974"]
    outcome = check(made, SCHEMAS, as_of="2026-11-29")
    assert [each for each in outcome.open if each.code.startswith("QD22")] == []


def _renamed(entries: Entries) -> None:
    """A step as it may come: a value of every guide is written in another way."""
    for key, data in entries.items():
        if key.startswith("guides/"):
            data["summary"] = f"{data['name']}。"


@pytest.fixture
def further(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A tool one step further, with a step that changes every guide."""
    steps = (*STEPS, Migration(CURRENT, "99.0", "每份指南写一句说明", _renamed))
    monkeypatch.setattr(migrations, "STEPS", steps)
    monkeypatch.setattr(migrations, "VERSIONS", (*VERSIONS, "99.0"))
    return


def repository(tmp_path: Path, version: str = CURRENT) -> Path:
    """A repository of the tiny registry of a version, committed."""
    root = tmp_path / "city"
    shutil.copytree(FORMERLY / version, root)
    git(root, "init", "-q", "-b", "main")
    commit(root, "起点", 0)
    return root


@pytest.mark.usefixtures("further")
def test_what_a_step_changed_is_not_told_and_what_else_changed_is(tmp_path: Path) -> None:
    """The base is migrated anew and held against the head: what is left over is told as usual."""
    root = repository(tmp_path)
    guide, registry = root / "lists/guides/ju/xuke.yml", root / "lists/registry.yml"
    registry.write_text(registry.read_text().replace(f'"{CURRENT}"', '"99.0"'))
    text = guide.read_text().replace("power: ju/xuke", "summary: 示例许可（新办）。\npower: ju/xuke")
    guide.write_text(text)
    base = Revision(root, "HEAD")
    assert kinds(base, WorkTree(root)) == ["QK974"]
    guide.write_text(text.replace("promised: {value: 5", "promised: {value: 4"))
    assert kinds(base, WorkTree(root)) == ["QK302", "QK974"]
    # A value that says something else than the step would is a change of content.
    guide.write_text(text.replace("示例许可（新办）。", "别的话。"))
    assert kinds(base, WorkTree(root)) == ["QK954", "QK974"]


def test_the_preview_moves_nothing_and_write_moves_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second run has nothing to do."""
    root = repository(tmp_path, "1.0")
    before = (root / "lists/registry.yml").read_text()
    assert main(["migrate", "--root", str(root)]) == 0
    out, err = capsys.readouterr()
    assert '+schema_version: "1.1"' in out
    assert "文件没有动，加上 --write 才写" in err
    assert (root / "lists/registry.yml").read_text() == before
    assert main(["migrate", "--root", str(root), "--write"]) == 0
    assert (root / "lists/registry.yml").read_text() == before.replace('"1.0"', f'"{CURRENT}"')
    capsys.readouterr()
    assert main(["diff", "HEAD", "--root", str(root)]) == 0
    told = capsys.readouterr().out
    assert "格式迁移" in told
    assert "1 个条目，1 处改动" in told
    assert main(["review", "HEAD", "--root", str(root), "--format", "text"]) == 0
    assert "检查没有错误" in capsys.readouterr().out
    assert main(["migrate", "--root", str(root), "--write"]) == 0
    assert "不用迁移" in capsys.readouterr().err


def test_older_lists_are_told_with_the_cure_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One located finding: what the new format finds wrong with old lists helps nobody."""
    root = repository(tmp_path, "1.0")
    (root / "lists/organisations/ju.yml").write_text("name: 示例局\nneues: 甲\n")
    assert main(["check", "--root", str(root)]) == 1
    out = capsys.readouterr().out
    assert "lists/registry.yml:2:17: error[QD221]" in out
    assert "qingdan migrate" in out
    assert "1 个错误" in out
    for command in (["fmt"], ["adjust"], ["site"]):
        assert main([*command, "--root", str(root)]) == 2
        assert "qingdan migrate" in capsys.readouterr().err


def test_newer_lists_are_refused_with_the_cure_by_every_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A tool that does not know what it reads neither judges nor writes nor compares."""
    root = repository(tmp_path)
    registry = root / "lists/registry.yml"
    registry.write_text(registry.read_text().replace(f'"{CURRENT}"', '"99.0"'))
    before = registry.read_bytes()
    assert main(["check", "--root", str(root)]) == 1
    out = capsys.readouterr().out
    assert "error[QD222]" in out
    assert "升级工具" in out
    commands = (["fmt"], ["migrate", "--write"], ["diff", "HEAD"], ["review", "HEAD"], ["site"], ["adjust"])
    for command in commands:
        assert main([*command, "--root", str(root)]) == 2, command
        assert "升级工具" in capsys.readouterr().err, command
    assert registry.read_bytes() == before
