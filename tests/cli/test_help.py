"""The help says what one can do, by task, in Chinese, and leaves nothing out."""

from __future__ import annotations

import re

import click
import pytest

from qingdan.cli.main import COMMANDS, commands, main
from qingdan.cli.tasks import TASKS
from tests.support import ROOT


def test_every_command_is_told_under_one_task() -> None:
    """A new one has to be put where a person looks."""
    assert sorted(name for _, names in TASKS for name in names) == sorted(COMMANDS)


def test_the_tool_alone_shows_the_tasks(capsys: pytest.CaptureFixture[str]) -> None:
    """Each with its commands below it."""
    main([])
    out = capsys.readouterr().out
    places = [out.index(f"{title}:") for title, _ in TASKS]
    assert places == sorted(places)
    assert places[0] < out.index("  check ") < places[1]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_no_english_is_left_in_the_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What click adds to an option is said in Chinese as well."""
    command = commands.get_command(click.Context(commands), name)
    below = sorted(command.commands) if isinstance(command, click.Group) else []
    for each in [[name], *([name, one] for one in below)]:
        main([*each, "--help"])
        out = capsys.readouterr().out
        assert not re.search(r"\[required\]|\[default|x<=|x>=", out)
        assert "Options" not in out


def test_the_readme_names_every_command() -> None:
    """A lawyer finds there what there is."""
    text = (ROOT / "README.zh-CN.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"qingdan {name}" not in text] == []
