"""Files as git names them, and what a check learnt of them: it need not be read again for a commit that has the same."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Mapping
from typing import Any, TypeAlias

from qingdan.read import File, Source
from qingdan.read.store import StoreError

Stamp: TypeAlias = "tuple[str, str, int]"
"""A file's digest as git makes it, its mode, its size. An empty digest is of a file that could not be read; it equals no other."""


def digest(raw: bytes, *, sha256: bool) -> str:
    """By what git names these bytes."""
    found = hashlib.sha256() if sha256 else hashlib.sha1(usedforsecurity=False)
    found.update(b"blob %d\0" % len(raw))
    found.update(raw)
    return found.hexdigest()


class KnownFiles:
    """The bytes of the files of a source that was checked, and the data of all but the ``faulty`` ones.

    Nothing is taken on trust that could have changed since: bytes are held against the stamps that the check began with.
    """

    def __init__(
        self,
        source: Source,
        files: Mapping[str, Stamp],
        data: Mapping[str, Any],
        faulty: Container[str],
        *,
        sha256: bool,
    ) -> None:
        """Take the source, the stamps of its files and their data by path, the faulty paths, and by which sum git names contents."""
        self._source, self._files, self._data, self._faulty, self._sha256 = source, files, data, faulty, sha256
        self._lent: dict[str, bytes] = {}

    def data(self, path: str, raw: bytes) -> Any:
        """The data of a file at a path, where its bytes are the given ones and no fault was found; else None."""
        stamp = self._files.get(path)
        if stamp is None or stamp[2] != len(raw) or path in self._faulty:
            return None
        if self._lent.pop(path, None) is not raw and digest(raw, sha256=self._sha256) != stamp[0]:
            return None
        try:
            return self._data[path][0]
        except (KeyError, StoreError):
            return None

    def content(self, file: File) -> bytes | None:
        """The bytes that git names so, where the file at that path has them."""
        stamp = self._files.get(file.path)
        if stamp is None or stamp[0] != file.blob:
            return None
        try:
            raw = self._source.read(file)
        except OSError:
            return None
        if digest(raw, sha256=self._sha256) != file.blob:
            return None
        self._lent[file.path] = raw
        return raw


__all__ = ["KnownFiles", "Stamp", "digest"]
