"""Duties, windows and offices that pass unchanged from one body to another: who does the work changes, and not the work."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from qingdan.diff.fact import Action, Fact, RowStep, Steps
from qingdan.model import Entry

Place: TypeAlias = tuple[str, Steps]
"""The key of an entry, and a path in it; the empty path where the whole entry is meant."""
_BODIES, _DUTIES = "organisations", "duties"
_TOLD_BY = ("id", "neighbours")
"""The keys of a row that each body writes in a way of its own, so that a row that passed may differ in them: its id, its neighbours."""


def passed(
    facts: Iterable[Fact],
    before: Mapping[str, Entry[Any]],
    after: Mapping[str, Entry[Any]],
    earlier: Callable[[str], Entry[Any] | None],
) -> frozenset[Place]:
    """The places where rows of bodies went that came to another body, and those where these came.

    ``earlier`` finds an entry as it was. A body that ended gives all that it had, though its files keep it; each row that went
    answers for one that came.
    """
    told = [each for each in facts if each.entry.partition("/")[0] in (_BODIES, _DUTIES)]
    came = [(each, list(_rows(each.entry, each.path, each.after))) for each in told if each.action is Action.ADDED]
    if not any(rows for _, rows in came):
        return frozenset()
    went: dict[str, list[tuple[str, Place | None]]] = defaultdict(list)
    for each in told:
        if each.action is Action.REMOVED and each.path:
            for row in _rows(each.entry, each.path, each.before):
                went[row].append((each.entry, (each.entry, each.path)))
    for key in sorted(before.keys() & after.keys()):
        if heir_of(key, before, after):
            duties = earlier(key.replace(_BODIES, _DUTIES, 1))
            for entry in (before[key], duties):
                for row in _rows(entry.key, (), entry.data) if entry is not None else ():
                    went[row].append((key, None))
    found: set[Place] = set()
    for each, rows in came:
        givers = [_taken(went, row, each.entry) for row in rows]
        if rows and None not in givers:
            found.add((each.entry, each.path))
            found.update(place for giver in givers if giver is not None and (place := giver[1]) is not None)
    return frozenset(found)


def heir_of(body: str, before: Mapping[str, Entry[Any]], after: Mapping[str, Entry[Any]]) -> str:
    """The key of the body that goes on for one which ended between two states; empty where it did not end, or nobody goes on."""
    was, now = before.get(body), after.get(body)
    if was is None or now is None or was.retired or not now.retired or now.collection.name != _BODIES:
        return ""
    successor = now.get("successor")
    return f"{_BODIES}/{successor}" if isinstance(successor, str) and successor else ""


def _taken(went: Mapping[str, list[tuple[str, Place | None]]], row: str, entry: str) -> tuple[str, Place | None] | None:
    """One of the givers of a row, which has given it then; None where no other body gave such a row."""
    left = went.get(row, [])
    at = next((at for at, (giver, _) in enumerate(left) if giver.partition("/")[2] != entry.partition("/")[2]), None)
    return left.pop(at) if at is not None else None


def _rows(key: str, path: Steps, value: Any) -> Iterator[str]:
    """The rows that are in a value at a path of an entry, each as one text with its list and property, however it is called."""
    list_ = key.partition("/")[0]
    if not path and isinstance(value, dict):
        for name, below in value.items():
            for row in below if isinstance(below, list) else ():
                yield from _rows(key, (name, RowStep(())), row)
            if name == "chief_representative":
                yield from _rows(key, (name,), below)
    elif path and isinstance(value, dict) and (len(path) == 1 or (len(path) == 2 and isinstance(path[1], RowStep))):
        bare = {name: each for name, each in value.items() if name not in _TOLD_BY}
        yield f"{list_}.{path[0]}:{json.dumps(bare, ensure_ascii=False, sort_keys=True, default=str)}"


__all__ = ["Place", "heir_of", "passed"]
