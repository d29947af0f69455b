"""An entry that ends: it stays in its file with its state, its day and its decision; what hangs on it ends or lets go of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qingdan.edit.draft import BLANK
from qingdan.edit.plan import Plan
from qingdan.edit.refusal import RefusedError
from qingdan.model import Entry, Reference
from qingdan.read.document import Data

_PAST = ("transfers", "retired", "suspended", "waivers", "former_ids")
_LISTED = (("bundles", "stages"), ("negative", "permits"))
"""Lists that name entries only to send people there: a row goes with its entry."""


@dataclass(frozen=True, slots=True)
class Ending:
    """By what an entry ends: the day as YYYY-MM-DD (empty where it is not known yet), the number of the decision, the reason."""

    day: str
    number: str
    reason: str = ""


def abolish(plan: Plan, key: str, ending: Ending) -> None:
    """End an entry by a decision.

    A power takes its guides with it. Raises RefusedError where the entry cannot end so.
    """
    entry = plan.registry.get(key)
    if entry is None:
        raise RefusedError(f"读不到“{key}”。改法：先运行 qingdan check 改好它")
    collection = entry.collection
    if not collection.lifecycle.ended or "取消" not in collection.lifecycle.acts:
        raise RefusedError(_CANNOT.get(collection.name, f"{collection.title}的条目不能取消"))
    if entry.retired:
        raise RefusedError(f"“{entry.name}”已经{entry.get(collection.lifecycle.status)}了")
    if collection.name == "organisations":
        require_no_tasks(plan, entry)
    ended = [entry]
    if collection.name == "power":
        guides = {ref.source for ref in plan.registry.referrers.get(key, ()) if ref.path == ("power",)}
        ended += [guide for guide in map(plan.registry.get, sorted(guides)) if guide is not None and not guide.retired]
    for each in ended:
        end(plan, each, ending)
    gone = {each.key for each in ended}
    for each in ended:
        for reference in plan.registry.referrers.get(each.key, ()):
            if reference.source not in gone:
                let_go(plan, reference, each)


def end(plan: Plan, entry: Entry[Any], ending: Ending) -> None:
    """Write the end of an entry into its data, as its list tells of ends."""
    lifecycle = entry.collection.lifecycle
    data = plan.data(entry.key)
    data[lifecycle.status] = lifecycle.ended[0]
    if lifecycle.retired:
        known = entry.collection.root.properties[lifecycle.retired].properties
        told: dict[str, Data] = {"date": ending.day or BLANK.format("取消日期"), "adjustment": ending.number}
        if ending.reason:
            told["reason"] = ending.reason
        data[lifecycle.retired] = {name: value for name, value in told.items() if name in known or not known}
    data.pop("suspended", None)


def require_no_tasks(plan: Plan, entry: Entry[object]) -> None:
    """Refuse to end a body that still has something to do which the plan does not move to another."""
    held = [
        each
        for name in ("power", "guides")
        for each in plan.registry.all(name)
        if each.id.partition("/")[0] == entry.id and not each.retired and each.key not in plan.moves
    ]
    if held:
        some = "、".join(f"“{each.name}”" for each in held[:3])
        raise RefusedError(
            f"“{entry.name}”还有 {len(held)} 个在用的职权和指南（{some}等）。改法：先用 qingdan transfer 划转，或者取消它们"
        )


def let_go(plan: Plan, reference: Reference, ended: Entry[object]) -> None:
    """Take a row that only sends people to the ended entry out of its list; tell of every other mention."""
    source = plan.registry.entries[reference.source]
    if source.collection.record or source.retired or reference.path[:1] in [(name,) for name in _PAST]:
        return
    if source.collection.mirror and not reference.path:
        return
    if (source.collection.name, str(reference.path[0]) if reference.path else "") in _LISTED:
        holder = plan.data(source.key)
        if taken_out(holder, reference, source, ended):
            plan.notes.append(f"“{source.name}”不再列出“{ended.name}”")
            return
    where = source.place(*reference.path)
    plan.notes.append(f"{where.path}:{where.line} 还提到“{ended.name}”（{reference.field.title}），没有改；请核对")


def taken_out(data: Any, reference: Reference, source: Entry[object], ended: Entry[object]) -> bool:
    """Take the innermost row that names the entry out of its list, unless the list must not be empty."""
    at = next(at for at in reversed(range(len(reference.path))) if isinstance(reference.path[at], int))
    rows: Any = data
    for step in reference.path[:at]:
        rows = rows[step]
    wanted = source.get(*reference.path[: at + 1])
    left = [row for row in rows if row != wanted]
    if len(left) == len(rows):
        return True
    if not left:
        return False
    rows[:] = left
    for row in rows:
        after = row.get("after") if isinstance(row, dict) else None
        if isinstance(after, list) and ended.id in after:
            row["after"] = [each for each in after if each != ended.id]
            if not row["after"]:
                del row["after"]
    return True


_CANNOT = {
    "responsibility": "责任随职权走。改法：取消对应的职权（power/…）",
    "duties": "部门职责随机构走。改法：改文件，或者撤销机构",
    "laws": "法律文件不在这里取消。改法：在它的文件里写 repealed，再看哪些依据要换",
    "adjustments": "决定不能取消。改法：作出新的决定",
}
