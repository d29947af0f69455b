"""A request is judged by the tool and schemas of the branch that it goes to; nothing that it brings along is run."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from qingdan.cli import main
from tests.ci.hostile import GUIDE, SECRET, Ran, github_step, gitlab_step, heavier, replace, repository, request
from tests.diff.past import commit, git
from tests.support import ROOT

DUMP = '#!/bin/sh\nenv\nenv > "{place}"\nmkdir -p .venv/bin\nprintf "#!/bin/sh\\nexit 0\\n" > .venv/bin/qingdan\nchmod +x .venv/bin/*\n'


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """The repository before the request."""
    return repository(tmp_path / "city")


def judged(root: Path, host: str) -> Ran:
    """The request, judged at a host."""
    if host == "github":
        return github_step(root)
    git(root, "remote", "add", "origin", str(root))
    return gitlab_step(root, CI_MERGE_REQUEST_IID="7", CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main")


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_a_request_cannot_run_anything_or_judge_itself(city: Path, tmp_path: Path, host: str) -> None:
    """Its set-up that prints the environment, its gate that lets all pass, its modules beside the lists: none is used."""
    place = tmp_path / "leaked"
    heavier(city)
    (city / "tools/set-up").write_text(DUMP.format(place=place), encoding="utf-8")
    replace(city, "tools/qingdan/diff/gate.py", "\ndef gate(", "\ndef gate(*_):\n    return []\n\n\ndef _old_gate(")
    for name in ("json.py", "sitecustomize.py", "qingdan_ci.py", "click.py", "tools/qingdan_ci/judge.py"):
        (city / name).write_text(f"import os\nopen({str(place)!r}, 'w').write(str(os.environ))\nraise SystemExit(0)\n")
    (city / "tools/review-request").write_text(DUMP.format(place=place), encoding="utf-8")
    request(city)
    ran = judged(city, host)
    assert ran.code == 1, ran.log
    assert "QG101" in ran.comment
    assert ran.comment.startswith("<!-- qingdan-review -->\n> **⚠️ 这次改动同时改了清单和工具（tools）。**")
    assert not place.exists()
    assert SECRET not in ran.log + ran.comment
    assert json.loads((ran.folder / "request.json").read_text()) == {
        "number": 7, "head": git(city, "rev-parse", "HEAD"), "code": 1,
    }  # fmt: skip
    # Negative control: by its own tool it passes, and its set-up does leak.
    subprocess.run(["sh", "tools/set-up"], cwd=city, env={**os.environ, "SECRET": SECRET}, check=True)
    assert SECRET in place.read_text()
    assert subprocess.run([city / ".venv/bin/qingdan", "review", "main"], cwd=city, check=False).returncode == 0


def test_lists_are_held_to_the_schemas_of_the_target(city: Path) -> None:
    """What a request allows itself is refused; once the wider schema is there, the same lists pass, and no note is made."""
    schema = json.loads((city / "schemas/guides.schema.json").read_text(encoding="utf-8"))
    schema["properties"]["xin_zhi"] = {"title": "新值", "description": "试用的一项。", "type": "string"}
    (city / "schemas/guides.schema.json").write_text(json.dumps(schema, ensure_ascii=False, indent=2), encoding="utf-8")
    git(city, "stash", "-q")
    git(city, "stash", "apply", "-q")
    (city / GUIDE).write_text((city / GUIDE).read_text("utf-8") + "xin_zhi: 有\n", encoding="utf-8")
    request(city)
    ran = github_step(city)
    assert ran.code == 1, ran.log
    assert "xin_zhi" in ran.comment.replace("\\", "")
    assert "清单和格式（schemas）" in ran.comment
    assert "先合并工具和格式" in ran.comment
    git(city, "checkout", "-q", "main")
    git(city, "checkout", "-q", "request", "--", "schemas")
    commit(city, "格式", 3)
    git(city, "branch", "-q", "-D", "request")
    (city / GUIDE).write_text((city / GUIDE).read_text("utf-8") + "xin_zhi: 有\n", encoding="utf-8")
    request(city, 4)
    ran = github_step(city)
    assert "⚠️ 这次改动同时" not in ran.comment
    assert "QD1" not in ran.comment


@pytest.mark.parametrize("more", [False, True])
def test_a_new_format_is_made_again_by_the_requests_own_tool(city: Path, more: bool) -> None:
    """The same to the byte, it passes and says so; with anything else in it, it does not."""
    replace(city, "lists/registry.yml", 'schema_version: "1.1"', 'schema_version: "1.0"')
    commit(city, "旧格式", 1)
    assert main(["migrate", "--write", "--root", str(city)]) == 0
    assert git(city, "status", "--porcelain") != ""
    if more:
        replace(city, GUIDE, "promised: {value: 5", "promised: {value: 4")
    request(city)
    ran = github_step(city)
    assert "这是一次格式迁移（1.0 → 1.1）" in ran.comment, ran.log
    assert ran.code == (1 if more else 0), ran.comment
    assert (f"    {GUIDE}\n" in ran.comment) == more
    assert ("逐字节相同" in ran.comment) != more


def test_words_of_the_site_are_named(city: Path) -> None:
    """They are published as they stand; a name that is markup is shown as marks that do nothing."""
    (city / "site").mkdir()
    (city / "site/index.md").write_text("须缴纳保证金五千元\n", encoding="utf-8")
    (city / "site/`@all`![x](http:").mkdir()
    (city / "site/`@all`![x](http:/y.md").write_text("x", encoding="utf-8")
    request(city)
    ran = github_step(city)
    assert ran.code in (0, 1), ran.log
    assert "`site/index.md`" in ran.comment
    assert "@" not in ran.comment


def test_a_push_is_judged_against_the_commit_before(city: Path) -> None:
    """Of several commits as of one, at both hosts; where that commit is gone, nothing is judged and the job fails."""
    before = git(city, "rev-parse", "HEAD")
    heavier(city)
    commit(city, "直接", 1)
    replace(city, GUIDE, "name: 示例许可（新办）", "name: 示例许可新办（新办）")
    commit(city, "再改", 2)
    assert (ran := github_step(city, number="", before=before)).code == 1, ran.log
    assert "QG101" in ran.comment
    assert (ran := gitlab_step(city, CI_COMMIT_BEFORE_SHA=before)).code == 1, ran.log
    assert "QG101" in ran.comment
    zero = "0" * 40
    assert "QG101" not in github_step(city, number="", before=zero).comment
    gone = "1" * 40
    assert github_step(city, number="", before=gone).code not in (0, 1)
    assert gitlab_step(city, CI_COMMIT_BEFORE_SHA=gone).code not in (0, 1)


def test_the_target_as_it_stands_judges_a_branch_that_began_earlier(city: Path) -> None:
    """At GitLab the branch itself is checked out: its beginning is no way round what the target has learnt since."""
    heavier(city)
    git(city, "checkout", "-q", "-b", "request")
    commit(city, "请求", 2)
    git(city, "checkout", "-q", "main")
    (city / "tools/review-request").write_text("#!/bin/sh\necho 目标分支的工具\nexit 1\n", encoding="utf-8")
    commit(city, "新工具", 3)
    git(city, "checkout", "-q", "request")
    git(city, "remote", "add", "origin", str(city))
    ran = gitlab_step(city, CI_MERGE_REQUEST_IID="7", CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main")
    assert "目标分支的工具" in ran.log


def test_at_a_desk_the_script_judges_by_its_own_tool(city: Path, tmp_path: Path) -> None:
    """A relief passes and the comment says so; untidy files, a shallow clone and a name that is no commit are told."""
    replace(city, GUIDE, "promised: {value: 5", "promised: {value: 4")
    commit(city, "缩短", 2)

    def reviewed(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = ["sh", str(city / "tools/review-request"), *arguments]
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)

    done = reviewed(city, "HEAD~1")
    comment = (city / "build/review/comment.md").read_text(encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert "**检查没有错误，要决定的改动都有决定。**" in comment
    assert "判断用的工具" in comment
    assert "判断用的工具" in (city / "build/review/report.html").read_text(encoding="utf-8")
    assert reviewed(city, "HEAD").returncode == 0
    assert (city / "build/review/comment.md").read_bytes() == b""
    assert reviewed(city, "nosuch").returncode == 2
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{city}", str(tmp_path / "shallow"))
    done = reviewed(tmp_path / "shallow", "HEAD")
    assert done.returncode == 2
    assert "git fetch --unshallow" in done.stderr
    replace(city, "lists/power/ju/xuke.yml", "name: 示例许可", "name:   '示例许可'")
    commit(city, "格式", 3)
    assert reviewed(city, "HEAD~1", "HEAD", "--codequality").returncode == 1
    comment = (city / "build/review/comment.md").read_text(encoding="utf-8")
    assert "改法：运行 `qingdan fmt`" in comment
    assert "lists/power/ju/xuke.yml" in comment
    assert isinstance(json.loads((city / "build/review/codequality.json").read_text()), list)


def test_a_link_in_the_lists_is_never_followed(city: Path) -> None:
    """It is refused by the check, and no file that it leads to is read."""
    (city / "lists/guides/ju/lian.yml").symlink_to("/etc/passwd")
    request(city)
    ran = github_step(city)
    assert ran.code == 1
    assert "root:" not in ran.comment + ran.log


@pytest.mark.parametrize("form", ["text", "markdown", "github", "gitlab", "sarif"])
def test_every_format_says_what_judged(city: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The digests of the tool and of the schemas; another schema has another digest."""
    heavier(city)

    def told(*more: str) -> str:
        assert main(["review", "HEAD", "--root", str(city), "--format", form, *more]) == 1
        out, err = capsys.readouterr()
        return next(line for line in f"{out}\n{err}".splitlines() if "判断用的工具" in line or "schemasSha256" in line)

    one = told()
    assert told("--schemas", str(ROOT)) == one
    (city / "schemas/common.schema.json").write_text((city / "schemas/common.schema.json").read_text("utf-8") + " ")
    assert told() != one
