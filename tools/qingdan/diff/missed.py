"""Decisions whose day went by and nobody carried them out: what they say may still be made, late, and until then that is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from qingdan.diff.naming import same_value
from qingdan.diff.state import State
from qingdan.model.awaited import Awaited, arrivals, awaited, value_at
from qingdan.model.entry import Entry
from qingdan.read.layout import LISTS
from qingdan.read.parse import parse
from qingdan.read.revision import Revision, day_in_china
from qingdan.read.versions import versions
from qingdan.schema import Collection


def never_made(
    at: Revision, decision: Entry[Any], collection: Collection, id_: str, steps: Sequence[tuple[str, Any]]
) -> bool:
    """Whether a decision was recorded before its day, and what it changes of an entry is since then as it was before.

    ``steps`` are the fields that it changes, each with its value before. An entry that the decision brings has no field: then it was
    never there.
    """
    filed = [time for time, blob in versions(at, decision.path) if blob]
    if not filed or day_in_china(filed[-1]) >= str(decision.get("effective", default="")):
        return False
    held = list(versions(at, collection.path(id_)))
    if not steps:
        return not any(blob for _, blob in held)
    before = [place for place, (time, _) in enumerate(held) if time < filed[-1]]
    if not before:
        return False
    texts = at.contents(blob for _, blob in held[: before[0] + 1] if blob)
    return all(_still(texts[blob], collection, steps) for _, blob in held[: before[0] + 1] if blob)


def made_on(at: Revision, collection: Collection, id_: str, steps: Sequence[tuple[str, Any]]) -> str:
    """The day (YYYY-MM-DD) of the commit since which fields of an entry have the values given; empty where they have not.

    Without a field: since which the entry is there.
    """
    since = ""
    for time, blob in versions(at, collection.path(id_)):
        if not blob or not (not steps or _still(at.contents([blob])[blob], collection, steps)):
            break
        since = day_in_china(time)
    return since


class Unmade(NamedTuple):
    """A change that a decision orders for a day (YYYY-MM-DD) and that nobody made: the paths in the entry, none for a whole entry."""

    decision: Entry[Any]
    day: str
    entry: str
    paths: Sequence[str]


def unmade(state: State, at: Revision, day: str) -> Iterator[Unmade]:
    """What decisions that waited for a day no later than the given one say, and a state does not: by day, decision and entry.

    ``at`` is the state's commit, or the one that its folder lies on.
    """
    decisions = list(_waited(state, day))
    for each in arrivals(decisions, "0", day):
        list_, _, id_ = each.entry.partition("/")
        collection = state.schemas.collection(list_)
        absent = collection is not None and state.entry(each.entry) is None
        if collection is not None and absent and never_made(at, each.decision, collection, id_, ()):
            yield Unmade(each.decision, each.day, each.entry, ())
    for key, rows in sorted(awaited(decisions, "0", day).items()):
        entry = state.entry(key)
        for _, found in groupby(rows, key=lambda row: row.decision.key):
            left = [row for row in found if entry is not None and _waits(entry, row)]
            steps = [(row.path, row.before) for row in left]
            if entry is not None and left and never_made(at, left[0].decision, entry.collection, entry.id, steps):
                yield Unmade(left[0].decision, left[0].day, key, [row.path for row in left])


def _waits(entry: Entry[Any], row: Awaited) -> bool:
    """Whether an entry has a field as it was before a decision."""
    now = value_at(entry.collection.root, entry.data, row.path)
    return same_value(now, row.before) and not same_value(row.before, row.after)


def _waited(state: State, day: str) -> Iterator[Entry[Any]]:
    """The decisions whose day is the given one at the latest; none that was withdrawn."""
    paths = [file.path for file in state.source.files(f"{LISTS}/adjustments")]
    keys = [key for path in paths if (key := state.key(path)) is not None]
    state.fetch(keys)
    for key in keys:
        made = state.entry(key)
        effective = str(made.get("effective", default="")) if made is not None else ""
        if made is not None and effective[:1].isdigit() and effective <= day and not made.get("withdrawn"):
            yield made


def _still(raw: bytes, collection: Collection, steps: Sequence[tuple[str, Any]]) -> bool:
    """Whether each field has its value in a version of the entry."""
    document = parse("", raw).document
    if document is None:
        return False
    return all(same_value(value_at(collection.root, document.data, path), before) for path, before in steps)


__all__ = ["Unmade", "made_on", "never_made", "unmade"]
