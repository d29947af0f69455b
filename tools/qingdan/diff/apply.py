"""Apply facts to a state: the proof that a comparison is complete and exact."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from qingdan.diff.compare import by_rows, identity
from qingdan.diff.fact import Action, Fact, RowStep, Steps
from qingdan.schema import Field


def apply(facts: Iterable[Fact], data: Any, field: Field) -> Any:
    """The data of one entry after the given facts, made from the data before them.

    Equal to the later state in its canonical form: rows whose order means nothing may stand elsewhere.
    """
    out = _apart(data)
    told = list(facts)
    for fact in told:
        if fact.action in (Action.REMOVED, Action.CHANGED):
            _set(out, field, fact.path, fact.after, gone=fact.action is Action.REMOVED)
    for fact in told:
        if fact.action is Action.REORDERED:
            rows, array = _reach(out, field, fact.path)
            rows.sort(key=lambda row, array=array, order=fact.after: order.index(identity(array, row)))
    added = [fact for fact in told if fact.action is Action.ADDED]
    for fact in sorted(added, key=lambda each: (len(each.path), _position(each))):
        _add(out, field, fact)
    return out


def canonical(data: Any, field: Field | None) -> Any:
    """A value with the rows whose order means nothing sorted by their identity."""
    if isinstance(data, dict):
        return {name: canonical(data[name], field.below(name) if field else None) for name in sorted(data)}
    if isinstance(data, list):
        items = field.items if field else None
        rows = [canonical(row, items) for row in data]
        if field is not None and by_rows(field, data) and not field.ordered:
            rows.sort(key=lambda row: identity(field, row))
        return rows
    return data


def _apart(value: Any) -> Any:
    """A copy that shares nothing: read data may hold one object in several places."""
    return json.loads(json.dumps(value))


def _position(fact: Fact) -> int:
    last = fact.at_after[-1] if fact.at_after else 0
    return last if isinstance(last, int) else 0


def _reach(data: Any, field: Field, path: Steps) -> tuple[Any, Any]:
    """The value at a path, and its field."""
    here: Any = field
    for step in path:
        if isinstance(step, RowStep):
            data = next(row for row in data if identity(here, row) == step)
            here = here.items
        else:
            data = data[step]
            here = here.below(step) if here is not None else None
    return data, here


def _set(data: Any, field: Field, path: Steps, value: Any, *, gone: bool) -> None:
    holder, array = _reach(data, field, path[:-1])
    last = path[-1]
    if isinstance(last, RowStep):
        at = next(at for at, row in enumerate(holder) if identity(array, row) == last)
        if gone:
            del holder[at]
        else:
            holder[at] = _apart(value)
    elif gone:
        del holder[last]
    else:
        holder[last] = _apart(value)


def _add(data: Any, field: Field, fact: Fact) -> None:
    last = fact.path[-1]
    if isinstance(last, RowStep):
        above, _ = _reach(data, field, fact.path[:-2])
        rows = above.setdefault(fact.path[-2], [])
        rows.insert(min(_position(fact), len(rows)), _apart(fact.after))
    else:
        holder, _ = _reach(data, field, fact.path[:-1])
        holder[last] = _apart(fact.after)
