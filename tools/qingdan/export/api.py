"""Static JSON below ``/api/v1``, which grows only by addition: every entry, every list, and an index of both."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from qingdan.history import Commit
from qingdan.model import Entry, Registry
from qingdan.model.content import content_bytes
from qingdan.render.compact import compact_bytes, compact_line
from qingdan.schema import Collection

ROOT = "api/v1"
VERSION = "1.0"
EDITION = "data/edition.json"


def list_files(
    registry: Registry, collection: Collection, last: Callable[[str], Commit | None], newest: Commit | None
) -> Iterator[tuple[str, bytes]]:
    """The files of one collection as (address, JSON): an index, everything in one file, and each entry in its own.

    ``last`` gives the commit that last changed the entry with a key, ``newest`` is the one that last changed any of them; None where
    nobody knows, as outside git or while a change is not committed.
    """
    entries = registry.all(collection.name)
    if collection.single:
        for entry in entries:
            envelope = envelope_of(registry, last(entry.key))
            yield f"{ROOT}/{collection.name}.json", _around(envelope, content_bytes(_full(entry)), 1)
        return
    envelope = envelope_of(registry, newest)
    rows = [_row(entry) for entry in entries]
    yield f"{ROOT}/{collection.name}.json", _around(envelope, compact_bytes(rows), len(rows))
    whole = [content_bytes(_full(entry)) for entry in entries]
    yield f"{ROOT}/{collection.name}/full.json", _around(envelope, b"[%s]" % b",".join(whole), len(rows))
    above: dict[str, bytes] = {}
    for entry, text in zip(entries, whole, strict=True):
        commit = last(entry.key)
        id_ = commit.id if commit is not None else ""
        if id_ not in above:
            above[id_] = _above(envelope_of(registry, commit), 1)
        yield f"{ROOT}/{entry.key}.json", b"%s%s}\n" % (above[id_], text)


def edition_files(registry: Registry, commit: str, time: int, *, changed: bool) -> Iterator[tuple[str, bytes]]:
    """The index of all lists, and a small file; both tell of which commit the whole site is. ``time`` is in seconds since 1970.

    ``commit`` is empty outside git; ``changed`` says that the lists differ from it. No other file tells this: it changes with every commit.
    """
    built = _built(commit, time)
    envelope = {**envelope_of(registry, None), "built_from": built}
    keys = registry.keys_by_collection()
    lists = [
        {
            "collection": each.name,
            "title": each.title,
            "total": len(keys[each.name]),
            "index": f"{ROOT}/{each.name}.json",
            "full": f"{ROOT}/{each.name}/full.json",
            "schema": f"schemas/v1/{each.name}.schema.json",
        }
        for each in registry.schemas.collections
        if not each.single
    ]
    yield f"{ROOT}/index.json", _around(envelope, compact_bytes(lists), len(lists))
    yield EDITION, compact_line({**built, "changed": changed})


def moved_files(registry: Registry, last: Callable[[str], Commit | None]) -> Iterator[tuple[str, bytes]]:
    """Where what moved is now, at the address that it had; ``last`` as for ``list_files``."""
    for former, holders in sorted(registry.by_former_id.items()):
        if former not in registry.present:
            moved = {**envelope_of(registry, last(holders[0])), "moved_to": f"{ROOT}/{holders[0]}.json"}
            yield f"{ROOT}/{former}.json", compact_line(moved)


def schema_files(registry: Registry) -> Iterator[tuple[str, str]]:
    """The schemas that the lists are written by."""
    for name, schema in sorted(registry.schemas.documents.items()):
        yield f"schemas/v1/{name}", json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def envelope_of(registry: Registry, commit: Commit | None) -> dict[str, Any]:
    """What every file begins with: whose data it is, and which commit last changed them; None where nobody knows."""
    about = registry.get("registry")
    told = {name: about.get(name) for name in ("division", "custodian", "licence")} if about is not None else {}
    return {
        "schema_version": VERSION,
        "registry": {"id": told.get("division"), "custodian": told.get("custodian"), "licence": told.get("licence")},
        "built_from": _built(commit.id, commit.time) if commit is not None else {},
    }


def _built(commit: str, time: int) -> dict[str, str]:
    """A commit and its time; nothing where there is no commit."""
    when = datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {"commit": commit, "commit_time": when} if commit else {}


def _around(envelope: Mapping[str, Any], data: bytes, total: int) -> bytes:
    """The envelope around data that is JSON already: an entry is in its own file and in the one of its whole list."""
    return b"%s%s}\n" % (_above(envelope, total), data)


def _above(envelope: Mapping[str, Any], total: int) -> bytes:
    """All that stands before the data."""
    return compact_bytes({**envelope, "total": total})[:-1] + b',"data":'


def _row(entry: Entry[Any]) -> dict[str, Any]:
    """An entry in the index of its list: what it is called, and where it is."""
    kept = {
        name: entry.get(name)
        for name, field in entry.collection.root.properties.items()
        if field.column and field.values and isinstance(entry.get(name), str)
    }
    return {
        "id": entry.id,
        "name": entry.name,
        **kept,
        "verified": isinstance(entry.get("verification"), dict),
        "page": f"{entry.key}/",
        "json": f"{ROOT}/{entry.key}.json",
    }


def _full(entry: Entry[Any]) -> dict[str, Any]:
    """An entry whole, with its key and whether it was verified; its own fields are under ``entry``."""
    return {
        "key": entry.key,
        "name": entry.name,
        "page": f"{entry.key}/",
        "source": entry.path,
        "verified": isinstance(entry.get("verification"), dict),
        "entry": entry.data,
    }
