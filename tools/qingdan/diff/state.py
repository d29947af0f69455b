"""One side of a comparison: entries looked up by key, read when first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from qingdan.diagnostics import Diagnostic
from qingdan.model import Entry
from qingdan.model.build import name_in
from qingdan.read import Source
from qingdan.read.parse import Parsed
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
        self._entries: dict[str, Entry[Any] | None] = {}

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
            entry = Entry(collection, own, key, document.data, document, name_in(document.data, collection, own))
        self._entries[key] = entry
        return entry, parsed.diagnostics

    def load_both(self, later: State, key: str, before: bytes, after: bytes) -> tuple[Loaded, Loaded]:
        """The same for this state and a later one; what both versions of the file say is the same object in both."""
        name, _, id_ = key.partition("/")
        collection = self.schemas.collection(name)
        if collection is None:
            return (None, ()), (None, ())
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
        contents = self._contents(list(wanted))
        for path, key in wanted.items():
            raw = contents.get(path)
            if raw is None:
                self._entries[key] = None
            else:
                self.load(key, raw)

    def forget(self, keys: Iterable[str]) -> None:
        """Let go of the entries of the given keys; they are read again when somebody asks."""
        for key in keys:
            self._entries.pop(key, None)

    def _contents(self, paths: Sequence[str]) -> Mapping[str, bytes | None]:
        if isinstance(self.source, Revision) and len(paths) > 1:
            return dict(self.source.read_paths(paths))
        return {path: self.source.content(path) for path in paths}

    def name(self, key: str) -> str:
        """What an entry is called; one without a name of its own borrows that of the entry that it mirrors."""
        entry = self.entry(key)
        if entry is None:
            return key.partition("/")[2] or key
        if entry.name == entry.id and entry.collection.mirror:
            return self.name(f"{entry.collection.mirror}/{entry.id}")
        return entry.name
