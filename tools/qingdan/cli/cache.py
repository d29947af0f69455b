"""``qingdan cache``."""

from __future__ import annotations

from pathlib import Path

import click

from qingdan.cli.terminal import find_root
from qingdan.cli.words import ChineseHelp
from qingdan.read.store import forget, kept_in

_CALLED = {"check": "检查过的状态", "site": "网站的各个部分", "past": "历次公布的改动"}


@click.command("cache", cls=ChineseHelp)
@click.option("--root", type=click.Path(path_type=Path), metavar="文件夹", help="清单所在的文件夹（其中有 lists）。")
@click.option("--clear", is_flag=True, help="全部删掉；下一次检查和建站从头做起，结果一样，只是慢些。")
def cache_command(root: Path | None, clear: bool) -> int:
    """列出上次检查和建站存下的结果，占多少地方；加上 --clear 就删掉。

    它们在 git 自己的文件夹里，提交不带它们，随时可以删掉。
    """
    folder = find_root(root)
    if clear:
        click.echo(f"删掉了，腾出 {_size(forget(folder))}", err=True)
        return 0
    kept = kept_in(folder)
    for name, size in kept.items():
        click.echo(f"{_CALLED[name]}：{_size(size)}")
    click.echo("" if kept else "没有存下什么\n", nl=False)
    return 0


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB"
