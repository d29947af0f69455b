"""The shape of the house."""

from __future__ import annotations

import ast
import re
import subprocess

import pytest

from tests.support import ROOT

SOURCES = sorted((ROOT / "tools" / "qingdan").rglob("*.py"))


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    """A longer one has two jobs; the scripts and styles of the site are held to the same."""
    folders = (ROOT / "site/assets", ROOT / "site/admin")
    vendored = {"decap-cms.js", "json-schema.js", "yaml.js"}
    assets = [path for each in folders for path in each.iterdir() if path.suffix in (".js", ".css")]
    assets = [path for path in assets if path.name not in vendored]
    assert assets
    assert [path.name for path in [*SOURCES, *assets] if path.read_text(encoding="utf-8").count("\n") > 300] == []


def test_no_room_is_called_after_nothing() -> None:
    """utils, common, helpers and core say nothing of what is inside."""
    bad = {"utils", "common", "helpers", "core", "misc"}
    assert [path for path in SOURCES if bad & {path.stem, *path.parent.parts}] == []


def test_every_package_says_what_comes_in_and_what_goes_out() -> None:
    """The first paragraph of each ``__init__`` is its sign on the door."""
    for path in SOURCES:
        if path.name == "__init__.py":
            assert path.read_text(encoding="utf-8").startswith('"""'), path


def test_rooms_know_only_the_rooms_to_their_left() -> None:
    """The import contract, exhaustive over the packages, is kept."""
    done = subprocess.run([ROOT / ".venv/bin/lint-imports"], cwd=ROOT, capture_output=True, text=True, check=False)
    if not (ROOT / ".venv/bin/lint-imports").exists():
        pytest.skip("no .venv")
    assert done.returncode == 0, done.stdout


def test_nothing_below_the_command_knows_the_clock_or_the_environment() -> None:
    """What depends on the moment or the machine is handed in; ``publish`` alone asks the system, to write files."""
    asking = re.compile(r"datetime\.now|date\.today|time\.time\(|os\.environ|os\.getcwd|Path\.cwd|sys\.argv|\bprint\(")
    rooms = [path for path in SOURCES if "cli" not in path.parts]
    assert [path.name for path in rooms if asking.search(path.read_text(encoding="utf-8"))] == []


def test_no_lock_names_a_registry_and_every_file_is_hashed() -> None:
    """Pinned with hashes, wherever they are fetched from."""
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text
        assert "index-url" not in text
        pins = re.findall(r"^[a-z0-9][\w.-]*==", text, re.MULTILINE)
        assert pins
        assert text.count("--hash=sha256:") >= len(pins)


def test_each_dependency_has_its_reason() -> None:
    """Every direct dependency stands in the table."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    names = re.findall(r'^  "([\w-]+)==', text, re.MULTILINE)
    assert len(names) >= 15
    table = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").lower()
    assert [name for name in names if f"| {name} |" not in table and not name.startswith("types-")] == []


def test_no_public_class_name_stands_twice() -> None:
    """One name for one thing in the whole house."""
    homes: dict[str, list[str]] = {}
    for path in sorted((ROOT / "tools/qingdan").rglob("*.py")):
        for each in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(each, ast.ClassDef) and not each.name.startswith("_"):
                homes.setdefault(each.name, []).append(path.relative_to(ROOT).as_posix())
    assert len(homes) > 300
    assert {name: where for name, where in homes.items() if len(where) > 1} == {}
