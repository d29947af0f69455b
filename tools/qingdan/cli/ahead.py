"""The lists as decisions of a request will have made them: what a check says of each of their days, told while it can be mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qingdan.checks.since import check_since
from qingdan.cli.terminal import shipped_schemas
from qingdan.diagnostics import Diagnostic, Severity
from qingdan.diff.cover import Cover
from qingdan.diff.decisions import Decision
from qingdan.diff.postponed import postponed
from qingdan.edit import RefusedError
from qingdan.edit.enact import enact
from qingdan.edit.plan import Plan
from qingdan.model import build_registry
from qingdan.read import Source, read_lists
from qingdan.read.overlay import Overlay
from qingdan.read.revision import Revision

_BLANK = "QD916"


def ahead(later: Source, commit: Revision, cover: Cover) -> list[Diagnostic]:
    """The errors that a later state will have on the days of the decisions of its range which wait, each told at its decision.

    ``commit`` is the state's own, or the one that its folder lies on.
    """
    waiting: dict[str, dict[str, Decision]] = {}
    for each in postponed(cover):
        waiting.setdefault(each.day, {}).setdefault(each.row.entry, each.row)
    found: list[Diagnostic] = []
    told: set[tuple[str, str, str]] = set()
    for day, rows in sorted(waiting.items()):
        for one in _on(later, commit, cover, day, rows):
            what = (one.place.path, one.code, one.message.partition("：")[2])  # the next day has it too
            if what not in told:
                told.add(what)
                found.append(one)
    return found


def _on(later: Source, commit: Revision, cover: Cover, day: str, rows: dict[str, Decision]) -> Iterable[Diagnostic]:
    """The errors of one day, of whose decisions the rows are given by entry."""
    schemas = cover.comparison.schemas
    plan = Plan(build_registry(read_lists(later, schemas.layout), schemas), later)
    first = next(iter(rows.values()))
    try:
        enact(plan, commit, day)
        files = plan.files()
    except RefusedError as problem:
        yield Diagnostic(first.place, "QG109", Severity.ERROR, f"到 {day} 施行不了：{problem}", entry=first.adjustment)
        return
    outcome = check_since(Overlay(later, files), later, shipped_schemas(), as_of=day)
    for each in outcome.open:
        if each.severity is Severity.ERROR and each.code != _BLANK:
            row = rows.get(_entry_at(each.place.path, cover), first)
            said = f"到 {day} 照决定“{row.made.name}”改了以后，{each.place.path} 有错误：{each.message}"
            yield replace(each, place=row.place, message=said, entry=row.adjustment, edits=(), related=())


def _entry_at(path: str, cover: Cover) -> str:
    return cover.comparison.head.key(path) or ""


__all__ = ["ahead"]
