"""What is published beside the lists has one verdict, on disk, in a commit, since a commit, and when it is renamed."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.checks.beside import read_site_files, unsafe_files
from qingdan.checks.since import check_since
from qingdan.cli import main
from qingdan.read import WorkTree
from qingdan.read.revision import Revision
from tests.pages.test_site import copy

READERS = "site/manual/readers.md"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A city with a site and a word, in git."""
    copy(tmp_path)
    (tmp_path / "site/synonyms.yml").write_text("# 群众的说法\n办证: [guides/ju/xuke]  # 常问\n", "utf-8")
    commit(tmp_path)
    return tmp_path


def commit(root: Path) -> None:
    for command in (
        ["add", "-A"],
        ["-c", "user.name=t", "-c", "user.email=t@example.invalid", "commit", "-qm", "x", "--allow-empty"],
    ):
        subprocess.run(["git", "-C", str(root), *command], check=True)


def codes(root: Path, *arguments: str, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str]]:
    """What the command tells, as (code, path)."""
    capsys.readouterr()
    main(["check", "--root", str(root), "--format", "json", *arguments])
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    return [(each["code"], each["path"]) for each in found if each["severity"] == "error"]


def pipe(root: Path) -> None:
    os.mkfifo(root / "site/assets/pipe")


@pytest.mark.parametrize(
    ("path", "make"),
    [
        ("site/assets/x.txt", lambda root: (root / "site/assets/x.txt").symlink_to("/etc/passwd")),
        ("site/etc", lambda root: (root / "site/etc").symlink_to("/etc")),
        ("site/assets/none.txt", lambda root: (root / "site/assets/none.txt").symlink_to("/no/such/file")),
        ("site", lambda root: ((root / "site").rename(root / "other"), (root / "site").symlink_to("other"))),
        ("mkdocs.yml", lambda root: ((root / "mkdocs.yml").rename(root / "m"), (root / "mkdocs.yml").symlink_to("m"))),
        ("lists", lambda root: ((root / "lists").rename(root / "other"), (root / "lists").symlink_to("other"))),
    ],
)
def test_a_link_is_refused_on_disk_and_in_a_commit(
    repository: Path, path: str, make: Callable[[Path], object], capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever it leads to; and no site is made of it."""
    make(repository)
    assert ("QD013", path) in codes(repository, capsys=capsys)
    assert main(["site", "--root", str(repository)]) == 1
    assert not (repository / "build").exists()
    commit(repository)
    (repository / path).unlink()
    (repository / "lists").mkdir(exist_ok=True)
    assert ("QD013", path) in codes(repository, "--at", "HEAD", capsys=capsys)
    assert ("QD013", path) in codes(repository, "--at", "HEAD", "--since", "HEAD~1", capsys=capsys)
    assert main(["review", "HEAD~1", "HEAD", "--root", str(repository)]) == 1


def test_a_pipe_is_refused_and_never_waited_for(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever reads it waits until somebody writes."""
    pipe(repository)
    assert codes(repository, capsys=capsys) == [("QD013", "site/assets/pipe")]


def test_what_only_the_index_knows_is_refused(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A link and a mode where the file system has neither, and a submodule that was not fetched."""
    git = ["git", "-C", str(repository)]
    blob = subprocess.run([*git, "hash-object", "-w", "--stdin"], input=b"/etc/passwd", capture_output=True, check=True)
    head = subprocess.run([*git, "rev-parse", "HEAD"], capture_output=True, check=True, text=True).stdout.strip()
    (repository / "site/assets/x.txt").write_text("/etc/passwd")
    for mode, name, path in (
        ("120000", blob.stdout.decode().strip(), "site/assets/x.txt"),
        ("160000", head, "site/sub"),
    ):
        subprocess.run([*git, "update-index", "--add", "--cacheinfo", f"{mode},{name},{path}"], check=True)
    subprocess.run([*git, "update-index", "--chmod=+x", READERS], check=True)
    wanted = [("QD013", "site/assets/x.txt"), ("QD014", READERS), ("QD013", "site/sub")]
    assert codes(repository, capsys=capsys) == wanted
    subprocess.run([*git, "-c", "user.name=t", "-c", "user.email=t@e.invalid", "commit", "-qm", "x"], check=True)
    assert codes(repository, "--at", "HEAD", capsys=capsys) == wanted


def test_a_change_is_told_its_own_faults_beside_the_lists(repository: Path) -> None:
    """Not those that were there; and that of a word whose entry it takes away."""
    (repository / READERS).write_text("# 须知\n\n[x](nope.md)\n", "utf-8")
    commit(repository)
    base = Revision(repository, "HEAD")
    (repository / "site/index.md").write_text("# 首页\n\n[y](gone.md)\n", "utf-8")
    now = WorkTree(repository)
    found = check_since(now, base, as_of="2026-01-01")
    assert [(each.code, each.place.path) for each in found.diagnostics] == [("QD074", "site/index.md")]
    (repository / "lists/guides/ju/xuke.yml").unlink()
    found = check_since(now, base, as_of="2026-01-01")
    assert ("QD069", "site/synonyms.yml") in [(each.code, each.place.path) for each in found.diagnostics]


def test_the_revision_is_judged_by_its_own_files(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not by those of the work tree."""
    (repository / "site/synonyms.yml").write_text("办证: [guides/ju/wu]\n", "utf-8")
    assert codes(repository, "--at", "HEAD", capsys=capsys) == []
    commit(repository)
    (repository / "site/synonyms.yml").unlink()
    assert codes(repository, capsys=capsys) == []
    assert codes(repository, "--at", "HEAD", capsys=capsys) == [("QD069", "site/synonyms.yml")]


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "sarif"])
def test_every_format_has_what_is_beside_the_lists(
    repository: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its code and its path; the explanation of the code is there too."""
    (repository / "site/synonyms.yml").write_text("办证: [guides/ju/wu]\n", "utf-8")
    assert main(["check", "--root", str(repository), "--format", form]) == 1
    out = capsys.readouterr().out
    assert "QD069" in out
    assert "site/synonyms.yml" in out
    assert main(["explain", "QD069"]) == 0
    assert "former_ids" in capsys.readouterr().out


def test_settings_that_run_something_run_nothing(repository: Path) -> None:
    """Neither before the verdict nor after it."""
    (repository / "hook.py").write_text(f"open({str(repository / 'ran')!r}, 'w')\n")
    with (repository / "mkdocs.yml").open("a") as file:
        file.write("hooks: [hook.py]\n")
    assert any(unsafe_files(read_site_files(WorkTree(repository))))
    assert main(["site", "--root", str(repository)]) == 1
    assert not (repository / "ran").exists()


def test_a_rename_takes_the_words_along(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line of the file changes, its comments stay, the preview shows it; check, review and site find nothing."""
    before = (repository / "site/synonyms.yml").read_text("utf-8")
    command = ["rename", "guides/ju/xuke", "ju/xuke-xinban", "--root", str(repository)]
    main(command)
    out = capsys.readouterr().out
    assert "-办证: [guides/ju/xuke]  # 常问" in out
    assert "+办证: [guides/ju/xuke-xinban]  # 常问" in out
    assert (repository / "site/synonyms.yml").read_text("utf-8") == before
    main([*command, "--write"])
    assert (repository / "site/synonyms.yml").read_text("utf-8") == before.replace("ju/xuke]", "ju/xuke-xinban]")
    assert codes(repository, capsys=capsys) == []
    main(["rename", "organisations/ju", "xin-ju", "--root", str(repository), "--write"])
    assert (repository / "site/synonyms.yml").read_text("utf-8") == before.replace("ju/xuke]", "xin-ju/xuke-xinban]")
    assert codes(repository, capsys=capsys) == []


@pytest.mark.parametrize("path", ["lists/sub", "lists/power/sub", "schemas/sub"])
def test_a_submodule_among_the_lists_is_refused_whoever_asks(
    repository: Path, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the check of the folder, of the commit, of what changed, by the site and the gate: once, and nothing else is said of it."""
    git = ["git", "-C", str(repository)]
    head = subprocess.run([*git, "rev-parse", "HEAD"], capture_output=True, check=True, text=True).stdout.strip()
    subprocess.run([*git, "update-index", "--add", "--cacheinfo", f"160000,{head},{path}"], check=True)
    (repository / path).mkdir(parents=True)
    assert codes(repository, capsys=capsys) == [("QD013", path)]
    assert codes(repository, "--since", "HEAD", capsys=capsys) == [("QD013", path)]
    assert main(["site", "--root", str(repository)]) == 1
    subprocess.run([*git, "-c", "user.name=t", "-c", "user.email=t@e.invalid", "commit", "-qm", "x"], check=True)
    assert codes(repository, "--at", "HEAD", capsys=capsys) == [("QD013", path)]
    assert main(["review", "HEAD~1", "HEAD", "--root", str(repository)]) == 1


def test_a_linked_folder_of_schemas_is_refused(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The tool's own would be taken in its place, in silence."""
    (repository / "schemas").rename(repository / "others")
    (repository / "schemas").symlink_to("others")
    assert codes(repository, capsys=capsys) == [("QD141", "schemas")]
    commit(repository)
    assert codes(repository, "--at", "HEAD", capsys=capsys) == [("QD141", "schemas")]
    assert main(["site", "--root", str(repository)]) in (1, 2)


def test_a_link_among_the_lists_is_told_once(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its place is no second fault."""
    (repository / "lists/x.txt").symlink_to("/etc/passwd")
    assert codes(repository, capsys=capsys) == [("QD013", "lists/x.txt")]


def test_a_site_takes_the_place_of_nothing_but_a_site(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Somebody's folder stays as it was, with a sentence; an empty one, and a site, are taken."""
    own = repository.parent / "own"
    own.mkdir()
    (own / "letter.txt").write_text("x")
    assert main(["site", "--root", str(repository), "--out", str(own)]) == 2
    assert "里面有别的东西，不是本工具建的网站。改法：" in capsys.readouterr().err
    assert [each.name for each in own.iterdir()] == ["letter.txt"]
    assert main(["site", "--root", str(repository), "--out", str(own / "letter.txt")]) == 2
    (own / "letter.txt").unlink()
    for _ in range(2):
        assert main(["site", "--root", str(repository), "--out", str(own)]) == 0


@pytest.mark.parametrize(
    "words",
    [["check", "--at", ""], ["check", "--since", ""], ["diff", ""], ["diff", "HEAD", ""], ["review", "", ""], ["laws", "due", "--at", ""],
     ["show", "laws/fa", "--at", ""], ["adjust", ""], ["check", "--on", ""],
     ["check", "--root", ""], ["check", "--at="], ["site", "--out", ""]],
)  # fmt: skip
def test_an_empty_revision_is_none(repository: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The folder is not judged in its place."""
    assert main([*words, "--root", str(repository)]) == 2
    assert "后面的值是空的" in capsys.readouterr().err
