"""Each recipe of CONTRIBUTING.md, done as it is written, in a copy of the checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from qingdan.checks import catalogue
from qingdan.diagnostics.numbering import next_codes
from qingdan.diff.kinds import kinds
from tests.papers.recipes import put, recipes
from tests.support import EXHAUSTIVE, ROOT

PAPER = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
RECIPES = recipes(PAPER)
BEFORE = {"4": "1"}
"""Recipes that go on from another one."""
QUICK = ("2", "3")
"""A list and a rule are walked in every run; all recipes with QINGDAN_TEST_ALL, as the nightly workflow does."""
WALKED = [head for head in RECIPES if EXHAUSTIVE or head.split(".", maxsplit=1)[0] in QUICK]


def numbered(text: str) -> str:
    """The text with the numbers that are free today."""
    rule = next_codes(each.code for each in catalogue())["QD6xx"]
    kind = next_codes((each.code for each in kinds()), together=2)["QK5xx"]
    return text.replace("6NN", rule[2:]).replace("5NN", kind[2:])


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A repository of its own with all that the checkout has, and the checkout's libraries."""
    folder = tmp_path / "copy"
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    (folder / "build").mkdir(exist_ok=True)
    (folder / ".venv").mkdir()
    for each in ("bin", "lib", "pyvenv.cfg"):
        (folder / ".venv" / each).symlink_to(ROOT / ".venv" / each)
    for made in (".run-ready", ".dev-ready"):
        (folder / ".venv" / made).touch()
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "copy"]):
        subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@localhost", *command], cwd=folder, check=True)
    return folder


@pytest.mark.parametrize("head", WALKED)
def test_a_recipe_leads_where_it_says(head: str, copy: Path) -> None:
    """Every file is written where the recipe says and every command ends well."""
    number = head.split(".", maxsplit=1)[0]
    before = [each for each in RECIPES if each.split(".")[0] == BEFORE.get(number)]
    if not (ROOT / ".venv/bin/qingdan").exists():
        pytest.skip("no .venv")
    environment = {
        **os.environ,
        "PYTHONPATH": f"{copy / 'tools'}",
        "QINGDAN_NEEDS_BROWSER": "",
        "PYTEST_ADDOPTS": "-p no:cacheprovider",
    }
    environment = {key: value for key, value in environment.items() if not key.startswith("PYTEST_XDIST")}
    for step in [*(each for name in before for each in RECIPES[name] if each.kind != "sh"), *RECIPES[head]]:
        if step.kind != "sh":
            put(copy, type(step)(step.kind, numbered(step.told), numbered(step.text)))
            continue
        for line in numbered(step.text).splitlines():
            done = subprocess.run(
                ["sh", "-c", line], cwd=copy, env=environment, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, f"{line}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"


def test_each_recipe_names_a_file_to_imitate_that_is_there() -> None:
    """Whatever a recipe calls by a path of the checkout exists, or is written by it."""
    for head, steps in RECIPES.items():
        body = PAPER.split(f"## {head}")[1].split("\n## ")[0]
        assert "Imitate: " in body, head
        written = {path for step in steps for path in re.findall("Write `([^`]+)`", step.told)}
        for path in re.findall(r"`((?:tools|tests|schemas|lists)/[\w./-]+)`", body):
            assert path in written or (ROOT / path).exists(), f"{head}: {path}"


def test_there_is_a_recipe_for_each_kind_of_addition() -> None:
    """A field, a list, a rule, a kind, a format, a page, a layout."""
    assert [head.split(". ")[0] for head in RECIPES] == [str(at) for at in range(1, 8)]
