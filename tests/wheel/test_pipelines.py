"""The workflows that a new city receives, run as they stand: the committed wheel of the target judges, nothing of the request."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support import BASE
from tests.test_workflows import tool, zizmor
from tests.wheel.conftest import Installed

GUIDE = "lists/guides/ju/xuke.yml"
_PYTHON = f"""\
#!/bin/sh
# In place of python3, where set-up may fetch nothing: its new environments begin with the libraries of the tests.
if [ "$1 $2" = "-m venv" ]; then
  "{sys.executable}" -m venv --without-pip "$3"
  echo "{sysconfig.get_path("purelib")}" > "$(echo "$3"/lib/python*/site-packages)/libraries.pth"
else
  exec "{sys.executable}" "$@"
fi
"""


class Host:
    """A runner of pipelines, with the city's repository on it."""

    def __init__(self, city: Path, installed: Installed) -> None:
        """Take the repository, on its branch main."""
        self.city, self.installed = city, installed
        self.python = city.parent / "python"
        self.python.write_text(_PYTHON)
        self.python.chmod(0o755)

    def git(self, *arguments: str) -> str:
        """Git in the repository; it must succeed."""
        hooks = ("-c", "core.hooksPath=/dev/null")
        done = self.installed.git(self.city, *hooks, *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def commit(self, text: str) -> None:
        """Commit all."""
        self.git("add", "--all")
        self.git("commit", "-qm", text)

    def request(self) -> None:
        """What was changed, on a branch that is checked out merged into main, as GitHub does."""
        self.git("checkout", "-qB", "request")
        self.commit("请求")
        self.git("checkout", "-q", "--detach", "main")
        self.git("merge", "-q", "--no-ff", "-m", "merge", "request")

    def back(self) -> None:
        """To the branch main, as it was."""
        self.git("checkout", "-qf", "main")

    def github(self) -> tuple[int, str, str]:
        """The judging step of the city's review.yml: its code, what it wrote, its comment."""
        steps = self.job(".github/workflows/review.yml", "review")["steps"]
        (step,) = (each for each in steps if each.get("id") == "review")
        runner = self.city.parent / f"runner-{len(list(self.city.parent.iterdir()))}"
        runner.mkdir()
        values = {"NUMBER": "7", "BEFORE": "", "RUNNER_TEMP": str(runner), "GITHUB_OUTPUT": str(runner / "output")}
        log = self.run(step["run"], values)[1]
        return int((runner / "output").read_text().removeprefix("code=")), log, self.comment()

    def gitlab(self) -> tuple[int, str, str]:
        """The script of the city's job at GitLab."""
        script = "set -e\n" + "\n".join(self.job(".gitlab-ci.yml", "review")["script"])
        values = {"CI_MERGE_REQUEST_IID": "7", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}
        code, log = self.run(script, values)
        return code, log, self.comment()

    def job(self, path: str, name: str) -> Any:
        """A job of the city's own files."""
        body = yaml.safe_load((self.city / path).read_text("utf-8"))
        return body.get("jobs", body)[name]

    def run(self, script: str, values: dict[str, str]) -> tuple[int, str]:
        """A script in the repository, where no qingdan is on the path and nothing can be fetched."""
        shutil.rmtree(self.city / "build", ignore_errors=True)  # as runners do between jobs
        self.git("worktree", "prune")
        environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.installed.home), "LANG": "C.UTF-8", "PYTHON": str(self.python),
            "PIP_NO_INDEX": "1", "CI": "true", "GIT_CONFIG_NOSYSTEM": "1", **values,
        }  # fmt: skip
        done = subprocess.run(["sh", "-c", script], cwd=self.city, env=environment, capture_output=True, check=False)
        return done.returncode, (done.stdout + done.stderr).decode()

    def comment(self) -> str:
        """What the last run left."""
        path = self.city / "build/review/comment.md"
        return path.read_text("utf-8") if path.is_file() else ""


@pytest.fixture(scope="module")
def prefecture(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Host:
    """A prefecture with the wheel and five entries."""
    top = tmp_path_factory.mktemp("city")
    made = installed.run(
        top,
        "init",
        "广元市",
        "shi",
        "--division",
        "510800",
        "--yes",
        "--laws",
        "cited",
        "--wheel",
        str(installed.wheel),
    )
    assert made.returncode == 0, made.stderr
    city = top / "shi"
    for path, text in BASE.items():
        if path.startswith(("lists/power/", "lists/responsibility/", "lists/guides/", "lists/duties/")) or path in (
            "lists/organisations/ju.yml",
            "lists/laws/fa.yml",
        ):
            (city / path).parent.mkdir(parents=True, exist_ok=True)
            (city / path).write_text(text.replace("parent: shi", "parent: guangyuan-shi"), "utf-8")
    assert installed.run(city, "fmt").returncode == 0
    checked = installed.run(city, "check")
    assert checked.returncode == 0, checked.stdout
    out = Host(city, installed)
    out.commit("最初五条")
    out.git("remote", "add", "origin", str(city))
    return out


@pytest.fixture
def host(prefecture: Host) -> Iterator[Host]:
    """The prefecture as it was made, whatever an earlier test left in it."""
    begun = prefecture.git("rev-parse", "main")
    yield prefecture
    prefecture.back()
    prefecture.git("reset", "-q", "--hard", begun)
    prefecture.git("clean", "-fdxq")
    assert prefecture.installed.run(prefecture.city, "schemas").returncode == 0


def promised(host: Host, days: int) -> None:
    """Change the promise of the guide."""
    path = host.city / GUIDE
    text = path.read_text("utf-8")
    assert text.count("promised: {value: 5") == 1
    path.write_text(text.replace("promised: {value: 5", f"promised: {{value: {days}"), "utf-8")


def lenient(host: Host) -> None:
    """Put a wheel in place of the committed one whose gate lets all pass, with its right sum."""
    wheel = host.city / "tools/wheel" / host.installed.wheel.name
    with zipfile.ZipFile(host.installed.wheel) as old, zipfile.ZipFile(wheel, "w") as new:
        for each in old.infolist():
            raw = old.read(each)
            more = b"\n\ndef gate(*_):\n    return []\n" if each.filename == "qingdan/diff/gate.py" else b""
            new.writestr(each, raw + more)
    total = hashlib.sha256(wheel.read_bytes()).hexdigest()
    (wheel.parent / "SHA256SUMS").write_text(f"{total}  {wheel.name}\n")


@pytest.mark.parametrize("at", ["github", "gitlab"])
def test_a_relief_passes_and_a_burden_does_not(host: Host, at: str) -> None:
    """By the wheel that the main branch has, installed by the set-up that the city received."""
    for days, wanted in ((4, 0), (9, 1)):
        promised(host, days)
        host.request()
        code, log, comment = getattr(host, at)()
        host.back()
        assert code == wanted, log
        assert ("QG101" in comment) == (wanted == 1)
        assert "判断用的工具" in comment
        assert "⚠️" not in comment


def test_the_wheel_of_the_target_judges(host: Host) -> None:
    """A request's own wheel, set-up and schemas take no part, and the report says so; once it is the target's, it judges."""
    promised(host, 9)
    lenient(host)
    leak = host.city.parent / "leaked"
    (host.city / "tools/set-up").write_text(f"#!/bin/sh\ntouch {leak}\n")
    shutil.rmtree(host.city / "schemas")  # the copy that git does not look at
    (host.city / "schemas").mkdir()
    (host.city / "schemas/guides.schema.json").write_text('{"type": "object"}')
    host.request()
    code, log, comment = host.github()
    host.back()
    assert code == 1, log
    assert "QG101" in comment
    assert "⚠️ 这次改动同时改了清单和格式（schemas）、工具（tools）" in comment
    assert not leak.exists()
    # Negative control: that wheel, merged first, lets the same burden pass.
    lenient(host)
    host.commit("换工具")
    promised(host, 9)
    host.request()
    code, log, comment = host.github()
    assert "QG101" not in comment
    assert code == 0, log


@pytest.mark.parametrize("more", [False, True])
def test_a_new_format_is_made_again_with_the_requests_wheel(host: Host, more: bool) -> None:
    """By the schemas that came in that wheel: the city has none of its own. Anything else in the request is named."""
    registry = host.city / "lists/registry.yml"
    text = registry.read_text("utf-8")
    assert text.count('schema_version: "1.1"') == 1
    registry.write_text(text.replace('schema_version: "1.1"', 'schema_version: "1.0"'), "utf-8")
    host.commit("旧格式")
    assert host.installed.run(host.city, "migrate", "--write").returncode == 0
    if more:
        promised(host, 4)
    host.request()
    code, log, comment = host.github()
    assert "这是一次格式迁移（1.0 → 1.1）" in comment, log
    assert code == (1 if more else 0), comment
    assert ("逐字节相同" in comment) != more


def test_a_wheel_that_is_not_what_its_sum_says_judges_nothing(host: Host) -> None:
    """The step cannot run, which is neither of the two verdicts."""
    (host.city / "tools/wheel/SHA256SUMS").write_text(f"{'0' * 64}  {host.installed.wheel.name}\n")
    host.commit("坏")
    promised(host, 4)
    host.request()
    code, log, _ = host.github()
    assert code == 2
    assert "对不上" in log


def test_posting_runs_from_the_wheel_and_installs_nothing(host: Host) -> None:
    """Without a token it says so; the program was found."""
    step = next(each for each in host.job(".github/workflows/post.yml", "post")["steps"] if "run" in each)
    for script in (step["run"], "\n".join(host.job(".gitlab-ci.yml", "post")["script"])):
        code, log = host.run(script, {})
        assert code == 2
        assert "没有贴：没有 " in log
        assert "Traceback" not in log
    assert not list(host.city.glob("build/*"))


def test_the_site_is_built_and_packed_without_the_editor(host: Host) -> None:
    """The steps of publish.yml; what is put on Pages has the entries and the home page."""
    steps = host.job(".github/workflows/publish.yml", "build")["steps"]
    code, log = host.run("\n".join(["set -e", *(each["run"] for each in steps if "run" in each)]), {})
    assert code == 0, log
    packed = subprocess.run(
        ["tar", "-tf", "build/artifact.tar"], cwd=host.city, capture_output=True, text=True, check=True
    ).stdout.split()
    assert {"./index.html", "./guides/ju/xuke/index.html"} <= set(packed)
    assert not [each for each in packed if each.startswith("./admin")]
    assert (host.city / "build/site/admin/index.html").is_file()


def test_the_citys_files_are_sound_and_name_nothing_that_is_not_there(host: Host) -> None:
    """By zizmor and the hosts' schemas; every script that they call is one that the city has."""
    github = sorted((host.city / ".github/workflows").iterdir())
    gitlab = [host.city / ".gitlab-ci.yml", *sorted((host.city / ".gitlab").iterdir())]
    assert [path.name for path in github] == ["enact.yml", "post.yml", "publish.yml", "review.yml"]
    assert [path.name for path in gitlab] == [".gitlab-ci.yml", "enact.yml", "publish.yml"]
    assert zizmor(*github) == []
    for schema, more, paths in (
        ("vendor.github-workflows", [], github),
        ("vendor.gitlab-ci", ["--data-transform", "gitlab-ci"], gitlab),
    ):
        command = [tool("check-jsonschema"), "--builtin-schema", schema, *more, *map(str, paths)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout
    for path in (*github, *gitlab):
        text = path.read_text("utf-8")
        assert ".ci/run" not in text
        assert "PYTHONPATH" not in text
        for word in text.replace('"', " ").split():
            if word.startswith("tools/"):
                assert (host.city / word).is_file(), (path.name, word)
