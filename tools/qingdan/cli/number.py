"""``qingdan number``."""

from __future__ import annotations

from pathlib import Path

import click

from qingdan.cli.planned import carry_out, opened
from qingdan.cli.words import ChineseHelp
from qingdan.edit import RefusedError
from qingdan.edit.number import number
from qingdan.read import SourceError


@click.command("number", cls=ChineseHelp)
@click.option("--write", is_flag=True, help="写进清单；不加就只预览，不动文件。")
@click.option(
    "--root",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="清单所在的文件夹（其中有 lists）；不写就从当前文件夹往上找。",
)
def number_command(root: Path | None, *, write: bool) -> int:
    """给还是草稿编号（draft-…）的决定编上当年的下一个号，提到它的地方都跟着改。

    封存之前在主分支上运行一次；编号单独提交，不与别的改动放在一起。
    """
    plan = opened(root)
    try:
        number(plan)
        return carry_out(plan, write=write)
    except RefusedError as problem:
        raise SourceError(f"没有动手：{problem}") from None
