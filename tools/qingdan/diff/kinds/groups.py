"""Facts that are one change together: codes that contain each other, a maximum and its words, a guide and the one that it replaces."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qingdan.diff.case import FactContext
from qingdan.diff.change import Effect
from qingdan.diff.fact import Action, Fact
from qingdan.diff.senses import by_polarity
from qingdan.diff.signs import NUMBER
from qingdan.diff.succession import between, named, worst
from qingdan.model import Entry


def _industry(value: Any) -> tuple[str, str]:
    """The standard and the code; of another shape, nothing."""
    return (str(value.get("standard", "")), str(value.get("code", ""))) if isinstance(value, dict) else ("", "")


def _industry_contains(outer: Any, inner: Any) -> bool:
    """Whether a class of an industry standard is above another: its code begins the other's."""
    (standard, code), (other, below) = _industry(outer), _industry(inner)
    return bool(code) and standard == other and below != code and below.startswith(code)


def _region_contains(outer: Any, inner: Any) -> bool:
    """Whether a division lies around another: its code without the noughts that stand for "all" begins the other's."""
    code, below = str(outer), str(inner)
    step = 2 if len(code) == 6 else 3
    while len(code) > 2 and code.endswith("0" * step):
        code = code[:-step]
    return bool(code) and below != str(outer) and below.startswith(code)


Contains = Callable[[Any, Any], bool]


def _sets(case: FactContext) -> tuple[list[Fact], list[Fact]]:
    """The rows that went from the array of a fact, and those that came."""
    there = [each for each in case.beside if each.path[:-1] == case.fact.path[:-1]]
    return (
        [each for each in there if each.action is Action.REMOVED],
        [each for each in there if each.action is Action.ADDED],
    )


def _group(case: FactContext, contains: Contains) -> tuple[int, list[Fact]]:
    """1 where a wider one came in place of the fact's, -1 where narrower ones did, and all facts of that exchange."""
    gone, came = _sets(case)
    for outer in came:
        inner = [each for each in gone if contains(outer.after, each.before)]
        if inner and any(each is case.fact for each in (outer, *inner)):
            return 1, [outer, *inner]
    for outer in gone:
        inner = [each for each in came if contains(outer.before, each.after)]
        if inner and any(each is case.fact for each in (outer, *inner)):
            return -1, [outer, *inner]
    return 0, []


def industries_widen(case: FactContext) -> int:
    """1 when an industry became a wider class, -1 when a narrower one."""
    return _group(case, _industry_contains)[0]


def industries_of(case: FactContext) -> Sequence[Fact]:
    """The facts by which an industry became a wider class, or narrower ones; empty where the fact of the case is none of these."""
    return _group(case, _industry_contains)[1]


def regions_widen(case: FactContext) -> int:
    """1 when a region became the one around it, -1 when parts of it."""
    return _group(case, _region_contains)[0]


def regions_of(case: FactContext) -> Sequence[Fact]:
    """The facts by which a region became a wider region, or smaller ones; empty where the fact of the case is none of these."""
    return _group(case, _region_contains)[1]


def same_range(case: FactContext) -> Sequence[Fact]:
    """The words of a penalty's range, where they say the other number and nothing else."""
    where = (*case.fact.path[:-1], "range")
    return [
        each
        for each in case.beside
        if each.path == where
        and isinstance(each.before, str)
        and isinstance(each.after, str)
        and NUMBER.sub("", each.before) == NUMBER.sub("", each.after)
    ]


def shell_effect(case: FactContext) -> Effect:
    """What a new guide does to those who used the one in whose place it stands; neutral where it stands in nobody's.

    The old ones are those that it names in ``replaces``, and the guides of the same power that ended in the same range. That a guide
    which is there names another is told as well.
    """
    new = case.comparison.after.get(case.fact.entry)
    old = _replaced(case, new) if new is not None and case.fact.action is Action.ADDED else []
    if new is None or not old:
        return Effect.NEUTRAL
    return worst({between(case, each, new) for each in old} - {Effect.NEUTRAL})


def _replaced(case: FactContext, new: Entry[Any]) -> list[Entry[Any]]:
    named = new.get("replaces", default=())
    keys = [f"guides/{each}" for each in named] if isinstance(named, list) else []
    ended = case.comparison.ended_guides.get(str(new.get("power")), ())
    keys += [key for key in ended if key not in (new.key, *keys)]
    found = [case.comparison.before.get(key) or case.comparison.base.entry(key) for key in keys]
    return [each for each in found if each is not None]


def new_effect(case: FactContext) -> Effect:
    """What a new power does: beside those that ended for it in the range; a burden or a benefit by its type where it takes nobody's place."""
    return _beside(case, by_polarity)


def new_beside(usual: Effect) -> Callable[[FactContext], Effect]:
    """What a new entry does: beside those that ended for it in the range, and the usual where it takes nobody's place."""
    return lambda case: _beside(case, lambda _: usual)


def _beside(case: FactContext, usual: Callable[[FactContext], Effect]) -> Effect:
    new = case.comparison.after.get(case.fact.entry)
    old = [key for key in named(new, "replaces") if case.comparison.became(key, case.fact.entry)]
    if new is None or not old or case.fact.action is not Action.ADDED:
        return usual(case)
    comparison = case.comparison
    earlier = [comparison.before.get(key) or comparison.base.entry(key) for key in old]
    return worst({between(case, was, new) for was in earlier if was is not None} - {Effect.NEUTRAL})
