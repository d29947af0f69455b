"""What the commands share that plan an edit of several files: opening the lists, showing the plan, checking and writing it."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from qingdan.checks.since import check_since
from qingdan.cli.terminal import Lines, editing_root, palette, shipped_schemas
from qingdan.diagnostics import Severity
from qingdan.edit.journal import write_all
from qingdan.edit.meant import key_meant
from qingdan.edit.plan import Plan
from qingdan.model import build_registry
from qingdan.read import Source, WorkTree, read_lists
from qingdan.read.overlay import Overlay
from qingdan.read.revision import day_of
from qingdan.render import text
from qingdan.schema import usable_schemas

_BLANK = "QD916"
_DECIDED = "QD8"
"""The family of what entries and decisions say of each other."""


def opened(root: Path | None, *, any_format: bool = False) -> Plan:
    """An empty plan of edits to the lists of a folder. Raises SourceError as ``editing_root`` does."""
    source = WorkTree(editing_root(root, any_format=any_format))
    schemas = usable_schemas(source, shipped_schemas())
    return Plan(build_registry(read_lists(source, schemas.layout), schemas), source)


def chosen(plan: Plan, text_: str, collection: str = "") -> str:
    """The key of the entry that is meant: by its key, its path, its id or its name. Raises SourceError where it is not one."""
    return key_meant(plan.registry, text_, collection)


def carry_out(plan: Plan, *, write: bool) -> int:
    """Show what would change and what a check then says; write it when asked. Exit 1 when an error is left to mend."""
    files = plan.files()
    if not files:
        click.echo("没有要改的", err=True)
        return 0
    colours = palette(sys.stdout)
    for path, raw in files.items():
        model = plan.models.get(path, "")
        for line in _preview(path, plan.source.content(model or path), raw, model):
            shade = {"+": colours.came, "-": colours.went}.get(line[:1])
            click.echo(shade(line) if shade is not None else line)
    for note in plan.notes:
        click.echo(f"留意：{note}")
    if plan.ticks:
        click.echo(f"没有改的 {len(plan.ticks)} 处，请逐处核对，看过一处勾一处：")
    for tick in plan.ticks:
        click.echo(f"  □ {tick}")
    for old, new in sorted(plan.moves.items()):
        click.echo(f"移动：{old} → {new}")
    folder = plan.source.root if isinstance(plan.source, WorkTree) else Path()
    blanks, wrong, failed = _checked(plan.source, files, folder)
    if wrong:
        click.echo(f"\n这样改了以后，检查会说：\n{wrong}")
    if write:
        write_all(folder, files)
    verb = "写了" if write else "要写"
    told = [f"{verb} {len(files)} 个文件"]
    if blanks:
        told.append(f"其中 {blanks} 处〔待填〕，填好才能通过检查")
    if not write:
        told.append("文件没有动，加上 --write 才写")
    click.echo("；".join(told), err=True)
    return 1 if failed else 0


def _checked(source: Source, files: dict[str, bytes | None], folder: Path) -> tuple[int, str, bool]:
    """How many blanks are to be filled, what else a check says of the changed lists, and whether an error is among that."""
    planned = Overlay(source, files)
    outcome = check_since(planned, source, shipped_schemas(), as_of=day_of(folder))
    found = [each for each in outcome.open if each.severity is not Severity.NOTICE and each.place.path in files]
    elsewhere = [each for each in outcome.open if each.severity is not Severity.NOTICE and each.place.path not in files]
    blanks = sum(each.code == _BLANK for each in found)
    wrong = [each for each in [*found, *elsewhere] if each.code != _BLANK]
    said = text(wrong, Lines(planned), palette(sys.stdout)) if wrong else ""
    return blanks, said, any(each.severity is Severity.ERROR for each in wrong)


def wrong_on(source: Source, before: Source, day: str) -> str:
    """The errors that what changed in a source has on a day (YYYY-MM-DD), as a check tells them; empty where there is none.

    Blanks are left out, and what a decision lacks that is not drafted yet.
    """
    outcome = check_since(source, before, shipped_schemas(), as_of=day)
    errors = [each for each in outcome.open if each.severity is Severity.ERROR]
    wrong = [each for each in errors if each.code != _BLANK and not each.code.startswith(_DECIDED)]
    return text(wrong, Lines(source), palette(sys.stdout)) if wrong else ""


def _preview(path: str, old: bytes | None, new: bytes | None, model: str) -> Iterator[str]:
    """The lines that differ, as a unified diff; a file made after another is held against that, one that goes only named."""
    if new is None:
        yield f"--- {path}（移走）"
        return
    before = old.decode("utf-8", "replace").splitlines() if old is not None else []
    names = (
        f"{model or path}（现在）" if old is not None else "（没有）",
        f"{path}（{'新文件' if model else '改后'}）",
    )
    lines = list(difflib.unified_diff(before, new.decode().splitlines(), *names, lineterm="", n=1))
    yield from lines or (f"--- {names[0]}", f"+++ {names[1]}")  # a new file may say just what its model says
