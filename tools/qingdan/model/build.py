"""Build the registry from documents: entries, references, and indexes, in one pass each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from sys import intern
from typing import Any

from qingdan.model.entry import Entry, Reference
from qingdan.model.registry import Registry
from qingdan.read import Reading
from qingdan.schema import Collection, Schemas


def build_registry(reading: Reading, schemas: Schemas, as_of: str = "") -> Registry:
    """The registry of everything that could be read; broken files are present by key only."""
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
    references = {key: tuple(references_of(entry)) for key, entry in entries.items()}
    formers = _index((former, entry.key) for entry in entries.values() for former in formers_of(entry))
    current = {old: holders[0] for old, holders in formers.items() if old not in present}
    return Registry(
        schemas=schemas,
        entries=entries,
        present=frozenset(present),
        references=references,
        by_collection=_index((entry.collection.name, entry) for entry in entries.values()),
        referrers=_index(
            (current.get(ref.target, ref.target), ref) for refs in references.values() for ref in refs if not ref.local
        ),
        by_code=_index((code, entry.key) for entry in entries.values() for code in codes_of(entry)),
        by_organisation=_index(_pointing(references, "organisations/")),
        by_law=_index(_pointing(references, "laws/")),
        by_type=_index((str(entry.get("type")), entry.key) for entry in entries.values() if entry.get("type")),
        by_former_id=formers,
        as_of=as_of,
    )


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


def references_of(entry: Entry[Any]) -> Iterator[Reference]:
    """Every reference that an entry makes: by its values, and by the ids in its path."""
    for field, path, value in entry.collection.references.over(entry.data):
        if not isinstance(value, str):
            continue
        if field.reference.startswith("#"):
            yield Reference(entry.key, path, field, intern(f"{field.reference[1:]}/{value}"), local=True)
        elif field.reference == "*":
            yield Reference(entry.key, path, field, value)
        else:
            yield Reference(entry.key, path, field, intern(f"{field.reference}/{value}"))
    ids = entry.id.split("/")
    for segment, part in zip(entry.collection.segments, ids, strict=False):
        if "reference" in segment:
            yield Reference(entry.key, (), entry.collection.root, f"{segment['reference']}/{part}")


def codes_of(entry: Entry[Any]) -> Iterator[tuple[str, str]]:
    """The official codes of an entry and of its sub-items, as (scheme, value)."""
    for holder in (entry.data, *entry.rows("subitems")):
        rows = holder.get("codes", ())
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict) and isinstance(row.get("scheme"), str) and isinstance(row.get("value"), str):
                yield row["scheme"], row["value"]


def formers_of(entry: Entry[Any]) -> Iterator[str]:
    """The keys that an entry had before."""
    for former in entry.get("former_ids", default=()) or ():
        yield entry.collection.key(former)


def _pointing(references: Mapping[str, Sequence[Reference]], prefix: str) -> Iterator[tuple[str, str]]:
    for key, refs in references.items():
        for target in sorted({ref.target for ref in refs if ref.target.startswith(prefix)}):
            yield target.removeprefix(prefix), key


def _index(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, tuple[Any, ...]]:
    out: defaultdict[Any, list[Any]] = defaultdict(list)
    for key, value in pairs:
        out[key].append(value)
    return {key: tuple(values) for key, values in out.items()}
