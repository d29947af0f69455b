"""From facts to changes: each fact goes to exactly one change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from qingdan.diff.case import FactContext
from qingdan.diff.change import Change, Effect
from qingdan.diff.comparison import Comparison
from qingdan.diff.decisions import Decision, decisions
from qingdan.diff.fact import Fact, RowStep, Steps, pattern
from qingdan.diff.kind import Judgement, KindPair
from qingdan.diff.kinds import recognisers
from qingdan.diff.kinds.unrecognised import UNRECOGNISED
from qingdan.diff.naming import decision_steps, names, says
from qingdan.diff.need import asked
from qingdan.diff.signs import beyond


def judge(comparison: Comparison, made: Mapping[str, Sequence[Decision]] | None = None) -> list[Change]:
    """Every change between two states, by entry and then in the order of the facts.

    Each fact belongs to exactly one change; what no kind recognises is a change of the last kind. ``made`` are the decisions
    of the range, where the comparison holds only a part of it.
    """
    if made is None:
        made = decisions(comparison)
    out: list[Change] = []
    for _, group in groupby(comparison.facts, key=lambda fact: fact.entry):
        facts = list(group)
        out += [_decided(each, made) for each in _entry(facts, comparison)]
    return out


def _entry(facts: Sequence[Fact], comparison: Comparison) -> Iterable[Change]:
    claimed: set[int] = set()
    found: list[tuple[int, Change]] = []
    for at, fact in sorted(enumerate(facts), key=lambda pair: not _leads(pair[1])):
        if at in claimed:
            continue
        case = FactContext(fact, facts, comparison)
        recogniser, sense = _recognise(case)
        partners = recogniser.partners(case) if recogniser.partners is not None else ()
        kind = recogniser.kinds[0 if sense > 0 else 1]
        with_it = [
            index
            for index, other in enumerate(facts)
            if index not in claimed
            and index != at
            and (
                _comes_along(other, fact, recogniser) or _shell(other, fact) or any(other is each for each in partners)
            )
        ]
        claimed.update((at, *with_it))
        whole = (fact, *(facts[index] for index in with_it))
        change = Change(
            kind,
            whole,
            beyond(_effect(recogniser.effects[0 if sense > 0 else 1], case), whole),
            recogniser.authority if sense > 0 else recogniser.authority.opposite,
        )
        found.append((at, change))
    yield from (change for _, change in sorted(found, key=lambda pair: pair[0]))


def effects_of(comparison: Comparison) -> Iterable[Effect]:
    """The effect of each change of one entry."""
    return (change.effect for change in _entry(comparison.facts, comparison))


def _leads(fact: Fact) -> bool:
    """Whether others may come along with a fact: states and necessities before what hangs on them, moves before all.

    A power that is taken back gives a last day to what was handed down.
    """
    if fact.path[:1] == ("transfers",) and len(fact.path) == 2:
        return True
    return not fact.path or fact.path[-1] in ("status", "necessity", "handling", "applies", "class", "min", "max")


def _recognise(case: FactContext) -> tuple[KindPair, int]:
    for recogniser in _candidates(case.fact.entry.partition("/")[0], pattern(case.fact.path)):
        sense = recogniser.sense(case)
        if sense:
            return recogniser, sense
    return UNRECOGNISED, 1


@cache
def _candidates(collection: str, path: str) -> tuple[KindPair, ...]:
    """The recognisers that look at a path of a collection, in order."""
    return tuple(
        each
        for each in recognisers()
        if (collection in each.collections or "*" in each.collections) and matches(each.path, path)
    )


@cache
def matches(wanted: str, path: str) -> bool:
    """Whether a path fits a pattern; ``*`` is any one step, a row or a key, ``**`` any number of steps."""
    expression = ""
    for step in wanted.split("."):
        expression += {"**": r"(?:[^.]+\.)*", "*": r"[^.]+\."}.get(step) or re.escape(step) + r"\."
    return re.fullmatch(expression, path + ".") is not None


def _comes_along(other: Fact, fact: Fact, recogniser: KindPair) -> bool:
    """Whether a fact of the same row is one of those that the kind takes with it."""
    if not recogniser.also or _row(other.path)[: len(_row(fact.path))] != _row(fact.path):
        return False
    return any(matches(each, pattern(other.path)) for each in recogniser.also)


def _row(path: Steps) -> Steps:
    """The part of a path down to its first row."""
    at = next((at for at, step in enumerate(path) if isinstance(step, RowStep)), -1)
    return path[: at + 1]


def _shell(other: Fact, fact: Fact) -> bool:
    """Whether a fact only says that the array around the other's row came or went."""
    return [] in (other.before, other.after) and bool(other.path) and fact.path[:-1] == other.path


def _effect(judgement: Judgement, case: FactContext) -> Effect:
    return judgement if isinstance(judgement, Effect) else judgement(case)


def _decided(change: Change, made: Mapping[str, Sequence[Decision]]) -> Change:
    """The change with the decision of the same range that names it: by its field, then by its kind, then its entry alone.

    A decision that says which fields it changes is not shown beside another field.
    """
    named = made.get(change.entry, ())
    exact = next((each for each in named if names(each, change) or says(each, change)), None)
    steps = decision_steps(named, change) if exact is None else []
    if steps:
        exact = steps[-1][0]
    if exact is None:
        named = [each for each in named if each.fields is None]
    if not named:
        return change
    chosen = exact or next((each for each in named if each.kind == asked(change)), named[0])
    return replace(change, adjustment=chosen.adjustment, cause=chosen.cause)
