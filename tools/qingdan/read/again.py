"""Read a file once more, for the places in it: nodes take fifty times the room of the data, and few files are asked."""

from __future__ import annotations

from dataclasses import dataclass

from qingdan.read.document import Node, NodeKind, Path, descend
from qingdan.read.source import File, Source

_KEPT = 1024
_NOWHERE = Node(NodeKind.MAPPING, 0, 0, 0, 0)


class Again:
    """The files of a source, read anew; the last ones are kept.

    A file that was changed or taken away in the meantime has the places that it has now, or none but its beginning.
    """

    def __init__(self, source: Source) -> None:
        """Take the source that the files were read from."""
        self._source = source
        self._kept: dict[File, Node] = {}

    def text(self, file: File) -> str:
        """The text of a file."""
        return self._raw(file).decode("utf-8", "replace").replace("\r\n", "\n")

    def root(self, file: File) -> Node:
        """The node of a whole file."""
        found = self._kept.get(file)
        if found is None:
            from qingdan.read.parse import parse  # noqa: PLC0415 the strict reader is seldom needed, and long to load

            document = parse(file.path, self._raw(file)).document
            found = document.root if document is not None else _NOWHERE
            self.keep(file, found)
        return found

    def keep(self, file: File, root: Node) -> None:
        """Take the node of a file that was just read."""
        if len(self._kept) >= _KEPT:
            del self._kept[next(iter(self._kept))]
        self._kept[file] = root

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
        """The text of a file that is read again, with LF at the ends of lines."""
        return self.again.text(self.file)

    def find(self, path: Path) -> tuple[Node | None, Node] | None:
        """The key and value nodes at a path."""
        return descend(self.root, path)


__all__ = ["Again", "FileAgain"]
