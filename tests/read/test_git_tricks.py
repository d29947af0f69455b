"""What git can be told in one clone alone hides nothing: neither a commit nor an edit."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from qingdan.cli.main import plain_git
from qingdan.read import SourceError, WorkTree
from qingdan.read.changed import changed_files
from qingdan.read.revision import Revision

FILE = "lists/organisations/ju.yml"


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-C", root, *arguments],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.strip()


def commit(root: Path, text: str) -> str:
    (root / FILE).parent.mkdir(parents=True, exist_ok=True)
    (root / FILE).write_text(text, encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x")
    return git(root, "rev-parse", "HEAD")


@pytest.fixture
def city(tmp_path: Path) -> tuple[Path, str, str]:
    """A repository with two commits that differ in one file."""
    git(tmp_path, "init", "-q")
    return tmp_path, commit(tmp_path, "name: 甲局\n"), commit(tmp_path, "name: 乙局\n")


def between(root: Path, base: str, head: str) -> list[str]:
    return [each.path for each in changed_files(Revision(root, base), Revision(root, head))]


def edited(root: Path) -> list[str]:
    return [each.path for each in changed_files(Revision(root, "HEAD"), WorkTree(root))]


def test_a_replaced_commit_or_blob_hides_no_change(city: tuple[Path, str, str]) -> None:
    """The objects are read that the names stand for."""
    root, old, new = city
    git(root, "replace", f"{old}:{FILE}", f"{new}:{FILE}")
    git(root, "replace", old, new)
    assert between(root, old, new) == [FILE]
    assert Revision(root, old).content(FILE) == "name: 甲局\n".encode()


def test_grafts_are_refused(city: tuple[Path, str, str]) -> None:
    """A file that gives commits other parents is told, with its name."""
    root, old, new = city
    (root / ".git/info").mkdir(exist_ok=True)
    (root / ".git/info/grafts").write_text(f"{new}\n")
    with pytest.raises(SourceError, match="grafts"):
        Revision(root, old)


@pytest.mark.parametrize("flag", ["--assume-unchanged", "--skip-worktree"])
def test_a_flag_in_the_index_hides_no_edit(city: tuple[Path, str, str], flag: str) -> None:
    """A work tree is compared by what its files hold."""
    root, _, _ = city
    git(root, "update-index", flag, FILE)
    (root / FILE).write_text("name: 丙局\n", encoding="utf-8")
    assert edited(root) == [FILE]


@pytest.mark.parametrize(
    "setting", ["core.ignoreStat=true", "core.trustctime=false", "core.checkStat=minimal", "core.fileMode=false",
                "core.untrackedCache=true",
                "core.fsmonitor=true", "core.sparseCheckout=true", "diff.ignoreSubmodules=all"],
)  # fmt: skip
def test_a_setting_hides_no_edit_of_the_same_size_and_time(city: tuple[Path, str, str], setting: str) -> None:
    """Not even where the file's size and time are as they were."""
    root, _, _ = city
    git(root, "config", *setting.split("="))
    git(root, "status")
    before = (root / FILE).stat()
    (root / FILE).write_text("name: 丙局\n", encoding="utf-8")
    os.utime(root / FILE, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert edited(root) == [FILE]


def test_a_filter_or_textconv_hides_no_edit(city: tuple[Path, str, str]) -> None:
    """What a filter of this clone would make of a file is nothing to us."""
    root, _, _ = city
    git(root, "config", "filter.same.clean", "git cat-file blob HEAD:" + FILE)
    git(root, "config", "diff.same.textconv", "true")
    (root / ".git/info").mkdir(exist_ok=True)
    (root / ".git/info/attributes").write_text("*.yml filter=same diff=same\n")
    (root / FILE).write_text("name: 丙局\n", encoding="utf-8")
    assert edited(root) == [FILE]


@pytest.mark.parametrize(
    "name",
    ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_GRAFT_FILE", "GIT_NAMESPACE",
     "GIT_REPLACE_REF_BASE", "GIT_SHALLOW_FILE", "GIT_CONFIG", "GIT_ICASE_PATHSPECS", "GIT_LITERAL_PATHSPECS"],
)  # fmt: skip
def test_the_environment_leads_git_nowhere_else(
    city: tuple[Path, str, str], tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The repository is that of the folder, with the objects and the index that are in it."""
    root, old, new = city
    (root / FILE).write_text("name: 丙局\n", encoding="utf-8")
    monkeypatch.setenv("GIT_NO_REPLACE_OBJECTS", "1")
    monkeypatch.setenv(name, str(tmp_path_factory.mktemp("elsewhere")))
    plain_git()
    assert Revision(root, "HEAD").commit == new
    assert between(root, old, new) == [FILE]
    assert edited(root) == [FILE]


def test_settings_from_the_environment_are_not_taken(
    city: tuple[Path, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor those that are handed on as numbered variables."""
    root, old, new = city
    monkeypatch.setenv("GIT_NO_REPLACE_OBJECTS", "1")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.worktree")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "/nowhere")
    plain_git()
    assert between(root, old, new) == [FILE]
    assert edited(root) == []


def test_files_with_crlf_hold_what_was_committed_with_lf(city: tuple[Path, str, str]) -> None:
    """As git writes them where core.autocrlf is on; another content is still told."""
    root, _, _ = city
    (root / FILE).write_bytes("name: 乙局\r\n".encode())
    assert Revision(root, "HEAD").paths_against_worktree(["lists"]) == set()
    (root / FILE).write_bytes("name: 丁局\r\n".encode())
    assert edited(root) == [FILE]
