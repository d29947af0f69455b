"""The report as text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from qingdan.diagnostics import Severity
from qingdan.diff import Effect, Level
from qingdan.render.changes.grounds import grounds_of
from qingdan.render.changes.moves import told_shortly
from qingdan.render.changes.report import Report, Row
from qingdan.render.text import Palette, inert

_WEIGHT = {Level.BLOCKING: Severity.ERROR, Level.REVIEW: Severity.WARNING, Level.NOTICE: Severity.NOTICE}


def plain(report: Report, palette: Palette) -> str:
    """Entry by entry; each change is one line with its kind, level, effect and sentence, then the two texts."""
    moves, sections = told_shortly(report)
    out = [*map(inert, moves), *([""] if moves else [])]
    for section in sections:
        out.append(f"{section.collection} {inert(section.name)}（{inert(section.key)}）")
        for row, said in zip(section.rows, grounds_of(section), strict=True):
            out += _row(row, said, palette)
        out.append("")
    out += [report.summary, *([report.note] if report.note else [])]
    return "\n".join(out) + "\n"


def _row(row: Row, said: Sequence[str], palette: Palette) -> list[str]:
    kind = row.change.kind
    head = palette.paint(f"{kind.level}[{kind.code}]", _WEIGHT[kind.level])
    effect = "" if row.change.effect is Effect.NEUTRAL else f"（{row.change.effect}）"
    lines = [f"  {head} {inert(row.sentence)}{effect}"]
    for mark, spans, place in (("-", row.old, row.old_place), ("+", row.new, row.new_place)):
        text = "".join(f"[{span.text}]" if span.marked and row.old and row.new else span.text for span in spans)
        if text:
            at = f"  {place.path}:{place.line}:{place.column}" if place else ""
            lines.append(f"      {mark} {inert(text)}" + palette.faint(at))
    lines += [f"      {inert(each)}" for each in said]
    if row.reaches:
        lines.append(
            f"      波及 {len(row.reaches)} 个条目：{inert('、'.join(row.reaches[:8]))}{'…' if len(row.reaches) > 8 else ''}"
        )
    return lines
