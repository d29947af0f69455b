"""``qingdan combine``, ``split`` and ``replace``: entries end and others go on with what they were for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from qingdan.cli.change import day_in, number_of, options, with_decision
from qingdan.cli.planned import chosen, opened
from qingdan.cli.words import ChineseHelp
from qingdan.edit.abolish import Ending
from qingdan.edit.decision import DecisionTerms
from qingdan.edit.meant import NotMeantError, bare, id_meant, new_id
from qingdan.edit.plan import Plan
from qingdan.edit.succeed import succeed
from qingdan.schema import Collection

_name = click.option("--name", "names", multiple=True, metavar="名称", help="新条目的名称；不写就空着待填。")
_rows = click.option(
    "--rows", "rows", multiple=True, metavar="字段", help="并入已有的条目时，哪些行一起并过去，如“依据”；可以写几次。"
)


@click.command("combine", cls=ChineseHelp)
@click.argument("entries", nargs=-1, required=True, metavar="条目…")
@click.option("--into", required=True, metavar="条目", help="并入哪一个：写名称或者标识；没有这个名称的，就新立一个。")
@_name
@_rows
@options
def combine_command(
    entries: tuple[str, ...],
    into: str,
    names: tuple[str, ...],
    rows: tuple[str, ...],
    root: Path | None,
    day: str | None,
    cause: str | None,
    reason: str,
    *,
    write: bool,
) -> int:
    """把几个条目合并成一个，起草清单调整决定。

    例如：qingdan combine power/shuiwu/jia power/shuiwu/yi --into shuiwu/bing --name 新名称。
    原来的写明取消、由哪一个承接，旧网址和旧名称都领到那里。“并入”的还没有，就照第一个新立，别的条目多出来的行一并写上；
    已有的，只写它代替了谁，要并过去的行用 --rows 写明。责任清单、办事指南、一件事和日常说法跟着走。
    """
    plan = opened(root)
    return _carried(plan, "合并", entries, [into], names, rows, day=day, cause=cause, reason=reason, write=write)


@click.command("split", cls=ChineseHelp)
@click.argument("entry", metavar="条目")
@click.option(
    "--into",
    multiple=True,
    required=True,
    metavar="条目",
    help="拆成哪几个，写两次以上：写名称或者标识；没有的就新立。",
)
@_name
@options
def split_command(
    entry: str,
    into: tuple[str, ...],
    names: tuple[str, ...],
    root: Path | None,
    day: str | None,
    cause: str | None,
    reason: str,
    *,
    write: bool,
) -> int:
    """把一个条目拆分成几个，起草清单调整决定。

    例如：qingdan split power/shuiwu/jia --into shuiwu/yi --into shuiwu/bing --name 乙许可 --name 丙许可。
    新条目都照原来的写，各删去不归它的行。办事指南和别处的引用先改指第一个，逐条指出来，请核对。
    """
    plan = opened(root)
    return _carried(plan, "拆分", (entry,), into, names, (), day=day, cause=cause, reason=reason, write=write)


@click.command("replace", cls=ChineseHelp)
@click.argument("entry", metavar="条目")
@click.option("--by", required=True, metavar="条目", help="由哪一个代替：写名称或者标识；没有这个名称的，就新立一个。")
@_name
@options
def replace_command(
    entry: str,
    by: str,
    names: tuple[str, ...],
    root: Path | None,
    day: str | None,
    cause: str | None,
    reason: str,
    *,
    write: bool,
) -> int:
    """用一个条目代替另一个，起草清单调整决定。

    例如：qingdan replace guides/shuiwu/jiu --by shuiwu/xin。新条目照旧的写，写好以后再改；比旧的重的，审阅时说是加重。
    """
    plan = opened(root)
    return _carried(plan, "替换", (entry,), [by], names, (), day=day, cause=cause, reason=reason, write=write)


def _carried(
    plan: Plan,
    act: str,
    entries: Sequence[str],
    into: Sequence[str],
    names: Sequence[str],
    rows: Sequence[str],
    *,
    day: str | None,
    cause: str | None,
    reason: str,
    write: bool,
) -> int:
    """Do the act, and show or write what comes of it."""
    keys = [chosen(plan, each) for each in entries]
    collection = plan.collection(keys[0])
    meant = [_target(plan, collection, each, keys[0]) for each in into]
    targets = [id_ for id_, _ in meant]
    called = [names[at] if at < len(names) else name for at, (_, name) in enumerate(meant)]
    number = number_of(plan, day)
    title = "、".join(plan.registry.entries[key].name for key in keys)
    return with_decision(
        plan,
        lambda: succeed(plan, act, keys, targets, Ending(day_in(day), number, reason), called, rows),
        number,
        DecisionTerms(cause=cause or "", effective=day_in(day), reason=reason),
        title,
        write=write,
    )


def _target(plan: Plan, collection: Collection, text: str, first: str) -> tuple[str, str]:
    """The id of an entry to go on, and its name where it is to be made by that.

    One that is there goes by its name too; a new one by its own id or name, under the body that is written or that of the ``first``.
    Raises SourceError where several go by the name.
    """
    if bare(text).rpartition("/")[2].isascii():
        return new_id(plan.registry, collection, text)
    try:
        return id_meant(plan.registry, text, collection.name), ""
    except NotMeantError as unknown:
        above = first.split("/")[1:-1] if "/" not in bare(text) else []
        id_, name = new_id(plan.registry, collection, "/".join([*above, bare(text)]))
        near = f"，相近的有：{unknown.near}" if unknown.near else ""
        plan.notes.append(f"没有叫“{text}”的，照这个名称新立一个，标识是 {id_}；要由已有的接着办，写它的标识{near}")
        return id_, name
