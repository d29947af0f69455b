"""The walks of the editors' manual, done as they are written: each ends in a request that passes, merged without a fault."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import click
import pytest

from qingdan.cli import main
from qingdan.cli.main import commands
from tests.diff.past import git
from tests.manual.hands import BODIES, HANDS, HOURS, PHONE
from tests.manual.walks import DAY, PICTURE, Runner, Walk, afresh, copy_of_the_lists, walks
from tests.support import ROOT

WALKS = {each.name: each for each in walks()}
UNMERGED = {"new": 1}
"""Walks that stop before they are merged, and with how many faults: the form of a new entry that is not yet filled in."""
MERGED = [name for name in WALKS if name not in UNMERGED]
MANUALS = sorted((ROOT / "site/manual").glob("*.md"))
MOST_PICTURE, MOST_PICTURES = 120_000, 2_000_000


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the lists under git."""
    return copy_of_the_lists(tmp_path_factory.mktemp("manual"))


@pytest.fixture
def city(shipped: Path) -> Path:
    """The copy as it was."""
    afresh(shipped)
    return shipped


def test_there_are_five_walks_and_how_to_begin_an_entry() -> None:
    """By the file, in the browser, after the law, by the commands, in a spreadsheet; each with pictures of what is seen."""
    assert list(WALKS) == ["limit", "material", "law", "abolish", "offices", "new"]
    for name in MERGED:
        kinds = [part.kind for part in WALKS[name].parts]
        assert kinds.count("picture") >= 1, name
        assert kinds.count("sh") >= 3, name


def walked(walk: Walk, city: Path) -> Runner:
    """Every part of a walk, done."""
    runner = Runner(city, HANDS)
    for part in walk.parts:
        runner.do(part)
    return runner


def one_material_came(city: Path) -> None:
    """In the guide one row of the materials, and the step that takes it."""
    changed = [line for line in git(city, "diff", "main", "--", "lists/guides").splitlines() if re.match("[+-] ", line)]
    assert "+  - id: shouquan-weituo-shu" in changed
    assert len([line for line in changed if line.startswith("-")]) == 1


def six_values_came(city: Path) -> None:
    """Two in each of three bodies, and nothing else."""
    changed = [line for line in git(city, "diff", "main").splitlines() if re.match(r"[+-][^+-]", line)]
    assert sorted(changed) == sorted([f"+hours: {HOURS}", f'+phone: "{PHONE}"'] * len(BODIES))


DONE = {"material": one_material_came, "offices": six_values_came}
"""What must be there after the browser and the spreadsheet did their part."""


@pytest.mark.parametrize("name", MERGED)
def test_a_walk_ends_in_a_request_that_passes(name: str, city: Path) -> None:
    """From the intention to the merged state; every sentence that the page quotes was said on the way."""
    walked(WALKS[name], city)
    if name in DONE:
        DONE[name](city)
    branch = git(city, "branch", "--show-current")
    assert branch != "main"
    assert git(city, "status", "--porcelain", "lists") == ""
    assert git(city, "rev-parse", f"origin/{branch}") == git(city, "rev-parse", branch)
    assert main(["review", "main", branch, "--root", str(city)]) == 0
    assert main(["fmt", "--check", "--root", str(city)]) == 0
    git(city, "checkout", "-q", "main")
    git(city, "merge", "-q", "--no-ff", "-m", "合并", branch, day=DAY)
    assert main(["check", "--root", str(city)]) == 0


def test_a_new_entry_is_told_to_be_filled_in(city: Path) -> None:
    """The last section stops where a person goes on."""
    runner = walked(WALKS["new"], city)
    assert runner.codes[-1] == UNMERGED["new"]


def test_every_command_and_option_of_the_manuals_exists() -> None:
    """In blocks and in sentences: what a reader types is understood."""
    context = click.Context(commands)
    told = 0
    for page in MANUALS:
        text = page.read_text(encoding="utf-8")
        lines = [line for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]
        lines += re.findall(r"`(qingdan [a-z][^`]*)`", text)
        for line in (each for each in lines if each.startswith("qingdan ")):
            words = line.split()[1:]
            command = commands if words[0].startswith("--") else commands.get_command(context, words[0])
            assert command is not None, line
            if isinstance(command, click.Group) and command is not commands:
                command = command.get_command(context, words[1])
                assert command is not None, line
            known = {flag for option in command.params for flag in option.opts} | {"--help"}
            asked = {word.partition("=")[0] for word in words if word.startswith("--")}
            assert asked <= known, line
            told += 1
    assert told > 50


def pictures() -> list[tuple[Path, str, str, str]]:
    """Every picture of the manuals: the page, the words for those who do not see it, where it is, and how it loads."""
    return [
        (page, each["alt"], each["address"], each["more"] or "")
        for page in MANUALS
        for each in PICTURE.finditer(page.read_text(encoding="utf-8"))
    ]


def test_every_picture_is_there_and_is_told_in_words() -> None:
    """In Chinese, saying what is to be seen; it is fetched when it comes into view, and is not wider than a page."""
    found = pictures()
    assert len(found) >= 10
    for page, alt, address, more in found:
        path = page.parent / address
        assert re.search("[\u4e00-\u9fff]{6}", alt), address
        assert "loading=lazy" in more, address
        raw = path.read_bytes()
        assert raw.startswith(b"\x89PNG\r\n\x1a\n"), address
        assert struct.unpack(">I", raw[16:20])[0] <= 1280, address
        assert len(raw) <= MOST_PICTURE, address


def test_no_picture_is_left_over_and_all_of_them_are_light() -> None:
    """What no page shows any more is taken away."""
    folder = ROOT / "site/assets/manual"
    shown = {(page.parent / address).resolve() for page, _, address, _ in pictures()}
    assert {path.resolve() for path in folder.iterdir()} == shown
    assert sum(path.stat().st_size for path in folder.iterdir()) <= MOST_PICTURES


def test_every_manual_is_reached_from_the_menu() -> None:
    """The menu leads to the readers' manual, and from there to every other."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert "说明: manual/readers.md" in settings
    told = (ROOT / "site/manual/readers.md").read_text(encoding="utf-8")
    others = {path.name for path in (ROOT / "site/manual").glob("*.md")} - {"readers.md"}
    assert others
    assert {name for name in others if f"]({name})" not in told} == set()
