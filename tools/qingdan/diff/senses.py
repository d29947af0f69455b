"""Which way a fact goes: more or less, on or off, there or gone."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from qingdan.diff.case import FactContext
from qingdan.diff.change import Effect
from qingdan.diff.fact import Action
from qingdan.diff.kind import Sense
from qingdan.diff.spans import compared


def presence(case: FactContext) -> int:
    """1 when a fact adds a value or row, -1 when a fact removes a value or row, 0 otherwise."""
    return {Action.ADDED: 1, Action.REMOVED: -1}.get(case.fact.action, 0)


def changed(case: FactContext) -> int:
    """1 when a value became another."""
    return 1 if case.fact.action is Action.CHANGED else 0


def anyhow(case: FactContext) -> int:
    """1 whatever happened to a value below the root: it came, it went, or it became another."""
    return 1 if case.fact.path and case.fact.action is not Action.REORDERED else 0


def reordered(case: FactContext) -> int:
    """1 when rows changed places."""
    return 1 if case.fact.action is Action.REORDERED else 0


def entry_moved(case: FactContext) -> int:
    """1 when the entry has another path."""
    return 1 if case.fact.action is Action.MOVED else 0


def amount(case: FactContext) -> int:
    """1 when a number, an amount of money, a date or a duration of the same unit became more, -1 when less."""
    if case.fact.action is not Action.CHANGED:
        return 0
    old, new = _measure(case.before), _measure(case.after)
    if old is None or new is None or old[1] != new[1]:
        return 0
    return int(new[0] > old[0]) - int(new[0] < old[0])


def other_unit(case: FactContext) -> int:
    """1 when a duration is given in another unit: such durations are not compared."""
    old, new = _measure(case.before), _measure(case.after)
    return 1 if case.fact.action is Action.CHANGED and old and new and old[1] != new[1] else 0


def flag(case: FactContext) -> int:
    """1 when a truth value became true, -1 when it became false, 0 otherwise; an unwritten value counts as false."""
    old, new = case.before is True, case.after is True
    return new - old


def ladder(*values: str) -> Sense:
    """1 for a step up the given order of values, -1 for a step down; other values are not on the ladder."""

    def sense(case: FactContext) -> int:
        if case.before not in values or case.after not in values:
            return 0
        old, new = values.index(case.before), values.index(case.after)
        return (new > old) - (new < old)

    return sense


def between(low: str, high: str) -> Sense:
    """1 from the one value to the other, -1 back."""

    def sense(case: FactContext) -> int:
        if (case.before, case.after) == (low, high):
            return 1
        return -1 if (case.before, case.after) == (high, low) else 0

    return sense


def into(value: str) -> Sense:
    """1 when a field took a value, -1 when it left it."""

    def sense(case: FactContext) -> int:
        if case.fact.action is not Action.CHANGED:
            return 0
        return int(case.after == value) - int(case.before == value)

    return sense


def row_added_with(name: str, *values: str) -> Sense:
    """1 when a row with one of the values came, -1 when it went."""

    def sense(case: FactContext) -> int:
        held = case.value.get(name, "") if isinstance(case.value, dict) else ""
        return presence(case) if held in values else 0

    return sense


def by_polarity(case: FactContext) -> Effect:
    """What more of the matter does: a burden where the matter burdens, a relief where it benefits."""
    return {1: Effect.BURDEN, -1: Effect.RELIEF}.get(case.polarity, Effect.OPEN)


def against_polarity(case: FactContext) -> Effect:
    """What less of the matter does."""
    return by_polarity(case).opposite


def on_calendar(more: Effect) -> Callable[[FactContext], Effect]:
    """What another term does, where a longer one has the given effect; open where it depends on the day from which it runs."""

    def effect(case: FactContext) -> Effect:
        old, new = case.before, case.after
        sign = compared(old, new) if isinstance(old, dict) and isinstance(new, dict) else None
        if sign is None:
            return Effect.OPEN
        return more if sign > 0 else more.opposite if sign < 0 else Effect.NEUTRAL

    return effect


def _measure(value: Any) -> tuple[Any, str] | None:
    if isinstance(value, dict) and isinstance(value.get("value"), int):
        return value["value"], str(value.get("unit"))
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value, ""
    if isinstance(value, str):
        if len(value) == 10 and value[4] == value[7] == "-":
            return value, "日期"
        try:
            return Decimal(value), ""
        except InvalidOperation:
            return None
    return None
