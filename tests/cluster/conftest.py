"""A small registry with faults, a small city without, and the city's site built in one piece."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from qingdan.cli import main
from tests.diff.past import commit, git
from tests.support import BASE, ROOT

FAULTY = {
    "lists/power/ju/juan.yml": "name: 示例 许可\ntype: 行政许克\norganisation: nosuch\n",
    "lists/power/ju/luan.yml": b"name: \xff\n",
    "lists/power/ju/dup.yml": "name: 甲\nname: 乙\n",
    "lists/stray.txt": "x",
}


def put(root: Path, files: dict[str, str | bytes]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text if isinstance(text, bytes) else text.encode())


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A small registry with faults of every stage."""
    root = tmp_path / "desk"
    put(root, {**BASE, **FAULTY})
    return root


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small city under git, with the site's own pages."""
    root = tmp_path_factory.mktemp("city")
    git(root, "init", "-q", "-b", "main")
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "site", root / "site", ignore=shutil.ignore_patterns("synonyms.yml", "industries.txt"))
    put(root, {**BASE, ".gitignore": "build\n"})
    commit(root, "起点", 0)
    guide = root / "lists/guides/ju/xuke.yml"
    guide.write_text(guide.read_text().replace("promised: {value: 5", "promised: {value: 4"))
    commit(root, "缩短", 1)
    return root


@pytest.fixture(scope="session")
def whole(city: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every file of its site, built in one piece."""
    target = tmp_path_factory.mktemp("whole") / "site"
    assert main(["site", "--root", str(city), "--out", str(target)]) == 0
    return files_of(target)


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
