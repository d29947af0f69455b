"""Who may decide what: the rows of a registry's ``authority``, and what holds where it has none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from qingdan.model.entry import Entry

Find: TypeAlias = Callable[[str], Entry[Any] | None]
"""Gives the entry with a key, None where there is none."""


def holder(entry: Entry[Any] | None, custodian: str) -> str:
    """The id of the organisation that answers for an entry: itself, the one in its path, the one that it names; else the custodian."""
    if entry is None:
        return custodian
    if entry.collection.name == "organisations":
        return entry.id
    parts = zip(entry.collection.segments, entry.id.split("/"), strict=False)
    placed = next((part for segment, part in parts if segment.get("reference") == "organisations"), "")
    named = next((str(entry.get(name)) for name in ("organisation", "lead") if entry.get(name)), "")
    first = entry.get("authorities", 0)
    return placed or named or (first if isinstance(first, str) else "") or custodian


def with_superiors(id_: str, find: Find) -> Iterator[Entry[Any]]:
    """An organisation and those above it, from below."""
    met: set[str] = set()
    while id_ not in met:
        met.add(id_)
        entry = find(f"organisations/{id_}")
        if entry is None:
            return
        yield entry
        id_ = str(entry.get("parent"))


def entitled(rows: Sequence[Any], body: str, track: str, kind: str, above: Sequence[Entry[Any]]) -> bool:
    """Whether the rows let a body make such a change on that track; ``above`` are the entry's organisation and those above it."""
    return any(
        isinstance(row, Mapping)
        and row.get("track") == track
        and body in (row.get("decided_by") or ())
        and kind in (row.get("kinds") or (kind,))
        and (not row.get("below") or row.get("below") in {each.id for each in above})
        for row in rows
    )


def by_default(made: Entry[Any], body: Entry[Any], custodian: str, above: Sequence[Entry[Any]]) -> bool:
    """Whether a body may make a decision where a registry has no rows.

    A government above the entry decides all; changes of content also the registry's custodian, and the judicial department of
    such a government where it reviewed the decision's legality.
    """
    governments = {each.id for each in above if each.get("kind") == "人民政府"}
    if body.id in governments:
        return True
    if made.get("track") != "内容调整":
        return False
    reviewed = made.get("procedure", "legality_review", "by") == body.id and body.get("parent") in governments
    return body.id == custodian or (reviewed and any(word in body.name for word in ("司法", "法制")))
