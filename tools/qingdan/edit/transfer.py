"""A power that passes to another body: handed down, entrusted, or moved; both ends are written, so that nobody is left out."""

from __future__ import annotations

from qingdan.edit.draft import BLANK
from qingdan.edit.plan import Plan
from qingdan.edit.refusal import RefusedError
from qingdan.edit.rename import move
from qingdan.model import Entry
from qingdan.read.document import Data, copied

KINDS = ("下放", "委托", "划转", "收回")
_OF_THE_OTHER = ("codes", "former_ids", "former_names", "verification", "transfers", "office", "suspended", "retired")
"""What is said of the giving body's entry alone."""


def transfer(plan: Plan, key: str, to: str, kind: str, day: str, number: str, scope: str) -> None:
    """Plan the transfer of a power to a body from a day on (blank where not known yet), by the decision with a given number.

    Raises RefusedError where the power cannot pass to the body.
    """
    power, body = plan.registry.get(key), plan.registry.get(f"organisations/{to}")
    if power is None or power.collection.name != "power":
        raise RefusedError(f"“{key}”不是职权；下放、委托、划转的是职权")
    if body is None or body.retired:
        raise RefusedError(f"没有在用的机构“{to}”。改法：写机构的标识；新机构先 qingdan new 机构 {to}")
    if power.retired:
        raise RefusedError(f"“{power.name}”已经{power.get('status')}了")
    giver = power.id.partition("/")[0]
    if giver == to:
        raise RefusedError(f"“{power.name}”本来就由{body.name}行使")
    since = day or BLANK.format("起始日期")
    for row in power.rows("transfers"):
        if (row.get("kind"), row.get("to")) == (kind, to) and "until" not in row:
            raise RefusedError(f"“{power.name}”已经{kind}给{body.name}了（自 {row.get('since')}）")
    event: dict[str, Data] = {"kind": kind, "to": to, "since": since}
    if kind == "划转":
        event = {"kind": kind, "from": giver, "to": to, "since": since}
    if scope:
        event["scope"] = scope
    if kind == "下放":
        event["counterpart"] = f"{to}/{power.id.partition('/')[2]}"
    event["adjustment"] = number
    if kind == "下放":
        _take_over(plan, power, body, event)
    data = plan.data(key)
    data["transfers"] = [*data.get("transfers", []), event]
    if kind == "委托":
        plan.notes.append(f"委托不改变行使主体：仍以{_name(plan, giver)}的名义行使；受委托的{body.name}不另立条目")
    if kind == "划转":
        _hand_over(plan, power, to)


def _take_over(plan: Plan, power: Entry[object], body: Entry[object], event: dict[str, Data]) -> None:
    """The other end: the power, its duties and its guides in the folder of the body that takes them over."""
    giver, item = power.id.split("/", 1)
    to = body.id
    if _rank(body) >= _rank(power):
        raise RefusedError(
            f"{body.name}的层级（{body.get('level')}）不比这项职权的（{power.get('level')}）低，不是下放"
        )
    taken = {**copied(_own(power)), "organisation": to, "level": body.get("level"), "source": "上级下放"}
    far = {name: event[name] for name in ("since", "scope", "adjustment") if name in event}
    taken["transfers"] = [{"kind": "承接", "from": giver, **far, "counterpart": power.id}]
    plan.add(f"power/{to}/{item}", taken, power.key)
    duties = plan.registry.get(f"responsibility/{power.id}")
    if duties is not None:
        plan.add(f"responsibility/{to}/{item}", copied(_own(duties)), duties.key)
    for guide in _guides(plan, power):
        copy = {**copied(_own(guide)), "power": f"{to}/{item}", "places": [{"organisation": to}]}
        for step in copy.get("steps", ()):
            if isinstance(step, dict) and step.get("organisation") == giver:
                step["organisation"] = to
        plan.add(f"guides/{to}/{guide.id.partition('/')[2]}", copy, guide.key)
        posts = "、".join(dict.fromkeys(str(row["post"]) for row in guide.rows("steps") if "post" in row))
        plan.notes.append(
            f"“{guide.name}”照原样给{body.name}立了一份：请核对窗口、时限和材料"
            + (f"，办理范围“{guide.get('reach')}”" if guide.get("reach") else "")
            + (f"，岗位“{posts}”" if posts else "")
        )


def _hand_over(plan: Plan, power: Entry[object], to: str) -> None:
    """The power, its duties and its guides go to the other body's folder."""
    for each in (power, *_guides(plan, power)):
        move(plan, each.key, f"{to}/{each.id.partition('/')[2]}")


def _guides(plan: Plan, power: Entry[object]) -> list[Entry[object]]:
    keys = {ref.source for ref in plan.registry.referrers.get(power.key, ()) if ref.path == ("power",)}
    return [each for each in map(plan.registry.get, sorted(keys)) if each is not None and not each.retired]


def _own(entry: Entry[object]) -> dict[str, Data]:
    data = entry.data if isinstance(entry.data, dict) else {}
    return {name: value for name, value in data.items() if name not in _OF_THE_OTHER}


def _rank(entry: Entry[object]) -> int:
    levels = ("乡级", "县级", "市级", "省级", "国家级")
    return levels.index(str(entry.get("level"))) if entry.get("level") in levels else len(levels)


def _name(plan: Plan, id_: str) -> str:
    body = plan.registry.get(f"organisations/{id_}")
    return body.name if body is not None else id_
