"""A city's own files with the tool's beneath: what the city does not have comes from the tool."""

from __future__ import annotations

from collections.abc import Sequence

from qingdan.read.shipped import shipped_root, ships
from qingdan.read.source import File, Source, WorkTree

_SITE = "site"


class Beneath:
    """A source whose files below ``site/`` are the city's own or, where it has none of that path, those that come with the tool."""

    def __init__(self, own: Source) -> None:
        """Take the city's source."""
        self.own, self._tool = own, WorkTree(shipped_root())

    @property
    def name(self) -> str:
        """The name of the city's source."""
        return self.own.name

    def files(self, folder: str) -> Sequence[File]:
        """Every file below a folder, sorted by path."""
        own = self.own.files(folder)
        if folder.split("/", maxsplit=1)[0] != _SITE:
            return own
        have = {file.path for file in own}
        more = (file for file in self._tool.files(folder) if file.path not in have and ships(file.path))
        return sorted([*own, *more], key=lambda file: file.path)

    def read(self, file: File) -> bytes:
        """The content of a listed file."""
        found = self.content(file.path)
        return found if found is not None else self.own.read(file)

    def content(self, path: str) -> bytes | None:
        """The content of the city's file at a path, or of the tool's where it has none and the tool ships one; else None."""
        found = self.own.content(path)
        if found is None and path.split("/", maxsplit=1)[0] == _SITE and ships(path):
            return self._tool.content(path)
        return found
