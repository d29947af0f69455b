"""An entry that gets another id, another name, or both: what refers to it follows, what it was called is kept."""

from __future__ import annotations

import re
from typing import Any

from qingdan.edit.plan import Plan
from qingdan.edit.refusal import RefusedError
from qingdan.model import Entry
from qingdan.read.document import Data

_STYLE = re.compile("^[省市县区]|(?:管理|监督管理)?(?:局|委员会|委|办公室|办事处|中心)$")
"""What the names of bodies have in common: without it 市水务局 is 水务."""


def rename(plan: Plan, key: str, id_: str = "", name: str = "", short: str = "") -> None:
    """Give an entry a new id, a new name, a new short name. Raises RefusedError where the entry cannot be called so.

    Texts of other entries that go on calling it as before are told, for a person to look at.
    """
    entry = plan.registry.get(key)
    if entry is None:
        raise RefusedError(f"读不到“{key}”。改法：先运行 qingdan check 改好它")
    collection = entry.collection
    if collection.single or collection.record:
        raise RefusedError(f"{collection.title}不能改标识和名称")
    if collection.mirror and plan.registry.get(f"{collection.mirror}/{entry.id}"):
        raise RefusedError(f"它与职权同名同标识。改法：给职权改：qingdan rename {collection.mirror}/{entry.id} …")
    if name and name != entry.name:
        data = plan.data(key)
        if "former_names" in collection.root.properties:
            data["former_names"] = [*data.get("former_names", []), entry.name]
        data[collection.label] = name
    elif name:
        raise RefusedError(f"“{key}”现在就叫“{name}”")
    if short and "short" not in collection.root.properties:
        raise RefusedError(f"{collection.title}没有简称")
    if short:
        plan.data(key)["short"] = short
    elif name and entry.get("short"):
        plan.notes.append(f"简称还是“{entry.get('short')}”；改了的，加上 --short 新简称")
    if name:
        _mentions(plan, entry, name)
    if id_:
        move(plan, key, id_)


def _mentions(plan: Plan, entry: Entry[Any], name: str) -> None:
    """Tell of each text elsewhere in which an old name stands, or what tells a body from others; whether it is meant, a person says."""
    old = [str(each) for each in (entry.name, entry.get("short")) if each]
    if entry.collection.name == "organisations":
        stems = [_STYLE.sub("", each.removeprefix(str(plan.registry.about.get("city", "")))) for each in old]
        old += [each for each in dict.fromkeys(stems) if len(each) > 1 and each not in name]
    for other in plan.registry.entries.values():
        if other.collection.record or other.retired or other.key == entry.key:
            continue
        for field, path, text in other.collection.prose.over(other.data):
            found = next((each for each in old if isinstance(text, str) and each in text), None)
            if found is not None and field.name not in ("former_names", "reason"):
                place = other.place(*path)
                plan.notes.append(f"{place.path}:{place.line} 还写着“{found}”，没有改；请核对")


def move(plan: Plan, key: str, id_: str) -> None:
    """Move an entry, with those whose path follows its id, and turn every reference; decisions of the past stay as they are."""
    entry = plan.registry.entries[key]
    if id_ == entry.id:
        raise RefusedError(f"“{key}”的标识就是“{id_}”")
    moves: dict[str, str] = {}
    _collect(plan, key, id_, moves)
    for old, new in sorted(moves.items()):
        mover = plan.registry.get(old)
        if mover is None:
            raise RefusedError(f"要跟着移动的“{old}”读不通。改法：先运行 qingdan check 改好它")
        if "former_ids" not in mover.collection.root.properties:
            raise RefusedError(f"{mover.collection.title}不能移动")
        data = plan.data(old)
        former = [each for each in data.get("former_ids", []) if each != new]
        data["former_ids"] = [*former, mover.id]
        plan.move(old, f"{mover.collection.name}/{new}")
    for old, new in moves.items():
        for reference in plan.registry.referrers.get(old, ()):
            source = plan.registry.entries[reference.source]
            if source.collection.record or not reference.path or reference.target != old:
                continue
            value = f"{plan.collection(old).name}/{new}" if reference.field.reference == "*" else new
            put(plan.data(source.key), reference.path, value)
    # A field that repeats a part of the path follows it.
    for old in moves:
        data = plan.data(old)
        if "organisation" in data and plan.collection(old).name == "power":
            data["organisation"] = moves[old].partition("/")[0]


def _collect(plan: Plan, key: str, id_: str, moves: dict[str, str]) -> None:
    """The entry's own move and those that it brings: mirrors, and whatever has its id in the path."""
    if key in moves:
        return
    entry = plan.registry.entries[key]
    moves[key] = id_
    for other in plan.registry.schemas.collections:
        twin = f"{other.name}/{entry.id}"
        if other.mirror == entry.collection.name and twin in plan.registry.entries:
            _collect(plan, twin, id_, moves)
    for reference in plan.registry.referrers.get(key, ()):
        if reference.path:
            continue
        source = plan.registry.entries[reference.source]
        parts = source.id.split("/")
        for at, segment in enumerate(source.collection.segments):
            if segment.get("reference") == entry.collection.name and parts[at] == entry.id:
                parts[at] = id_
        _collect(plan, source.key, "/".join(parts), moves)


def put(data: Data, path: tuple[str | int, ...], value: Data) -> None:
    """Put a value at a path that is there."""
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = value
