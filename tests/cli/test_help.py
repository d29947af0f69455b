"""The help says what one can do, by task, in Chinese, and leaves nothing out."""

from __future__ import annotations

import re

import click
import pytest

from qingdan.cli.main import COMMANDS, commands, main
from qingdan.cli.tasks import TASKS
from qingdan.cli.words import called, usage_error
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


def leaves(command: click.Command, path: tuple[str, ...] = ()) -> list[tuple[str, click.Command]]:
    """Every command that does something, with its whole name."""
    if not isinstance(command, click.Group):
        return [(" ".join(path), command)]
    below = [
        (name, command.get_command(click.Context(command), name))
        for name in command.list_commands(click.Context(command))
    ]
    return [leaf for name, each in below if each is not None for leaf in leaves(each, (*path, name))]


WRONG = ("x", "0", "-1", "99999999", "/没有/这个", str(ROOT), __file__)
ENGLISH = re.compile(
    r"\b(?:is|not|in|the|valid|range|does|exist|value|must|be|of|choose|from|invalid)\b", re.IGNORECASE
)


def test_no_english_is_left_in_what_is_said_of_wrong_values() -> None:
    """Of any option and argument of any command: a number, a choice, a path; the option is named as it is typed."""
    tried = 0
    for name, command in leaves(commands):
        context = click.Context(command, info_name=name)
        for parameter in command.get_params(context):
            for value in WRONG:
                try:
                    parameter.type_cast_value(
                        context, (value,) if parameter.multiple or parameter.nargs == -1 else value
                    )
                except click.BadParameter as error:
                    error.param = error.param or parameter
                    said = usage_error(error)
                    tried += 1
                    assert not ENGLISH.search(said.replace(called(parameter), "")), (name, value, said)
                    assert called(parameter) in said
    assert tried > 100


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["log", "..", "--sample", "0"], "“--sample”要写不小于 1 的整数"),
        (["log", "..", "--seed", "x"], "“--seed”要写整数"),
        (["edit", "--port", "x"], "“--port”要写 0 到 65535 的整数"),
        (["check", "--help=x"], "选项“--help”后面不写值"),
    ],
)
def test_a_wrong_value_is_told_with_what_it_must_be(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The bounds are named."""
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith(said)


def test_the_readme_names_every_command() -> None:
    """A lawyer finds there what there is."""
    text = (ROOT / "README.zh-CN.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"qingdan {name}" not in text] == []
