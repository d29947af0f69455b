"""Static JSON below ``/api/v1``, which grows only by addition: every entry, every list, and an index of both."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from qingdan.model import Entry, Registry
from qingdan.render.compact import compact_bytes, compact_line
from qingdan.schema import Collection

ROOT = "api/v1"
VERSION = "1.0"


def list_files(registry: Registry, collection: Collection, commit: str, time: int) -> Iterator[tuple[str, bytes]]:
    """The files of one collection as (address, JSON): an index, everything in one file, and each entry in its own.

    ``commit`` and ``time`` (seconds since 1970) are the edition's; empty and 0 outside git.
    """
    envelope = envelope_of(registry, commit, time)
    entries = registry.all(collection.name)
    if collection.single:
        for entry in entries:
            yield f"{ROOT}/{collection.name}.json", _around(envelope, compact_bytes(_full(entry)), 1)
        return
    rows = [_row(entry) for entry in entries]
    yield f"{ROOT}/{collection.name}.json", _around(envelope, compact_bytes(rows), len(rows))
    whole = [compact_bytes(_full(entry)) for entry in entries]
    yield f"{ROOT}/{collection.name}/full.json", _around(envelope, b"[%s]" % b",".join(whole), len(rows))
    above = _above(envelope, 1)
    for entry, text in zip(entries, whole, strict=True):
        yield f"{ROOT}/{entry.key}.json", b"%s%s}\n" % (above, text)


def index_files(registry: Registry, commit: str, time: int) -> Iterator[tuple[str, str | bytes]]:
    """The index of all lists, where what moved is now, and the schemas; arguments and result as for ``list_files``."""
    envelope = envelope_of(registry, commit, time)
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
    for former, holders in sorted(registry.by_former_id.items()):
        if former not in registry.present:
            moved = {**envelope, "moved_to": f"{ROOT}/{holders[0]}.json"}
            yield f"{ROOT}/{former}.json", compact_line(moved)
    for name, schema in sorted(registry.schemas.documents.items()):
        yield f"schemas/v1/{name}", json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def envelope_of(registry: Registry, commit: str, time: int) -> dict[str, Any]:
    """What every file begins with: whose data it is, and from which commit (``time`` in seconds since 1970)."""
    about = registry.get("registry")
    told = {name: about.get(name) for name in ("division", "custodian", "licence")} if about is not None else {}
    built = {"commit": commit, "commit_time": datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}
    return {
        "schema_version": VERSION,
        "registry": {"id": told.get("division"), "custodian": told.get("custodian"), "licence": told.get("licence")},
        "built_from": built if commit else {},
    }


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
