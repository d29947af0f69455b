"""Build the registry from documents: entries, references, and indexes, in one pass each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from sys import intern
from typing import Any, TypeAlias

from qingdan.model.entry import Entry, Reference
from qingdan.model.later import Later
from qingdan.model.registry import Registry
from qingdan.read import Document, Reading
from qingdan.schema import Collection, Schemas

Targets: TypeAlias = "defaultdict[str, dict[str, str]]"
"""The keys that values stand for, by the collection that the field names and by the value."""


def build_registry(reading: Reading, schemas: Schemas, as_of: str = "", before: Registry | None = None) -> Registry:
    """The registry of everything that could be read; broken files are present by key only.

    What ``before``, made of an earlier reading by the same schemas, knows of a document that is still the same is not looked up again.
    """
    layout = schemas.layout
    entries: dict[str, Entry[Any]] = {}
    present: set[str] = set()
    for path in reading.paths:
        placed = layout.collection_of(path)
        collection = schemas.collection(placed[0]) if placed else None
        if placed is None or collection is None:
            continue
        id_ = collection.name if collection.single else placed[1]
        key = collection.key(id_)
        present.add(key)
        document = reading.documents.get(path)
        if document is not None and isinstance(document.data, dict):
            entries[key] = Entry(collection, id_, key, document.data, document, name_in(document.data, collection, id_))
    entries = _borrow_names(dict(sorted(entries.items())))
    targets: Targets = defaultdict(dict)
    known = _known(before)

    def referring() -> dict[str, Sequence[Reference]]:
        found: dict[str, Sequence[Reference]] = {}
        for key, entry in entries.items():
            document, refs = known.get(key, (None, ()))
            found[key] = refs if document is entry.document else tuple(references_of(entry, targets))
        known.clear()
        return found

    references = Later(referring)
    formers = _index((former, entry.key) for entry in entries.values() for former in formers_of(entry))
    current = {old: holders[0] for old, holders in formers.items() if old not in present}
    return Registry(
        schemas=schemas,
        entries=entries,
        present=frozenset(present),
        references=references,
        by_collection=_index((entry.collection.name, entry) for entry in entries.values()),
        referrers=Later(lambda: referrers_in(references, current)),
        by_code=_index((code, entry.key) for entry in entries.values() for code in codes_of(entry)),
        by_former_id=formers,
        as_of=as_of,
    )


def _known(before: Registry | None) -> dict[str, tuple[Document, Sequence[Reference]]]:
    """The references that an earlier registry has looked up, each with the document that makes them."""
    if before is None or not isinstance(before.references, Later):
        return {}
    return {key: (before.entries[key].document, refs) for key, refs in before.references.made.items()}


def name_in(data: Mapping[str, Any], collection: Collection, id_: str) -> str:
    """What an entry is called by its own data; its id where the data have no name."""
    value = data.get(collection.label)
    return value if isinstance(value, str) and value else id_


def _borrow_names(entries: dict[str, Entry[Any]]) -> dict[str, Entry[Any]]:
    """An entry that has no name of its own is called like the entry that it mirrors."""
    out = {}
    for key, entry in entries.items():
        twin = entries.get(f"{entry.collection.mirror}/{entry.id}") if entry.collection.mirror else None
        if twin is not None and entry.name == entry.id:
            out[key] = Entry(entry.collection, entry.id, key, entry.data, entry.document, twin.name)
        else:
            out[key] = entry
    return out


def references_of(entry: Entry[Any], targets: Targets) -> Iterator[Reference]:
    """Every reference that an entry makes: by its values, and by the ids in its path. ``targets`` keeps what recurs."""
    return references_in(entry.collection, entry.id, entry.key, entry.data, targets)


def references_in(
    collection: Collection, id_: str, key: str, data: Mapping[str, Any], targets: Targets
) -> Iterator[Reference]:
    """Every reference that an entry makes by its values and by the ids in its path, from data that may be partial."""
    for field, path, value in collection.references.over(data):
        if not isinstance(value, str):
            continue
        name = field.reference
        known = targets[name]
        target = known.get(value)
        if target is None:
            target = known[value] = value if name == "*" else intern(f"{name.removeprefix('#')}/{value}")
        yield Reference(key, path, field, target, name[0] == "#")
    for segment, part in zip(collection.segments, id_.split("/"), strict=False):
        if "reference" in segment:
            yield Reference(key, (), collection.root, f"{segment['reference']}/{part}")


def codes_of(entry: Entry[Any]) -> Iterator[tuple[str, str]]:
    """The official codes of an entry and of its sub-items, as (scheme, value)."""
    data = entry.data
    if "codes" not in data and "subitems" not in data:
        return
    for holder in (data, *entry.rows("subitems")):
        rows = holder.get("codes", ())
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict) and isinstance(row.get("scheme"), str) and isinstance(row.get("value"), str):
                yield row["scheme"], row["value"]


def formers_of(entry: Entry[Any]) -> Iterator[str]:
    """The keys that an entry had before."""
    for former in entry.get("former_ids", default=()) or ():
        yield entry.collection.key(former)


def referrers_in(
    references: Mapping[str, Sequence[Reference]], current: Mapping[str, str]
) -> dict[str, tuple[Reference, ...]]:
    """The references by what they point at, or by what that has become."""
    out: defaultdict[str, list[Reference]] = defaultdict(list)
    for refs in references.values():
        for ref in refs:
            if not ref.local:
                out[ref.target].append(ref)
    for old, new in current.items():
        if old in out:
            # In the order of the entries that refer, whichever id they use.
            order = {key: at for at, key in enumerate(references)} if new in out else {}
            both = [*out.pop(new, ()), *out.pop(old)]
            out[new] = sorted(both, key=lambda ref: order.get(ref.source, 0))
    return {target: tuple(refs) for target, refs in out.items()}


def _index(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, tuple[Any, ...]]:
    out: defaultdict[Any, list[Any]] = defaultdict(list)
    for key, value in pairs:
        out[key].append(value)
    return {key: tuple(values) for key, values in out.items()}
