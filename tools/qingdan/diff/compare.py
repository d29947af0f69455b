"""Compare two values field by field: matching is by identity only, at every level."""

from __future__ import annotations

import json
import marshal
from collections.abc import Iterator, Sequence
from typing import Any

from qingdan.diff.fact import Action, Fact, Indexes, RowStep, Steps
from qingdan.read.sections import FileSections
from qingdan.schema import Field


class RepeatedRowError(Exception):
    """Two rows of an array have one identity, so nobody can say which is which: where, in which state, and which identity."""

    def __init__(self, path: Indexes, row: RowStep, *, later: bool) -> None:
        """Take the path of the second row."""
        super().__init__(f"{path}: {row}")
        self.path = path
        self.row = row
        self.later = later


def compare(entry: str, field: Field | None, before: Any, after: Any) -> Iterator[Fact]:
    """Every difference between two states of an entry, in the order of the schema. Raises RepeatedRowError."""
    if isinstance(before, FileSections) and isinstance(after, FileSections) and before.pair is after.pair is not None:
        # The other sections are the same and need not be read.
        return _mappings(entry, field, before.own, after.own, (), (), ())
    return _compare(entry, field, before, after, (), (), ())


def identity(field: Field, row: Any) -> RowStep:
    """How an array's row is named: by the properties that the schema gives, or by its own value."""
    if isinstance(row, dict):
        return RowStep(tuple(str(row.get(name, "")) for name in field.identity))
    return RowStep((_plain(row),))


def by_rows(field: Field | None, value: Any) -> bool:
    """Whether an array's rows have names of their own: identified objects, or a set of plain values."""
    if field is None or not isinstance(value, list):
        return False
    if field.identity:
        return all(isinstance(row, dict) for row in value)
    plain = not any(isinstance(row, (dict, list)) for row in value)
    return plain and len({_plain(row) for row in value}) == len(value)


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else f"{type(value).__name__}:{value}"


def _compare(
    entry: str, field: Field | None, before: Any, after: Any, path: Steps, old: Indexes, new: Indexes
) -> Iterator[Fact]:
    if before is after or (type(before) is type(after) is str and before == after):
        return
    plain = type(before) is dict or not isinstance(before, dict)  # what was read in sections is looked at key by key
    if plain and before == after and marshal.dumps(before, 2) == marshal.dumps(after, 2):
        return  # Equal to the byte: Python alone would take 1 for true.
    if isinstance(before, dict) and isinstance(after, dict) and not (field and field.whole):
        yield from _mappings(entry, field, before, after, path, old, new)
    elif by_rows(field, before) and by_rows(field, after) and field is not None:
        yield from _rows(entry, field, before, after, path, old, new)
    elif _differ(before, after):
        yield Fact(entry, path, Action.CHANGED, before, after, field, old, new)


def _differ(before: Any, after: Any) -> bool:
    """Whether two values differ that are compared as wholes; the order of keys means nothing."""
    if isinstance(before, (dict, list)) and isinstance(after, (dict, list)):
        return json.dumps(before, sort_keys=True) != json.dumps(after, sort_keys=True)
    return type(before) is not type(after) or bool(before != after)


def _mappings(
    entry: str,
    field: Field | None,
    before: dict[str, Any],
    after: dict[str, Any],
    path: Steps,
    old: Indexes,
    new: Indexes,
) -> Iterator[Fact]:
    for name in _names(field, before, after):
        if before.get(name) is after.get(name) and name in before and name in after:
            continue
        below = field.below(name) if field else None
        here, was, now = (*path, name), (*old, name), (*new, name)
        if name not in before:
            if by_rows(below, after[name]) and below is not None:
                yield from _rows(entry, below, [], after[name], here, None, now)
                if after[name]:
                    continue
            yield Fact(entry, here, Action.ADDED, None, after[name], below, None, now)
        elif name not in after:
            if by_rows(below, before[name]) and below is not None:
                yield from _rows(entry, below, before[name], [], here, was, None)
                yield Fact(entry, here, Action.REMOVED, [], None, below, was, None)
            else:
                yield Fact(entry, here, Action.REMOVED, before[name], None, below, was, None)
        else:
            yield from _compare(entry, below, before[name], after[name], here, was, now)


def _names(field: Field | None, before: dict[str, Any], after: dict[str, Any]) -> Sequence[str]:
    """The keys of both, those that the schema knows in its order, then the others by name."""
    known = list(field.properties) if field else []
    met = before.keys() | after.keys()
    return [name for name in known if name in met] + sorted(met.difference(known))


def _rows(
    entry: str, field: Field, before: list[Any], after: list[Any], path: Steps, old: Indexes | None, new: Indexes | None
) -> Iterator[Fact]:
    _unrepeated(field, before, old or (), later=False)
    _unrepeated(field, after, new or (), later=True)
    start, rest = _alike(before, after)
    was = {identity(field, before[at]): at for at in range(start, len(before) - rest)}
    now = {identity(field, after[at]): at for at in range(start, len(after) - rest)}
    for row, at in was.items():
        here = (*path, row)
        if row not in now:
            yield Fact(entry, here, Action.REMOVED, before[at], None, field.items, (*(old or ()), at), None)
        else:
            yield from _compare(
                entry, field.items, before[at], after[now[row]], here, (*(old or ()), at), (*(new or ()), now[row])
            )
    for row, at in now.items():
        if row not in was:
            yield Fact(entry, (*path, row), Action.ADDED, None, after[at], field.items, None, (*(new or ()), at))
    if field.ordered and [row for row in was if row in now] != [row for row in now if row in was]:
        rows = [identity(field, row) for row in before], [identity(field, row) for row in after]
        both = set(rows[0]).intersection(rows[1])
        was_order, now_order = (tuple(row for row in each if row in both) for each in rows)
        yield Fact(entry, path, Action.REORDERED, was_order, now_order, field, old, new)


def _alike(before: list[Any], after: list[Any]) -> tuple[int, int]:
    """How many rows at the beginning and at the end are the same objects in both."""
    most = min(len(before), len(after))
    start = 0
    while start < most and before[start] is after[start]:
        start += 1
    rest = 0
    while rest < most - start and before[-1 - rest] is after[-1 - rest]:
        rest += 1
    return start, rest


def _unrepeated(field: Field, rows: list[Any], path: Indexes, *, later: bool) -> None:
    """Raise RepeatedRowError where two rows have one identity."""
    names = field.identity
    if names and len({tuple([str(row.get(name, "")) for name in names]) for row in rows}) == len(rows):
        return
    met: set[RowStep] = set()
    for at, value in enumerate(rows):
        row = identity(field, value)
        if row in met:
            raise RepeatedRowError((*path, at), row, later=later)
        met.add(row)
