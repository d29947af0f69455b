"""One side of a comparison: entries looked up by key, read when first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from qingdan.diagnostics import Diagnostic
from qingdan.model import Entry
from qingdan.model.build import name_in
from qingdan.model.migrations import Migration, migrated, steps_between
from qingdan.model.version import version_in
from qingdan.read import Source
from qingdan.read.document import Parsed
from qingdan.read.layout import LISTS
from qingdan.read.quick import QuickReader
from qingdan.read.revision import Revision
from qingdan.schema import Collection, Schemas

Loaded: TypeAlias = tuple[Entry[Any] | None, tuple[Diagnostic, ...]]
"""The entry in a file, None where there is none, and what is wrong with the file."""


class State:
    """The lists at one moment, without reading them whole."""

    def __init__(self, source: Source, schemas: Schemas, reader: QuickReader | None = None) -> None:
        """Take the source and the schemas that say which file is which entry; two sides may share one reader."""
        self.reader = reader or QuickReader()
        self.source = source
        self.schemas = schemas
        self.layout = schemas.layout
        self.migrated: dict[str, dict[str, Any]] = {}
        self._entries: dict[str, Entry[Any] | None] = {}
        self._names: dict[str, str | None] = {}

    def key(self, path: str) -> str | None:
        """The key of the entry in a file, or None where no collection has such a file."""
        placed = self.layout.collection_of(path)
        collection = self.schemas.collection(placed[0]) if placed else None
        return collection.key(placed[1]) if placed and collection else None

    def load(self, key: str, raw: bytes) -> Loaded:
        """The entry in the bytes of its file, and what is wrong with them; None when they hold no mapping."""
        name, _, id_ = key.partition("/")
        collection = self.schemas.collection(name)
        if collection is None:
            return None, ()
        return self._held(key, collection, id_, self.reader.parse(collection.path(id_), raw))

    def _held(self, key: str, collection: Collection, id_: str, parsed: Parsed) -> Loaded:
        document = parsed.document
        entry = None
        if document is not None and isinstance(document.data, dict):
            own = id_ or collection.name
            data = self.migrated.get(key, document.data)
            entry = Entry(collection, own, key, data, document, name_in(data, collection, own))
        self._entries[key] = entry
        return entry, parsed.diagnostics

    def load_both(self, later: State, key: str, before: bytes, after: bytes) -> tuple[Loaded, Loaded]:
        """Load an entry in this state and in a later one; what both versions of the file say is one object in both results."""
        name, _, id_ = key.partition("/")
        collection = self.schemas.collection(name)
        if collection is None:
            return (None, ()), (None, ())
        if key in self.migrated:
            return self.load(key, before), later.load(key, after)
        old, new = self.reader.parse_pair(collection.path(id_), before, after)
        return self._held(key, collection, id_, old), later._held(key, collection, id_, new)

    def entry(self, key: str) -> Entry[Any] | None:
        """The entry with that key, or None where the state has none that can be read."""
        if key not in self._entries:
            self.fetch([key])
        return self._entries.get(key)

    def fetch(self, keys: Iterable[str]) -> None:
        """Read the entries of the given keys that were not read yet, all at once where the source can."""
        wanted: dict[str, str] = {}
        for key in keys:
            name, _, id_ = key.partition("/")
            collection = self.schemas.collection(name)
            if key not in self._entries and collection and (id_ or collection.single):
                wanted[collection.path(id_)] = key
        for key, raw in zip(wanted.values(), self.contents(list(wanted)), strict=True):
            if raw is None:
                self._entries[key] = None
            else:
                self.load(key, raw)

    def migrate(self, steps: tuple[Migration, ...]) -> None:
        """Let every entry read as it does after the steps; its places stay those of its file."""
        paths = [file.path for file in self.source.files(LISTS)] if steps else []
        keys = [key for path in paths if (key := self.key(path)) is not None]
        self.fetch(keys)
        found = {key: entry.data for key in keys if (entry := self._entries.get(key)) is not None}
        self.migrated = migrated(found, steps)
        self.forget(self.migrated)

    def forget(self, keys: Iterable[str]) -> None:
        """Let go of the entries of the given keys, all but their names; they are read again when somebody asks."""
        for key in keys:
            self._entries.pop(key, None)

    def name(self, key: str) -> str:
        """What an entry is called; its id, or its key, where the state has no such entry."""
        return self.called(key) or key.partition("/")[2] or key

    def called(self, key: str) -> str | None:
        """What an entry is called, None where there is no such entry.

        One without a name of its own borrows that of the entry that it mirrors. Of an entry that was not read, its name alone is.
        """
        if key not in self._names:
            self.call([key])
        own = self._names[key]
        name, _, id_ = key.partition("/")
        collection = self.schemas.collection(name)
        if own != id_ or collection is None or not collection.mirror:
            return own
        return self.called(f"{collection.mirror}/{id_}") or own

    def call(self, keys: Iterable[str]) -> None:
        """Learn the names of entries, all at once where the source can."""
        wanted: dict[str, str] = {}
        for key in keys:
            name, _, id_ = key.partition("/")
            collection = self.schemas.collection(name)
            if key in self._names:
                continue
            if key in self._entries or not collection or not (id_ or collection.single):
                entry = self._entries.get(key)
                self._names[key] = entry.name if entry else None
            else:
                wanted[key] = collection.path(id_)
        contents = self.contents(list(wanted.values()))
        for key, raw in zip(wanted, contents, strict=True):
            self._names[key] = self._own_name(key, raw) if raw is not None else None

    def _own_name(self, key: str, raw: bytes) -> str | None:
        collection = self.schemas.collection(key.partition("/")[0])
        own = self.reader.section(raw, collection.label, key.partition("/")[2] or key) if collection else None
        if isinstance(own, str) and own:
            return own
        entry, _ = self.load(key, raw)  # these bytes: git is still giving others, and may be asked nothing
        return entry.name if entry else None

    def contents(self, paths: Sequence[str]) -> Iterable[bytes | None]:
        """The bytes of files one after another, None where the state has no such file."""
        if isinstance(self.source, Revision):
            return self.source.contents_at(paths)
        return (self.source.content(path) for path in paths)


def states(
    base: Source, head: Source, schemas: Schemas, *, registry: bool, reader: QuickReader | None = None
) -> tuple[State, State]:
    """The two sides of a comparison. A base that is written in an older version than the head reads as if it were migrated.

    ``registry`` says whether the registry's own file may differ between the two: only then its version is asked.
    """
    earlier = State(base, schemas, reader)
    was, now = (version_in(base), version_in(head)) if registry else (None, None)
    if was is not None and now is not None and was.text != now.text:
        earlier.migrate(steps_between(was.text, now.text))
    return earlier, State(head, schemas, earlier.reader)
