"""The registry that the benchmarks run on: the same for the same seed, without an error, of every collection."""

from __future__ import annotations

from pathlib import Path

from benchmarks.generate import registry, write
from benchmarks.generate.past import git, past, repository

from qingdan.cli.main import main

COLLECTIONS = {
    "adjustments",
    "bundles",
    "duties",
    "guides",
    "laws",
    "negative",
    "organisations",
    "power",
    "responsibility",
}


def test_same_seed_gives_same_bytes_and_another_gives_others() -> None:
    """Figures taken on two machines are figures of the same files."""
    assert list(registry(300)) == list(registry(300))
    assert list(registry(300)) != list(registry(300, seed=2))


def test_every_collection_has_entries_and_the_check_finds_no_error(tmp_path: Path) -> None:
    """A registry with errors would measure the telling of errors."""
    files, size = write(300, tmp_path)
    written = sorted((tmp_path / "lists").rglob("*.yml"))
    assert len(written) == files
    assert sum(path.stat().st_size for path in written) == size
    assert {path.relative_to(tmp_path / "lists").parts[0] for path in written} == {*COLLECTIONS, "registry.yml"}
    assert main(["check", "--root", str(tmp_path)]) == 0


def test_size_grows_in_a_straight_line() -> None:
    """Ten times the entries are ten times the bytes, each entry as long as before."""
    small, large = ([text for _, text in registry(count)] for count in (1_000, 10_000))
    assert 9 < len(large) / len(small) < 11
    assert 0.85 < (sum(map(len, large)) / len(large)) / (sum(map(len, small)) / len(small)) < 1.15


def test_past_has_commits_and_the_head_its_files(tmp_path: Path) -> None:
    """History is told from a past of many commits, the lists stay what they are."""
    write(60, tmp_path)
    repository(tmp_path)
    past(tmp_path, 5, 3, seed=1)
    assert git(tmp_path, "rev-list", "--count", "HEAD") == "6"
    assert git(tmp_path, "status", "--porcelain") == ""
    assert len(git(tmp_path, "ls-files", "lists").splitlines()) == sum(1 for _ in registry(60))
