"""What git can be told in one clone alone hides nothing from the commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from qingdan.cli import main
from tests.diff.past import commit, git
from tests.support import BASE

GUIDE = "lists/guides/ju/xuke.yml"


def edit(root: Path, before: str, after: str) -> None:
    """Change the guide."""
    text = (root / GUIDE).read_text(encoding="utf-8")
    assert before in text
    (root / GUIDE).write_text(text.replace(before, after), encoding="utf-8")


@pytest.fixture
def city(tmp_path: Path) -> tuple[Path, str, str]:
    """A registry whose second commit burdens and points nowhere, and both commits."""
    git(tmp_path, "init", "-q", "-b", "main")
    for path, text in BASE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert main(["fmt", "--root", str(tmp_path)]) == 0
    first = commit(tmp_path, "起点", 0)
    edit(tmp_path, "visits: 0", "visits: 1")
    edit(tmp_path, "power: ju/xuke", "power: ju/meiyou")
    return tmp_path, first, commit(tmp_path, "加重", 1)


def said(capsys: pytest.CaptureFixture[str], root: Path, *arguments: str) -> tuple[int, str]:
    """The exit code and the text of a command."""
    capsys.readouterr()
    code = main([*arguments, "--root", str(root)])
    return code, capsys.readouterr().out


def test_replaced_objects_change_no_answer(city: tuple[Path, str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """A commit and a blob each, whichever stands for the other."""
    root, old, new = city
    asked = [("diff", old, new), ("review", old, new), ("check", "--since", old, "--no-cache"), ("check", "--at", new)]
    before = [said(capsys, root, *each) for each in asked]
    assert [code for code, _ in before[1:]] == [1, 1, 1]
    assert "所属职权改变" in before[0][1]
    assert "加重 1 处" in before[0][1]
    assert "QD201" in before[2][1]
    git(root, "replace", f"{old}:{GUIDE}", f"{new}:{GUIDE}")
    assert [said(capsys, root, *each) for each in asked] == before
    git(root, "replace", "-d", git(root, "--no-replace-objects", "rev-parse", f"{old}:{GUIDE}"))
    git(root, "replace", f"{new}:{GUIDE}", f"{old}:{GUIDE}")
    git(root, "replace", new, old)
    assert git(root, "diff", "--stat", old, new) == ""
    assert [said(capsys, root, *each) for each in asked] == before


@pytest.mark.parametrize("flag", ["--assume-unchanged", "--skip-worktree"])
def test_flags_in_the_index_change_no_answer(
    city: tuple[Path, str, str], capsys: pytest.CaptureFixture[str], flag: str
) -> None:
    """An edit that git's status does not see is in the diff, in the review and in the check."""
    root, old, _ = city
    git(root, "checkout", "-q", old)
    edit(root, "visits: 0", "visits: 2")
    edit(root, "power: ju/xuke", "power: ju/meiyou")
    asked = [("diff", "HEAD"), ("review", "HEAD"), ("check", "--since", "HEAD", "--no-cache")]
    before = [said(capsys, root, *each) for each in asked]
    assert [code for code, _ in before[1:]] == [1, 1]
    git(root, "update-index", flag, GUIDE)
    assert git(root, "status", "--porcelain") == ""
    assert [said(capsys, root, *each) for each in asked] == before
    assert "没有改动" not in before[0][1]
    assert "QD201" in before[2][1]
