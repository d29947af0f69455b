"""A power that comes back from the body to which it was handed down or entrusted, and powers that rest for a while."""

from __future__ import annotations

from datetime import date, timedelta

from qingdan.edit.abolish import Ending, end, let_go
from qingdan.edit.draft import BLANK
from qingdan.edit.plan import Plan
from qingdan.edit.refusal import RefusedError
from qingdan.edit.succeed import led_on
from qingdan.model import Entry
from qingdan.read.document import Data

_GIVEN = ("下放", "委托")


def take_back(plan: Plan, key: str, body: str, ending: Ending) -> None:
    """Take a power back from a body: both ends say so, and what the body held of it ends in favour of the power's own.

    Raises RefusedError where it is not with that body.
    """
    power = plan.registry.get(key)
    if power is None or power.collection.name != "power":
        raise RefusedError(f"“{key}”不是职权；收回的是职权")
    if power.retired:
        raise RefusedError(f"“{power.name}”已经{power.get('status')}了")
    data = plan.data(key)
    rows = [row for row in data.get("transfers", []) if row.get("to") == body and row.get("kind") in _GIVEN]
    rows = [row for row in rows if "until" not in row]
    if not rows:
        raise RefusedError(f"“{power.name}”现在没有下放、委托给“{body}”，没有可收回的")
    since = ending.day or BLANK.format("起始日期")
    back: dict[str, Data] = {"kind": "收回", "from": body, "since": since}
    for row in rows:
        row["until"] = _day_before(ending.day) or BLANK.format("最后一天")
        if "counterpart" in row:
            back["counterpart"] = row["counterpart"]
    back["adjustment"] = ending.number
    data["transfers"] = [*data["transfers"], back]
    far = plan.registry.get(f"power/{back.get('counterpart')}")
    if far is None or far.retired:
        plan.notes.append(f"{body}名下没有另立的条目，只在“{power.name}”上写明收回")
        return
    _end_for(plan, far, power, ending)
    own = _guides(plan, power)
    for guide in _guides(plan, far):
        tail = guide.id.partition("/")[2]
        heir = next((each for each in own if each.id.partition("/")[2] == tail), own[0] if len(own) == 1 else None)
        if heir is not None:
            _end_for(plan, guide, heir, ending)
            continue
        end(plan, guide, ending)
        plan.notes.append(f"“{guide.name}”停用，原来的机关有几份指南，没有写由哪一份接着办；请核对")
        for reference in plan.registry.referrers.get(guide.key, ()):
            let_go(plan, reference, guide)


def _end_for(plan: Plan, entry: Entry[object], heir: Entry[object], ending: Ending) -> None:
    """End an entry in favour of another, to which leads from now on whatever led to it."""
    end(plan, entry, ending)
    plan.data(entry.key)["successor"] = [heir.id]
    data = plan.data(heir.key)
    data["replaces"] = [*data.get("replaces", []), entry.id]
    plan.led[entry.key] = heir.key
    for reference in plan.registry.referrers.get(entry.key, ()):
        source = plan.registry.entries[reference.source]
        if not (source.collection.name == "guides" and reference.path == ("power",)):
            led_on(plan, reference, entry, [heir.key])


def _guides(plan: Plan, power: Entry[object]) -> list[Entry[object]]:
    keys = {ref.source for ref in plan.registry.referrers.get(power.key, ()) if ref.path == ("power",)}
    return [each for each in map(plan.registry.get, sorted(keys)) if each is not None and not each.retired]


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat() if day else ""


def suspend(plan: Plan, key: str, ending: Ending, until: str) -> None:
    """Have an entry rest from a day on, to a last day where that is known. Raises RefusedError where its list knows no rest."""
    entry = _resting(plan, key, "暂停")
    lifecycle = entry.collection.lifecycle
    if entry.retired or entry.get(lifecycle.status) in lifecycle.paused:
        raise RefusedError(f"“{entry.name}”已经{entry.get(lifecycle.status)}了")
    if until and ending.day and until < ending.day:
        raise RefusedError(f"暂停至 {until}，却自 {ending.day} 起；结束的一天应当在后")
    data = plan.data(key)
    data[lifecycle.status] = lifecycle.paused[0]
    told: dict[str, Data] = {"from": ending.day or BLANK.format("起始日期"), **({"to": until} if until else {})}
    data["suspended"] = {**told, "adjustment": ending.number}


def resume(plan: Plan, key: str) -> None:
    """Put a suspended entry in force again in a plan. Raises RefusedError where the entry is not suspended."""
    entry = _resting(plan, key, "恢复")
    lifecycle = entry.collection.lifecycle
    if entry.get(lifecycle.status) not in lifecycle.paused:
        raise RefusedError(f"“{entry.name}”没有暂停，不用恢复")
    data = plan.data(key)
    data[lifecycle.status] = next(value for value in lifecycle.live if value not in lifecycle.paused)
    data.pop("suspended", None)


def _resting(plan: Plan, key: str, act: str) -> Entry[object]:
    entry = plan.registry.get(key)
    if entry is None:
        raise RefusedError(f"读不到“{key}”。改法：先运行 qingdan check 改好它")
    lifecycle = entry.collection.lifecycle
    if act not in lifecycle.acts or not lifecycle.paused or "suspended" not in entry.collection.root.properties:
        raise RefusedError(f"{entry.collection.title}的条目不能{act}")
    return entry
