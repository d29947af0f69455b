"""The first line of every list file leads to a schema that is there, and the copy that it leads to judges nothing."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from qingdan.cli import main


def dangling(city: Path) -> list[str]:
    """The files whose first line names a schema that is not there, or none at all."""
    files = sorted((city / "lists").rglob("*.yml"))
    assert len(files) > 5
    found = ((path, re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text("utf-8"))) for path in files)
    return [str(path) for path, line in found if line is None or not (path.parent / line[1]).is_file()]


def test_a_new_city_names_no_schema_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor does its clone, after the one command; git sees nothing of the copy, and a copy that is spoilt changes no verdict."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    city, clone = tmp_path / "shi", tmp_path / "clone"
    assert main(["init", "广元市", str(city), "--division", "510800", "--yes", "--laws", "cited"]) == 0
    assert dangling(city) == []
    status = ["git", "-C", str(city), "status", "--porcelain"]
    assert subprocess.run(status, check=True, capture_output=True, text=True).stdout == ""
    subprocess.run(["git", "clone", "-q", str(city), str(clone)], check=True)
    assert dangling(clone) != []
    assert main(["schemas", "--root", str(clone)]) == 0
    assert dangling(clone) == []
    (clone / "schemas/organisations.schema.json").write_text("{")
    assert main(["check", "--root", str(clone)]) == 0, capsys.readouterr().out
    # Negative control: without the line for git it is the city's own, and its fault is told.
    (clone / "schemas/.gitignore").unlink()
    assert main(["check", "--root", str(clone)]) == 1
    assert main(["schemas", "--root", str(clone)]) == 0
    assert (clone / "schemas/organisations.schema.json").read_text() == "{"
    assert "有自己的格式" in capsys.readouterr().err
