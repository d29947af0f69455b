"""QD201."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from rapidfuzz import fuzz, process

from qingdan.diagnostics import Diagnostic, Edit, Reach, report, rule
from qingdan.model import Entry, Reference, Registry
from qingdan.model.called import SHORTEST, called, plain, undated


@rule("QD201", reach=Reach(names=True))
def dangling_reference(registry: Registry) -> Iterator[Diagnostic]:
    r"""引用的条目不存在。

    为什么：链接点不开，依据查不到；多半是标识拼错了，或者条目还没有建。
    改法：改成已有的标识；确实没有的，先新建那个条目。

    正例:
        # lists/organisations/jia.yml
        name: 甲局
        kind: 工作部门
        level: 市级
        parent: shi
        status: 在用

    反例:
        # lists/organisations/jia.yml
        name: 甲局
        kind: 工作部门
        level: 市级
        parent: shii
                ^^^^
        status: 在用
    """
    ids: dict[str, list[str]] = {}
    for references in registry.references.values():
        for reference in references:
            if reference.local or reference.target in registry.present:
                continue
            # A record tells of its day: it may call an entry as that was called then.
            source = registry.entries[reference.source]
            if source.collection.record and (
                reference.target in registry.by_former_id or _comes(source, reference.target)
            ):
                continue
            ids = ids or _ids(registry)
            yield _dangling(registry, reference, ids)


def _comes(decision: Entry[Any], key: str) -> bool:
    """Whether a decision carries an entry with it, which is there only from its day."""
    return any(row.get("entry") == key and "content" in row for row in decision.rows("changes"))


def _ids(registry: Registry) -> dict[str, list[str]]:
    """The keys that files have, by collection."""
    ids: dict[str, list[str]] = {}
    for key in sorted(registry.present):
        ids.setdefault(key.partition("/")[0], []).append(key)
    return ids


def _named(registry: Registry, source: str, keys: Sequence[str], name: str) -> list[str]:
    """The ids of the entries that are called so, in full, for short or commonly; of several those of the same body, where there are any.

    A body may go by the end of its name, a law by its name with the year of its version.

    Every entry is asked for by its key: who writes a name means one of them all.
    """
    wanted = plain(name)
    every = [each for key in keys if (each := registry.get(key)) is not None]
    found = [each.id for each in every if wanted in called(each)]
    if not found and every and every[0].collection.name == "organisations" and len(wanted) >= SHORTEST:
        found = [each.id for each in every if any(one.endswith(wanted) for one in called(each))]
    if not found and undated(name)[1]:
        found = [each.id for each in every if plain(undated(name)[0]) in called(each)]
    body = source.partition("/")[2].partition("/")[0]
    return [id_ for id_ in found if id_.startswith(f"{body}/")] or found


def _tidied(text: str, collection: str) -> str:
    """The id that is meant by the path of its file, by one in full width, with blanks, capitals, other dashes or strokes, or a full stop."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower().replace("\\", "/")
    plain = re.sub("[\u2010-\u2015\u2212]", "-", plain).strip("。.,;:、")
    return plain.removeprefix("lists/").removesuffix(".yml").removeprefix(f"{collection}/")


def _other_year(registry: Registry, key: str, name: str) -> str:
    """The year of a version that a law's name says and the law does not have; empty where it says none, or one that it has."""
    year, law = undated(name)[1], registry.get(key)
    dates = [str(row.get("date")) for row in law.rows("versions")] if law is not None else []
    return "" if any(each.startswith(year) for each in dates) else year


def _dangling(registry: Registry, reference: Reference, ids: dict[str, list[str]]) -> Diagnostic:
    entry = registry.entries[reference.source]
    collection, _, wanted = reference.target.partition("/")
    known = registry.schemas.collection(collection)
    title = known.title if known is not None else collection
    full = reference.field.reference == "*"
    place = entry.place(*reference.path)
    if not reference.path:
        return report(
            dangling_reference,
            place,
            f"文件路径里的“{wanted}”不是已有的{title}条目",
            "把文件移到已有机构的文件夹里，或者先新建这个机构",
        )
    shown = reference.target if full else wanted
    node = entry.document.node(reference.path)
    alone = node is not None and node.line == node.end_line
    named = [] if full or wanted.isascii() else _named(registry, entry.key, ids.get(collection, ()), wanted)
    if named:
        year = _other_year(registry, f"{collection}/{named[0]}", wanted)
        return report(
            dangling_reference,
            place,
            f"{reference.field.label}写的是名称“{wanted}”，这里要写它的标识",
            (f"写成 {named[0]}" + (f"；清单里这部法律没有 {year} 年的版本，先看清引用的是哪一版" if year else ""))
            if len(named) == 1
            else f"叫这个名称的有几个，看清是哪一个，写它的标识：{'、'.join(named)}",
            edits=[Edit(place, named[0], guess=bool(year))] if len(named) == 1 and alone else (),
        )
    wanted_id = _tidied(shown, collection)
    if not full and f"{collection}/{wanted_id}" in registry.present:
        told = f"{reference.field.label}引用的“{shown}”不存在：这里只写条目的标识"
        return report(
            dangling_reference, place, told, f"写成 {wanted_id}", edits=[Edit(place, wanted_id)] if alone else ()
        )
    choices = sorted(registry.present) if full else [key.partition("/")[2] for key in ids.get(collection, ())]
    best = process.extract(shown, choices, scorer=fuzz.ratio, limit=3, score_cutoff=75)
    near = [choice for choice, _, _ in best]
    fix = f"改成“{near[0]}”" + (f"；相近的还有：{'、'.join(near[1:])}" if near[1:] else "") if near else ""
    edits = [Edit(place, near[0], guess=True)] if near and alone else []
    what = "没有这个条目" if full else f"{title}里没有这个条目"
    return report(dangling_reference, place, f"{reference.field.label}引用的“{shown}”不存在：{what}", fix, edits=edits)
