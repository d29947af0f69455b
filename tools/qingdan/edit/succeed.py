"""Entries that end because others go on with what they were for: merged into one, split into several, replaced by another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qingdan.edit.abolish import Ending, end, taken_out
from qingdan.edit.draft import BLANK, known_of
from qingdan.edit.plan import Plan
from qingdan.edit.refusal import RefusedError
from qingdan.model import Entry, Reference
from qingdan.read.document import Data, copied
from qingdan.schema import Collection, Field

_ITS_OWN = (
    "codes", "former_ids", "former_names", "verification", "transfers", "office", "suspended", "retired", "successor",
    "replaces", "waivers", "unverified",
)  # fmt: skip
"""What is said of one entry alone, and not of the one that goes on."""
_PAST = ("transfers", "retired", "suspended", "waivers", "successor", "replaces")


def succeed(
    plan: Plan, act: str, keys: Sequence[str], targets: Sequence[str], ending: Ending, names: Sequence[str] = (), rows: Sequence[str] = ()
) -> None:  # fmt: skip
    """End entries by an act (合并, 拆分, 替换), with the entries that go on: ids of their list, which are made where there are none.

    ``names`` are those of the new ones in their order; ``rows`` are properties whose rows an existing one takes over.
    Raises RefusedError where that cannot be.
    """
    sources = [_source(plan, key, act) for key in keys]
    collection = sources[0].collection
    _together(sources, targets, act)
    heirs = [collection.key(target) for target in targets]
    for number, (key, id_) in enumerate(zip(heirs, targets, strict=True)):
        if plan.registry.get(key) is None:
            _made(plan, collection, id_, sources, names[number] if number < len(names) else "", act)
        else:
            _taken_on(plan, key, sources, rows)
        if act == "合并":
            plan.given.setdefault(key, set()).update(each.key for each in sources)
    for each in sources:
        end(plan, each, ending)
        plan.data(each.key)["successor"] = list(targets)
        plan.led[each.key] = heirs[0]
    gone = {each.key for each in sources}
    for each in sources:
        for reference in plan.registry.referrers.get(each.key, ()):
            if reference.source not in gone:
                led_on(plan, reference, each, heirs)


def _source(plan: Plan, key: str, act: str) -> Entry[Any]:
    entry = plan.registry.get(key)
    if entry is None:
        raise RefusedError(f"读不到“{key}”。改法：先运行 qingdan check 改好它")
    lifecycle = entry.collection.lifecycle
    if act not in lifecycle.acts or not lifecycle.successor:
        raise RefusedError(f"{entry.collection.title}的条目不能{act}")
    if entry.retired:
        raise RefusedError(f"“{entry.name}”已经{entry.get(lifecycle.status)}了")
    open_ = [row for row in entry.rows("transfers") if row.get("kind") in ("下放", "委托") and "until" not in row]
    if open_:
        raise RefusedError(
            f"“{entry.name}”还{open_[0]['kind']}给别的机构。改法：先用 qingdan transfer --kind 收回 收回"
        )
    return entry


def _together(sources: Sequence[Entry[Any]], targets: Sequence[str], act: str) -> None:
    """Refuse entries that do not belong together, and an entry that would go on in its own place."""
    first = sources[0]
    for each in sources[1:]:
        if each.collection.name != first.collection.name:
            raise RefusedError(
                f"“{each.name}”在{each.collection.title}里，“{first.name}”在{first.collection.title}里，不能{act}"
            )
        if each.get("type") != first.get("type"):
            raise RefusedError(
                f"“{each.name}”是{each.get('type')}，“{first.name}”是{first.get('type')}，性质不同，不能{act}"
            )
    if len(set(targets)) != len(targets) or len({each.key for each in sources}) != len(sources):
        raise RefusedError("同一个条目写了两次")
    own = next((each for each in sources if each.id in targets), None)
    if own is not None:
        raise RefusedError(
            f"“{own.name}”不能{act}到它自己。改法：留下它的，只写要并入它的那几个：qingdan combine 别的条目 --into {own.id}"
            if act == "合并"
            else f"“{own.name}”不能{act}成它自己。改法：换一个标识"
        )
    if act == "拆分" and len(targets) < 2:
        raise RefusedError("拆分要拆成两个以上；改成一个的用 qingdan replace")


def _made(
    plan: Plan, collection: Collection, id_: str, sources: Sequence[Entry[Any]], name: str, act: str
) -> None:  # fmt: skip
    """The new entry after the first of those that end, with the rows that only the others have, and what mirrors it."""
    first = sources[0]
    data = _united(plan, [each.data for each in sources], collection.root, first.name, [each.name for each in sources])
    data.update({key: value for key, value in known_of(collection, id_).items() if key in data})
    data[collection.label] = name or (first.name if act == "替换" else BLANK.format("名称"))
    data["replaces"] = [each.id for each in sources]
    plan.add(collection.key(id_), data, first.key)
    for other in plan.registry.schemas.collections:
        if other.mirror != collection.name:
            continue
        twins = [plan.registry.get(f"{other.name}/{each.id}") for each in sources]
        found = [each for each in twins if each is not None]
        if found:
            united = _united(
                plan, [each.data for each in found], other.root, found[0].name, [each.name for each in found]
            )
            plan.add(f"{other.name}/{id_}", united, found[0].key)
    if act == "拆分":
        plan.notes.append(f"新条目“{data[collection.label]}”照“{first.name}”写：请删去不归它的条件、依据和责任")


def _united(plan: Plan, every: Sequence[Any], root: Field, name: str, names: Sequence[str]) -> dict[str, Data]:
    """The first one's data with the rows that others have besides; what differs otherwise is told."""
    out: dict[str, Data] = {key: value for key, value in copied(every[0]).items() if key not in _ITS_OWN}
    for data, other in zip(every[1:], names[1:], strict=True):
        for key, field in root.properties.items():
            if key in _ITS_OWN or key not in data or data[key] == out.get(key) or key in ("name", "status"):
                continue
            if field.items is not None and not field.ordered and not _leads_inside(field):
                lost: list[Data] = []
                out[key] = joined(out.get(key, []), copied(data[key]), field, lost)
                if lost:
                    plan.notes.append(
                        f"“{field.title}”里有 {len(lost)} 行与“{name}”的分不开，没有并入“{other}”的；请核对"
                    )
            elif key not in out and field.items is None:
                out[key] = copied(data[key])
            else:
                plan.notes.append(f"“{field.title}”照“{name}”写，没有并入“{other}”的；请核对")
    return out


def joined(rows: Any, more: Any, field: Field, lost: list[Data]) -> list[Data]:
    """The rows with those that are not among them; a row whose id is taken by another gets one of its own.

    ``lost`` gains the rows that cannot stand beside one that is there, because both are known by the same values.
    """
    out = list(rows)
    for row in more:
        bare = _bare(row)
        if any(_bare(each) == bare for each in out):
            continue
        if isinstance(row, dict) and field.identity:
            called = [row.get(name) for name in field.identity]
            if any(isinstance(each, dict) and [each.get(name) for name in field.identity] == called for each in out):
                if "id" not in field.identity:
                    lost.append(row)
                elif field.identity == ("id",):
                    out.append(bare)
                else:  # told apart by ids of their own
                    out.append({"id": _free_id(bare, out), **bare})
                continue
        out.append(row)
    return out


def _free_id(row: dict[str, Data], rows: Sequence[Data]) -> str:
    """An id that no row has: by the article where the row cites one, as rows of the lists are called."""
    article = str(row.get("article", ""))
    stem = f"t{article}" if article.isdecimal() else "t"
    taken = {each.get("id") for each in rows if isinstance(each, dict)}
    return next(
        each for each in (stem, *(f"{stem}-{number}" for number in range(2, len(rows) + 3))) if each not in taken
    )


def _bare(row: Data) -> Data:
    return {key: value for key, value in row.items() if key != "id"} if isinstance(row, dict) else row


def _leads_inside(field: Field) -> bool:
    """Whether rows of a field name rows of their own entry: such rows do not fit elsewhere."""
    below = [*field.properties.values(), *([field.items] if field.items is not None else [])]
    return field.reference.startswith("#") or any(map(_leads_inside, below))


def _taken_on(plan: Plan, key: str, sources: Sequence[Entry[Any]], rows: Sequence[str]) -> None:
    """The entry that is there says whom it replaces, and takes over the rows that were asked for."""
    heir = plan.registry.entries[key]
    if heir.retired:
        raise RefusedError(f"“{heir.name}”已经{heir.get(heir.collection.lifecycle.status)}了，不能由它接着办")
    data = plan.data(key)
    data["replaces"] = [*data.get("replaces", []), *(each.id for each in sources)]
    for wanted in rows:
        names = [name for name, field in heir.collection.root.properties.items() if wanted in (name, field.title)]
        field = heir.collection.root.properties[names[0]] if names else None
        if field is None or field.items is None or names[0] in _ITS_OWN:
            raise RefusedError(f"{heir.collection.title}里没有“{wanted}”这样一行一行写的内容")
        for each in sources:
            lost: list[Data] = []
            data[names[0]] = joined(data.get(names[0], []), copied(each.get(names[0], default=[])), field, lost)
            if lost:
                plan.notes.append(
                    f"“{field.title}”里有 {len(lost)} 行与“{heir.name}”的分不开，没有并入“{each.name}”的；请核对"
                )


def led_on(plan: Plan, reference: Reference, ended: Entry[Any], heirs: Sequence[str]) -> None:
    """What referred to the ended entry refers to the first that goes on; a row whose list has that already goes."""
    source = plan.registry.entries[reference.source]
    if source.collection.record or source.retired or not reference.path or reference.path[0] in _PAST:
        return
    heir = heirs[0]
    value = heir if reference.field.reference == "*" else heir.partition("/")[2]
    data: Any = plan.data(source.key)
    where = source.place(*reference.path)
    if any(isinstance(step, int) for step in reference.path) and _names(source, reference, heir, plan):
        if taken_out(data, reference, source, ended):
            plan.notes.append(f"“{source.name}”本来就列着接着办的条目，不再列“{ended.name}”")
        return
    for step in reference.path[:-1]:
        data = data[step]
    data[reference.path[-1]] = value
    if len(heirs) > 1:
        plan.notes.append(f"{where.path}:{where.line} 改指第一个（{heir}）；请核对是不是它")
    if reference.path == ("power",):
        _without_subitem(plan, source, heir)


def _names(source: Entry[Any], reference: Reference, heir: str, plan: Plan) -> bool:
    """Whether the list that a reference stands in names an entry already."""
    return any(
        each.target == heir and each.path[:1] == reference.path[:1]
        for each in plan.registry.references.get(source.key, ())
    )


def _without_subitem(plan: Plan, guide: Entry[Any], power: str) -> None:
    """A guide of a part of the ended power is one of the power that goes on, unless that has the part too."""
    part, data = guide.get("subitem"), plan.data(power)
    if part and part not in [row.get("id") for row in data.get("subitems", ()) if isinstance(row, dict)]:
        del plan.data(guide.key)["subitem"]
        plan.notes.append(f"“{guide.name}”不再写所属子项：接着办的职权里没有它")
