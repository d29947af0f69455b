"""A clone on Windows, where git writes CRLF, has every file in form."""

from __future__ import annotations

from pathlib import Path

import pytest

from qingdan.cli import main
from tests.diff.past import commit, git
from tests.support import BASE, ROOT, SHIPPED


def cloned(folder: Path, attributes: bytes | None) -> Path:
    """A clone with core.autocrlf of a small city that has these attributes."""
    city = folder / "city"
    for path, raw in {**{path: text.encode() for path, text in BASE.items()}, **SHIPPED}.items():
        (city / path).parent.mkdir(parents=True, exist_ok=True)
        (city / path).write_bytes(raw)
    if attributes is not None:
        (city / ".gitattributes").write_bytes(attributes)
    assert main(["fmt", "--root", str(city)]) == 0
    git(city, "init", "-q", "-b", "main")
    commit(city, "起点", 0)
    git(folder, "clone", "-q", "-c", "core.autocrlf=true", str(city), str(folder / "clone"))
    return folder / "clone"


@pytest.mark.parametrize("file", [".gitattributes", "tools/qingdan/edit/city/gitattributes"])
def test_nothing_is_to_be_put_in_form_after_a_clone_with_autocrlf(tmp_path: Path, file: str) -> None:
    """By our own attributes and by those of a city's repository; no file but has its bytes."""
    clone = cloned(tmp_path, (ROOT / file).read_bytes())
    assert main(["fmt", "--check", "--root", str(clone)]) == 0
    assert main(["check", "--root", str(clone)]) == 0
    for folder in ("lists", "schemas"):
        for path in (clone / folder).rglob("*.*"):
            assert path.read_bytes() == (tmp_path / "city" / path.relative_to(clone)).read_bytes()


def test_without_attributes_git_writes_crlf(tmp_path: Path) -> None:
    """What the attributes are for."""
    clone = cloned(tmp_path, None)
    assert b"\r\n" in (clone / "lists/registry.yml").read_bytes()
    assert main(["fmt", "--check", "--root", str(clone)]) == 1
