"""Entries that begin: the file of a new one with its blanks, and the decision for what was changed."""

from __future__ import annotations

from qingdan.edit.decision import DecisionTerms, book, called, decided, free_number, link, undecided
from qingdan.edit.draft import draft, draft_like
from qingdan.edit.meant import id_meant, key_meant, new_id
from qingdan.edit.plan import Plan, fits
from qingdan.model import Registry
from qingdan.read import Source, SourceError
from qingdan.schema import Collection
from qingdan.schema.slip import nearest


def begun(
    registry: Registry, source: Source, collection: str, text: str, model: str = "", power: str = ""
) -> tuple[str, bytes]:
    """The path and the file of a new entry of a list, by the list's title or folder and the entry's id, or its body and name.

    ``model`` is the entry that it follows, ``power`` the one that a guide is of. Raises SourceError where it cannot be made.
    """
    chosen = _collection(registry, collection)
    id_, name = new_id(registry, chosen, text)
    path = _free(registry, source, chosen, id_)
    known = _known(registry, chosen, id_, name, power)
    if not model:
        return path, draft(chosen, registry.schemas.documents, id_, known).encode()
    held = registry.entries[key_meant(registry, model, chosen.name)]
    return path, draft_like(held, source.content(held.path) or b"", id_, known)


def begun_decision(plan: Plan, base: Source, today: str) -> str:
    """Draft the decision for what changed since a state and has none, into a plan; its key, empty where none is needed.

    Raises ComparisonError, RefusedError.
    """
    lacking = undecided(base, plan.source, plan.registry.schemas, today)
    number = free_number(plan.registry, today[:4])
    if lacking.points:
        link(plan, lacking.points, number)
        what = called(lacking.points, plan.registry)
        plan.add(f"adjustments/{number}", decided(lacking.points, plan.registry, DecisionTerms(), what))
    book(plan, today[:4], lacking)
    return f"adjustments/{number}" if lacking.points else ""


def _known(registry: Registry, collection: Collection, id_: str, name: str, power: str) -> dict[str, str]:
    """What need not be asked, by key: the name that was written, the power. Raises SourceError where the list has no powers."""
    known = {collection.label: name} if name and collection.label in collection.root.properties else {}
    takes = collection.root.properties.get("power")
    if power:
        if takes is None or not takes.reference:
            raise SourceError(f"{collection.title}的条目不写职权，去掉 --power")
        return {**known, "power": id_meant(registry, power, "power")}
    return {**known, "power": id_} if takes is not None and registry.get(f"power/{id_}") else known


def _collection(registry: Registry, name: str) -> Collection:
    """The collection of that folder or title. Raises SourceError with the nearest where there is none."""
    every = [each for each in registry.schemas.collections if not each.single]
    found = next((each for each in every if name in (each.name, each.title)), None)
    if found is None:
        titles = "、".join(f"{each.title}（{each.name}）" for each in every)
        raise SourceError(f"没有“{name}”这类清单。改法：写这些中的一个：{titles}")
    return found


def _free(registry: Registry, source: Source, collection: Collection, id_: str) -> str:
    """The path of a file that may be made. Raises SourceError where the id does not fit or is or was somebody's."""
    path = collection.path(id_)
    shape = registry.schemas.layout.shape(collection.name)
    if registry.schemas.layout.collection_of(path) != (collection.name, id_):
        raise SourceError(
            f"标识“{id_}”不合{collection.title}的写法。改法：文件应当在 {shape}，用小写拼音、数字和连字符"
        )
    parts = id_.split("/")
    if not fits(id_):
        raise SourceError(f"标识“{id_}”里有不能用的字符。改法：用小写拼音、数字，词间用一个连字符，例如 qushui-xuke")
    for segment, part in zip(collection.segments, parts, strict=True):
        reference = segment.get("reference")
        if reference and registry.get(f"{reference}/{part}") is None:
            known = nearest(part, [each.id for each in registry.all(str(reference))])
            make = f"先 qingdan new {reference} {part}"
            hint = f"改法：是不是“{known}”；确是新的，{make}" if known else f"改法：{make}"
            raise SourceError(f"没有{segment['title']}“{part}”。{hint}")
    if source.content(path) is not None:
        raise SourceError(f"已经有 {path} 了。改法：换一个标识；要改这个条目，直接改文件")
    holders = registry.by_former_id.get(collection.key(id_))
    if holders:
        raise SourceError(f"标识“{id_}”是“{holders[0]}”从前的，旧网址还指着它，不能再用。改法：换一个标识")
    mirror = collection.mirror
    if mirror and registry.get(f"{mirror}/{id_}") is None:
        title = next(each.title for each in registry.schemas.collections if each.name == mirror)
        raise SourceError(
            f"{collection.title}的条目与{title}的同名，{title}里没有“{id_}”。改法：先 qingdan new {title} {id_}"
        )
    return path
