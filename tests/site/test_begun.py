"""A site that MkDocs begins while the lists are checked is the one that it makes afterwards, and leaves nothing where there is none."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.checks import check
from qingdan.cli.site import build_site
from qingdan.cli.terminal import shipped_schemas
from qingdan.pages.shell import Shells
from qingdan.read import WorkTree, processes
from qingdan.site.begun import aside, begun
from qingdan.site.borrow import build_with_mkdocs
from qingdan.site.told import MkDocsInput, PublishError, mkdocs_input, told_before
from tests.support import ROOT


@pytest.fixture(autouse=True)
def _processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two, whatever threads other tests have left."""
    monkeypatch.setattr(processes, "_processes", lambda: 2)


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A small city with a site."""
    root = tmp_path / "city"
    for name in ("site", "lists/organisations", "lists/laws"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("mkdocs.yml", "lists/registry.yml"):
        shutil.copyfile(ROOT / name, root / name)
    (root / "site/synonyms.yml").unlink()  # it leads to entries that this city lacks
    return root


def files(folder: Path) -> dict[str, bytes]:
    """The contents of all files, by path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def told(root: Path) -> MkDocsInput:
    """What MkDocs is told of a city."""
    return told_before(WorkTree(root), shipped_schemas())


def taken(
    root: Path, target: Path, wanted: Callable[[MkDocsInput], MkDocsInput] = lambda told: told
) -> tuple[Shells, dict[str, bytes]]:
    """The shells, and what stands beside the target, when something is told that may not be what was told before."""
    with begun(root / "mkdocs.yml", target, WorkTree(root), shipped_schemas()) as borrowed:
        shells = borrowed(wanted(told(root)))
        found = files(aside(target))
    assert not aside(target).exists()
    return shells, found


def test_what_is_told_before_the_check_is_what_the_registry_says() -> None:
    """Of the shipped lists."""
    told = mkdocs_input(check(WorkTree(ROOT), as_of="2026-11-23").registry)
    assert told_before(WorkTree(ROOT), None) == told
    assert told.menu[0] == ("查询", "search/")
    assert {"adjustments/", "wording/", "calendar/"} < set(told.beside) < {address for _, address in told.menu}
    assert told.foot.count("<p>") > 1


@pytest.mark.parametrize("other", [False, True])
def test_it_is_what_mkdocs_makes_afterwards(city: Path, tmp_path: Path, other: bool) -> None:
    """Also where something else was told before."""
    wanted = told(city)._replace(address="https://example.gov.cn/q", foot="<p>页脚</p>") if other else told(city)
    shells, found = taken(city, tmp_path / "out" / "site", lambda _: wanted)
    assert shells == build_with_mkdocs(city / "mkdocs.yml", tmp_path / "alone", wanted)
    assert found == files(tmp_path / "alone")
    assert not (tmp_path / "out").exists()


def test_it_is_begun_elsewhere_and_asked_for_once(city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs does nothing in this process where it was done in the other, and all of it where there is none."""
    done: list[Path] = []
    monkeypatch.setattr(
        "qingdan.site.borrow.build_with_mkdocs",
        lambda config, folder, told: done.append(folder) or build_with_mkdocs(config, folder, told),
    )
    shells, found = taken(city, tmp_path / "site")
    assert done == []
    monkeypatch.setattr(processes, "_processes", lambda: 1)
    assert taken(city, tmp_path / "site") == (shells, found)
    assert done == [aside(tmp_path / "site")]


def test_what_goes_wrong_elsewhere_is_told_here_once(city: Path) -> None:
    """And nothing is left: the check says what is wrong with the settings, and the command that no site was built."""
    with (city / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("plugins: [nothing-of-this-name]\n")
    command = [sys.executable, "-m", "qingdan", "site", "--root", str(city)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert done.stdout.count("error[QD024]") == 1
    assert "nothing-of-this-name" not in done.stderr
    assert done.stderr.count("网站没有建") == 1
    assert not (city / "build").exists()


def test_an_error_of_mkdocs_is_raised(city: Path, tmp_path: Path) -> None:
    """As the one that says that there is no site."""
    (city / "mkdocs.yml").write_text("plugins: [nothing-of-this-name]\n", "utf-8")
    with (
        pytest.raises(PublishError, match="网站没有建成"),
        begun(city / "mkdocs.yml", tmp_path / "out" / "site", WorkTree(city), shipped_schemas()) as borrowed,
    ):
        borrowed(told(city))
    assert not (tmp_path / "out").exists()


def test_a_process_that_is_killed_costs_no_more_than_its_time(
    city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it left half done is made again, and errors are told as before."""
    here = os.getpid()
    monkeypatch.setattr(
        "qingdan.site.borrow.build_with_mkdocs",
        lambda config, folder, told: build_with_mkdocs(config, folder, told) if os.getpid() == here else os._exit(9),
    )
    shells, found = taken(city, tmp_path / "site")
    assert shells == build_with_mkdocs(city / "mkdocs.yml", tmp_path / "alone", told(city))
    assert found == files(tmp_path / "alone")
    assert logging.getLogger("mkdocs").isEnabledFor(logging.ERROR)


@pytest.mark.parametrize("standing", [False, True])
def test_a_check_that_finds_an_error_leaves_nothing(city: Path, standing: bool) -> None:
    """No folder that was not there, and what was there as it was."""
    if standing:
        assert build_site(city, None)[0] == 0
    old = files(city / "build") if standing else {}
    (city / "lists/organisations/huai.yml").write_text("name: 1\n", "utf-8")
    assert build_site(city, None)[0] == 1
    assert files(city / "build") == old
    assert (city / "build").exists() is standing


def test_threads_are_no_trouble(city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where another thread could hold a lock nothing is begun, and all is made in turn."""
    monkeypatch.undo()
    ended = threading.Event()
    other = threading.Thread(target=ended.wait)
    other.start()
    try:
        shells, _ = taken(city, tmp_path / "site")
    finally:
        ended.set()
        other.join()
    assert shells == build_with_mkdocs(city / "mkdocs.yml", tmp_path / "alone", told(city))
