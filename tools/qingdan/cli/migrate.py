"""``qingdan migrate``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from qingdan.cli.planned import carry_out, opened
from qingdan.cli.words import ChineseHelp
from qingdan.edit import RefusedError
from qingdan.edit.gate_start import start_gate
from qingdan.edit.migrate import migrate
from qingdan.edit.plan import Plan
from qingdan.model.migrations import CURRENT
from qingdan.read import SourceError, WorkTree
from qingdan.read.revision import Revision


@click.command("migrate", cls=ChineseHelp)
@click.option("--write", is_flag=True, help="写进清单；不加就只预览，不动文件。")
@click.option(
    "--root",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="清单所在的文件夹（其中有 lists）；不写就从当前文件夹往上找。",
)
@click.option("--gate", is_flag=True, help="从现在的提交起把关：登记总表写上起点，以前的决定照历史补写改了哪些字段。")
def migrate_command(root: Path | None, *, write: bool, gate: bool) -> int:
    """升级工具以后，把清单换成新的写法；内容和注释不变。

    加上 --gate，登记总表写上现在的提交作为把关的起点：从它起核对每一处改动的决定，此前的历史只列出。

    提交以后，比较和审阅只说一行“格式迁移”：工具把旧的清单再换一遍，结果一样的不另列。

    退出码：0 换好了，或者不用换；1 换了以后检查还有错误；2 没有运行成。
    """
    plan = opened(root, any_format=True)
    try:
        steps = migrate(plan)
        for step in steps:
            click.echo(f"{step.earlier} → {step.later}：{step.what}", err=True)
        notes = _start(plan) if gate else []
        for note in notes:
            click.echo(note, err=True)
        if not steps and not notes:
            click.echo(f"清单的格式版本已经是 {CURRENT}，不用迁移", err=True)
            return 0
        return carry_out(plan, write=write)
    except RefusedError as problem:
        raise SourceError(str(problem)) from None


def _start(plan: Plan) -> list[str]:
    """What is planned so that the gate begins to judge; nothing outside git, where there is no commit to begin with."""
    folder = plan.source.root if isinstance(plan.source, WorkTree) else Path()
    try:
        head = Revision(folder, "HEAD")
    except SourceError:
        return []
    return start_gate(plan, head, date.today().isoformat())
