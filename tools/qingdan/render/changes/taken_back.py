"""A decision that is taken back before its day, told by what will now not happen."""

from __future__ import annotations

from typing import Any

from qingdan.diff import Comparison
from qingdan.model import Entry
from qingdan.model.awaited import arrivals, arriving_name, awaited, sentences

_NAMED = 3
"""Acts of a decision that are told one by one."""


def taken_back(decision: Entry[Any], comparison: Comparison, reason: str) -> str:
    """What a decision, as it was before it was taken back, would have done on its day, and why it does not; empty where nothing waits."""
    day = str(decision.get("effective", default=""))
    said = []
    for come in arrivals([decision], "0"):
        collection = comparison.schemas.collection(come.entry.partition("/")[0])
        said.append(f"新增“{arriving_name(decision, come.entry, collection)}”")
    for key, rows in awaited([decision], "0").items():
        entry = comparison.head.entry(key)
        if entry is not None:
            said += [f"“{entry.name}”{words.removeprefix(f'将于 {day} ')}" for words, _ in sentences(rows, entry)]
    more = f"等 {len(said)} 处" if len(said) > _NAMED else ""
    return f"原定 {day} 的不再施行：{'、'.join(said[:_NAMED])}{more}。{reason}" if said else ""


__all__ = ["taken_back"]
