"""``qingdan enact``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from qingdan.cli.change import day_in
from qingdan.cli.diff import ROOT
from qingdan.cli.planned import carry_out, opened
from qingdan.cli.words import ChineseHelp
from qingdan.edit import RefusedError
from qingdan.edit.enact import enact
from qingdan.read import SourceError
from qingdan.read.git import run
from qingdan.read.revision import Revision


@click.command("enact", cls=ChineseHelp)
@click.option(
    "--date", "day", required=True, metavar="日期", help="哪一天施行，写成 2027-01-01；定时任务传当天的日期。"
)
@click.option("--write", is_flag=True, help="写进清单；不加就只预览，不动文件。")
@click.option("--commit", is_flag=True, help="写进清单并提交，只提交这几个文件。")
@ROOT
def enact_command(day: str, root: Path | None, *, write: bool, commit: bool) -> int:
    """到了日子，照已经公布的决定把条目改过来，别的一个字也不动。

    先预览，加 --write 才写。改的是到写的日期为止生效的决定写明的、还没有改的；撤回了的决定不管，已经改好的不再改。
    当天没有运行、后来又有了别的提交的，照样补上，说明晚了；登记的日子是补上的那天，生效的日子照决定。
    条目现在的值既不是决定写的原值、也不是新值的，说明是哪一处，什么也不改。审阅只认照决定改的。
    """
    plan = opened(root)
    folder = getattr(plan.source, "root", Path())
    head = Revision(folder, "HEAD")
    upto = day_in(day)
    if commit and upto > date.today().isoformat():
        raise SourceError(f"{upto} 还没有到，今天的提交审阅不会认。改法：到那天再用 --commit")
    try:
        done, come = enact(plan, head, upto)
    except RefusedError as problem:
        raise SourceError(f"没有动手：{problem}") from None
    if not done and not come:
        click.echo(f"到 {upto} 没有要施行的决定", err=True)
        return 0
    paths = sorted(path for path in plan.files())
    write = write or commit
    code = carry_out(plan, write=write)
    numbers = sorted({each.decision.id for each in done} | {each.decision.id for each in come})
    told = "、".join(f"{number}" for number in numbers)
    parts = [f"{len(done)} 个字段"] * bool(done) + [f"新增 {len(come)} 个条目"] * bool(come)
    late = sorted(
        {each.day for each in done if each.day < head.day} | {each.day for each in come if each.day < head.day}
    )
    if late:
        click.echo(f"{'' if write else '要'}补上当天没有改的：{'、'.join(late)}", err=True)
    click.echo(f"{'' if write else '要'}施行决定 {told}：{'，'.join(parts)}", err=True)
    if commit and code == 0:
        run(folder, "add", "--", *paths)
        run(folder, "commit", "-q", "-m", f"[enact] {upto} 施行决定 {told}", "--", *paths)
        click.echo(f"提交了 {Revision(folder, 'HEAD').commit[:10]}", err=True)
    elif commit:
        click.echo("没有提交：照决定改了以后清单有错误，见上面；文件留着，先改好再提交", err=True)
    return code
