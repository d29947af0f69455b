"""What fresh decisions will do on their later day, judged now: the day itself is too late to say that they may not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, NamedTuple

from qingdan.diff.change import Change
from qingdan.diff.compare import compare
from qingdan.diff.comparison import Comparison
from qingdan.diff.cover import Cover
from qingdan.diff.decisions import Decision
from qingdan.diff.fact import Action, Fact
from qingdan.diff.judge import judge
from qingdan.diff.naming import same_value
from qingdan.model.awaited import arriving_name, value_at, with_value
from qingdan.model.entry import Entry


class Coming(NamedTuple):
    """A change that a decision brings on a later day: the decision's row, the change, and the entry as it is until then and from then."""

    row: Decision
    change: Change
    comparison: Comparison

    @property
    def day(self) -> str:
        """The day on which the change is made, YYYY-MM-DD."""
        return str(self.row.made.get("effective"))


def postponed(cover: Cover) -> Iterator[Coming]:
    """The changes that decisions made in the range bring later, by entry and day; those that were withdrawn bring none."""
    if not any(row.fresh and _waits(row, cover) for rows in cover.made.values() for row in rows):
        return  # what earlier decisions say is read only where a new one waits too
    waiting = sorted(_waiting(cover), key=lambda each: (each.entry, str(each.made.get("effective")), each.adjustment))
    for key, found in groupby(waiting, key=lambda each: each.entry):
        rows = list(found)
        if any(row.fresh for row in rows):
            yield from _changes(key, rows, cover)


def unfounded(cover: Cover) -> Iterator[tuple[Decision, Change, str]]:
    """Of these the changes that their decision may not make, with why not, each reason of a decision once."""
    told: set[tuple[str, str, str]] = set()
    for row, change, pair in postponed(cover):
        why = Cover(pair, cover.day, cover.said).unfit(row, change)
        if why and (row.adjustment, row.entry, why) not in told:
            told.add((row.adjustment, row.entry, why))
            yield row, change, why


def disputed(cover: Cover) -> Iterator[tuple[Decision, str]]:
    """Rows that begin from a value which the entry will not have then, with the path: neither today's nor one decided before."""
    for key, found in groupby(sorted(_waiting(cover), key=lambda each: each.entry), key=lambda each: each.entry):
        entry = cover.comparison.head.entry(key)
        rows = sorted(found, key=lambda each: str(each.made.get("effective")))
        for at, row in enumerate(rows):
            for path, (before, after) in (row.fields or {}).items() if row.fresh and entry is not None else ():
                now = value_at(entry.collection.root, entry.data, path) if entry is not None else None
                if same_value(now, after):  # made before its day
                    continue
                for earlier in rows[:at]:
                    now = (earlier.fields or {}).get(path, (None, now))[1]
                if not same_value(now, before):
                    yield row, path


def _waiting(cover: Cover) -> Iterator[Decision]:
    """The rows of all decisions, made now or before, that are to apply later."""
    for source in (cover.made, cover.said.left):
        for key, rows in source.items():
            for row in rows:
                if row.entry == key and _waits(row, cover):
                    yield row


def _waits(row: Decision, cover: Cover) -> bool:
    """Whether a row says what is to be done later."""
    day = str(row.made.get("effective", default=""))
    return bool((row.fields or row.content is not None) and cover.day) and day[:1].isdigit() and day > cover.day


def _changes(key: str, rows: Sequence[Decision], cover: Cover) -> Iterator[Coming]:
    """The coming changes of one entry, its decisions' rows applied one after another; only those of rows made in the range."""
    now = cover.comparison.head.entry(key)
    for row in rows:
        if now is None or row.content is not None:
            then = _made(row, cover) if now is None else None
            if then is not None:
                if row.fresh:
                    root = then.collection.root
                    fact = Fact(key, (), Action.ADDED, None, then.data, root, None, ())
                    pair = replace(
                        cover.comparison, facts=(fact,), before={}, after={key: then}, moved={}, partial=True
                    )
                    yield from (Coming(row, change, pair) for change in judge(pair, cover.made))
                now = then
            continue
        data = now.data
        for path, (_, after) in (row.fields or {}).items():
            try:
                data = with_value(now.collection.root, data, path, after)
            except KeyError:  # told where the decision is held against its entry
                continue
        then = Entry(now.collection, now.id, now.key, data, now.document, now.name)
        if row.fresh:
            facts = tuple(compare(now.key, now.collection.root, now.data, data))
            pair = replace(
                cover.comparison, facts=facts, before={now.key: now}, after={now.key: then}, moved={}, partial=True
            )
            yield from (Coming(row, change, pair) for change in judge(pair, cover.made))
        now = then


def brought(row: Decision, cover: Cover) -> str:
    """The name of the entry that a row brings with it; empty where it brings none."""
    collection = cover.comparison.schemas.collection(row.entry.partition("/")[0])
    return arriving_name(row.made, row.entry, collection) if isinstance(row.content, dict) else ""


def _made(row: Decision, cover: Cover) -> Entry[Any] | None:
    """The entry that a row brings with it; None where it brings none, or one of no list."""
    list_, _, id_ = row.entry.partition("/")
    collection = cover.comparison.schemas.collection(list_)
    if collection is None or not isinstance(row.content, dict):
        return None
    return Entry(collection, id_, row.entry, row.content, row.made.document, str(row.content.get("name", id_)))


__all__ = ["Coming", "brought", "disputed", "postponed", "unfounded"]
