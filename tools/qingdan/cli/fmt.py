"""``qingdan fmt``."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from qingdan.cli.terminal import Progress, editing_root, find_root, shipped_schemas
from qingdan.cli.words import ChineseHelp
from qingdan.edit import RefusedError, put_in_order, save
from qingdan.read import File, SourceError, WorkTree
from qingdan.schema import usable_schemas


@click.command("fmt", cls=ChineseHelp)
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[文件或者文件夹]…")
@click.option(
    "--root",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="清单所在的文件夹（其中有 lists）；不写就从当前文件夹往上找。",
)
@click.option("--check", "only_check", is_flag=True, help="只看哪些文件要整理，不动文件；有要整理的，退出码是 1。")
def fmt_command(paths: Sequence[Path], root: Path | None, only_check: bool) -> int:
    """把清单文件整理成统一的样子：键的先后、缩进、引号；内容和注释不变。

    没有标识的行，按名称的拼音补上标识。不写文件就整理全部。
    """
    folder = find_root(root) if only_check else editing_root(root)
    source = WorkTree(folder)
    schemas = usable_schemas(source, shipped_schemas())
    files = list(_chosen(source, folder, paths))
    changed = refused = 0
    progress = Progress()
    for done, file in enumerate(files):
        progress("整理", done, len(files))
        placed = schemas.layout.collection_of(file.path)
        collection = schemas.collection(placed[0]) if placed is not None else None
        if collection is None or not file.mode.value.startswith("100"):
            continue
        raw = source.read(file)
        try:
            out = put_in_order(file.path, raw, collection.name, collection.root)
        except RefusedError as problem:
            progress.close()
            click.echo(str(problem), err=True)
            refused += 1
            continue
        if out != raw:
            changed += 1
            progress.close()
            click.echo(f"{'要整理' if only_check else '整理了'}：{file.path}")
            if not only_check:
                save(folder / file.path, out)
    progress.close()
    click.echo(
        f"{len(files)} 个文件，{'要整理' if only_check else '整理了'} {changed} 个，没能整理 {refused} 个", err=True
    )
    return 1 if refused or (only_check and changed) else 0


def _chosen(source: WorkTree, folder: Path, paths: Sequence[Path]) -> Iterator[File]:
    """The files of the lists that lie at or below the given paths; all of them when none is given."""
    wanted = [os.path.relpath(path.resolve(), folder.resolve()).replace(os.sep, "/") for path in paths]
    for path in wanted:
        if path != "." and path.split("/")[0] != "lists":
            raise SourceError(f"“{path}”不在清单里：只整理 lists 里的文件")
    for file in source.files("lists"):
        if not wanted or any(path in (".", file.path) or file.path.startswith(f"{path}/") for path in wanted):
            yield file
