"""``qingdan abolish``, ``rename`` and ``transfer``: edits of several files at once, with the decision that they need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from qingdan.cli.planned import carry_out, chosen, opened
from qingdan.cli.words import ChineseHelp
from qingdan.diff import ComparisonError
from qingdan.edit import RefusedError
from qingdan.edit.abolish import Ending, abolish
from qingdan.edit.decision import DecisionTerms, Point, added, book, decided, free_number, undecided
from qingdan.edit.likewise import Likewise
from qingdan.edit.meant import id_meant
from qingdan.edit.mentions import tell_left
from qingdan.edit.plan import Plan, fits
from qingdan.edit.rename import rename
from qingdan.edit.take_back import take_back
from qingdan.edit.transfer import KINDS, transfer
from qingdan.read import SourceError
from qingdan.read.overlay import Overlay

_DRAFT, _LIKE = "qingdan.draft", "qingdan.like"
_CAUSES = ("法律变动", "上级决定", "职能调整", "自主减负", "更正")


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What the commands share that change several entries."""
    for option in (
        click.option(
            "--draft",
            expose_value=False,
            callback=lambda context, _, name: context.meta.update({_DRAFT: name or ""}),
            metavar="名字",
            help="决定先用草稿编号 draft-名字：几个人各在各的分支上起草，不会撞号；合并以后用 qingdan number 编号。",
        ),
        click.option(
            "--like",
            expose_value=False,
            callback=lambda context, _, name: context.meta.update({_LIKE: name or ""}),
            metavar="决定",
            help="照已有的这个决定（如 2026/001）写岗位、理由；照抄的理由要核对，写着〔待填：照抄自…〕。",
        ),
        click.option("--write", is_flag=True, help="写进清单；不加就只预览，不动文件。"),
        click.option("--reason", default="", metavar="理由", help="决定里每一行的理由；不写就留空待填。"),
        click.option(
            "--cause", type=click.Choice(_CAUSES), metavar="原因", help=f"{'、'.join(_CAUSES)}之一；不写就留空待填。"
        ),
        click.option("--date", "day", metavar="日期", help="生效日期，写成 2027-01-01；不写就留空待填。"),
        click.option(
            "--root",
            type=click.Path(path_type=Path),
            metavar="文件夹",
            help="清单所在的文件夹（其中有 lists）；不写就从当前文件夹往上找。",
        ),
    ):
        command = option(command)
    return command


@click.command("abolish", cls=ChineseHelp)
@click.argument("entry", metavar="条目")
@options
def abolish_command(
    entry: str, root: Path | None, day: str | None, cause: str | None, reason: str, *, write: bool
) -> int:
    """取消一个条目：写上状态、日期和决定，起草清单调整决定。

    条目写名称或者标识，例如：qingdan abolish power/shuiwu/qushui-xuke。文件留在原处，旧网址照旧能打开。
    取消职权时，它的办事指南一并停用；并联审批和负面清单里不再列它。其余提到它的地方逐条指出来。
    """
    plan = opened(root)
    key = chosen(plan, entry)
    number = number_of(plan, day)
    return with_decision(
        plan,
        lambda: abolish(plan, key, Ending(day_in(day), number, reason)),
        number,
        DecisionTerms(cause=cause or "", effective=day_in(day), reason=reason),
        plan.registry.entries[key].name,
        write=write,
    )


@click.command("rename", cls=ChineseHelp)
@click.argument("entry", metavar="条目")
@click.argument("id_", required=False, default="", metavar="[新标识]")
@click.option("--name", default="", metavar="新名称", help="改名称；旧名称记为曾用名。")
@click.option("--short", default="", metavar="新简称", help="机构、法律的简称一起改；不写就照旧。")
@options
def rename_command(
    entry: str,
    id_: str,
    name: str,
    short: str,
    root: Path | None,
    day: str | None,
    cause: str | None,
    reason: str,
    *,
    write: bool,
) -> int:
    """给一个条目换标识、换名称，引用它的地方都跟着改。

    例如：qingdan rename power/shuiwu/qushui shuiwu/qushui-xuke，或者 qingdan rename power/shuiwu/qushui-xuke --name 取水许可。
    旧标识记在 former_ids，旧网址照旧能打开；职权带着责任清单一起走，机构带着它名下的全部条目一起走。
    从前的决定是历史，不改。别处的文字里还写着旧名称的，逐条指出来。写了日期、原因或者理由的，起草方式是“更名”的决定。
    """
    if not id_ and not name:
        raise click.UsageError("写上新标识，或者用 --name 写新名称")
    plan = opened(root)
    key = chosen(plan, entry)
    told = name and (day or cause or reason)
    return with_decision(
        plan,
        lambda: rename(plan, key, id_, name, short),
        number_of(plan, day),
        DecisionTerms(
            title=f"关于更改{plan.registry.entries[key].name}名称的核准" if name else "",
            cause=cause or "",
            effective=day_in(day),
            reason=reason,
        ),
        name or plan.registry.entries[key].name,
        write=write,
        besides=[Point(f"{plan.collection(key).name}/{id_}" if id_ else key, "更名")] if told else (),
    )


@click.command("transfer", cls=ChineseHelp)
@click.argument("entries", nargs=-1, required=True, metavar="职权…")
@click.option("--to", required=True, metavar="机构", help="交给哪个机构，收回的写从哪个机构，写机构的名称或者标识。")
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    default="下放",
    show_default=False,
    metavar="方式",
    help="下放（默认）、委托、划转或者收回。",
)
@click.option("--scope", default="", metavar="范围", help="交出去的是哪一部分；不写就是全部。")
@options
def transfer_command(
    entries: tuple[str, ...],
    to: str,
    kind: str,
    scope: str,
    root: Path | None,
    day: str | None,
    cause: str | None,
    reason: str,
    *,
    write: bool,
) -> int:
    """把一项或者几项职权下放、委托或者划转给另一个机构，或者从那里收回，两端都写上。

    例如：qingdan transfer power/zonghe-zhifa/shirong-chufa --to chengguan-zhen --date 2027-01-01。
    下放：在承接的机构名下立同样的职权、责任和指南，两边互写对应条目。划转：职权、责任和指南移到新机构名下。
    委托：只在原条目上写明，不另立条目。收回：两端都写上，那个机构名下的条目和指南结束，领回原来的。
    """
    plan = opened(root)
    keys = list(dict.fromkeys(chosen(plan, each, "power") for each in entries))
    body = id_meant(plan.registry, to, "organisations")
    number = number_of(plan, day)

    def work() -> None:
        for key in keys:
            if kind == "收回":
                take_back(plan, key, body, Ending(day_in(day), number, reason))
            else:
                transfer(plan, key, body, kind, day_in(day), number, scope)
        if kind in ("下放", "划转"):
            givers = dict.fromkeys(key.split("/")[1] for key in keys)
            tell_left(plan, (), [plan.registry.entries[f"organisations/{each}"] for each in givers])

    name = plan.registry.entries[keys[0]].name + (f"等 {len(keys)} 项职权" if len(keys) > 1 else "")
    terms = DecisionTerms(cause=cause or "", effective=day_in(day), reason=reason)
    return with_decision(plan, work, number, terms, name, write=write)


def with_decision(
    plan: Plan,
    work: Callable[[], None],
    number: str,
    terms: DecisionTerms,
    name: str,
    *,
    write: bool,
    besides: Sequence[Point] = (),
) -> int:
    """Do the work, add the decision that its changes need, and show or write it.

    ``besides`` are points that the decision makes though nothing asks for one: a relief is told as somebody's decision too.
    """
    try:
        work()
        today = date.today().isoformat()
        lacking = undecided(plan.source, Overlay(plan.source, plan.files()), plan.registry.schemas, today)
        said_so = {(each.entry, each.kind) for each in lacking.points}
        points = [*lacking.points, *(each for each in besides if (each.entry, each.kind) not in said_so)]
        if points:
            draft(plan, points, number, terms, name)
        elif terms.cause or terms.effective or terms.reason:
            plan.notes.append("这样改不需要决定，写的日期、原因、理由没有用上")
        book(plan, today[:4], lacking)
        if points and terms.effective > today and plan.moves:
            plan.notes.append(f"{terms.effective} 才生效，但换标识、移走的不能先写进决定：到那一天再写进清单，再公布")
        elif points and terms.effective > today:
            plan.notes.append(
                f"{terms.effective} 才生效：写进清单以后运行 qingdan adjust --effective {terms.effective} --write，"
                "改动收进决定，条目退回原样，到那天再照决定改；不运行，就从合并那天起显示成已经改了"
            )
        return carry_out(plan, write=write)
    except (RefusedError, ComparisonError) as problem:
        raise SourceError(said(problem)) from None


def draft(
    plan: Plan, points: Sequence[Point], number: str, terms: DecisionTerms, name: str, *, into: bool = False
) -> None:
    """Add points to a plan as a new decision with a number, or, with ``into``, to the decision that has the number.

    Raises RefusedError where no decision has the number.
    """
    key = f"adjustments/{number}"
    if like := click.get_current_context().meta.get(_LIKE, ""):
        terms = replace(terms, like=chosen(plan, like, "adjustments"))
    if not into:
        plan.add(key, decided(points, plan.registry, terms, name))
        return
    if plan.registry.get(key) is None:
        raise RefusedError(f"没有“{number}”这个决定")
    data = plan.data(key)
    like = Likewise(plan.registry, plan.registry.get(terms.like), str(data.get("track"))) if terms.like else None
    data["changes"] = added(data.get("changes", []), points, terms, like)


def number_of(plan: Plan, day: str | None) -> str:
    """The id of the decision to be drafted: of the year in which it takes effect, or of this one."""
    draft = click.get_current_context().meta.get(_DRAFT, "")
    if draft and not fits(draft):
        raise click.UsageError(f"“{draft}”不能作草稿编号；用小写拼音、数字，词间用一个连字符，例如 qushui-xuke")
    return free_number(plan.registry, (day_in(day) or date.today().isoformat())[:4], draft)


def day_in(text: str | None) -> str:
    """The day of an option, empty where there is none. Raises UsageError where it is no date."""
    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise click.UsageError(f"“{text}”不是日期；写成 2027-01-01") from None


def said(problem: RefusedError | ComparisonError) -> str:
    """Why nothing was done, in words; with the places where a file cannot be read."""
    if isinstance(problem, ComparisonError):
        lines = [f"{d.place.path}:{d.place.line}:{d.place.column}: {d.message}" for d in problem.diagnostics[:5]]
        return "\n".join(["有文件读不通，没有动手。改法：先运行 qingdan check 改好", *lines])
    return f"没有动手：{problem}"
