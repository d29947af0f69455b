"""Moves told shortly: of a body that has another id, one line for all that went with it, and no section for what only followed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from qingdan.diff import Action, Effect
from qingdan.diff.stand import StandState
from qingdan.render.changes.report import EntrySection, Report

_FOLLOWING = frozenset({"entry-renumbered", "reference-followed"})
"""Kinds that say only where an entry is, or that it is named by where it is."""


def told_shortly(report: Report) -> tuple[Sequence[str], Sequence[EntrySection]]:
    """A sentence for each entry that moved of itself and one for what followed, and the sections that tell of anything else.

    An entry that changed besides has both where others went along with it.

    Where nothing moved, no sentence, and every section.
    """
    moved = {
        str(row.change.fact.after): str(row.change.fact.before)
        for row in report.rows
        if row.change.fact.action is Action.MOVED
    }
    if not moved:
        return (), report.sections
    kept = [section for section in report.sections if not _follows(section)]
    shown = {section.key for section in kept}
    carried: Counter[str] = Counter()
    alone = 0
    for section in report.sections:
        if section.key in shown or (section.key in moved and _leader(section.key, moved) == section.key):
            continue
        if section.key in moved:
            carried[_leader(section.key, moved)] += 1
        else:
            alone += 1
    lines = []
    for section in report.sections:
        told = section.key not in shown or carried[section.key]
        if section.key in moved and told and _leader(section.key, moved) == section.key:
            with_it = f"：{carried[section.key]} 个条目随它移动，内容未变" if carried[section.key] else "：内容未变"
            lines.append(f"“{section.name}”换了标识，{moved[section.key]} → {section.key}{with_it}")
    if alone:
        lines.append(f"{alone} 个条目只是引用跟着改，内容未变")
    return lines, kept


def _follows(section: EntrySection) -> bool:
    """Whether a section tells of nothing but a move, that needs nothing."""
    return all(
        row.change.kind.slug in _FOLLOWING
        and row.change.effect is Effect.NEUTRAL
        and row.stand.state is not StandState.LACKING
        for row in section.rows
    )


def _leader(key: str, moved: dict[str, str]) -> str:
    """The moved entry that took another along: the body in its path, or what it mirrors; itself where none did."""
    list_, _, id_ = key.partition("/")
    body = f"organisations/{id_.partition('/')[0]}"
    if list_ != "organisations" and body in moved:
        return body
    return f"power/{id_}" if list_ == "responsibility" and f"power/{id_}" in moved else key
