"""Citations that follow a law: to the new number of an article, or to the law that replaces theirs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from qingdan.diff import compare_sources, judge
from qingdan.edit.decision import Point
from qingdan.edit.plan import Plan
from qingdan.laws.lock import Lock
from qingdan.laws.replace import Move
from qingdan.laws.versions import current_of
from qingdan.read import Source
from qingdan.read.document import Data
from qingdan.schema import Schemas

_OF_THE_ARTICLE = ("paragraph", "item", "version", "held")
"""What a row says of the old article, and that says nothing of the new one."""


def recite(plan: Plan, moves: Iterable[Move], law: str = "") -> Sequence[Move]:
    """Write the new article numbers of some citations into a plan, and ``law`` as the law cited where one is given.

    Returns the moves that could not be made, because the article is gone or there is no row to change; a move of which nothing is
    known yet (not ``said``) is passed over.

    A split article becomes a row for each of its parts. A row that names no paragraph keeps the rest of what it says.
    """
    left: list[Move] = []
    by_basis: dict[tuple[str, tuple[str | int, ...]], dict[int, Move]] = {}
    for move in moves:
        if not move.said:
            continue
        if not move.to or move.cited.at is None:
            left.append(move)
        else:
            by_basis.setdefault((move.entry.key, move.cited.basis), {})[move.cited.at] = move
    for (key, path), several in by_basis.items():
        data: Any = plan.data(key)
        for step in path[:-1]:
            data = data[step]
        rows: list[dict[str, Data]] = []
        met: set[tuple[Any, ...]] = set()
        for at, row in enumerate(data[path[-1]]):
            for each in _turned(row, several[at], law) if at in several else [row]:
                # Two old articles may have become one; a row that stays as it was is never dropped for that.
                said = tuple(each.get(name) for name in ("law", "article", "role", "paragraph", "item"))
                if at not in several or said not in met:
                    rows.append(each)
                if at in several:
                    met.add(said)
        data[path[-1]] = rows
    return left


def _turned(row: dict[str, Data], move: Move, law: str) -> list[dict[str, Data]]:
    kept = {name: value for name, value in row.items() if name not in _OF_THE_ARTICLE}
    if law:
        kept["law"] = law
    out = [{**kept, "article": article} for article in move.to]
    for at, each in enumerate(out[1:], 2):
        if "id" in each:
            each["id"] = f"{each['id']}-{at}"
    return out


def points_of(base: Source, head: Source, schemas: Schemas) -> Sequence[Point]:
    """What a decision says of recited entries: each with the fields that changed, the old values and the new."""
    from qingdan.diff.fact import written  # noqa: PLC0415
    from qingdan.diff.naming import plain, told  # noqa: PLC0415 only where a decision is drafted

    fields: dict[str, list[tuple[str, Any, Any]]] = {}
    for change in judge(compare_sources(base, head, schemas)):
        if "." not in change.entry:
            facts = [(written(fact.path), plain(fact.before), plain(fact.after)) for fact in told(change)]
            fields.setdefault(change.entry, []).extend(facts)
    return [Point(key, "要素变更", "", tuple(found)) for key, found in sorted(fields.items())]


def lock_after(plan: Plan, lock: Lock, moves: Iterable[Move], law: str, day: str) -> Lock:
    """The lock in which the recited entries stand at the version in force of the law that they cite now."""
    rows = dict(lock.reviewed)
    target = plan.registry.get(f"laws/{law}")
    version = current_of(target, day) if target is not None else None
    for move in moves:
        if move.said and version is not None:
            rows[move.entry.key, law] = str(version["date"])
    return Lock(lock.articles, rows, lock.readings)


__all__ = ["lock_after", "points_of", "recite"]
