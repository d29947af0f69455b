"""What the search knows of each entry, in the order in which equal hits are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from qingdan.model import Entry, Registry
from qingdan.pages.chinese import duration
from qingdan.schema import Field
from qingdan.schema.walk import walk_to

SLOTS = 32
"""How many terms an entry may have: a posting is the entry's number times this, plus the term's place."""
_FIRST = ("bundles", "guides", "power", "negative", "organisations", "laws")
_BODIES = ("organisation", "lead", "authorities", "custodian")


@dataclass(frozen=True, slots=True)
class Record:
    """One entry. ``terms`` are (kind, text), the name first; the kinds are 名称, 简称, 俗称, 曾用名, 编码 and 日常说法."""

    entry: Entry[Any]
    terms: tuple[tuple[str, str], ...]
    departments: tuple[str, ...]
    type: str
    online: str
    limit: str


def records_of(registry: Registry, synonyms: Mapping[str, Sequence[str]]) -> Sequence[Record]:
    """A record for each entry that has a page and a name of its own: what citizens ask for first, shorter names first."""
    words: dict[str, list[str]] = {}
    for word, keys in synonyms.items():
        for key in keys:
            words.setdefault(key, []).append(word)
    order = {each.name: (len(_FIRST), rank) for rank, each in enumerate(registry.schemas.collections)}
    order |= {name: (rank, 0) for rank, name in enumerate(_FIRST)}
    found = [each for each in registry.entries.values() if not each.collection.mirror and not each.collection.single]
    found.sort(key=lambda each: (order[each.collection.name], each.retired, len(each.name), each.key))
    return [_record(registry, each, words.get(each.key, ())) for each in found]


def _record(registry: Registry, entry: Entry[Any], words: Sequence[str]) -> Record:
    power = registry.get(f"power/{entry.get('power')}") if entry.get("power") else None
    kind = next((str(each.get("type")) for each in (entry, power) if each is not None and each.get("type")), "")
    promised = entry.get("time_limit", "promised")
    return Record(
        entry,
        tuple(dict.fromkeys(_terms(entry, words)))[:SLOTS],
        tuple(dict.fromkeys(_departments(registry, entry))),
        kind or str(entry.get(entry.collection.group) or "") * (entry.collection.name == "negative"),
        str(entry.get("online") or ""),
        duration(promised) if isinstance(promised, dict) else "",
    )


def _terms(entry: Entry[Any], words: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield "名称", entry.name
    if entry.get("short"):
        yield "简称", str(entry.get("short"))
    for kind, field in (("俗称", "aliases"), ("曾用名", "former_names")):
        values = entry.get(field)
        yield from ((kind, str(each)) for each in (values if isinstance(values, list) else ()))
    known = {str(each) for each in entry.get("aliases", default=()) or ()}
    yield from (("日常说法", each) for each in words if each not in known)
    for holder in (entry.data, *entry.rows("subitems")):
        for row in holder.get("codes", ()) or ():
            if isinstance(row, dict) and row.get("value"):
                yield "编码", str(row["value"])


def _departments(registry: Registry, entry: Entry[Any]) -> Iterator[str]:
    """The bodies that hold an entry: those it names, or the one whose folder it lies in."""
    first = entry.collection.segments[0] if entry.collection.segments else {}
    ids = [entry.id.partition("/")[0]] if first.get("reference") == "organisations" else []
    for field in _BODIES:
        value = entry.get(field)
        ids += [str(each) for each in (value if isinstance(value, list) else [value] if value else [])]
    for each in ids:
        body = registry.get(f"organisations/{each}")
        if body is not None:
            yield str(body.get("short") or body.name)


def texts_of(registry: Registry, records: Sequence[Record]) -> Iterator[list[str]]:
    """For each record every text of its entry and of what mirrors it, without ids, references and addresses."""
    ways = {each.name: walk_to(_without_former(each.root), _told) for each in registry.schemas.collections}
    mirrors = {
        each.name: [c for c in registry.schemas.collections if c.mirror == each.name]
        for each in registry.schemas.collections
    }
    for record in records:
        entry = record.entry
        found: list[str] = []
        ways[entry.collection.name].texts(entry.data, found)
        for collection in mirrors[entry.collection.name]:
            twin = registry.get(collection.key(entry.id))
            if twin is not None:
                ways[twin.collection.name].texts(twin.data, found)
        yield found


def _told(field: Field) -> bool:
    return not field.reference and field.format != "uri" and field.name not in ("id", "field")


def _without_former(field: Field) -> Field:
    """A field tree without the ids that entries had before."""
    below = {name: _without_former(each) for name, each in field.properties.items() if name != "former_ids"}
    return replace(field, properties=below, items=_without_former(field.items) if field.items is not None else None)
