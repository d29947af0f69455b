"""The ready jobs that build a large registry on several machines: least rights, pinned actions, commands that work."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.shards.conftest import files_of
from tests.support import ROOT

TEXT = (ROOT / ".github/workflows/province.yml").read_text(encoding="utf-8")
GITHUB = yaml.safe_load(TEXT)["jobs"]
GITLAB = yaml.safe_load((ROOT / ".gitlab/province.yml").read_text(encoding="utf-8"))


def test_the_jobs_have_the_least_rights_and_the_whole_history() -> None:
    """They read, and nothing else; no text of a person reaches a shell; actions are pinned."""
    assert yaml.safe_load(TEXT)["permissions"] == {}
    for job in GITHUB.values():
        assert job["permissions"] == {"contents": "read"}
        assert job["steps"][0]["with"] == {"fetch-depth": 0, "persist-credentials": False}
        assert not any("${{" in step.get("run", "") for step in job["steps"])
    assert set(re.findall(r"\$\{\{\s*(.*?)\s*\}\}", TEXT)) == {"matrix.shard"}
    for action, rest in re.findall(r"uses: (\S+)(.*)", TEXT):
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action)
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", rest)
    assert GITLAB[".province"]["variables"]["GIT_DEPTH"] == 0


def test_the_matrices_hold_every_share_once() -> None:
    """One to as many as there are."""
    every = list(range(1, yaml.safe_load(TEXT)["env"]["SHARES"] + 1))
    assert [GITHUB[job]["strategy"]["matrix"]["shard"] for job in ("check", "site")] == [every, every]
    main = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    assert main["include"] == [{"local": ".gitlab/*.yml"}]
    assert {job["stage"] for name, job in GITLAB.items() if name[0] != "."} <= set(main["stages"])


def commands(job: dict[str, Any]) -> list[str]:
    """The shell of a job, without the installation."""
    if "steps" in job:
        return [step["run"] for step in job["steps"] if "set-up" not in step.get("run", "set-up")]
    return list(job["script"])


@pytest.mark.parametrize("jobs", [GITHUB, GITLAB], ids=["github", "gitlab"])
def test_the_commands_build_the_same_site(
    city: Path, whole: dict[str, bytes], jobs: dict[str, Any], tmp_path: Path
) -> None:
    """Each job runs in a clone of its own, with what the jobs before handed on."""
    handed = tmp_path / "handed"
    made: Path = tmp_path
    for name, job in jobs.items():
        if name[0] == ".":
            continue
        shares: Sequence[int] = range(1, 5) if "parallel" in job or "strategy" in job else [0]
        for share in shares:
            made = tmp_path / f"{name}-{share}"
            shutil.copytree(city, made)
            (made / ".venv/bin").mkdir(parents=True)
            (made / ".venv/bin/qingdan").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m qingdan "$@"\n')
            (made / ".venv/bin/qingdan").chmod(0o755)
            if handed.exists():
                shutil.copytree(handed, made / "build")
            number = {"SHARD": f"{share}", "SHARES": "4", "CI_NODE_INDEX": f"{share}", "CI_NODE_TOTAL": "4"}
            for command in commands(job):
                subprocess.run(["sh", "-ec", command], cwd=made, env={**os.environ, **number}, check=True)
            if shares != [0]:
                fetched = shutil.ignore_patterns("parts") if "steps" in job and name == "site" else None
                shutil.copytree(made / "build", handed, dirs_exist_ok=True, ignore=fetched)
    assert files_of(made / "build/site") == whole
