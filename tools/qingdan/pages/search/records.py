"""What the search knows of each entry, in the order in which equal hits are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from qingdan.model import Entry, Registry
from qingdan.pages.chinese import duration
from qingdan.schema import Collection, Field
from qingdan.schema.walk import walk_to

SLOTS = 64
"""How many terms an entry may have: a posting of a spelling is the entry's number times this, plus the term's place."""
_FIRST = ("bundles", "guides", "power", "negative", "organisations", "laws")
_BODIES = ("organisation", "lead", "authorities", "custodian")


_DOES = {
    "conditions": ("text",),
    "materials": ("name",),
    "result": ("name",),
    "penalties": ("range",),
    "objects": ("name",),
    "duties": ("duty",),
    "main": ("duty",),
}
"""Fields whose rows say what an entry does, and which parts of a row."""
_SAID = ("conduct", "benefit", "scope", "measure", "certificate", "note")
POWER = "所属职权"


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One entry. ``terms`` are (kind, text), the name first; the kinds are 名称, 简称, 俗称, 曾用名, 编码, 日常说法 and 所属职权.

    ``summary`` and ``does`` say what the entry is for: conditions, papers, the conduct that is punished, duties.
    ``division`` is that of the body that holds it, "" when there is none; ``guides`` are those of a power, or of the powers that permit
    what a row of the negative list names.
    """

    entry: Entry[Any]
    terms: tuple[tuple[str, str], ...]
    departments: tuple[str, ...]
    type: str
    online: str
    limit: str
    summary: str
    does: tuple[str, ...]
    division: str
    guides: tuple[str, ...]


def records_of(registry: Registry, synonyms: Mapping[str, Sequence[str]]) -> Sequence[SearchRecord]:
    """A record for each entry that has a page and a name of its own: what citizens ask for first, then by key.

    A record's place is its number in every file of the index: no name stands in the order, so that a new name moves no other entry.
    """
    words: dict[str, list[str]] = {}
    for word, keys in synonyms.items():
        for key in keys:
            words.setdefault(key, []).append(word)
    order = {each.name: (len(_FIRST), rank) for rank, each in enumerate(registry.schemas.collections)}
    order |= {name: (rank, 0) for rank, name in enumerate(_FIRST)}
    found = [each for each in registry.entries.values() if not each.collection.mirror and not each.collection.single]
    found.sort(key=lambda each: (order[each.collection.name], each.retired, each.key))
    guides: dict[str, list[str]] = {}
    for each in found:
        if each.collection.name == "guides" and not each.retired:
            guides.setdefault(f"power/{each.get('power')}", []).append(each.key)
    mirrors: dict[str, list[Collection]] = {}
    for collection in registry.schemas.collections:
        mirrors.setdefault(collection.mirror, []).append(collection)

    def led_to(entry: Entry[Any]) -> tuple[str, ...]:
        """The guides of a power, or of the powers by which a row of the negative list is permitted."""
        powers = [entry.key, *(f"power/{row.get('power')}" for row in entry.rows("permits"))]
        return tuple(dict.fromkeys(key for power in powers for key in guides.get(power, ())))

    return [_record(registry, each, words, led_to(each), mirrors) for each in found]


def _record(
    registry: Registry,
    entry: Entry[Any],
    words: Mapping[str, Sequence[str]],
    guides: tuple[str, ...],
    mirrors: Mapping[str, Sequence[Collection]],
) -> SearchRecord:
    power = registry.get(f"power/{entry.get('power')}") if entry.get("power") else None
    twins = (registry.get(each.key(entry.id)) for each in mirrors.get(entry.collection.name, ()))
    tellers = [each for each in (entry, power, *twins) if each is not None]
    kind = next((str(each.get("type")) for each in (entry, power) if each is not None and each.get("type")), "")
    promised = entry.get("time_limit", "promised")
    return SearchRecord(
        entry,
        tuple(dict.fromkeys(_terms(registry, entry, power, words)))[:SLOTS],
        tuple(dict.fromkeys(_departments(registry, entry))),
        kind or str(entry.get(entry.collection.group) or "") * (entry.collection.name == "negative"),
        str(entry.get("online") or ""),
        duration(promised) if isinstance(promised, dict) else "",
        "".join(str(each.get("summary") or "") for each in tellers[: 2 if power is not None else 1]),
        tuple(dict.fromkeys(text for each in tellers for text in _does(each))),
        _division(registry, entry),
        guides,
    )


def _does(entry: Entry[Any]) -> Iterator[str]:
    for name in _SAID:
        if entry.get(name):
            yield str(entry.get(name))
    result = entry.get("result")
    if isinstance(result, dict):
        yield str(result.get("name") or "")
    for name, parts in _DOES.items():
        rows = entry.get(name)
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict):
                yield from (str(row[part]) for part in parts if row.get(part))


def _division(registry: Registry, entry: Entry[Any]) -> str:
    """The division whose body answers for the entry; a guide or a power lies in its body's folder."""
    if entry.collection.name == "organisations":
        return str(entry.get("division") or "")
    body = registry.get(f"organisations/{entry.get('organisation') or entry.id.partition('/')[0]}")
    return str(body.get("division") or "") if body is not None else ""


def _predecessors(registry: Registry, entry: Entry[Any]) -> Iterator[str]:
    """What the entries were called in whose place another stands, by its word or by theirs, and those before them."""
    waiting, seen = [entry.key], {entry.key}
    while waiting:
        key = waiting.pop()
        named = [each.target for each in registry.references.get(key, ()) if each.path[:1] == ("replaces",)]
        named += [each.source for each in registry.referrers.get(key, ()) if each.path[:1] == ("successor",)]
        for old in map(registry.get, named):
            if old is not None and old.key not in seen:
                seen.add(old.key)
                waiting.append(old.key)
                if old.name != entry.name:
                    yield old.name


def _terms(
    registry: Registry, entry: Entry[Any], power: Entry[Any] | None, everyday: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    yield "名称", entry.name
    if entry.get("short"):
        yield "简称", str(entry.get("short"))
    for kind, field in (("俗称", "aliases"), ("曾用名", "former_names")):
        values = entry.get(field)
        yield from ((kind, str(each)) for each in (values if isinstance(values, list) else ()))
    yield from (("曾用名", each) for each in _predecessors(registry, entry))
    known = {str(each) for each in entry.get("aliases", default=()) or ()}
    words = [*everyday.get(entry.key, ()), *(everyday.get(power.key, ()) if power is not None else ())]
    yield from (("日常说法", each) for each in dict.fromkeys(words) if each not in known)
    if power is not None:
        yield POWER, power.name
        yield from ((POWER, str(each)) for each in power.get("aliases", default=()) or () if each not in known)
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


def texts_of(registry: Registry, records: Sequence[SearchRecord]) -> Iterator[list[str]]:
    """For each record every text of its entry and of what mirrors it, without ids, references, paths and addresses."""
    ways = {each.name: walk_to(_without_former(each.root), _told) for each in registry.schemas.collections}
    mirrors = {
        each.name: [c for c in registry.schemas.collections if c.mirror == each.name]
        for each in registry.schemas.collections
    }
    for record in records:
        entry = record.entry
        found: list[str] = []
        ways[entry.collection.name].texts(entry.data, found, by_schema=True)
        for collection in mirrors[entry.collection.name]:
            twin = registry.get(collection.key(entry.id))
            if twin is not None:
                ways[twin.collection.name].texts(twin.data, found, by_schema=True)
        yield found


def _told(field: Field) -> bool:
    return (
        not field.reference
        and not field.path_of
        and not field.machine
        and field.format != "uri"
        and field.name not in ("id", "field", "record")
    )


def _without_former(field: Field) -> Field:
    """A field tree without the ids that entries had before."""
    below = {name: _without_former(each) for name, each in field.properties.items() if name != "former_ids"}
    return replace(field, properties=below, items=_without_former(field.items) if field.items is not None else None)
