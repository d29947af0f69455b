"""Whether the rows of decisions name a change: by entry and act, by field and value, one alone or several one after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from qingdan.diff.change import Change, Effect
from qingdan.diff.decisions import Decision
from qingdan.diff.fact import Fact, RowStep, written
from qingdan.diff.kind import AUTHORISING
from qingdan.diff.need import Need, asked, need
from qingdan.diff.succession import WAYS


def plain(value: Any) -> Any:
    """A fact's value as a decision writes it: rows by their names."""
    if isinstance(value, RowStep):
        return str(value)
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return value


def same_value(one: Any, other: Any) -> bool:
    """Whether two values are the same to the type: 1 is not true, and not "1"."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same_value(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(same_value(*pair) for pair in zip(one, other, strict=True))
    return type(one) is type(other) and bool(one == other)


def told(change: Change) -> Sequence[Fact]:
    """The facts of a change that a decision must name: all but those that only tell that an array came or went."""
    found = [fact for fact in change.facts if [] not in (fact.before, fact.after)]
    return found or change.facts


def bare(change: Change) -> bool:
    """Whether the act itself says what becomes: a whole entry comes or moves, its state changes, it is handed on."""
    path, field = change.fact.path, change.fact.field
    if not path or (asked(change) != AUTHORISING and (path == ("status",) or path[:1] == ("transfers",))):
        return True
    return len(path) == 1 and field is not None and bool(field.retired) and asked(change) != AUTHORISING


def names(row: Decision, change: Change) -> bool:
    """Whether a row of a decision names a change: entry and way, and where the way does not say it all field and new value."""
    if need(change) is not Need.DECISION:
        return False
    if row.entry != change.entry:
        return comes_of(row, change)
    way = asked(change)
    if way not in (row.kind, AUTHORISING):
        return False
    if row.content is not None and not change.fact.path:
        return not unnamed(row, change)
    return not (unnamed(row, change) if not bare(change) or way in WAYS else "")


def comes_of(row: Decision, change: Change) -> bool:
    """Whether an entry is new because a row of a decision has it go on with what another was for, which it says itself."""
    if change.fact.path or change.fact.before is not None or change.entry not in row.into or row.kind not in WAYS:
        return False
    data = change.fact.after
    replaced = data.get("replaces") if isinstance(data, dict) else None
    list_, _, id_ = row.entry.partition("/")
    return isinstance(replaced, list) and id_ in replaced and change.entry.startswith(f"{list_}/")


def says(row: Decision, change: Change) -> bool:
    """Whether a row names just this field with its new value."""
    return bool(row.fields) and row.entry == change.entry and not unnamed(row, change)


def heirs_of(change: Change) -> tuple[str, ...]:
    """The keys of the entries which go on with what one was for that ended by a change, as it names them; sorted."""
    list_ = change.entry.partition("/")[0]
    rows = [fact.after for fact in change.facts if fact.path[:1] == ("successor",) and len(fact.path) > 1]
    return tuple(sorted(f"{list_}/{plain(each)}" for each in rows if each is not None))


def unnamed(row: Decision, change: Change) -> str:
    """What a row does not say of a change's fields: empty where each is named with its new value, and its old one where that is given."""
    if not change.fact.path and row.content is not None:
        return "" if same_value(row.content, plain(change.fact.after)) else "写的条目全文与实际的不同"
    if asked(change) in WAYS:
        return "" if row.into == frozenset(heirs_of(change)) else "写的由谁承接，与条目写的不同"
    for fact in told(change):
        path = written(fact.path)
        if path not in (row.fields or {}):
            return f"没有写到“{path}”"
        before, after = (row.fields or {})[path]
        if not same_value(after, plain(fact.after)):
            return f"写的“{path}”的新值与实际改成的不同"
        if before is not None and not same_value(before, plain(fact.before)):
            return f"写的“{path}”的原值与实际的不同"
    return ""


def made_order(row: Decision) -> tuple[str, str, str]:
    """Sorts rows by the days on which they were decided and came into effect, then by their decision."""
    made = row.made
    return str(made.get("decided_on", default="")), str(made.get("effective", default="")), row.adjustment


def effective_order(row: Decision) -> tuple[str, str]:
    """Sorts rows by the days from which they apply, then by their decision."""
    return str(row.made.get("effective", default="")), row.adjustment


def decision_steps(
    rows: Sequence[Decision], change: Change, order: Callable[[Decision], Any] = made_order
) -> list[tuple[Decision, Change]]:
    """The rows that together lead from a change's old values to its new ones, in their order, each with its own step.

    Two decisions of a range may change one field one after the other: neither says what the range as a whole did. Empty
    where they do not lead there, where one row alone is asked, and for acts on a whole entry.
    """
    if need(change) is not Need.DECISION or bare(change):
        return []
    way = asked(change)
    usable = sorted((row for row in rows if row.fields and way in (row.kind, AUTHORISING)), key=order)
    steps: dict[int, tuple[Decision, Change]] = {}
    for fact in told(change):
        reached = False
        value = plain(fact.before)
        for at, row in enumerate(usable):
            moved, after = _step(row, written(fact.path), value)
            if moved:
                one = replace(fact, before=value, after=after)
                steps.setdefault(at, (row, replace(change, facts=(one,), effect=_sign(change, fact, one))))
                value, reached = after, True
        if not reached or not same_value(value, plain(fact.after)):
            return []
    return [steps[at] for at in sorted(steps)] if len(steps) > 1 else []


def overtaken(row: Decision, path: str, rows: Sequence[Decision]) -> bool:
    """Whether a later row of a decision in the range changes a field on from the value that a row gave, or back to the former value."""
    value = (row.fields or {})[path][1]
    order = made_order(row)
    for other in rows:
        for named, (before, _) in (other.fields or {}).items():
            if made_order(other) > order and (
                _around(path, named)
                or _around(named, path)
                or (named == path and (before is None or same_value(before, value)))
            ):
                return True
            if made_order(other) < order and named == path and before is not None and same_value(before, value):
                return True
    return False


def _around(one: str, other: str) -> bool:
    """Whether a written path leads through another."""
    return other.startswith((one + ".", one + "["))


def _step(row: Decision, path: str, value: Any) -> tuple[bool, Any]:
    """Whether a row takes a value on, and what the value becomes: named itself, or a field within it."""
    for named, (before, after) in (row.fields or {}).items():
        if named == path:
            return (True, after) if before is None or same_value(before, value) else (False, value)
        if named.startswith(path + ".") and isinstance(value, dict):
            key = named[len(path) + 1 :]
            if key.isidentifier() and (before is None or same_value(before, value.get(key))):
                return True, {**value, key: after}
    return False, value


def _sign(change: Change, whole: Fact, step: Fact) -> Effect:
    """What a step does: the effect of the whole, or the opposite where numbers go the other way."""
    values = (whole.before, whole.after, step.before, step.after)
    if not all(isinstance(each, (int, float)) and not isinstance(each, bool) for each in values):
        return change.effect
    against = (whole.after > whole.before) is not (step.after > step.before)
    return change.effect.opposite if against else change.effect
