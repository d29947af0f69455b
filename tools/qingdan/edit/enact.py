"""The change of a day: what decisions said for it becomes what the entries say, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from datetime import date, timedelta
from itertools import groupby

from qingdan.diff.missed import never_made
from qingdan.diff.naming import same
from qingdan.edit.plan import Plan
from qingdan.edit.refusal import RefusedError
from qingdan.model.awaited import Arrival, Awaited, arrivals, awaited, value_at, with_value
from qingdan.read.revision import Revision

_EVER = "0"
"""Before all days."""


def enact(plan: Plan, head: Revision, day: str) -> tuple[Sequence[Awaited], Sequence[Arrival]]:
    """Write what decisions change on a day (YYYY-MM-DD) at the latest and nobody has made: fields, and new entries.

    Counted from the day of a revision, and before where a decision's day went by unused.

    A field that is already what the decision says is left; of several decisions on one field each goes on from the one before. Raises
    RefusedError where a field is neither what a decision says nor what it began from.
    """
    eve = (date.fromisoformat(head.day) - timedelta(1)).isoformat()
    come = [
        each for each in arrivals(plan.registry.adjustments, _EVER, day) if each.day > eve or _missed(plan, head, each)
    ]
    made = [_arrived(plan, each) for each in come if each.entry not in plan.registry.present]
    done = []
    for key, every in sorted(awaited(plan.registry.adjustments, _EVER, day).items()):
        rows = [each for each in every if each.day > eve or _missed(plan, head, each)]
        if not rows:
            continue
        entry = plan.registry.find(key)
        if entry is None:
            raise RefusedError(f"决定“{rows[0].decision.name}”要改的“{key}”不在清单里；刚刚新增的，先提交，再运行一次")
        for path, steps in groupby(sorted(rows, key=lambda each: each.path), key=lambda each: each.path):
            written = _field(plan, entry.key, path, list(steps))
            done += [written] if written is not None else []
    return done, made


def _missed(plan: Plan, head: Revision, one: Awaited | Arrival) -> bool:
    """Whether the day of a decision went by, and nobody has made what it changes."""
    collection = plan.collection(one.entry)
    id_ = one.entry.partition("/")[2]
    if isinstance(one, Arrival):
        return one.entry not in plan.registry.present and never_made(head, one.decision, collection, id_, ())
    entry = plan.registry.find(one.entry)
    if entry is None or not same(value_at(collection.root, entry.data, one.path), one.before):
        return False
    return never_made(head, one.decision, entry.collection, entry.id, [(one.path, one.before)])


def _arrived(plan: Plan, arrival: Arrival) -> Arrival:
    """Make an entry as its decision has it."""
    plan.add(arrival.entry, deepcopy(arrival.data))
    return arrival


def _field(plan: Plan, key: str, path: str, rows: Sequence[Awaited]) -> Awaited | None:
    """The decision that a field was written by; None where it is already what the last one says."""
    entry = plan.registry.entries[key]
    root, data = entry.collection.root, plan.data(key)
    now = value_at(root, data, path)
    last = rows[-1]
    if same(now, last.after):
        return None
    for row in rows:
        if same(now, row.before) or (row.before is None and same(now, row.after)):
            now = row.after
    if not same(now, last.after):
        raise RefusedError(
            f"“{entry.name}”的“{path}”现在不是决定“{last.decision.name}”写的原值，也不是它的新值。改法：照实际另作决定，或者撤回这个决定"
        )
    try:
        made = with_value(root, data, path, last.after)
    except KeyError:
        raise RefusedError(f"“{entry.name}”里没有地方写“{path}”，决定“{last.decision.name}”要改它") from None
    data.clear()
    data.update(made)
    return last


__all__ = ["enact"]
