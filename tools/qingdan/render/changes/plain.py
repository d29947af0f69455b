"""The report as text for a terminal: what matters first, or a line a change."""

from __future__ import annotations

from collections.abc import Sequence

from qingdan.diagnostics import Severity
from qingdan.diff import Effect, Level
from qingdan.diff.stand import StandState
from qingdan.render.changes.grounds import grounds_of
from qingdan.render.changes.moves import told_shortly
from qingdan.render.changes.order import OrderedChange, arranged, burdens, totals_of
from qingdan.render.changes.report import Report, ReportRow
from qingdan.render.text import Palette, inert

_WEIGHT = {Level.BLOCKING: Severity.ERROR, Level.REVIEW: Severity.WARNING, Level.NOTICE: Severity.NOTICE}


def plain(report: Report, palette: Palette) -> str:
    """What was compared, the totals, the burdens by name; then each change with its kind, level, effect and sentence, and the two texts."""
    moves, sections = told_shortly(report)
    blocks = arranged(sections)
    out = [*map(inert, report.about), report.summary, *([report.note] if report.note else [])]
    totals = [each.words for each in totals_of(report)]
    out += ["；".join(totals) + "。"] if totals else []
    first = burdens(blocks)
    if first:
        out += ["", f"加重 {len(first)} 处："]
        out += [f"  {at}. {_named(item, palette)}{_missing(item.row)}" for at, item in enumerate(first, 1)]
    out += ["", *map(inert, moves)] if moves else []
    for block in blocks:
        out += ["", f"{inert(block.title)}（{len(block.items)} 处）"]
        said = iter(grounds_of((item.row for item in block.items), titled=block.decided))
        for run in block.runs:
            out += [f"  {inert(run.title)}"] if run.title else []
            for item in run.items:
                grounds = next(said)
                out += [_row(item, palette)] if run.title else _told(item, grounds, palette)
    return "\n".join(out) + "\n"


def oneline(report: Report) -> str:
    """A line a change, the first first: effect, level, kind, place, entry, what changed, and the decision or that it lacks one."""
    return "".join(f"{_line(item)}\n" for block in arranged(report.sections) for item in block.items)


def _line(item: OrderedChange) -> str:
    row, place = item.row, item.row.new_place or item.row.old_place
    kind = row.change.kind
    where = f"{place.path}:{place.line}" if place else item.section.key
    ground = row.adjustment or ("缺依据" if row.stand.state is StandState.LACKING else "")
    said = f"{item.section.name}：{row.sentence}" + (f"　{ground}" if ground else "")
    return f"{row.change.effect}　{kind.level}[{kind.code}]　{where}　{inert(said)}"


def _named(item: OrderedChange, palette: Palette) -> str:
    """A change in a line: its level and kind, its entry, and what changed."""
    kind = item.row.change.kind
    head = palette.paint(f"{kind.level}[{kind.code}]", _WEIGHT[kind.level])
    return f"{head} {inert(item.section.name)}：{inert(item.row.sentence)}"


def _row(item: OrderedChange, palette: Palette) -> str:
    """A change as a row below the title of its table."""
    row = item.row
    sides = " → ".join(inert(each) for each in (row.before, row.after) if each)
    return f"    {inert(item.section.name)}" + (f"　{sides}" if sides else "") + palette.faint(f"  {_key(item)}")


def _key(item: OrderedChange) -> str:
    place = item.row.new_place or item.row.old_place
    at = f"  {place.path}:{place.line}:{place.column}" if place else ""
    return f"{item.section.collection} {inert(item.section.key)}{at}"


def _missing(row: ReportRow) -> str:
    return "　缺依据" if row.stand.state is StandState.LACKING else ""


def _told(item: OrderedChange, said: Sequence[str], palette: Palette) -> list[str]:
    section, row = item
    effect = "" if row.change.effect is Effect.NEUTRAL else f"（{row.change.effect}）"
    lines = [f"  {_named(item, palette)}{effect}" + palette.faint(f"  {section.collection} {inert(section.key)}")]
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
