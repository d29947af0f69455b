"""The ready workflow files: least rights, actions pinned by hash, whole history, and a script that a desk can run too."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from qingdan.cli import main
from tests.diff.past import commit, git
from tests.support import BASE, ROOT

GITHUB = (ROOT / ".github/workflows/review.yml").read_text(encoding="utf-8")
GITLAB = (ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8")


def test_actions_are_pinned_by_hash_with_their_version_beside() -> None:
    """A tag can be moved; a hash cannot."""
    uses = re.findall(r"uses: (\S+)(.*)", GITHUB)
    assert uses
    for action, rest in uses:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action)
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", rest)


def test_the_job_has_the_least_rights() -> None:
    """Nothing for the workflow, to read and to comment for the job; credentials are not left in the clone."""
    body = yaml.safe_load(GITHUB)
    assert body["permissions"] == {}
    assert body["jobs"]["review"]["permissions"] == {"contents": "read", "pull-requests": "write"}
    (checkout,) = (s for s in body["jobs"]["review"]["steps"] if str(s.get("uses")).startswith("actions/checkout"))
    assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}


def test_no_text_of_a_request_reaches_a_shell() -> None:
    """Only numbers, hashes and names that GitHub itself makes are put into the file, and values go by environment."""
    for found in re.findall(r"\$\{\{\s*(.*?)\s*\}\}", GITHUB):
        assert re.fullmatch(
            r"github\.(token|repository|event\.pull_request\.(number|base\.sha))|steps\.review\.outputs\.code", found
        )
    for step in yaml.safe_load(GITHUB)["jobs"]["review"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_both_fetch_the_whole_history() -> None:
    """A shallow clone cannot tell what changed."""
    assert yaml.safe_load(GITLAB)["review"]["variables"]["GIT_DEPTH"] == 0
    assert "tools/review-request" in GITHUB
    assert "tools/review-request" in GITLAB


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A small registry under git with two commits, and the tools beside it."""
    root = tmp_path / "desk"
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    for path, text in BASE.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    (root / ".gitignore").write_text(".venv\nbuild\ntools\n")
    assert main(["fmt", "--root", str(root)]) == 0
    commit(root, "起点", 0)
    guide = root / "lists/guides/ju/xuke.yml"
    text = guide.read_text()
    assert "promised: {value: 5" in text
    guide.write_text(text.replace("promised: {value: 5", "promised: {value: 9"))
    commit(root, "延长", 1)
    (root / ".venv").symlink_to(ROOT / ".venv")
    return root


def reviewed(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["sh", str(ROOT / "tools/review-request"), *arguments], cwd=root, capture_output=True, check=False
    )


def test_the_script_fails_a_request_that_no_decision_covers(desk: Path) -> None:
    """It leaves the comment with its mark, and the report."""
    if not (ROOT / ".venv/bin/qingdan").exists():
        pytest.skip("needs the virtual environment that make sets up")
    assert reviewed(desk, "HEAD~1").returncode == 1
    comment = (desk / "build/review/comment.md").read_text(encoding="utf-8")
    assert comment.startswith("<!-- qingdan-review -->\n## 清单改动")
    assert "QG101" in comment
    assert "**有 1 个错误，改好才能合并。**" in comment
    assert "由审改、法制机构按“内容调整”决定" in comment.replace("\\", "")
    assert "qingdan adjust HEAD" in comment.replace("\\", "")
    assert "承诺办结时限延长" in (desk / "build/review/report.html").read_text(encoding="utf-8")
    assert reviewed(desk, "HEAD").returncode == 0
    assert (desk / "build/review/comment.md").read_bytes() == b""
    assert reviewed(desk, "nosuch").returncode == 2


def test_a_request_that_relieves_passes_and_the_comment_says_so(desk: Path) -> None:
    """A shorter promise needs no decision: the reader of the comment is told that nothing stands in the way."""
    guide = desk / "lists/guides/ju/xuke.yml"
    guide.write_text(guide.read_text().replace("promised: {value: 9", "promised: {value: 5"))
    commit(desk, "缩短", 2)
    assert reviewed(desk, "HEAD~1").returncode == 0
    comment = (desk / "build/review/comment.md").read_text(encoding="utf-8")
    assert "**检查没有错误，要决定的改动都有决定。**" in comment
    assert "减轻" in comment


def test_the_script_refuses_a_shallow_clone_with_the_cure(desk: Path, tmp_path: Path) -> None:
    """One line says what to do."""
    clone = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{desk}", str(clone))
    done = reviewed(clone, "HEAD")
    assert done.returncode == 2
    assert "git fetch --unshallow" in done.stderr.decode()


def test_the_script_fails_a_request_whose_files_are_not_in_form(desk: Path) -> None:
    """The comment says which and what to do."""
    power = desk / "lists/power/ju/xuke.yml"
    power.write_text(power.read_text().replace("name: 示例许可", "name:   '示例许可'"))
    commit(desk, "格式", 2)
    done = reviewed(desk, "HEAD~1")
    assert done.returncode == 1
    comment = (desk / "build/review/comment.md").read_text(encoding="utf-8")
    assert "改法：运行 `qingdan fmt`" in comment
    assert "lists/power/ju/xuke.yml" in comment
