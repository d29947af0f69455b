"""An entry that gets another id, another name, or both: what refers to it follows, what it was called is kept."""

from __future__ import annotations

from qingdan.edit.decision import is_draft
from qingdan.edit.mentions import tell_names
from qingdan.edit.plan import Plan
from qingdan.edit.refusal import RefusedError
from qingdan.read.document import Data


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
    if id_:
        move(plan, key, id_)
    if name:
        tell_names(plan, entry, name)


def move(plan: Plan, key: str, id_: str) -> None:
    """Move an entry and those whose path follows its id, and turn every reference; past decisions stay as they are, drafts follow."""
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
            past = source.collection.record and not is_draft(source)
            if past or not reference.path or reference.target != old:
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
