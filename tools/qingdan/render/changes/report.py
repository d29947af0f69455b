"""The report: changes as plain text and numbers, ready for any format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from qingdan.diagnostics import Place
from qingdan.diff import Action, Change, Comparison, Effect, Level
from qingdan.diff.cover import Cover
from qingdan.diff.fact import Fact, written
from qingdan.diff.stand import Stand, Stands, StandState, standing_of
from qingdan.model import Entry
from qingdan.render.changes.compared import Compared
from qingdan.render.changes.formats import differing, format_texts
from qingdan.render.changes.wording import LONGEST as LONGEST_TEXT
from qingdan.render.changes.wording import Span, Wording, cut, spans

LONGEST = 150
"""Entries in a report beyond which a page names them without every change."""
_RECORD = 120
"""Characters of a decision that is registered: it has a page of its own, and what it does is told change by change."""
FILE = "文件"
"""What stands for the collection of a file that belongs to none."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One change in words. ``before`` and ``after`` are the two texts; ``reaches`` names what rests on the entry.

    ``adjustment`` is the decision on which the change stands, by title and number; ``beside`` one that came with it and does not say it.
    ``day`` is the day (YYYY-MM-DD) of a change that is decided and not yet made; empty for what was made.
    """

    change: Change
    sentence: str
    path: str
    before: str
    after: str
    old_place: Place | None
    new_place: Place | None
    adjustment: str
    reaches: tuple[str, ...]
    fingerprint: str
    stand: Stand
    beside: str
    day: str = ""

    @property
    def old(self) -> tuple[Span, ...]:
        """The earlier text in spans: what the later one lacks is marked."""
        return self._spans[0]

    @property
    def new(self) -> tuple[Span, ...]:
        """The later text in spans: what the earlier one lacks is marked."""
        return self._spans[1]

    @property
    def _spans(self) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        if self.change.fact.action in (Action.MOVED, Action.REORDERED):
            return (Span(self.before, True),), (Span(self.after, True),)
        return spans(self.before, self.after)


@dataclass(frozen=True, slots=True)
class EntrySection:
    """The changes of one entry."""

    key: str
    name: str
    collection: str
    organisation: str
    rows: tuple[ReportRow, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole: between which states, section by section in the order of keys; ``note`` says what of it the gate does not judge.

    ``compared`` proves which states these are; it is None where nobody looked that up.
    """

    base: str
    head: str
    sections: Sequence[EntrySection]
    note: str = ""
    compared: Compared | None = None

    @property
    def about(self) -> Sequence[str]:
        """The lines with which every reading begins: what was compared, and by which tool."""
        return self.compared.lines if self.compared is not None else (f"从 {self.base} 到 {self.head}",)

    @property
    def rows(self) -> Sequence[ReportRow]:
        """Every change, in order."""
        return [row for section in self.sections for row in section.rows]

    def effects(self) -> Mapping[str, int]:
        """How many changes have each effect on applicants, as ``effects`` counts them."""
        return effects((row.change.effect, row.change.cause) for row in self.rows)

    def levels(self) -> Mapping[Level, int]:
        """How many changes are of each level."""
        return levels(row.change.kind.level for row in self.rows)

    @property
    def summary(self) -> str:
        """What a leader reads in ten seconds."""
        if not self.sections:
            return "没有改动。"
        effects, levels = self.effects(), self.levels()
        weights = "、".join(f"{effect} {count} 处" for effect, count in effects.items() if count)
        asked = "、".join(
            f"{_ASKED.get(level, level)} {count} 处{self._grounded(level)}"
            for level, count in levels.items()
            if count and level is not Level.NOTICE
        )
        without = sum(row.stand.state is StandState.LACKING for row in self.rows)
        later = sum(bool(row.day) for row in self.rows)
        return (
            f"{len(self.sections)} 个条目，{len(self.rows)} 处改动。对企业群众：{weights}。"
            + (f"其中{asked}。" if asked else "都只需知悉。")
            + (f"将来生效的 {later} 处。" if later else "")
            + (f"还缺决定或者说明的 {without} 处。" if without else "")
        )

    def _grounded(self, level: Level) -> str:
        """Of blocking changes, whether they may pass: that each has its ground, or how many lack one; empty where nobody judges."""
        states = [row.stand.state for row in self.rows if row.change.kind.level is Level.BLOCKING]
        if level is not Level.BLOCKING or StandState.UNJUDGED in states:
            return ""
        lacking = states.count(StandState.LACKING)
        return f"（缺依据 {lacking} 处）" if lacking else "（都有依据）" if StandState.COVERED in states else ""


_ASKED = {Level.BLOCKING: "要有依据才能公布的"}
"""How a leader reads a level whose name only the catalogue of kinds explains."""
CORRECTIONS = "更正"


def effects(changes: Iterable[tuple[str, str]]) -> Mapping[str, int]:
    """How many changes, of each of which the effect and the cause are given, have each effect; corrections have a column of their own.

    A correction is no reform: where it burdens nobody it is counted as a correction. One that burdens, or of which nobody
    knows, is counted as that.
    """
    told = (Effect.BURDEN, Effect.OPEN)
    counted = Counter(
        CORRECTIONS if cause == CORRECTIONS and effect not in told else str(effect) for effect, cause in changes
    )
    return {name: counted[name] for name in (*map(str, Effect), CORRECTIONS)}


def levels(changes: Iterable[str]) -> Mapping[Level, int]:
    """How many changes, of each of which the level is given, are of each level."""
    counted = Counter(changes)
    return {level: counted[level] for level in Level}


def build_report(comparison: Comparison, changes: Iterable[Change], standing: Stands | None = None) -> Report:
    """The report of a comparison's changes. ``standing`` says how each stands; where it is not given, nobody judges them."""
    wording = Wording(comparison)
    how = standing or standing_of(Cover(comparison), judged=False)
    grouped = [(key, list(group)) for key, group in groupby(changes, key=lambda change: change.entry)]
    comparison.head.call(_called([key for key, _ in grouped], comparison))
    comparison.head.call(each for _, group in grouped for change in group[:1] for each in change.reaches)
    sections = []
    for key, group in grouped:
        entry = comparison.entry(key)
        title = entry.collection.title if entry else FILE
        rows = tuple(row_of(change, comparison, wording, how(change)) for change in group)
        sections.append(
            EntrySection(key, wording.name(key) if entry else key, title, organisation_in(key, wording), rows)
        )
    return Report(comparison.base.source.name, comparison.head.source.name, tuple(sections))


def row_of(change: Change, comparison: Comparison, wording: Wording, stand: Stand) -> ReportRow:
    """One change of a comparison in words."""
    fact = change.fact
    detail = wording.detail(change)
    formats = _format(fact)
    if formats is not None:
        before, after = (cut(text, LONGEST_TEXT) for text in formats)
    elif fact.action is Action.MOVED:
        before, after = str(fact.before), str(fact.after)
    elif fact.action is Action.REORDERED:
        before, after = wording.order(fact)
    else:
        longest = _RECORD if fact.entry.startswith("adjustments/") and not fact.path else LONGEST_TEXT
        before, after = (cut(wording.said(fact, value), longest) for value in (fact.before, fact.after))
    places = comparison.places(fact)
    return ReportRow(
        change,
        f"{change.kind.title}：{detail}" if detail else change.kind.title,
        written(fact.path),
        before,
        after,
        *places,
        wording.decision(stand.adjustment),
        tuple(wording.name(each) for each in change.reaches),
        change.fingerprint,
        stand,
        wording.decision(stand.beside),
    )


def _format(fact: Fact) -> tuple[str, str] | None:
    """What changed of a list's format, field by field, and of another file that is no entry, line by line; None for every other fact."""
    if fact.field is not None or not (isinstance(fact.before, str) and isinstance(fact.after, str)) or fact.path:
        return None
    if fact.entry.startswith("schemas/"):
        return format_texts(fact.before, fact.after)
    old, new = ("；".join(each) for each in differing(fact.before, fact.after))
    return old, new


def _called(keys: Iterable[str], comparison: Comparison) -> Iterable[str]:
    """The keys of those whose names the titles of sections will ask for."""
    for key in keys:
        yield key
        entry = comparison.entry(key)
        if entry is not None and entry.name == entry.id and entry.collection.mirror:
            yield f"{entry.collection.mirror}/{entry.id}"
        yield _holder(entry)


def organisation_in(key: str, wording: Wording) -> str:
    """The organisation in the path of a key, where there is one."""
    holder = _holder(wording.comparison.entry(key))
    return wording.name(holder) if holder else ""


def _holder(entry: Entry[Any] | None) -> str:
    """The key of the organisation in an entry's path; empty where there is none."""
    if entry is None:
        return ""
    parts = zip(entry.collection.segments, entry.id.split("/"), strict=False)
    return next((f"organisations/{part}" for segment, part in parts if "reference" in segment), "")
