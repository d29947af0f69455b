"""A repository with its tool in it, and requests to change it that mean harm; the steps of the pipelines, run as they stand."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import yaml

from qingdan.cli import main
from tests.diff.past import commit, git
from tests.support import BASE, ROOT

SECRET = "glpat-geheim"  # noqa: S105 invented
GUIDE = "lists/guides/ju/xuke.yml"
_SET_UP = f"""\
#!/bin/sh
# In place of the real one, which fetches what it installs: the same tree, with the libraries of the tests.
set -eu
"{sys.executable}" -m venv --without-pip .venv
printf '%s\\n' "$PWD/tools" "{sysconfig.get_path("purelib")}" > "$(echo .venv/lib/python*/site-packages)/here.pth"
printf '#!%s\\nimport sys\\nfrom qingdan.cli import run\\nsys.exit(run())\\n' "$PWD/.venv/bin/python" > .venv/bin/qingdan
chmod +x .venv/bin/qingdan
"""


@dataclass(frozen=True)
class Ran:
    """A step of a pipeline that is over: its exit code, all that it wrote, and the comment that it left."""

    code: int
    log: str
    comment: str
    folder: Path


def repository(root: Path) -> Path:
    """A small city with its tool and schemas, under git, on the branch main."""
    for path, text in BASE.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    unused = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(ROOT / "tools", root / "tools", ignore=unused)
    shutil.copytree(ROOT / "schemas", root / "schemas")
    (root / "tools/set-up").write_text(_SET_UP, encoding="utf-8")
    (root / ".gitignore").write_text(".venv\nbuild\n")
    assert main(["fmt", "--root", str(root)]) == 0
    git(root, "init", "-q", "-b", "main")
    commit(root, "起点", 0)
    return root


def replace(root: Path, path: str, old: str, new: str) -> None:
    """Change one place of a file."""
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(old) == 1, (path, old, text.count(old))
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def heavier(root: Path) -> None:
    """Make a promise longer without a decision: what the gate stops."""
    replace(root, GUIDE, "promised: {value: 5", "promised: {value: 9")


def request(root: Path, day: int = 2) -> None:
    """Commit what was changed on a branch, and check out the branch merged into main, as GitHub does."""
    git(root, "checkout", "-q", "-b", "request")
    commit(root, "请求", day)
    git(root, "checkout", "-q", "main")
    git(root, "checkout", "-q", "--detach")
    git(root, "merge", "-q", "--no-ff", "-m", "merge", "request", day=day)


def github_step(root: Path, *, number: str = "7", before: str = "") -> Ran:
    """The step of review.yml that judges, as it stands in this repository."""
    steps = yaml.safe_load((ROOT / ".github/workflows/review.yml").read_text("utf-8"))["jobs"]["review"]["steps"]
    (step,) = (each for each in steps if each.get("id") == "review")
    temporary = root.parent / "runner"
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir()
    output = temporary / "output"
    values = {"NUMBER": number, "BEFORE": before, "RUNNER_TEMP": str(temporary), "GITHUB_OUTPUT": str(output)}
    assert set(step["env"]) == {"NUMBER", "BEFORE"}
    done = _run(root, step["run"], values)
    code = int(output.read_text().removeprefix("code="))
    return Ran(code, done, _comment(root), root / "build/review")


def gitlab_step(root: Path, **values: str) -> Ran:
    """The script of the job of .gitlab-ci.yml that judges, as it stands in this repository."""
    job = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))["review"]
    shutil.rmtree(root / "build", ignore_errors=True)
    git(root, "worktree", "prune")
    script = "set -e\n" + "\n".join(job["script"]) + "\n"
    done = subprocess.run(["sh", "-c", script], cwd=root, env=_environment(values), capture_output=True, check=False)
    return Ran(done.returncode, (done.stdout + done.stderr).decode(), _comment(root), root / "build/review")


def _run(root: Path, script: str, values: dict[str, str]) -> str:
    shutil.rmtree(root / "build", ignore_errors=True)
    git(root, "worktree", "prune")
    done = subprocess.run(["sh", "-c", script], cwd=root, env=_environment(values), capture_output=True, check=False)
    return (done.stdout + done.stderr).decode()


def _environment(values: dict[str, str]) -> dict[str, str]:
    """Of a runner, with a secret in it that has no business there: were it printed, somebody ran the request's programs."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "HOME") if name in os.environ}
    return {**kept, "GIT_CONFIG_GLOBAL": os.devnull, "SECRET": SECRET, **values}


def _comment(root: Path) -> str:
    path = root / "build/review/comment.md"
    return path.read_text(encoding="utf-8") if path.is_file() else ""
