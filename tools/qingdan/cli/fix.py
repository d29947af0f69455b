"""``qingdan check --fix``: apply the cures that leave nothing to judge, previewed as a diff, written when asked."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from qingdan.checks import Outcome
from qingdan.checks.follow import IncrementalCheck
from qingdan.diagnostics import Diagnostic, Severity
from qingdan.diagnostics.mend import mend
from qingdan.edit import save
from qingdan.read import Source
from qingdan.read.overlay import Overlay

_ROUNDS = 4
"""How often what is mended is checked anew: a file that can be read again shows what was hidden before."""


def fix_texts(folder: Path, source: Source, outcome: Outcome, as_of: str, *, write: bool) -> int:
    """Apply every certain cure. Exit 0 when nothing is left to mend, 1 when only previewed or when a file was left as it is."""
    found = _by_path(outcome.open)
    if not found:
        click.echo("没有可以自动改的问题")
        return 0
    over = Overlay(source, {})
    mender = Mender(over, IncrementalCheck(over, outcome.registry.schemas, as_of))
    mender.mend(found)
    mended, count, refused = dict(sorted(mender.texts.items())), mender.count, mender.refused
    for path in refused:
        click.echo(f"{path}：照改法改了以后还有新的错误，没有改；请照各条的改法手工改", err=True)
    for path, new in mended.items():
        click.echo(preview(path, _text(source, path), new), nl=False)
    if not mended:
        click.echo("没有可以自动改的问题")
        return 1
    if not write:
        click.echo(
            f"\n以上 {count} 处可以自动改，涉及 {len(mended)} 个文件；文件没有动。确认后加 --write 运行，就写进文件。"
        )
        return 1
    for path, new in mended.items():
        save(folder / path, new.encode())
    click.echo(f"\n改好 {count} 处，写进 {len(mended)} 个文件。请再运行一次 qingdan check。")
    return 1 if refused else 0


class Mender:
    """Lists that are mended in memory, each cure held against a new check before it counts."""

    def __init__(self, over: Overlay, follower: IncrementalCheck) -> None:
        """Take the lists and who follows them. ``texts`` are those mended so far by path, ``count`` how many cures they hold."""
        self._over = over
        self._follower = follower
        self.texts: dict[str, str] = {}
        self.refused: list[str] = []
        self.count = 0

    def mend(self, found: Mapping[str, Sequence[Diagnostic]]) -> None:
        """Apply the certain cures of findings, by path; ``refused`` are the paths that have to stay as they are.

        A state in which a cured finding is still there, or the lists hold an error that they did not hold before, is not
        taken: of several files the halves are tried apart.
        """
        done, count = self._tried(found)
        if done == len(found):
            self.count += count
            return
        if len(found) == 1:
            self.refused += found
            return
        paths = sorted(found)
        for half in (paths[: len(paths) // 2], paths[len(paths) // 2 :]):
            self.mend({path: found[path] for path in half})

    def _tried(self, found: Mapping[str, Sequence[Diagnostic]]) -> tuple[int, int]:
        """How many of the files are mended now, all or none, and with how many cures."""
        errors = _errors(self._follower.open(()))
        before = {path: _text(self._over, path) for path in found}
        told: Mapping[str, Sequence[Diagnostic]] = found
        texts, count = dict(before), 0
        best: tuple[dict[str, str], int] = ({}, 0)
        for _ in range(_ROUNDS):
            applied: set[tuple[str, int, int, str, str]] = set()
            for path in before:
                texts[path], cured = mend(texts[path], told.get(path, ()))
                applied |= {_what(each) for each in cured}
            if not applied:
                break
            count += len(applied)
            left = self._put(texts)
            if not applied & {_what(each) for each in left} and not _errors(left) - errors:
                best = (dict(texts), count)
            told = _by_path(left)
        self._put(best[0] or before)
        self.texts |= best[0]
        return len(best[0]), best[1]

    def _put(self, texts: Mapping[str, str]) -> Sequence[Diagnostic]:
        """The open findings of the lists once files have these texts, by path; the texts stay."""
        self._over.contents |= {path: text.encode() for path, text in texts.items()}
        return self._follower.open(texts)


def _by_path(found: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    out: dict[str, list[Diagnostic]] = {}
    for each in found:
        if each.certain:
            out.setdefault(each.place.path, []).append(each)
    return out


def _errors(found: Iterable[Diagnostic]) -> Counter[tuple[str, str, str]]:
    return Counter((each.place.path, each.code, each.message) for each in found if each.severity is Severity.ERROR)


def _what(each: Diagnostic) -> tuple[str, int, int, str, str]:
    return (each.place.path, each.place.line, each.place.column, each.code, each.message)


def _text(source: Source, path: str) -> str:
    return (source.content(path) or b"").decode("utf-8")


def preview(path: str, old: str, new: str) -> str:
    """The lines of a file that differ, as a unified diff without context."""
    lines: Sequence[str] = list(
        difflib.unified_diff(old.splitlines(), new.splitlines(), f"{path}（现在）", f"{path}（改后）", lineterm="", n=0)
    )
    return "\n".join(lines) + "\n"
