"""What matters first: one order of the changes of a report, and their totals, for every format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from fractions import Fraction
from itertools import groupby
from typing import Any, NamedTuple, TypeAlias

from qingdan.diff import Effect, Level
from qingdan.diff import RowStep as Identity
from qingdan.diff.fact import Fact
from qingdan.diff.stand import StandState
from qingdan.render.changes.report import EntrySection, Report, ReportRow

FEW = 12
"""Changes that are read at a glance: the burdens among more of them are named before anything else."""
_SHORT = 40
"""Characters of a value that a cell of a table takes."""
_LEVELS = {level: at for at, level in enumerate(Level)}
Rank: TypeAlias = tuple[int, int, str, int, str, str]


class Tier(IntEnum):
    """What is told first: burdens, what only people can judge, what lacks a decision, what a decision says, the rest."""

    BURDEN = 0
    OPEN = 1
    LACKING = 2
    DECIDED = 3
    REST = 4


TITLES = {Tier.BURDEN: "加重", Tier.OPEN: "待判", Tier.LACKING: "缺依据", Tier.DECIDED: "决定", Tier.REST: "其余改动"}


class OrderedChange(NamedTuple):
    """One change, with the entry that it is of."""

    section: EntrySection
    row: ReportRow


class Run(NamedTuple):
    """Like changes under the title of a table, or, where that is empty, one change that is told by itself."""

    title: str
    items: Sequence[OrderedChange]


class ChangeBlock(NamedTuple):
    """Changes that are told together under a title, like ones one after another."""

    tier: Tier
    title: str
    items: Sequence[OrderedChange]

    @property
    def decided(self) -> bool:
        """Whether the title names the decision, so that its rows need not."""
        return self.tier is Tier.DECIDED

    @property
    def runs(self) -> Sequence[Run]:
        """The changes by kind: those that are one table together, and each of the others by itself."""
        out: list[Run] = []
        for (_, day), grouped in groupby(self.items, key=lambda item: (item.row.change.kind, item.row.day)):
            items = list(grouped)
            table = self.tier >= Tier.DECIDED and len(items) > 1 and all(map(_cell, items)) and _alike(items)
            (total,) = totals(mark(item.row) for item in items)
            words = f"将于 {day}：{total.kind_words}" if day else total.words
            out += [Run(words, items)] if table else [Run("", [item]) for item in items]
        return out


class CountedChange(NamedTuple):
    """One change as totals count it: its kind by code and title, its level and effect, how far its number moved.

    ``later`` says that it is decided and not yet made.
    """

    code: str
    title: str
    level: str
    effect: str
    moved: tuple[str, str] | None
    later: bool = False


class KindTotal(NamedTuple):
    """How many changes are of a kind, by effect. ``mean`` is how far their numbers moved on average, in ``unit``; None without any.

    ``later`` is how many of them are decided and not yet made.
    """

    code: str
    title: str
    changes: int
    effects: Mapping[str, int]
    mean: Fraction | None
    unit: str
    later: int = 0

    @property
    def moved(self) -> str:
        """The mean to one decimal, with its sign and unit: −3.2 工作日; empty where there is none."""
        if self.mean is None:
            return ""
        tenths = int(abs(self.mean) * 10 + Fraction(1, 2))
        number = f"{tenths // 10}.{tenths % 10}".removesuffix(".0")
        sign = "" if not tenths else "−" if self.mean < 0 else "+"
        return f"{sign}{number} {self.unit}".rstrip()

    @property
    def words(self) -> str:
        """The total in words: 承诺办结时限缩短 20（减轻；平均 −3.2 工作日；其中 3 处将来生效）."""
        share = "将来生效" if self.later == self.changes else f"其中 {self.later} 处将来生效"
        return f"{self.kind_words.removesuffix('）')}；{share}）" if self.later else self.kind_words

    @property
    def kind_words(self) -> str:
        """The total in words without how many are to come."""
        shown = [name if count == self.changes else f"{name} {count}" for name, count in self.effects.items() if count]
        mean = ("平均 " if self.changes > 1 else "") + self.moved if self.moved else ""
        return f"{self.title} {self.changes}（{'、'.join(shown)}{'；' + mean if mean else ''}）"


def tier(row: ReportRow) -> Tier:
    """Which changes a change is told with."""
    effect = row.change.effect
    if effect is Effect.BURDEN:
        return Tier.BURDEN
    if effect is Effect.OPEN:
        return Tier.OPEN
    if row.stand.state is StandState.LACKING:
        return Tier.LACKING
    return Tier.DECIDED if _decision(row) else Tier.REST


def rank(row: ReportRow) -> Rank:
    """Where a change stands among all; those of one rank keep their order."""
    kind, where = row.change.kind, tier(row)
    lacking = row.stand.state is StandState.LACKING
    named = _decision(row) if where is Tier.DECIDED else ""
    return int(where), int(not lacking), named, _LEVELS[kind.level], kind.code, row.day


def weight(row: ReportRow) -> tuple[int, int]:
    """How early a change must be told where there is no room for all: the lower, the earlier."""
    return int(min(tier(row), Tier.DECIDED)), _LEVELS[row.change.kind.level]


def arranged(sections: Iterable[EntrySection]) -> Sequence[ChangeBlock]:
    """The changes of some entries in the order in which they are told."""
    items = [OrderedChange(section, row) for section in sections for row in section.rows]
    items.sort(key=lambda item: rank(item.row))
    out = []
    for (where, _), grouped in groupby(items, key=_block):
        found = list(grouped)
        out.append(ChangeBlock(where, _title(where, found), found))
    return out


def burdens(blocks: Sequence[ChangeBlock]) -> Sequence[OrderedChange]:
    """The burdens that are to be named before all else; none where the whole is read at a glance."""
    if sum(len(block.items) for block in blocks) <= FEW:
        return ()
    return [item for block in blocks if block.tier is Tier.BURDEN for item in block.items]


def mark(row: ReportRow) -> CountedChange:
    """What the totals count of a change."""
    kind = row.change.kind
    return CountedChange(
        kind.code, kind.title, kind.level.value, row.change.effect.value, _moved(row.change.fact), bool(row.day)
    )


def totals(marks: Iterable[CountedChange]) -> Sequence[KindTotal]:
    """The totals by kind: the heaviest kinds first, of them those with most changes."""
    by_code: dict[str, list[CountedChange]] = {}
    for each in marks:
        by_code.setdefault(each.code, []).append(each)
    out = []
    for code, found in by_code.items():
        effects = Counter(each.effect for each in found)
        mean, unit = _mean([each.moved for each in found])
        counted = {str(effect): effects[effect] for effect in Effect}
        out.append(
            (
                _LEVELS[Level(found[0].level)],
                KindTotal(code, found[0].title, len(found), counted, mean, unit, sum(each.later for each in found)),
            )
        )
    return [total for _, total in sorted(out, key=lambda pair: (pair[0], -pair[1].changes, pair[1].code))]


def totals_of(report: Report) -> Sequence[KindTotal]:
    """The totals of a whole report."""
    return totals(mark(row) for row in report.rows)


def by_body(items: Iterable[OrderedChange]) -> Sequence[tuple[str, int]]:
    """How many of some changes each body has, most first; those of no body under the name of their list."""
    counted = Counter(item.section.organisation or item.section.collection for item in items)
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def _cell(item: OrderedChange) -> bool:
    """Whether all there is to say of a change has room in a row of a table."""
    row = item.row
    return (
        len(row.change.facts) == 1
        and max(len(row.before), len(row.after)) <= _SHORT
        and row.stand.state is not StandState.LACKING
        and not row.stand.post
        and not row.beside
    )


def _alike(items: Sequence[OrderedChange]) -> bool:
    """Whether some changes are of one field, or of rows of one array that is no part of another row: their values tell all."""
    paths = {item.row.change.fact.path for item in items}
    fields = {path[:-1] if path and isinstance(path[-1], Identity) else path for path in paths}
    return len(fields) == 1 and not any(isinstance(step, Identity) for step in fields.pop())


def _decision(row: ReportRow) -> str:
    """The key of the decision that a change is told under: the one that says it, or the one that it registers; empty for none."""
    return row.change.entry if row.change.entry.startswith("adjustments/") else row.stand.adjustment


def _block(item: OrderedChange) -> tuple[Tier, str]:
    where = tier(item.row)
    return where, _decision(item.row) if where is Tier.DECIDED else ""


def _title(where: Tier, items: Sequence[OrderedChange]) -> str:
    if where is not Tier.DECIDED:
        return TITLES[where]
    named = next((item.row for item in items if item.row.adjustment), None)
    if named is None:
        return f"决定：“{items[0].section.name}”"
    cause = next((item.row.change.cause for item in items if item.row.change.cause), "")
    return f"决定：{named.adjustment}" + (f"（{cause}）" if cause else "")


def _moved(fact: Fact) -> tuple[str, str] | None:
    """How far a number or a term moved, as the text of a fraction, and its unit; None for anything else."""
    before, after = _number(fact.before), _number(fact.after)
    if before is None or after is None or before[1] != after[1]:
        return None
    return str(after[0] - before[0]), after[1]


def _number(value: Any) -> tuple[Fraction, str] | None:
    unit = ""
    if isinstance(value, dict) and value.keys() == {"value", "unit"}:
        value, unit = value["value"], str(value["unit"])
    return (Fraction(str(value)), unit) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _mean(moved: Sequence[tuple[str, str] | None]) -> tuple[Fraction | None, str]:
    known = [each for each in moved if each is not None]
    units = {unit for _, unit in known}
    if len(known) < len(moved) or len(units) != 1:
        return None, ""
    return sum((Fraction(number) for number, _ in known), Fraction(0)) / len(known), units.pop()
