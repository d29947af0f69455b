"""Read a file once more, for the places in it: nodes take fifty times the room of the data, and few files are asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from qingdan.read.document import Kind, Node, Path, descend
from qingdan.read.parse import parse
from qingdan.read.source import File, Source

_KEPT = 1024
_NOWHERE = Node(Kind.MAPPING, 0, 0, 0, 0)


class Again:
    """The files of a source, read anew; the last ones are kept.

    A file that was changed or taken away in the meantime has the places that it has now, or none but its beginning.
    """

    def __init__(self, source: Source) -> None:
        """Take the source that the files were read from."""
        self._source = source
        self.root = lru_cache(maxsize=_KEPT)(self._root)

    def text(self, file: File) -> str:
        """The text of a file."""
        return self._raw(file).decode("utf-8", "replace").replace("\r\n", "\n")

    def _root(self, file: File) -> Node:
        document = parse(file.path, self._raw(file)).document
        return document.root if document is not None else _NOWHERE

    def _raw(self, file: File) -> bytes:
        try:
            return self._source.read(file)
        except OSError:
            return b""


@dataclass(frozen=True, slots=True)
class FileAgain:
    """One file to be read anew when it is asked for."""

    again: Again
    file: File

    @property
    def root(self) -> Node:
        """The node of the whole file."""
        return self.again.root(self.file)

    @property
    def lines(self) -> tuple[str, ...]:
        """The text, line by line."""
        return tuple(self.text.split("\n"))

    @property
    def text(self) -> str:
        """The text, with LF at the ends of lines."""
        return self.again.text(self.file)

    def find(self, path: Path) -> tuple[Node | None, Node] | None:
        """The key and value nodes at a path."""
        return descend(self.root, path)


__all__ = ["Again", "FileAgain"]
