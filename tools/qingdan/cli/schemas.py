"""``qingdan schemas``."""

from __future__ import annotations

from pathlib import Path

import click

from qingdan.cli.terminal import find_root
from qingdan.cli.words import ChineseHelp
from qingdan.read import WorkTree
from qingdan.read.layout import SCHEMAS
from qingdan.read.shipped import shipped_files, shipped_root


@click.command("schemas", cls=ChineseHelp)
@click.option("--root", type=click.Path(path_type=Path), metavar="文件夹", help="清单所在的文件夹（其中有 lists）。")
def schemas_command(root: Path | None) -> int:
    """把清单的格式抄一份到 schemas 文件夹，供编辑器提示和核对。

    每个清单文件的第一行指向它。git 不管这一份，检查也不用它：换了电脑、升级了工具，再运行一次。
    """
    folder = find_root(root)
    if WorkTree(folder).files(SCHEMAS):
        click.echo("这个清单库有自己的格式，没有动", err=True)
        return 0
    click.echo(f"抄好了：{copy_schemas(folder)} 个文件，在 {SCHEMAS} 文件夹", err=True)
    return 0


def copy_schemas(folder: Path) -> int:
    """Put the tool's schemas where the first lines of the lists look for them, out of git's sight; how many files."""
    paths = [path for path in shipped_files() if path.startswith(f"{SCHEMAS}/")]
    (folder / SCHEMAS).mkdir(exist_ok=True)
    (folder / SCHEMAS / ".gitignore").write_text("*\n", encoding="utf-8")
    for path in paths:
        (folder / path).write_bytes((shipped_root() / path).read_bytes())
    return len(paths)
