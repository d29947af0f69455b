"""Decisions whose day went by and nobody carried them out: what they say may still be made, late."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qingdan.diff.naming import same
from qingdan.model.awaited import value_at
from qingdan.model.entry import Entry
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


def _still(raw: bytes, collection: Collection, steps: Sequence[tuple[str, Any]]) -> bool:
    """Whether each field has its value in a version of the entry."""
    document = parse("", raw).document
    if document is None:
        return False
    return all(same(value_at(collection.root, document.data, path), before) for path, before in steps)


__all__ = ["never_made"]
