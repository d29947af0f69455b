"""Sections of a report for changes that decisions of the range bring on a later day, each told as the change that will be made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from qingdan.diff.change import Change
from qingdan.diff.cover import Cover
from qingdan.diff.postponed import Coming, brought, postponed
from qingdan.diff.reach import with_reach
from qingdan.diff.stand import Stand, StandState
from qingdan.render.changes.report import FILE, EntrySection, Report, ReportRow, organisation_in, row_of
from qingdan.render.changes.wording import Wording

Judged = Callable[[str], bool]
"""Whether the gate judges a decision, by its key."""


def later_sections(cover: Cover, judged: Judged) -> list[EntrySection]:
    """The changes that decisions of the range bring later, by entry."""
    out = []
    for key, found in groupby(postponed(cover), key=lambda each: each.change.entry):
        coming = list(found)
        wording = Wording(coming[0].comparison)
        entry = coming[0].comparison.entry(key)
        rows = tuple(_row(each, cover, judges=judged(each.row.adjustment)) for each in coming)
        title = entry.collection.title if entry is not None else FILE
        named = (brought(coming[0].row, cover) if cover.comparison.head.entry(key) is None else "") or wording.name(key)
        out.append(EntrySection(key, named, title, organisation_in(key, wording), rows))
    return out


def with_later(report: Report, cover: Cover, judged: Judged) -> Report:
    """A report with what the decisions of its range bring later."""
    later = later_sections(cover, judged)
    return replace(report, sections=joined([*report.sections, *later])) if later else report


def joined(sections: Iterable[EntrySection]) -> Sequence[EntrySection]:
    """The sections in their order, those of one entry as one."""
    out: dict[str, EntrySection] = {}
    for each in sections:
        known = out.get(each.key)
        out[each.key] = replace(known, rows=(*known.rows, *each.rows)) if known is not None else each
    return tuple(sorted(out.values(), key=lambda each: (each.collection == FILE, each.key)))


def _row(coming: Coming, cover: Cover, *, judges: bool) -> ReportRow:
    (change,) = with_reach([coming.change], cover.comparison.head)
    row = row_of(change, coming.comparison, Wording(coming.comparison), _stand(coming, change, cover, judges=judges))
    said = f"将于 {coming.day}：{row.sentence}"
    return replace(row, sentence=said, old_place=None, new_place=coming.row.place, day=coming.day)


def _stand(coming: Coming, change: Change, cover: Cover, *, judges: bool) -> Stand:
    """How a change to come stands: on the decision that brings it, unless that may not."""
    why = Cover(coming.comparison, cover.day, cover.said).unfit(coming.row, change) if judges else ""
    if why:
        title = cover.comparison.head.name(coming.row.adjustment)
        return Stand(StandState.LACKING, code="QG109", lacking=f"决定“{title}”{why}")
    return Stand(StandState.COVERED if judges else StandState.UNJUDGED, coming.row.adjustment)


__all__ = ["joined", "later_sections", "with_later"]
