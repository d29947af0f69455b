"""Which collection a path belongs to: the folders that the schemas declare."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from qingdan.read.pattern import fits

LISTS = "lists"
SCHEMAS = "schemas"
STATUTES = f"{LISTS}/statutes.lock"
"""The sums of cited articles: a file of the tool's own among the lists."""
_MOST_KEPT = 1 << 17
_Place: TypeAlias = "tuple[str, str, Callable[[str], object] | None]"


@dataclass(frozen=True, slots=True)
class Layout:
    """``folders`` maps a folder to the titles and patterns of the path parts below it; ``files`` are single-file collections."""

    folders: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    _below: dict[str, _Place | None] = field(default_factory=dict, init=False, repr=False, compare=False)
    _known: dict[str, tuple[str, str] | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    def collection_of(self, path: str) -> tuple[str, str] | None:
        """The folder or file's collection and the entry's id, or None when the path fits no collection."""
        if path not in self._known:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
                self._below.clear()
            self._known[path] = self._collection_of(path)
        return self._known[path]

    def _collection_of(self, path: str) -> tuple[str, str] | None:
        folder, _, name = path.rpartition("/")
        if folder == LISTS:
            return (
                (self.files[name], name.removesuffix(".yml")) if name in self.files and name.endswith(".yml") else None
            )
        if folder not in self._below:
            self._below[folder] = self._place(folder)
        place = self._below[folder]
        if place is None or not name.endswith(".yml"):
            return None
        collection, ids, fits = place
        id_ = name.removesuffix(".yml")
        return (collection, ids + id_) if fits is None or fits(id_) else None

    def _place(self, folder: str) -> _Place | None:
        """Whose entries lie directly in a folder: the collection, the beginning of their ids, and what the rest must be like."""
        top, _, below = folder.partition("/")
        collection, *ids = below.split("/")
        segments = self.folders.get(collection)
        if top != LISTS or segments is None or len(segments) != len(ids) + 1:
            return None
        *above, last = (fits(pattern) if pattern else None for _, pattern in segments)
        if not all(each is None or each(part) for each, part in zip(above, ids, strict=True)):
            return None
        return collection, "".join(part + "/" for part in ids), last

    def shape(self, folder: str) -> str:
        """How the paths of a folder look, in words."""
        return f"{LISTS}/{folder}/" + "/".join(f"<{title}>" for title, _ in self.folders.get(folder, ())) + ".yml"
