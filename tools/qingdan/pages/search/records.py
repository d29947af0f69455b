"""What the search knows of each entry, in the order in which equal hits are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qingdan.model import Entry, Registry
from qingdan.pages.chinese import duration

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


def texts(registry: Registry, entry: Entry[Any]) -> Iterator[str]:
    """Every text of an entry and of what mirrors it, without ids, references and addresses."""
    mirrors = (registry.get(c.key(entry.id)) for c in registry.schemas.collections if c.mirror == entry.collection.name)
    for each in (entry, *(twin for twin in mirrors if twin is not None)):
        for field, path, value in each.collection.root.walk(each.data):
            own = isinstance(value, str) and not field.reference and field.format != "uri"
            if own and path and path[-1] not in ("id", "field") and "former_ids" not in path:
                yield value
