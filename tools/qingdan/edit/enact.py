"""The change of a day: what decisions said for it becomes what the entries say, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from datetime import date, timedelta

from qingdan.diff.missed import never_made
from qingdan.diff.naming import same_value
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
        each
        for each in arrivals(plan.registry.adjustments, _EVER, day)
        if each.day > eve or _never_came(plan, head, each)
    ]
    made = [_arrived(plan, each) for each in come if each.entry not in plan.registry.present]
    fresh = {each.entry for each in made}
    done = []
    for key, rows in sorted(awaited(plan.registry.adjustments, _EVER, day).items()):
        by_path: dict[str, list[Awaited]] = {}
        for row in rows:
            by_path.setdefault(row.path, []).append(row)
        for path, every in by_path.items():
            due = every if key in fresh else _due(plan, head, eve, every)
            written = _field(plan, key, path, due) if due else None
            done += [written] if written is not None else []
            if written is not None and path.startswith("successor[") and isinstance(written.after, str):
                plan.led.setdefault(key, f"{key.partition('/')[0]}/{written.after}")
    return done, made


def _due(plan: Plan, head: Revision, eve: str, rows: Sequence[Awaited]) -> list[Awaited]:
    """Of the decisions on one field, by day, those that are to be carried out: of these days, or of a day that went by unused.

    A field that nobody touched on a day is as it was before on the next too, so that of several missed decisions each goes on
    from the one before.
    """
    entry = plan.registry.find(rows[0].entry)
    due: list[Awaited] = []
    for row in rows:
        if row.day > eve:
            due.append(row)
        elif entry is not None:
            now = value_at(entry.collection.root, entry.data, row.path)
            known = due[-1].after if due else now
            if same_value(known, row.before) and never_made(
                head, row.decision, entry.collection, entry.id, [(row.path, due[0].before if due else row.before)]
            ):
                due.append(row)
    return due


def _never_came(plan: Plan, head: Revision, one: Arrival) -> bool:
    """Whether the day on which a decision brings an entry went by, and nobody has made it."""
    collection, id_ = plan.collection(one.entry), one.entry.partition("/")[2]
    return one.entry not in plan.registry.present and never_made(head, one.decision, collection, id_, ())


def _arrived(plan: Plan, arrival: Arrival) -> Arrival:
    """Make an entry as its decision has it."""
    plan.add(arrival.entry, deepcopy(arrival.data))
    return arrival


def _field(plan: Plan, key: str, path: str, rows: Sequence[Awaited]) -> Awaited | None:
    """The decision that a field was written by; None where it is already what the last one says."""
    entry = plan.registry.find(key)
    if entry is None and key not in plan.made:
        raise RefusedError(f"决定“{rows[0].decision.name}”要改的“{key}”不在清单里")
    key = entry.key if entry is not None else key
    root, data = plan.collection(key).root, plan.data(key)
    name = entry.name if entry is not None else str(data.get("name", key))
    now = value_at(root, data, path)
    last = rows[-1]
    if same_value(now, last.after):
        return None
    for row in rows:
        if same_value(now, row.before) or (row.before is None and same_value(now, row.after)):
            now = row.after
    if not same_value(now, last.after):
        raise RefusedError(
            f"“{name}”的“{path}”现在不是决定“{last.decision.name}”写的原值，也不是它的新值。改法：照实际另作决定，或者撤回这个决定"
        )
    try:
        made = with_value(root, data, path, last.after)
    except KeyError:
        raise RefusedError(f"“{name}”里没有地方写“{path}”，决定“{last.decision.name}”要改它") from None
    data.clear()
    data.update(made)
    return last


__all__ = ["enact"]
