"""A git revision is read through the same door, and hostile revisions and repositories do no harm."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from qingdan.checks import check
from qingdan.read import SourceError, WorkTree
from qingdan.read.revision import Revision
from tests.read.test_hostile import small_registry
from tests.support import BASE

GUIDE = "lists/guides/ju/xuke.yml"


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.invalid", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", "-C", str(folder), *identity, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two commits: a clean one, tagged v1, and one with a wrong value; then a broken work tree."""
    git(tmp_path, "init", "-q", "-b", "main")
    small_registry(tmp_path, {})
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "one")
    git(tmp_path, "tag", "v1")
    (tmp_path / GUIDE).write_text(BASE[GUIDE].replace("承诺件", "承若件"), encoding="utf-8")
    git(tmp_path, "commit", "-q", "-am", "two")
    (tmp_path / GUIDE).write_text("name: [\n", encoding="utf-8")
    return tmp_path


def test_each_revision_is_read_as_it_was(repository: Path) -> None:
    """Work tree and revisions go through one door and give their own findings."""
    codes = [
        [d.code for d in check(source).diagnostics]
        for source in (Revision(repository, "v1"), Revision(repository, "HEAD"), WorkTree(repository))
    ]
    assert codes == [[], ["QD104"], ["QD036"]]


def test_nothing_is_checked_out(repository: Path) -> None:
    """Reading a revision leaves the work tree and the index as they were."""
    before = git(repository, "status", "--porcelain=v2")
    check(Revision(repository, "v1"))
    assert git(repository, "status", "--porcelain=v2") == before
    assert (repository / GUIDE).read_text(encoding="utf-8") == "name: [\n"


@pytest.mark.parametrize(
    "name", ["--output=x", "-h", "--help", "nowhere", "", "v1:lists", "HEAD~99", "\x1b[31m", "v1 v2", "@{-9}"]
)
def test_a_hostile_or_missing_revision_is_refused_in_words(repository: Path, name: str) -> None:
    """A name is never an option to git, and a missing one is told with what to do."""
    with pytest.raises(SourceError, match="没有版本") as refusal:
        Revision(repository, name)
    assert "\x1b" not in str(refusal.value)
    assert not (repository / "x").exists()


def test_textconv_and_external_diff_are_never_run(repository: Path) -> None:
    """Plumbing reads blobs; what a repository's configuration would run stays unrun."""
    git(repository, "config", "diff.yaml.textconv", "touch pwned; cat")
    git(repository, "config", "diff.external", "touch pwned")
    (repository / ".gitattributes").write_text("*.yml diff=yaml filter=evil\n")
    git(repository, "config", "filter.evil.smudge", "touch pwned; cat")
    check(Revision(repository, "HEAD"))
    assert not (repository / "pwned").exists()


def test_a_registry_below_the_top_of_its_repository_is_read(tmp_path: Path) -> None:
    """Paths are those below the registry's own folder."""
    git(tmp_path, "init", "-q", "-b", "main")
    small_registry(tmp_path / "city", {})
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "one")
    outcome = check(Revision(tmp_path / "city", "HEAD"))
    assert outcome.diagnostics == []
    assert "guides/ju/xuke" in outcome.registry.entries


def test_links_and_executables_are_seen_in_a_revision(repository: Path) -> None:
    """File modes come from the tree."""
    (repository / "lists/organisations/lian.yml").symlink_to("ju.yml")
    (repository / GUIDE).write_text(BASE[GUIDE], encoding="utf-8")
    (repository / GUIDE).chmod(0o755)
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "three")
    assert sorted(d.code for d in check(Revision(repository, "HEAD")).diagnostics) == ["QD013", "QD014"]
    assert sorted(d.code for d in check(WorkTree(repository)).diagnostics) == ["QD013", "QD014"]


def test_a_folder_outside_git_is_told(tmp_path: Path) -> None:
    """Not a missing revision but a missing repository."""
    with pytest.raises(SourceError, match="不在 git 仓库里"):
        Revision(tmp_path, "HEAD")
