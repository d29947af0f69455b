"""``qingdan migrate``."""

from __future__ import annotations

from pathlib import Path

import click

from qingdan.cli.planned import carry_out, opened
from qingdan.cli.words import ChineseHelp
from qingdan.edit import RefusedError
from qingdan.edit.migrate import migrate
from qingdan.model.migrations import CURRENT
from qingdan.read import SourceError


@click.command("migrate", cls=ChineseHelp)
@click.option("--write", is_flag=True, help="写进清单；不加就只预览，不动文件。")
@click.option(
    "--root",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="清单所在的文件夹（其中有 lists）；不写就从当前文件夹往上找。",
)
def migrate_command(root: Path | None, *, write: bool) -> int:
    """升级工具以后，把清单换成新的写法；内容和注释不变。

    提交以后，比较和审阅只说一行“格式迁移”：工具把旧的清单再换一遍，结果一样的不另列。

    退出码：0 换好了，或者不用换；1 换了以后检查还有错误；2 没有运行成。
    """
    plan = opened(root, any_format=True)
    try:
        steps = migrate(plan)
        for step in steps:
            click.echo(f"{step.earlier} → {step.later}：{step.what}", err=True)
        if not steps:
            click.echo(f"清单的格式版本已经是 {CURRENT}，不用迁移", err=True)
            return 0
        return carry_out(plan, write=write)
    except RefusedError as problem:
        raise SourceError(str(problem)) from None
