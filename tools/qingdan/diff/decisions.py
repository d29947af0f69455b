"""The decisions that a range of commits brings: what each says that it changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qingdan.diagnostics import Place
from qingdan.diff.comparison import Comparison
from qingdan.diff.fact import Action, Row
from qingdan.model import Entry


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of an adjustment: the adjustment's key, the entry and kind that it names, its track and cause, its place."""

    adjustment: str
    entry: str
    kind: str
    track: str
    cause: str
    place: Place


def decisions(comparison: Comparison) -> Mapping[str, Sequence[Decision]]:
    """The rows that adjustments gained in the range, by the key of the entry that they name."""
    rows: dict[str, set[Row] | None] = {}
    for fact in comparison.facts:
        if not fact.entry.startswith("adjustments/"):
            continue
        if fact.action is Action.ADDED and not fact.path:
            rows[fact.entry] = None
        elif fact.path[:1] == ("changes",) and fact.action is Action.ADDED and isinstance(fact.path[-1], Row):
            known = rows.setdefault(fact.entry, set())
            if known is not None:
                known.add(fact.path[-1])
    out: dict[str, list[Decision]] = {}
    for key, new in rows.items():
        entry = comparison.after.get(key)
        if entry is not None:
            for each in _rows(entry, new):
                out.setdefault(each.entry, []).append(each)
    return out


def _rows(entry: Entry[object], new: set[Row] | None) -> Sequence[Decision]:
    track, cause = str(entry.get("track", default="")), str(entry.get("cause", default=""))
    return [
        Decision(
            entry.key, str(row.get("entry")), str(row.get("kind")), track, cause, entry.place("changes", at, "entry")
        )
        for at, row in enumerate(entry.rows("changes"))
        if new is None or Row((str(row.get("entry", "")), str(row.get("kind", "")))) in new
    ]
