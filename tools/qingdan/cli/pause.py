"""``qingdan suspend`` and ``qingdan resume``."""

from __future__ import annotations

from pathlib import Path

import click

from qingdan.cli.change import day_in, number_of, options, with_decision
from qingdan.cli.planned import chosen, opened
from qingdan.cli.words import ChineseHelp
from qingdan.edit.abolish import Ending
from qingdan.edit.decision import DecisionTerms
from qingdan.edit.take_back import resume, suspend


@click.command("suspend", cls=ChineseHelp)
@click.argument("entry", metavar="条目")
@click.option("--until", default=None, metavar="日期", help="暂停的最后一天；期限未定的不写。")
@options
def suspend_command(
    entry: str, until: str | None, root: Path | None, day: str | None, cause: str | None, reason: str, *, write: bool
) -> int:
    """暂停行使一项职权：写上状态和起止日期，起草清单调整决定。

    例如：qingdan suspend power/shuiwu/qushui-xuke --date 2027-01-01 --until 2027-06-30。
    """
    plan = opened(root)
    key = chosen(plan, entry)
    number = number_of(plan, day)
    return with_decision(
        plan,
        lambda: suspend(plan, key, Ending(day_in(day), number, reason), day_in(until)),
        number,
        DecisionTerms(cause=cause or "", effective=day_in(day), reason=reason),
        plan.registry.entries[key].name,
        write=write,
    )


@click.command("resume", cls=ChineseHelp)
@click.argument("entry", metavar="条目")
@options
def resume_command(
    entry: str, root: Path | None, day: str | None, cause: str | None, reason: str, *, write: bool
) -> int:
    """恢复行使一项暂停的职权，起草清单调整决定。

    例如：qingdan resume power/shuiwu/qushui-xuke --date 2027-07-01。
    """
    plan = opened(root)
    key = chosen(plan, entry)
    return with_decision(
        plan,
        lambda: resume(plan, key),
        number_of(plan, day),
        DecisionTerms(cause=cause or "", effective=day_in(day), reason=reason),
        plan.registry.entries[key].name,
        write=write,
    )
