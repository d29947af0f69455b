"""What an editor's desk brings along: tasks whose findings can be clicked, and a look at the lists before every commit."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from qingdan.cli import main
from tests.support import BASE, ROOT

DESK = ROOT / ".vscode"


def city(root: Path) -> Path:
    """A small city in a repository of its own, with the hook switched on and the command where the hook looks for it."""
    for path, text in BASE.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    command = root / ".venv/bin/qingdan"
    command.parent.mkdir(parents=True)
    command.write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT / "tools"}" exec "{sys.executable}" -m qingdan "$@"\n', encoding="utf-8"
    )
    command.chmod(0o755)
    assert main(["fmt", "--root", str(root)]) == 0
    git(root, "init", "-q")
    git(root, "config", "core.hooksPath", str(ROOT / "tools/hooks"))
    return root


def git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run git with a name of its own."""
    named = ["git", "-C", str(root), "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments]
    outside = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(named, check=False, capture_output=True, text=True, env=outside)


def test_the_task_reads_every_line_that_check_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """File, line, column, severity, code and sentence, as the problem matcher takes them."""
    root = city(tmp_path)
    guide = root / "lists/power/ju/xuke.yml"
    guide.write_text(
        guide.read_text("utf-8").replace("status: 在用", "status: 没有这个").replace("law: fa", "law: meiyou"), "utf-8"
    )
    capsys.readouterr()
    assert main(["check", "--root", str(root)]) == 1
    told = capsys.readouterr().out
    tasks = json.loads((DESK / "tasks.json").read_text("utf-8"))["tasks"]
    pattern = next(task["problemMatcher"]["pattern"] for task in tasks if task["label"] == "检查清单")
    found = [found for line in told.splitlines() if (found := re.match(pattern["regexp"], line))]
    assert len(found) == told.count("[QD")
    assert len(found) >= 2
    for each in found:
        place = root / each[pattern["file"]]
        line = place.read_text("utf-8").split("\n")[int(each[pattern["line"]]) - 1]
        assert 1 <= int(each[pattern["column"]]) <= len(line) + 1
        assert each[pattern["severity"]] in ("error", "warning", "notice")
        assert re.fullmatch(r"QD\d{3}", each[pattern["code"]])
        assert each[pattern["message"]]


def test_every_task_is_a_command_that_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    """No task calls what the tool does not know; the recommended extension is the one that reads the schema lines."""
    for task in json.loads((DESK / "tasks.json").read_text("utf-8"))["tasks"]:
        command = task["command"].split()[1]
        assert main([command, "--help"]) == 0
        assert task["command"].replace("/", "\\").replace("bin", "Scripts") == task["windows"]["command"]
    assert json.loads((DESK / "extensions.json").read_text("utf-8")) == {"recommendations": ["redhat.vscode-yaml"]}
    settings = json.loads((DESK / "settings.json").read_text("utf-8"))
    assert settings["yaml.schemaStore.enable"] is False, "the extension would ask an outside host"
    capsys.readouterr()


def test_other_repositories_can_use_the_hooks() -> None:
    """Each hook of the published file is a command of the tool and is called for the lists."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {hook["entry"] for hook in hooks} == {"qingdan fmt --check", "qingdan check"}
    assert all(re.search(hook["files"], "lists/power/ju/xuke.yml") for hook in hooks)


def test_a_commit_of_a_file_that_is_not_in_form_is_refused(tmp_path: Path) -> None:
    """With what to do; formatted, it goes through."""
    root = city(tmp_path)
    git(root, "add", "lists")
    assert git(root, "commit", "-qm", "0").returncode == 0
    power = root / "lists/power/ju/xuke.yml"
    power.write_text(power.read_text("utf-8").replace("name: 示例许可", "name:   '示例许可'"), "utf-8")
    git(root, "add", "lists")
    refused = git(root, "commit", "-qm", "1")
    assert refused.returncode == 1
    assert "改法：运行 .venv/bin/qingdan fmt" in refused.stderr
    assert main(["fmt", "--root", str(root)]) == 0
    power.write_text(power.read_text("utf-8").replace("name: 示例许可", "name: 示例许可证核发"), "utf-8")
    git(root, "add", "lists")
    assert git(root, "commit", "-qm", "2").returncode == 0


def test_a_commit_with_an_error_is_refused_and_one_beside_the_lists_is_not_looked_at(tmp_path: Path) -> None:
    """The hook looks only when lists or schemas are in the commit."""
    root = city(tmp_path)
    power = root / "lists/power/ju/xuke.yml"
    power.write_text(power.read_text("utf-8").replace("law: fa", "law: meiyou"), "utf-8")
    git(root, "add", "lists")
    refused = git(root, "commit", "-qm", "0")
    assert refused.returncode == 1
    assert "清单有错误，没有提交" in refused.stderr
    git(root, "reset", "-q")
    (root / "notes.txt").write_text("x", encoding="utf-8")
    git(root, "add", "notes.txt")
    assert git(root, "commit", "-qm", "1").returncode == 0


def test_the_shipped_lists_are_in_form() -> None:
    """What the hook asks of others holds here."""
    assert main(["fmt", "--check", "--root", str(ROOT)]) == 0
