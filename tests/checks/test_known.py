"""What is known of files after a check is what a commit that has the same files says, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

from qingdan.checks.kept import Checked, check_kept
from qingdan.read import WorkTree
from qingdan.read.revision import Revision
from qingdan.read.store import Store
from tests.diff.past import commit, git
from tests.support import ROOT

PLAIN = "lists/laws/xingzheng-xuke-fa.yml"
OTHER = "lists/laws/anquan-shengchan-fa.yml"


def city(folder: Path) -> Path:
    """A repository with the shipped laws, and one that no reader can read."""
    for name in ("lists/laws", "schemas"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "lists/laws/huai-fa.yml").write_text("name: [没有关上\n", "utf-8")
    git(folder, "init", "-q")
    commit(folder, "起", 0)
    return folder


def checked(root: Path, store: Path) -> Checked:
    """The check of a folder."""
    return check_kept(WorkTree(root), None, as_of="2026-11-23", store=Store(store))


def test_files_of_a_commit_are_lent_while_they_are_as_they_were_checked(tmp_path: Path) -> None:
    """By git's name for their bytes; a file that was altered since, or removed, is not."""
    root = city(tmp_path / "city")
    known = checked(root, tmp_path / "kept").anchor.known(WorkTree(root))
    files = {file.path: file for file in Revision(root, "HEAD").listing("lists")}
    raw = (root / PLAIN).read_bytes()
    assert known.content(files[PLAIN]) == raw
    assert all(known.content(file) == (root / path).read_bytes() for path, file in files.items())
    (root / PLAIN).write_bytes(raw.replace(b"\n", b"\n\n", 1))
    (root / OTHER).unlink()
    assert known.content(files[PLAIN]) is None
    assert known.content(files[OTHER]) is None
    commit(root, "改", 1)
    assert known.content({file.path: file for file in Revision(root, "HEAD").listing("lists")}[PLAIN]) is None


def test_data_are_those_of_the_bytes(tmp_path: Path) -> None:
    """Of those that were checked alone, whether they were lent or come from elsewhere, and never of a file with a fault."""
    root = city(tmp_path / "city")
    found = checked(root, tmp_path / "kept")
    known, source = found.anchor.known(WorkTree(root)), Revision(root, "HEAD")
    data = found.outcome.registry.entries["laws/xingzheng-xuke-fa"].data
    file = {each.path: each for each in source.listing("lists")}[PLAIN]
    raw = known.content(file)
    assert raw is not None
    assert known.data(PLAIN, raw) == known.data(PLAIN, bytes(bytearray(raw))) == data
    assert known.data(PLAIN, raw.replace(b"a", b"b")) is None
    assert known.data(PLAIN, b"") is None
    assert known.data(OTHER, raw) is None
    assert known.data("lists/laws/huai-fa.yml", (root / "lists/laws/huai-fa.yml").read_bytes()) is None
