"""Which collection a path belongs to: the folders that the schemas declare."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

LISTS = "lists"
SCHEMAS = "schemas"
_MOST_KEPT = 1 << 17


@dataclass(frozen=True, slots=True)
class Layout:
    """``folders`` maps a folder to the titles and patterns of the path parts below it; ``files`` are single-file collections."""

    folders: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    _known: dict[str, tuple[str, str] | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    def collection_of(self, path: str) -> tuple[str, str] | None:
        """The folder or file's collection and the entry's id, or None when the path fits no collection."""
        if path not in self._known:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            self._known[path] = self._collection_of(path)
        return self._known[path]

    def _collection_of(self, path: str) -> tuple[str, str] | None:
        parts = path.split("/")
        if parts[0] != LISTS or not path.endswith(".yml") or len(parts) < 2:
            return None
        if len(parts) == 2:
            return (self.files[parts[1]], parts[1].removesuffix(".yml")) if parts[1] in self.files else None
        segments = self.folders.get(parts[1])
        ids = [*parts[2:-1], parts[-1].removesuffix(".yml")]
        if segments is None or len(segments) != len(ids):
            return None
        for (_, pattern), part in zip(segments, ids, strict=True):
            if pattern and not re.search(pattern, part):
                return None
        return parts[1], "/".join(ids)

    def shape(self, folder: str) -> str:
        """How the paths of a folder look, in words."""
        return f"{LISTS}/{folder}/" + "/".join(f"<{title}>" for title, _ in self.folders.get(folder, ())) + ".yml"
