"""What fresh decisions will do on their later day, judged now: the day itself is too late to say that they may not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from qingdan.diff.change import Change
from qingdan.diff.compare import compare
from qingdan.diff.cover import Cover
from qingdan.diff.decisions import Decision
from qingdan.diff.judge import judge
from qingdan.diff.naming import same
from qingdan.model.awaited import value_at, with_value
from qingdan.model.entry import Entry


def postponed(cover: Cover) -> Iterator[tuple[Decision, Change]]:
    """The changes that decisions made in the range bring later, each with its row; those that were withdrawn bring none."""
    for key, rows in cover.made.items():
        for row in (each for each in rows if each.entry == key):
            day = str(row.made.get("effective", default=""))
            later = bool(cover.day) and day[:1].isdigit() and day > cover.day
            if row.fresh and row.fields and later and not row.made.get("withdrawn"):
                yield from ((row, change) for change in _changes(row, cover))


def unfounded(cover: Cover) -> Iterator[tuple[Decision, Change, str]]:
    """Of these the changes that their decision may not make, with why not, each reason of a decision once."""
    told: set[tuple[str, str, str]] = set()
    for row, change in postponed(cover):
        why = cover.unfit(row, change)
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
                if same(now, after):  # made before its day
                    continue
                for earlier in rows[:at]:
                    now = (earlier.fields or {}).get(path, (None, now))[1]
                if not same(now, before):
                    yield row, path


def _waiting(cover: Cover) -> Iterator[Decision]:
    """The rows of all decisions, made now or before, that are to apply later."""
    for source in (cover.made, cover.said.left):
        for key, rows in source.items():
            for row in rows:
                day = str(row.made.get("effective", default=""))
                if row.entry == key and row.fields and cover.day and day > cover.day and not row.made.get("withdrawn"):
                    yield row


def _changes(row: Decision, cover: Cover) -> Iterator[Change]:
    """What becomes of the row's entry by its fields alone."""
    now = cover.comparison.head.entry(row.entry)
    if now is None:
        return
    data = now.data
    for path, (_, after) in (row.fields or {}).items():
        try:
            data = with_value(now.collection.root, data, path, after)
        except KeyError:  # told where the decision is held against its entry
            continue
    then = Entry(now.collection, now.id, now.key, data, now.document, now.name)
    facts = tuple(compare(now.key, now.collection.root, now.data, data))
    pair = replace(cover.comparison, facts=facts, before={now.key: now}, after={now.key: then}, moved={})
    yield from judge(pair, cover.made)


__all__ = ["disputed", "postponed", "unfounded"]
