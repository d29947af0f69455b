"""Whether the body that made a decision may make it, by what held before the change: nobody makes themselves competent."""

from __future__ import annotations

from typing import Any

from qingdan.diff.change import Change
from qingdan.diff.comparison import Comparison
from qingdan.diff.decisions import Decision
from qingdan.model import Entry
from qingdan.model.competence import by_default, entitled, holder, with_superiors


def outside_competence(comparison: Comparison, row: Decision, change: Change) -> str:
    """Why a body may not decide a change, in words; empty where it may, where it is unknown, and where there was no registry yet."""
    base, made = comparison.base, row.made

    def find(key: str) -> Entry[Any] | None:
        return base.entry(key) or comparison.head.entry(key)

    body = find(f"organisations/{made.get('decided_by')}")
    about = base.entry("registry")
    if body is None:
        return ""
    custodian = str(about.get("custodian", default="")) if about is not None else ""
    former = find(comparison.moved.get(change.entry, change.entry))
    owners = {holder(each, "") for each in (former, comparison.head.entry(change.entry)) if each is not None}
    if body.id in owners and body.get("kind") != "人民政府":
        return f"是“{body.name}”给自己的事项作的"
    if about is None:
        return ""
    above = list(with_superiors(holder(former, custodian), find))
    rows = about.rows("authority")
    may = entitled(rows, body.id, row.track, row.kind, above) if rows else by_default(made, body, custodian, above)
    return "" if may else f"是“{body.name}”作的，它没有这个权限（以改动之前的登记总表为准）"
