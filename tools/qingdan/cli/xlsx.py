"""``qingdan xlsx``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from qingdan.cli.terminal import editing_root, find_root, shipped_schemas
from qingdan.cli.words import ChineseGroup, ChineseHelp
from qingdan.edit import RefusedError, save
from qingdan.edit.journal import write_all
from qingdan.edit.meant import id_meant, key_meant
from qingdan.edit.outcome import Fate, ImportOutcome
from qingdan.model import Registry, build_registry
from qingdan.read import SourceError, WorkTree, read_lists
from qingdan.read.processes import uncollected
from qingdan.schema import usable_schemas

_ROOT = click.option(
    "--root",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="清单所在的文件夹（其中有 lists）；不写就从当前文件夹往上找。",
)


@click.group("xlsx", cls=ChineseGroup, invoke_without_command=False)
def xlsx_command() -> None:
    """把清单写成电子表格，改好再写回清单。"""


@xlsx_command.command("export", cls=ChineseHelp)
@click.argument("file", type=click.Path(path_type=Path), metavar="工作簿")
@_ROOT
@click.option("--list", "lists", multiple=True, metavar="清单", help="只要这一类，写中文名或者文件夹名；可以写几次。")
@click.option("--organisation", metavar="机构", help="只要一个机构的条目，写它的名称或者标识。")
@click.option(
    "--entry",
    "entries",
    multiple=True,
    metavar="条目",
    help="只要这一条，写名称，或者“集合/标识”，如 guides/机构/指南；可以写几次。",
)
@click.option(
    "--print", "printed", is_flag=True, help="每份办事指南一张表，三表上下排好，可以直接打印；改好了一样导入。"
)
@click.option("--force", is_flag=True, help="已有同名文件时盖掉它。")
def export_command(
    file: Path,
    root: Path | None,
    lists: Sequence[str],
    organisation: str | None,
    entries: Sequence[str],
    printed: bool,
    force: bool,
) -> int:
    """把清单写成一个工作簿：每类清单一张表，材料、环节、依据等各有自己的表；要印的，每份办事指南一张表。"""
    folder = find_root(root)
    if file.exists() and not force:
        raise SourceError(f"已经有“{file}”了，里面也许有没导入的改动。换个名字，或者加上 --force")
    with uncollected():
        _, registry = _registry(folder)
        keys = _chosen(registry, organisation, entries)
        raw = _printed(registry, lists, organisation, keys) if printed else _workbook(registry, lists, keys)
    save(file, raw)
    click.echo(f"写成了 {file}", err=True)
    return 0


@xlsx_command.command("import", cls=ChineseHelp)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="工作簿")
@_ROOT
@click.option("--write", is_flag=True, help="写进清单；不加就只预览，不动文件。")
@click.option("--organisation", metavar="机构", help="单位自己的表里没有“行使主体”一列的，写明是哪个机构。")
@click.option("--hidden", is_flag=True, help="隐藏的工作表、隐藏或者筛掉的行、有删除线的格也读；不加就不读，逐行说明。")
@click.option(
    "--report",
    "told",
    type=click.Path(path_type=Path),
    metavar="工作簿",
    help="另写一个工作簿：原表，每一格的结果用颜色和批注标出。",
)
def import_command(
    file: Path, root: Path | None, write: bool, organisation: str | None, hidden: bool, told: Path | None
) -> int:
    """把改好的工作簿，或者单位自己的表格（xlsx、xls、ods、CSV、Unicode 文本），写回清单。

    逐行说明：写入、没有变化，还是没有写入和为什么；每一格都算得清。一个条目要么全写，要么不写。只动改过的地方，注释和次序不变。
    """
    from qingdan.edit.fates import report  # noqa: PLC0415 the spreadsheet libraries are for these commands alone
    from qingdan.edit.grids import read_grids  # noqa: PLC0415
    from qingdan.edit.incoming import incoming  # noqa: PLC0415

    folder = editing_root(root) if write else find_root(root)
    with uncollected():
        folder, registry = _registry(folder)
        source = WorkTree(folder)
        body = id_meant(registry, organisation, "organisations") if organisation else ""
        raws = {each.path: source.read(each) for each in source.files("lists") if each.mode.value.startswith("100")}
        try:
            if file.stat().st_size > 1 << 30:
                raise RefusedError("文件太大")
            if told is not None and told.exists():
                raise RefusedError(f"已经有“{told}”了，--report 不盖掉它；换个名字")
            raw = file.read_bytes()
            outcome = incoming(file.name, raw, registry, raws, body, hidden=hidden)
            if told is not None:
                save(told, report(read_grids(file.name, raw), outcome))
        except RefusedError as problem:
            raise SourceError(f"没有导入：{problem}") from None
    click.echo(_told(outcome), nl=False)
    if write:
        write_all(folder, outcome.files)
    verb = "写了" if write else "要写"
    click.echo(
        f"{verb} {len(outcome.files)} 个文件" + ("" if write or not outcome.files else "；加上 --write 才写"), err=True
    )
    return 1 if outcome.count(Fate.REJECTED) else 0


def _chosen(registry: Registry, organisation: str | None, entries: Sequence[str]) -> Sequence[str] | None:
    """The keys of the entries that are asked for; None where all are. Raises SourceError for what there is none of."""
    keys = [key_meant(registry, each) for each in entries]
    if organisation is None:
        return keys or None
    body = id_meant(registry, organisation, "organisations")
    of_bodies = {
        each.name
        for each in registry.schemas.collections
        if each.name == "organisations" or (each.segments and each.segments[0].get("reference") == "organisations")
    }
    own = [key for key in registry.entries if key.partition("/")[0] in of_bodies and key.split("/")[1] == body]
    return [*keys, *own]


def _workbook(registry: Registry, lists: Sequence[str], keys: Sequence[str] | None) -> bytes:
    """The workbook of the lists that are named, by title or folder; of all when none is."""
    from qingdan.edit.workbook import workbook  # noqa: PLC0415 the spreadsheet libraries are for these commands alone

    chosen = []
    for each in lists:
        found = [c.name for c in registry.schemas.collections if each in (c.name, c.title)]
        if not found:
            titles = "、".join(c.title for c in registry.schemas.collections)
            raise SourceError(f"没有“{each}”这类清单；有：{titles}")
        chosen += found
    try:
        return workbook(registry, chosen, keys=keys)
    except RefusedError as problem:
        raise SourceError(str(problem)) from None


def _printed(registry: Registry, lists: Sequence[str], organisation: str | None, keys: Sequence[str] | None) -> bytes:
    """The workbook with a sheet for each guide that is chosen; of a body only its guides."""
    from qingdan.edit.printed import GUIDES, printed  # noqa: PLC0415 the spreadsheet libraries are for these commands alone

    collection = registry.schemas.collection(GUIDES)
    title = collection.title if collection is not None else GUIDES
    if set(lists) - {GUIDES, title}:
        raise SourceError(f"--print 只印{title}，--list 不用写")
    if organisation is not None and keys is not None:
        keys = [key for key in keys if key.startswith(f"{GUIDES}/")]
    if keys == [] or not registry.all(GUIDES):
        raise SourceError(f"没有可以印的{title}")
    try:
        return printed(registry, keys or ())
    except RefusedError as problem:
        raise SourceError(str(problem)) from None


def _registry(folder: Path) -> tuple[Path, Registry]:
    source = WorkTree(folder)
    schemas = usable_schemas(source, shipped_schemas())
    return folder, build_registry(read_lists(source, schemas.layout), schemas)


def _told(outcome: ImportOutcome) -> str:
    """Every row but those that change nothing, then the counts of all rows and of all cells."""
    lines = []
    for row in outcome.rows:
        if row.fate is Fate.UNCHANGED or (row.fate is Fate.HEADER and not row.reason):
            continue
        lines.append(
            f"{row.place}: {row.fate}{f' {row.entry}' if row.entry else ''}{f'：{row.reason}' if row.reason else ''}"
        )
        lines += [f"    {each.what}：{_short(each.was)} → {_short(each.becomes)}" for each in row.changes]
    lines += outcome.notes
    counts = "，".join(f"{fate} {outcome.count(fate)} 行" for fate in Fate)
    cells = outcome.cells()
    by_mark = "，".join(f"{mark} {count}" for mark, count in cells.items())
    return "\n".join([*lines, f"共 {len(outcome.rows)} 行：{counts}", f"共 {sum(cells.values())} 格：{by_mark}", ""])


def _short(text: str) -> str:
    """A value on one line, cut where it is long."""
    one = text.replace("\n", "⏎") or "（空）"
    return one if len(one) <= 60 else f"{one[:60]}…（共 {len(one)} 字）"
