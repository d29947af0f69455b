"""Click's help and usage errors, in Chinese."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

import click
from click.core import ParameterSource

_OPTIONS = "选项"
_COMMANDS = "命令"
_EMPTY = "“{}”后面的值是空的。改法：写上它的值，或者不写这一项"
_GIVEN_EMPTY = re.compile(r"--[a-z][a-z-]*=")


def in_chinese(told: str) -> str:
    """The help of an option with what click adds to it, required or a range, in Chinese."""
    told = re.sub(r"\s*\[required\]", "（必填）", told)
    told = re.sub(r"\s*\[(?:default: (\S+); )?(-?\d+)<=x<=(-?\d+)\]", r"（\2 到 \3）", told)
    return re.sub(
        r"\s*\[(?:x>=(-?\d+)|x<=(-?\d+))\]",
        lambda found: f"（{'不小于' if found[1] else '不大于'} {found[1] or found[2]}）",
        told,
    )


def called(parameter: click.Parameter) -> str:
    """What a person calls a parameter: the option as it is typed, or the word that stands for an argument."""
    if isinstance(parameter, click.Option):
        return next((each for each in parameter.opts if each.startswith("--")), parameter.opts[0])
    return parameter.human_readable_name


class ChineseHelp(click.Command):
    """A command whose help a lawyer can read."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the words of the call. An option with nothing after it would count as the current folder, or as not given."""
        for before, each in zip(["", *args], args, strict=False):
            if before == "--":
                break
            if _GIVEN_EMPTY.fullmatch(each) or (not each and before.startswith("--")):
                raise click.UsageError(_EMPTY.format(each.rstrip("=") or before), ctx)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. What is given must say something: an empty revision or day would count as none at all."""
        for each in self.params:
            given = ctx.get_parameter_source(each.name or "") is ParameterSource.COMMANDLINE
            if given and ctx.params.get(each.name or "") == "":
                raise click.UsageError(_EMPTY.format(called(each)), ctx)
        return super().invoke(ctx)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """One line: how to call it."""
        pieces = ["[选项]" if piece == "[OPTIONS]" else piece for piece in self.collect_usage_pieces(ctx)]
        formatter.write(f"用法：{ctx.command_path} {' '.join(pieces)}\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, under a Chinese heading."""
        found = [row for each in self.get_params(ctx) if (row := each.get_help_record(ctx)) is not None]
        rows = [(names, in_chinese(told)) for names, told in found]
        if rows:
            with formatter.section(_OPTIONS):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option, explained in Chinese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示帮助。"
        return option


class ChineseGroup(ChineseHelp, click.Group):
    """A group of commands with Chinese help; those in ``places`` are loaded when they are called."""

    def __init__(
        self,
        *arguments: Any,
        places: Mapping[str, str] | None = None,
        tasks: Sequence[tuple[str, Sequence[str]]] = (),
        **named: Any,
    ) -> None:
        """Take the commands by name, each as ``module:attribute``, and the tasks that they are told by."""
        super().__init__(*arguments, **named)
        self.places, self.tasks = places or {}, tasks

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, sorted."""
        return sorted([*self.places, *super().list_commands(ctx)])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in self.places:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = self.places[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then commands."""
        ChineseHelp.format_options(self, ctx, formatter)
        for title, names in self.tasks or ((_COMMANDS, self.list_commands(ctx)),):
            commands = [(name, self.get_command(ctx, name)) for name in names]
            with formatter.section(title):
                formatter.write_dl([(name, each.get_short_help_str(60)) for name, each in commands if each is not None])

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 the signature is click's
        """The usage line's pieces."""
        return ["[OPTIONS]", "命令", "[参数]…"]


def _path_error(message: str) -> str:
    """The Chinese sentence about a path that click refuses, made from click's English one."""
    for english, told in (
        ("does not exist", "：没有这个文件或者文件夹"),
        ("is a directory", "写的是文件夹，要写文件"),
        ("is a file", "写的是文件，要写文件夹"),
        ("is not readable", "没有权限读"),
        ("is not writable", "没有权限写"),
    ):
        if english in message:
            return told
    return "不是能用的文件或者文件夹"


def _value_error(kind: object) -> str:
    """The bounds of a number option as a Chinese sentence."""
    if isinstance(kind, click.IntRange):
        if kind.min is not None and kind.max is not None:
            return f"要写 {kind.min} 到 {kind.max} 的整数"
        bounds = [f"不小于 {kind.min} 的"] * (kind.min is not None) + [f"不大于 {kind.max} 的"] * (kind.max is not None)
        return f"要写{''.join(bounds)}整数"
    return "要写整数" if kind is click.INT else "的值不对"


def usage_error(error: click.UsageError) -> str:
    """What was wrong with the call, in Chinese."""
    if isinstance(error, click.NoSuchOption):
        near = f"；是不是“{error.possibilities[0]}”" if error.possibilities else ""
        return f"没有“{error.option_name}”这个选项{near}"
    if isinstance(error, click.MissingParameter):
        name = called(error.param) if error.param is not None else "参数"
        return f"少了“{name}”"
    if isinstance(error, click.BadParameter):
        name = called(error.param) if error.param is not None else "参数"
        kind = error.param.type if error.param is not None else None
        if isinstance(kind, click.Choice):
            return f"“{name}”只能是：{'、'.join(map(str, kind.choices))}"
        return f"“{name}”{_path_error(error.message) if isinstance(kind, click.Path) else _value_error(kind)}"
    if isinstance(error, click.BadOptionUsage):
        surplus = "does not take a value" in error.message
        return f"选项“{error.option_name}”后面{'不写值' if surplus else '少了值'}"
    if error.message.startswith("No such command"):
        return f"没有{error.message.removeprefix('No such command ').rstrip('.').replace(chr(39), '“', 1).replace(chr(39), '”', 1)}这个命令"
    if error.message.startswith("Got unexpected extra argument"):
        return "多了参数：" + error.message.partition("(")[2].rstrip(")")
    return "少了命令" if error.message.startswith("Missing command") else error.message
