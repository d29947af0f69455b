"""Decisions that were drafted on branches get the numbers of their years; what names them follows."""

from __future__ import annotations

from qingdan.edit.decision import DRAFT, free_number
from qingdan.edit.plan import Plan
from qingdan.edit.rename import put


def number(plan: Plan) -> None:
    """Give every draft number the next of its year, by the day on which it was decided and then by its name."""
    registry = plan.registry
    drafts = [each for each in registry.adjustments if each.id.partition("/")[2].startswith(DRAFT)]
    taken: set[str] = set()
    for entry in sorted(drafts, key=lambda each: (str(each.get("decided_on", default="")), each.id)):
        new = free_number(registry, entry.id.partition("/")[0], taken=taken)
        taken.add(new)
        renumber(plan, entry.key, new)


def renumber(plan: Plan, key: str, new: str) -> None:
    """Give a decision another id, and turn every reference to it."""
    plan.move(key, f"adjustments/{new}")
    for reference in plan.registry.referrers.get(key, ()):
        if reference.path and reference.target == key:
            value = f"adjustments/{new}" if reference.field.reference == "*" else new
            put(plan.data(reference.source), reference.path, value)
