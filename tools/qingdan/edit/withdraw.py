"""A decision that is taken back before its day: the decision says so, and the year's book says why its record is another."""

from __future__ import annotations

from qingdan.edit.decision import Undecided, book
from qingdan.edit.draft import BLANK
from qingdan.edit.plan import Plan
from qingdan.edit.refusal import RefusedError
from qingdan.read.revision import Revision


def withdraw(plan: Plan, head: Revision, number: str, day: str, reason: str) -> None:
    """Write in a decision that it was withdrawn on a day (YYYY-MM-DD), and the correction that this takes.

    Raises RefusedError where there is no such decision, it was withdrawn before, its day has come, or it was never recorded.
    """
    key = f"adjustments/{number.removeprefix('adjustments/')}"
    entry = plan.registry.get(key)
    if entry is None:
        raise RefusedError(f"没有“{number}”这个决定")
    effective = str(entry.get("effective", default=""))
    if entry.get("withdrawn"):
        raise RefusedError(f"决定“{entry.name}”已经撤回了")
    if not effective[:1].isdigit() or effective <= day:
        raise RefusedError(f"决定“{entry.name}”自 {effective} 起已经生效，不能撤回。改法：另作一个决定")
    if head.content(entry.path) is None:
        raise RefusedError(f"决定“{entry.name}”还没有提交过。改法：删掉 {entry.path} 就行")
    why = reason or BLANK.format("为什么不施行了，由谁决定撤回")
    plan.data(key)["withdrawn"] = {"date": day, "reason": why}
    line = {"record": key, "path": "withdrawn", "date": day, "reason": why, "by": BLANK.format("负责的岗位")}
    book(plan, day[:4], Undecided((), (), [line]))


__all__ = ["withdraw"]
