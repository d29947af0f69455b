"""``qingdan fmt``."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

import click

from qingdan.cli.terminal import Progress, editing_root, find_root, shipped_schemas
from qingdan.cli.words import ChineseHelp
from qingdan.edit import RefusedError, put_in_order, save
from qingdan.read import File, SourceError, WorkTree
from qingdan.schema import Schemas, usable_schemas


@click.command("fmt", cls=ChineseHelp)
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[文件或者文件夹]…")
@click.option(
    "--root",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="清单所在的文件夹（其中有 lists）；不写就从当前文件夹往上找。",
)
@click.option("--check", "only_check", is_flag=True, help="只看哪些文件要整理，不动文件；有要整理的，退出码是 1。")
@click.option(
    "--resolve",
    "names",
    is_flag=True,
    help="该写标识的地方写了名称、简称、《…》的，换成标识；先预览，加 --write 才改。",
)
@click.option("--write", is_flag=True, help="与 --resolve 同用：写进文件。")
def fmt_command(paths: Sequence[Path], root: Path | None, only_check: bool, names: bool, write: bool) -> int:
    """把清单文件整理成统一的样子：键的先后、缩进、引号；内容和注释不变。

    没有标识的行，按名称的拼音补上标识。不写文件就整理全部。
    """
    if write and (only_check or not names):
        raise click.UsageError("--write 只与 --resolve 同用；单写 qingdan fmt 就写进文件")
    writing = write or not (only_check or names)
    folder = editing_root(root) if writing else find_root(root)
    source = WorkTree(folder)
    schemas = usable_schemas(source, shipped_schemas())
    files = list(_chosen(source, folder, paths))
    resolved = _resolved(source, schemas, {each.path for each in files}) if names else {}
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
            out = put_in_order(file.path, resolved.get(file.path, raw), collection.name, collection.root)
        except RefusedError as problem:
            progress.close()
            click.echo(str(problem), err=True)
            refused += 1
            continue
        if out != raw:
            changed += 1
            progress.close()
            click.echo(f"{'整理了' if writing else '要整理'}：{file.path}")
            if names:
                _shown(file.path, raw, out)
            if writing:
                save(folder / file.path, out)
    progress.close()
    told = f"{len(files)} 个文件，{'整理了' if writing else '要整理'} {changed} 个，没能整理 {refused} 个"
    hint = "；文件没有动，加上 --write 才写" if names and changed and not write and not only_check else ""
    click.echo(told + hint, err=True)
    return 1 if refused or (changed and not writing) else 0


def _resolved(source: WorkTree, schemas: Schemas, paths: Collection[str]) -> Mapping[str, bytes]:
    """The files in which names became ids, by path; what was put is told, and which names could not be."""
    from qingdan.cli.resolve import resolve  # noqa: PLC0415 the checks are for this alone

    found = resolve(source, schemas)
    for each in found.done:
        if each.place.path in paths:
            click.echo(f"{each.place.path}:{each.place.line}：{each.message}；{each.fix}")
    for each in found.left:
        if each.place.path in paths:
            click.echo(
                f"{each.place.path}:{each.place.line}：没有换：{each.message}" + (f"；{each.fix}" if each.fix else ""),
                err=True,
            )
    return found.texts


def _shown(path: str, old: bytes, new: bytes) -> None:
    from qingdan.cli.fix import preview  # noqa: PLC0415 the checks are for this alone

    click.echo(preview(path, old.decode("utf-8"), new.decode("utf-8")), nl=False)


def _chosen(source: WorkTree, folder: Path, paths: Sequence[Path]) -> Iterator[File]:
    """The files of the lists that lie at or below the given paths; all of them when none is given."""
    wanted = [os.path.relpath(path.resolve(), folder.resolve()).replace(os.sep, "/") for path in paths]
    for path in wanted:
        if path != "." and path.split("/")[0] != "lists":
            raise SourceError(f"“{path}”不在清单里：只整理 lists 里的文件")
    for file in source.files("lists"):
        if not wanted or any(path in (".", file.path) or file.path.startswith(f"{path}/") for path in wanted):
            yield file
