"""``qingdan new``."""

from __future__ import annotations

from pathlib import Path

import click

from qingdan.cli.terminal import editing_root, shipped_schemas
from qingdan.cli.words import ChineseHelp
from qingdan.edit import save
from qingdan.edit.begin import begun
from qingdan.model import build_registry
from qingdan.read import WorkTree, read_lists
from qingdan.schema import usable_schemas


@click.command("new", cls=ChineseHelp)
@click.argument("collection", metavar="清单")
@click.argument("id_", metavar="标识")
@click.option(
    "--root",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="清单所在的文件夹（其中有 lists）；不写就从当前文件夹往上找。",
)
@click.option(
    "--like", "--from", "model", metavar="条目", help="照着同一类里已有的这个条目写，名称空着；写它的名称或者标识。"
)
@click.option("--power", metavar="职权", help="指南是哪一项职权的，写它的名称或者标识；与职权同标识的不用写。")
def new_command(collection: str, id_: str, root: Path | None, model: str | None, power: str | None) -> int:
    """写一个新条目的文件，要填的地方都空着，每一项上面写着它是什么。

    “清单”写中文名或者文件夹名，“标识”是路径，例如：qingdan new 权力清单 shuiwu/qushui-xuke。
    标识也可以写名称：qingdan new 权力清单 市水务局/取水许可，标识照名称的拼音。
    空着的地方写着〔待填：…〕，没有填完时 qingdan check 会逐处指出来。
    """
    folder = editing_root(root)
    source = WorkTree(folder)
    schemas = usable_schemas(source, shipped_schemas())
    registry = build_registry(read_lists(source, schemas.layout), schemas)
    path, text = begun(registry, source, collection, id_, model or "", power or "")
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    save(target, text)
    click.echo(f"写成了 {path}。填好〔待填〕的地方，再运行 qingdan fmt 和 qingdan check", err=True)
    return 0
