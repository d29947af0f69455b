"""``qingdan laws lock``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from qingdan.cli.laws import ON, ROOT
from qingdan.cli.planned import chosen, opened
from qingdan.cli.terminal import asked_day
from qingdan.cli.words import ChineseHelp
from qingdan.edit.journal import write_all
from qingdan.edit.meant import id_meant
from qingdan.edit.stamp import reviewed
from qingdan.laws.lock import Lock, lock_of, lock_text
from qingdan.read.layout import STATUTES
from qingdan.read.revision import day_of


@click.command("lock", cls=ChineseHelp)
@ROOT
@ON
@click.option("--reviewed", "entries", multiple=True, metavar="条目", help="这个条目已经照现行版本核对过；可以写几次。")
@click.option(
    "--law", "laws", multiple=True, metavar="法律", help="与 --reviewed 同用：只是这部法律核对过；可以写几次。"
)
@click.option("--write", is_flag=True, help="写进清单；不加就只预览，不动文件。")
def lock_command(
    root: Path | None, day: str | None, entries: tuple[str, ...], laws: tuple[str, ...], write: bool
) -> int:
    """整理条文摘要文件（lists/statutes.lock）：新条目登记上，没有了的去掉，核对过的改到现行版本。

    没有登记过的条目，算作照现行版本写的；职权和它的责任各自登记。条文的摘要由 qingdan laws audit --write 写。
    """
    plan = opened(root)
    folder = getattr(plan.source, "root", Path())
    registry = replace(plan.registry, as_of=asked_day(day, day_of(folder)))
    lock = lock_of(plan.source)
    keys = [chosen(plan, each) for each in entries]
    wanted = [id_meant(plan.registry, each, "laws") for each in laws]
    new = reviewed(registry, lock, keys, wanted)
    return write_lock(folder, lock, new, write=write)


def write_lock(folder: Path, lock: Lock, new: Lock, *, write: bool) -> int:
    """Say how the lock differs, and write it when asked."""
    before, after = set(lock_text(lock).splitlines()), set(lock_text(new).splitlines())
    if before == after:
        click.echo("没有要改的", err=True)
        return 0
    changed = sorted({each.partition(" ")[0] for each in before ^ after if "@" not in each.partition(" ")[0]})
    for each in changed[:20]:
        click.echo(each)
    if write:
        write_all(folder, {STATUTES: lock_text(new).encode()})
    verb = "写了" if write else "要写"
    tail = "" if write else "；文件没有动，加上 --write 才写"
    click.echo(
        f"{verb} {STATUTES}：多 {len(after - before)} 行，少 {len(before - after)} 行，{len(changed)} 个条目{tail}",
        err=True,
    )
    return 0
