"""The ready workflow files: no job that runs anything of a request sees a token, and no filter lets a request through unjudged."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in WORKFLOWS}
GITHUB = {name: yaml.load(text, Loader=yaml.BaseLoader) for name, text in TEXTS.items()}  # noqa: S506 strings only
GITLAB_FILES = [ROOT / ".gitlab-ci.yml", *sorted((ROOT / ".gitlab").glob("*.yml"))]
GITLAB = {key: job for path in GITLAB_FILES for key, job in yaml.safe_load(path.read_text(encoding="utf-8")).items()}
"""Every file's jobs together, as the main one takes the others in."""
NEEDED = os.environ.get("QINGDAN_NEEDS_VALIDATOR")
HOSTILE = """\
name: x
on: pull_request_target
permissions: write-all
jobs:
  x:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with: {ref: "${{ github.event.pull_request.head.sha }}"}
      - run: echo "${{ github.event.pull_request.title }}"
"""


def tool(name: str) -> str:
    """A program of the environment that the tests run in."""
    found = Path(sys.executable).parent / name
    if not found.exists():
        if NEEDED:
            pytest.fail(f"{name} is not installed")
        pytest.skip(f"{name} is not installed")
    return str(found)


def zizmor(*paths: Path) -> list[dict[str, Any]]:
    """What zizmor finds, without asking anybody."""
    command = [tool("zizmor"), "--offline", "--no-progress", "--no-exit-codes", "--format", "json", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_zizmor_finds_nothing(tmp_path: Path) -> None:
    """Its audits of the security of workflows; a hostile file is found wanting (negative control)."""
    assert len(WORKFLOWS) >= 3
    assert zizmor(*WORKFLOWS) == []
    bad = tmp_path / ".github/workflows/bad.yml"
    bad.parent.mkdir(parents=True)
    bad.write_text(HOSTILE)
    found = {each["ident"] for each in zizmor(bad)}
    assert {"dangerous-triggers", "template-injection", "unpinned-uses"} <= found


@pytest.mark.parametrize(
    ("schema", "more", "paths"),
    [
        ("vendor.github-workflows", [], WORKFLOWS),
        (
            "vendor.gitlab-ci",
            ["--data-transform", "gitlab-ci"],
            GITLAB_FILES,
        ),
    ],
)
def test_the_files_have_the_form_that_their_host_reads(
    schema: str, more: list[str], paths: list[Path], tmp_path: Path
) -> None:
    """By the published schemas; a key that there is not is found (negative control)."""
    command = [tool("check-jsonschema"), "--builtin-schema", schema, *more]
    assert subprocess.run([*command, *map(str, paths)], check=False, capture_output=True).returncode == 0
    bad = tmp_path / "bad.yml"
    bad.write_text("on: push\njobs: {x: {runs_on: y}}\nreview: {script: 7}\n")
    assert subprocess.run([*command, str(bad)], check=False, capture_output=True).returncode == 1


def test_actions_are_pinned_by_hash_with_their_version_beside() -> None:
    """A tag can be moved; a hash cannot."""
    for text in TEXTS.values():
        uses = re.findall(r"uses: (\S+)(.*)", text)
        assert uses
        for action, rest in uses:
            assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action)
            assert re.fullmatch(r" # v\d+\.\d+\.\d+", rest)


def test_no_filter_lets_a_request_through() -> None:
    """Every request and every push to the main branch is judged and builds the site, whatever it changes."""
    on = GITHUB["review.yml"]["on"]
    assert on == {"pull_request": "", "push": {"branches": ["main"]}}
    assert GITHUB["review.yml"]["jobs"].keys() == {"review", "site"}
    assert GITHUB["tests.yml"]["on"] == on
    assert GITHUB["tests.yml"]["jobs"].keys() == {"tests"}
    for job in [*GITHUB["review.yml"]["jobs"].values(), *GITHUB["tests.yml"]["jobs"].values()]:
        assert "if" not in job
        assert "needs" not in job
    assert GITLAB["include"] == [{"local": ".gitlab/*.yml"}]
    for name in ("review", "build", "tests"):
        job = GITLAB[name]
        assert job["extends"] == ".request"
        assert "rules" not in job
    rules = GITLAB[".request"]["rules"]
    assert [each["if"] for each in rules] == [
        '$CI_PIPELINE_SOURCE == "merge_request_event"',
        '$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH',
    ]
    assert all(each.keys() == {"if"} for each in rules)


def test_only_the_posting_job_can_write_and_it_runs_nothing_of_a_request() -> None:
    """Everything else reads, and leaves no credentials in the clone."""
    for name, body in GITHUB.items():
        assert body["permissions"] in ({}, "{}"), name
        for job in body["jobs"].values():
            posting = name == "post.yml"
            if "deploy-pages" in str(job) or "enact-day github" in str(job):
                continue  # the next tests
            rights = job["permissions"]
            assert rights == (
                {"actions": "read", "contents": "read", "pull-requests": "write"} if posting else {"contents": "read"}
            )
            for step in job["steps"]:
                if str(step.get("uses", "")).startswith("actions/checkout@"):
                    assert step["with"]["persist-credentials"] == "false"
                    assert ("ref" in step["with"]) == posting
    for name, text in TEXTS.items():
        assert ("github.token" in text) == (name in ("enact.yml", "post.yml"))
        assert "secrets." not in text
    jobs, run = GITHUB["post.yml"]["jobs"], {"post": "github", "conflicts": "github-conflicts"}
    assert jobs.keys() == run.keys()
    for name, job in jobs.items():
        (checkout,) = (step for step in job["steps"] if "uses" in step)
        assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"
        assert [step["run"] for step in job["steps"] if "run" in step] == [f"sh tools/post-review {run[name]}"]
    assert jobs["post"]["if"].startswith("github.event_name == 'workflow_run' &&")
    assert jobs["conflicts"]["if"] == "github.event_name != 'workflow_run'"
    assert GITHUB["post.yml"]["on"].keys() == {"workflow_run", "push", "schedule"}
    assert GITHUB["post.yml"]["on"]["workflow_run"]["workflows"] == [GITHUB["review.yml"]["name"]]


def test_the_job_that_puts_the_site_on_pages_runs_nothing_and_fetches_nothing() -> None:
    """On a push to the main branch, where a variable of the repository switches it on."""
    assert GITHUB["publish.yml"]["on"] == {"push": {"branches": ["main"]}}
    assert GITHUB["publish.yml"]["jobs"].keys() == {"build", "pages"}
    job = GITHUB["publish.yml"]["jobs"]["pages"]
    assert job["permissions"] == {"pages": "write", "id-token": "write"}
    assert (job["if"], job["needs"]) == ("vars.QINGDAN_PAGES == 'on'", "build")
    (step,) = job["steps"]
    assert step.keys() == {"id", "uses"}
    assert [name for name, body in GITHUB.items() if "id-token" in str(body)] == ["publish.yml"]
    assert GITLAB["pages"]["variables"] == {"GIT_STRATEGY": "none"}
    assert GITLAB["pages"]["needs"] == ["website"]
    (rule,) = GITLAB["pages"]["rules"]
    (built,) = GITLAB["website"]["rules"]
    assert rule["if"] == f'{built["if"]} && $QINGDAN_PAGES == "on"'
    assert built["if"] == '$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH'


def test_the_day_s_change_is_made_without_rights_and_asked_for_without_the_tool() -> None:
    """Each night on the main branch alone: who runs the tool cannot write, who can write runs the script of git."""
    assert GITHUB["enact.yml"]["on"] == {"schedule": [{"cron": "7 16 * * *"}]}  # 00:07 in China
    jobs = GITHUB["enact.yml"]["jobs"]
    assert jobs.keys() == {"change", "request"}
    assert jobs["change"]["permissions"] == {"contents": "read"}
    assert "sh tools/enact-day change" in [step.get("run") for step in jobs["change"]["steps"]]
    asking = jobs["request"]
    assert asking["permissions"] == {"actions": "read", "contents": "write", "pull-requests": "write"}
    assert asking["needs"] == "change"
    (checkout,) = (step for step in asking["steps"] if "uses" in step)
    assert checkout["with"] == {"ref": "${{ github.event.repository.default_branch }}", "persist-credentials": "false"}
    assert [step["run"] for step in asking["steps"] if "run" in step] == ["sh tools/enact-day github"]
    (rule,) = GITLAB["enact"]["rules"]
    assert GITLAB["enact-request"]["rules"] == [rule]
    main = '$CI_PIPELINE_SOURCE == "schedule" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH'
    assert rule["if"] == f'{main} && $QINGDAN_ENACT == "on"'
    assert "environment" not in GITLAB["enact"]
    assert GITLAB["enact-request"]["script"] == ["sh tools/enact-day gitlab"]
    assert GITLAB["enact-request"]["environment"] == {"name": "enact", "action": "access"}
    assert [name for name, job in GITLAB.items() if "tools/set-up" in str(job) and "environment" in str(job)] == []


def test_what_asks_for_the_day_s_change_runs_nothing_of_the_repository(tmp_path: Path) -> None:
    """It takes over the lists alone, pushes them to a branch, and a second time does nothing."""
    host, clone = tmp_path / "host.git", tmp_path / "clone"
    named = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"]

    def git(*arguments: str, at: Path = clone) -> str:
        return subprocess.run([*named, "-C", str(at), *arguments], check=True, capture_output=True, text=True).stdout

    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(host)], check=True)
    subprocess.run(["git", "clone", "-q", str(host), str(clone)], check=True, capture_output=True)
    (clone / "lists").mkdir()
    (clone / "lists/a.yml").write_text("visits: 2\n")
    (clone / "tools").mkdir()
    (clone / "tools/enact-day").write_bytes((ROOT / "tools/enact-day").read_bytes())
    git("add", "-A")
    git("commit", "-qm", "1")
    git("push", "-q", "origin", "HEAD:main")
    (clone / "lists/a.yml").write_text("visits: 3\n")
    (clone / "tools/enact-day").write_text("echo x\n")
    git("commit", "-qam", "[enact] 2027-03-01")
    patch = git("format-patch", "--stdout", "HEAD~1")
    git("reset", "-q", "--hard", "HEAD~1")
    (clone / "build").mkdir()
    (clone / "build/enact.patch").write_text(patch)
    url = str(host).removesuffix(".git")
    more = {"CI_PROJECT_URL": url, "CI_DEFAULT_BRANCH": "main", "QINGDAN_ENACT_TOKEN": "x"}
    git("config", "receive.advertisePushOptions", "true", at=host)
    command = ["sh", "tools/enact-day", "gitlab"]
    done = subprocess.run(command, cwd=clone, env={**os.environ, **more}, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert git("show", "enact:lists/a.yml", at=host) == "visits: 3\n"
    assert git("diff", "--name-only", "main", "enact", at=host) == "lists/a.yml\n"
    first = git("rev-parse", "enact", at=host)
    git("reset", "-q", "--hard", "HEAD~1")
    done = subprocess.run(command, cwd=clone, env={**os.environ, **more}, check=True, capture_output=True, text=True)
    assert "没有再推" in done.stderr
    assert git("rev-parse", "enact", at=host) == first


def test_no_text_of_a_request_reaches_a_shell() -> None:
    """Only numbers, hashes and names that GitHub itself makes are put into the files, and values go by environment."""
    for body in GITHUB.values():
        for job in body["jobs"].values():
            for step in job["steps"]:
                assert "${{" not in step.get("run", "")
    for name in ("review.yml", "post.yml"):
        for found in re.findall(r"\$\{\{\s*(.*?)\s*\}\}", TEXTS[name]):
            assert re.fullmatch(
                r"github\.(token|sha|event\.before|event\.pull_request\.number( \|\| github\.sha)?)"
                r"|github\.event\.(workflow_run\.(id|head_sha( \|\| github\.event_name)?)|repository\.default_branch)"
                r"|steps\.review\.outputs\.code",
                found,
            ), found


def test_gitlab_s_token_is_asked_for_in_the_schedule_of_the_main_branch_alone() -> None:
    """A merge request's pipeline never has the posting job, and no other job names the token or the environment that has it."""
    assert GITLAB["post"]["rules"] == [
        {"if": '$CI_PIPELINE_SOURCE == "schedule" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH'}
    ]
    assert GITLAB["post"]["script"] == ["sh tools/post-review gitlab"]
    assert "before_script" not in GITLAB["post"]
    for name, job in GITLAB.items():
        if name != "post":
            assert "QINGDAN_TOKEN" not in str(job)
            assert "review-comments" not in str(job)


def test_what_judges_comes_from_the_target_and_the_whole_history_is_there() -> None:
    """The script beside the target's tool, in a work tree of its own; a shallow clone cannot tell what changed."""
    (step,) = (each for each in GITHUB["review.yml"]["jobs"]["review"]["steps"] if each.get("id") == "review")
    scripts = {"github": step["run"], "gitlab": "\n".join(GITLAB["review"]["script"])}
    for text in scripts.values():
        assert "git worktree add" in text
        assert re.findall(r"sh \S*tools/[\w-]+", text) == re.findall(r"sh \S*trusted/tools/review-request", text) != []
    assert GITLAB[".request"]["variables"]["GIT_DEPTH"] == 0
    for job in [*GITHUB["review.yml"]["jobs"].values(), *GITHUB["tests.yml"]["jobs"].values()]:
        (checkout,) = (s for s in job["steps"] if str(s.get("uses", "")).startswith("actions/checkout@"))
        assert checkout["with"]["fetch-depth"] == "0"


def test_requests_that_touch_code_pass_its_tests() -> None:
    """The same definition of green as at a desk."""
    github = "\n".join(step.get("run", "") for step in GITHUB["tests.yml"]["jobs"]["tests"]["steps"])
    for text in (github, "\n".join(GITLAB["tests"]["script"])):
        assert ".ci/run" in text
        assert "-- . ':!lists'" in text
