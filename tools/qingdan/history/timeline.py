"""The versions of an entry: each with its commit, the decision behind it, and what it changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qingdan.history.log import Commit, Log
from qingdan.model import Entry
from qingdan.read.parse import parse
from qingdan.read.revision import Revision
from qingdan.schema import Schemas

_DECISIONS = "lists/adjustments/"


class Version(NamedTuple):
    """One state of an entry. ``blob`` is empty where the commit removed the file.

    ``applies`` is the day from which it applied: the effective date of the decision that came with it, or the commit's
    date where none did; ``decided`` says which. A tuple, because a history has more versions than anything else.
    """

    commit: Commit
    path: str
    blob: str
    before: str
    applies: str
    decided: bool
    adjustment: str


class Timelines:
    """The versions of every entry of a log. What is asked of a commit is read once."""

    def __init__(self, log: Log, head: Revision, schemas: Schemas) -> None:
        """Take the log, the revision that it leads to, and the schemas that say which file is which entry."""
        self.log = log
        self._head = head
        self._schemas = schemas
        self._layout = schemas.layout
        self._commits: dict[str, _Deeds] = {}

    def of(self, path: str) -> list[Version]:
        """The versions of the entry in a file, oldest first; a moved entry keeps what it had under its former path."""
        out = self._versions(path)
        seen = {path}
        while out and not out[0].before:
            former = self._former(out[0])
            if former is None or former in seen:
                break
            seen.add(former)
            out = [each for each in self._versions(former) if each.blob] + out
        return out

    def _versions(self, path: str) -> list[Version]:
        placed = self._layout.collection_of(path)
        collection = self._schemas.collection(placed[0]) if placed else None
        key = collection.key(placed[1]) if placed and collection else None
        out = []
        for commit, touched in self.log.by_path.get(path, ()):
            deeds = self._deeds(commit)
            adjustment, day = deeds.decided.get(key, ("", "")) if key else ("", "")
            out.append(
                Version(commit, path, touched.after, touched.before, day or deeds.day, bool(adjustment), adjustment)
            )
        return out

    def _deeds(self, commit: Commit) -> _Deeds:
        if commit.id not in self._commits:
            self._commits[commit.id] = _Deeds(
                commit.day,
                self._decided(commit),
                {each.path for each in commit.touched if each.before and not each.after},
            )
        return self._commits[commit.id]

    def _decided(self, commit: Commit) -> dict[str, tuple[str, str]]:
        """The adjustment of the same commit that names an entry, with its effective date, by the entry's key."""
        out: dict[str, tuple[str, str]] = {}
        for each in commit.touched:
            entry = self._entry(each.path, each.after) if each.path.startswith(_DECISIONS) else None
            effective = entry.get("effective") if entry is not None else None
            if entry is not None and isinstance(effective, str):
                for row in entry.rows("changes"):
                    out.setdefault(str(row.get("entry")), (entry.key, effective))
        return out

    def _former(self, first: Version) -> str | None:
        """The path that an entry had before the commit that brought its file."""
        gone = self._deeds(first.commit).gone
        entry = self._entry(first.path, first.blob) if gone else None
        formers = entry.get("former_ids", default=[]) if entry else []
        paths = [entry.collection.path(str(former)) for former in formers] if entry else []
        return next((path for path in paths if path in gone), None)

    def _entry(self, path: str, blob: str) -> Entry[object] | None:
        placed = self._layout.collection_of(path)
        collection = self._schemas.collection(placed[0]) if placed else None
        if placed is None or collection is None or not blob:
            return None
        document = parse(path, self._head.contents([blob])[blob]).document
        if document is None or not isinstance(document.data, dict):
            return None
        return Entry(collection, placed[1], collection.key(placed[1]), document.data, document, "")


@dataclass(frozen=True, slots=True)
class _Deeds:
    """What a commit did beside the entries themselves: its day, its decisions by the key they name, the files it removed."""

    day: str
    decided: dict[str, tuple[str, str]]
    gone: set[str]


def applied_on(versions: Sequence[Version], day: str) -> Version | None:
    """The version that applied on a day: of those whose day of effect is not later, the last one made."""
    return next((each for each in reversed(versions) if each.applies <= day), None)
