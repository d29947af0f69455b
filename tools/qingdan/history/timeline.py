"""The versions of an entry: each with its commit, the decision behind it, and what it changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qingdan.history.log import Commit, Log, Touched
from qingdan.model import Entry
from qingdan.read.parse import parse
from qingdan.read.revision import Revision
from qingdan.schema import Schemas


@dataclass(frozen=True, slots=True)
class Version:
    """One state of an entry. ``blob`` is empty where the commit removed the file.

    ``applies`` is the day from which it applied: the effective date of the decision that came with it, or the commit's
    date where none did; ``decided`` says which.
    """

    commit: Commit
    path: str
    blob: str
    before: str
    applies: str
    decided: bool
    adjustment: str


def versions_of(log: Log, head: Revision, schemas: Schemas, path: str) -> list[Version]:
    """The versions of the entry in a file, oldest first; a moved entry keeps what it had under its former path."""
    out = [_version(log.commits[at], path, head, schemas) for at in log.by_path.get(path, ())]
    seen = {path}
    while out and not out[0].before:
        former = _former(out[0], head, schemas)
        if former is None or former in seen:
            break
        seen.add(former)
        earlier = [_version(log.commits[at], former, head, schemas) for at in log.by_path.get(former, ())]
        out = [each for each in earlier if each.blob] + out
    return out


def applied_on(versions: Sequence[Version], day: str) -> Version | None:
    """The version that applied on a day: of those whose day of effect is not later, the last one made."""
    return next((each for each in reversed(versions) if each.applies <= day), None)


def _version(commit: Commit, path: str, head: Revision, schemas: Schemas) -> Version:
    touched = next(each for each in commit.touched if each.path == path)
    found = _decision(commit, path, head, schemas)
    if found is None:
        return Version(commit, path, touched.after, touched.before, commit.day, False, "")
    adjustment, effective = found
    return Version(commit, path, touched.after, touched.before, effective, True, adjustment)


def _decision(commit: Commit, path: str, head: Revision, schemas: Schemas) -> tuple[str, str] | None:
    """The adjustment of the same commit that names the entry, with its effective date."""
    placed = schemas.layout.collection_of(path)
    collection = schemas.collection(placed[0]) if placed else None
    if placed is None or collection is None:
        return None
    key = collection.key(placed[1])
    for each in commit.touched:
        entry = _entry(each, head, schemas) if each.path.startswith("lists/adjustments/") else None
        if entry is None:
            continue
        named = any(row.get("entry") == key for row in entry.rows("changes"))
        if named and isinstance(entry.get("effective"), str):
            return entry.key, entry.get("effective")
    return None


def _former(first: Version, head: Revision, schemas: Schemas) -> str | None:
    """The path that an entry had before the commit that brought its file."""
    entry = _entry(Touched(first.path, "", first.blob), head, schemas)
    formers = entry.get("former_ids", default=[]) if entry else []
    gone = {each.path for each in first.commit.touched if each.before and not each.after}
    paths = [entry.collection.path(str(former)) for former in formers] if entry else []
    return next((path for path in paths if path in gone), None)


def _entry(touched: Touched, head: Revision, schemas: Schemas) -> Entry[object] | None:
    placed = schemas.layout.collection_of(touched.path)
    collection = schemas.collection(placed[0]) if placed else None
    if placed is None or collection is None or not touched.after:
        return None
    document = parse(touched.path, head.contents([touched.after])[touched.after]).document
    if document is None or not isinstance(document.data, dict):
        return None
    return Entry(collection, placed[1], collection.key(placed[1]), document.data, document, "")
