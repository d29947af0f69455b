"""What the checks of decisions share: which kinds of change are heavy, the steps of the procedure, and counting days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from qingdan.model import Entry, Registry
from qingdan.model.working_days import working_days

HEAVY = ("新增", "取消", "下放", "承接", "委托", "收回", "合并", "拆分", "替换", "划转", "暂停", "恢复")
STEPS = {
    "legality_review": "合法性审查",
    "public_notice": "公示征求意见",
    "hearing": "听证",
    "expert_review": "专家评审",
    "risk_assessment": "风险评估",
    "collective_discussion": "集体讨论",
}
REQUIRED = "legality_review"
"""The schema asks for it in every decision: that it lacks is told there."""


_LONGEST = 400
"""Days that are counted one by one: beyond them a term is too long whatever is in between."""


def changes(entry: Entry[Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The changes that a decision makes, with their row numbers; none of one that was withdrawn."""
    if not entry.get("withdrawn"):
        yield from enumerate(entry.rows("changes"))


def step(entry: Entry[Any], name: str) -> Mapping[str, Any]:
    """One step of a decision's procedure by name, as data; empty when the decision has no such step."""
    value = entry.get("procedure", name)
    return value if isinstance(value, dict) else {}


def day(value: object) -> date | None:
    """A date written YYYY-MM-DD, or None."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def working_between(registry: Registry, first: date, last: date) -> int:
    """How many working days lie between two dates, both counted; in a year that nobody has arranged yet, the weekdays."""
    span = min((last - first).days + 1, _LONGEST)
    days = [first + timedelta(each) for each in range(max(span, 0))]
    calendar = working_days(registry)
    return sum(day.weekday() < 5 if (works := calendar.works(day)) is None else works for day in days)


def days_spent(registry: Registry, part: Mapping[str, Any]) -> int | None:
    """How many working days a step took; one without an end was done on its first day. None where that is not written."""
    first, last = day(part.get("from")), day(part.get("to", part.get("from")))
    return working_between(registry, first, last) if first is not None and last is not None and first <= last else None
