"""Entries in whose place others stand: which those are, by what act they came to it, and what that does to whom it concerns."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qingdan.diff.case import FactContext
from qingdan.diff.change import Effect
from qingdan.diff.compare import compare
from qingdan.diff.fact import Fact, RowStep
from qingdan.diff.state import State
from qingdan.model import Entry

MERGED, SPLIT, REPLACED, TAKEN_BACK = "合并", "拆分", "替换", "收回"
WAYS = (MERGED, SPLIT, REPLACED, TAKEN_BACK)
"""How decisions call the acts after which other entries go on with what an ended one was for."""
_OWN = frozenset(
    {"name", "status", "retired", "replaces", "successor", "aliases", "former_ids", "former_names", "codes"}
    | {"verification", "summary", "organisation", "transfers", "unverified", "office", "illustrative"}
)
"""What differs between any two entries, or tells only of their past."""


def named(entry: Entry[Any] | None, field: str) -> tuple[str, ...]:
    """The keys of the entries of the same list that ``successor`` or ``replaces`` names; none where it names but one, as bodies do."""
    value = entry.get(field) if entry is not None else None
    if entry is None or not isinstance(value, list):
        return ()
    return tuple(entry.collection.key(str(each)) for each in value)


def act(ended: Entry[Any], there: State, before: State) -> str:
    """The act by which an entry ended, as decisions call it; empty where nobody goes on.

    ``there`` is the state in which it has ended, ``before`` the other one.
    """
    keys = named(ended, "successor")
    if len(keys) != 1:
        return SPLIT if keys else ""
    heir = there.entry(keys[0])
    if heir is None:
        return MERGED
    body = ended.id.partition("/")[0]
    power = there.entry(f"power/{heir.get('power')}") if heir.get("power") else heir
    given = power.rows("transfers") if power is not None else ()
    if any(row.get("kind") == TAKEN_BACK and row.get("from") == body for row in given):
        return TAKEN_BACK
    return REPLACED if named(heir, "replaces") == (ended.key,) and before.entry(heir.key) is None else MERGED


def ended_in(case: FactContext) -> int:
    """1 when the entry of a fact ended by what the fact says, -1 when it began anew."""
    field = case.fact.field
    if field is None or not field.retired or len(case.fact.path) != 1:
        return 0
    return int(case.after in field.retired) - int(case.before in field.retired)


def end_told(case: FactContext) -> list[Fact]:
    """The facts that tell of the end of an entry, where its list has a property of its own for that."""
    entry = case.comparison.entry(case.fact.entry)
    retired = entry.collection.lifecycle.retired if entry is not None else ""
    return [each for each in case.beside if retired and each.path[:1] == (retired,)]


def last_days(case: FactContext) -> list[Fact]:
    """The last days that are given to what was handed to the body from which a power is taken back."""
    body = case.value.get("from")
    return [
        each
        for each in case.beside
        if each.path[:1] == ("transfers",)
        and each.path[-1] == "until"
        and isinstance(each.path[1], RowStep)
        and body in each.path[1].values
    ]


def by_way(way: str) -> Any:
    """1 when an entry ended by an act, -1 when it began anew after having ended so."""

    def sense(case: FactContext) -> int:
        turn = ended_in(case)
        comparison = case.comparison
        now, was = comparison.after.get(case.fact.entry), comparison.former(case.fact)
        ended = now if turn > 0 else was
        if not turn or ended is None:
            return 0
        states = (comparison.head, comparison.base)
        return turn if act(ended, *(states if turn > 0 else reversed(states))) == way else 0

    return sense


def heirs_effect(case: FactContext) -> Effect:
    """What becomes of those whom an ended entry concerned, by the entries there before that go on; of new ones it is told there."""
    old = case.comparison.former(case.fact)
    now = case.comparison.after.get(case.fact.entry)
    if old is None or now is None:
        return Effect.OPEN
    found = [case.comparison.head.entry(key) for key in named(now, "successor")]
    heirs = [each for each in found if each is not None and case.comparison.base.entry(each.key) is not None]
    return worst({between(case, old, each) for each in heirs} - {Effect.NEUTRAL})


def worst(effects: set[Effect]) -> Effect:
    """The effect of several together: a burden weighs most; different ones are for a person to weigh."""
    if Effect.BURDEN in effects:
        return Effect.BURDEN
    return next(iter(effects)) if len(effects) == 1 else Effect.OPEN if effects else Effect.NEUTRAL


def between(case: FactContext, old: Entry[Any], new: Entry[Any]) -> Effect:
    """What a later entry asks beside the earlier one, all their differences together."""
    from qingdan.diff.judge import effects_of  # noqa: PLC0415 judging is done with the kinds

    facts = tuple(
        each
        for each in compare(new.key, new.collection.root, old.data, new.data)
        if each.path and each.path[0] not in _OWN
    )
    pair = replace(case.comparison, facts=facts, before={new.key: old}, after={new.key: new}, moved={})
    effects = set(effects_of(pair))
    for each in (Effect.BURDEN, Effect.OPEN, Effect.RELIEF):
        if each in effects:
            return each
    return Effect.NEUTRAL
