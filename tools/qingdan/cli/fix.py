"""``qingdan check --fix``: mend the writing, previewed as a diff, written when asked."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path

import click

from qingdan.checks import Outcome
from qingdan.diagnostics import Diagnostic
from qingdan.diagnostics.mend import mend
from qingdan.edit import save
from qingdan.read.parse import parse

_FAMILY = "QD9"


def fix_texts(folder: Path, outcome: Outcome, *, write: bool) -> int:
    """Mend what the writing family can mend. Exit 0 when nothing is left to mend, 1 when only previewed."""
    by_path: dict[str, list[Diagnostic]] = {}
    for each in outcome.open:
        if each.code.startswith(_FAMILY) and each.edits:
            by_path.setdefault(each.place.path, []).append(each)
    mended: dict[str, str] = {}
    count = 0
    for path, found in sorted(by_path.items()):
        old = (folder / path).read_bytes().decode("utf-8")
        new, applied = mend(old, found)
        parsed = parse(path, new.encode())
        if parsed.document is None or parsed.diagnostics:
            click.echo(f"{path}：改了之后读不通，没有改；请照各条的改法手工改", err=True)
            continue
        count += len(applied)
        mended[path] = new
        click.echo(_preview(path, old, new), nl=False)
    if not mended:
        click.echo("文字方面没有可以自动改的问题")
        return 0
    if not write:
        click.echo(
            f"\n以上 {count} 处可以自动改，涉及 {len(mended)} 个文件；文件没有动。确认后加 --write 运行，就写进文件。"
        )
        return 1
    for path, new in mended.items():
        save(folder / path, new.encode())
    click.echo(f"\n改好 {count} 处，写进 {len(mended)} 个文件。请再运行一次 qingdan check。")
    return 0


def _preview(path: str, old: str, new: str) -> str:
    lines: Sequence[str] = list(
        difflib.unified_diff(old.splitlines(), new.splitlines(), f"{path}（现在）", f"{path}（改后）", lineterm="", n=0)
    )
    return "\n".join(lines) + "\n"
