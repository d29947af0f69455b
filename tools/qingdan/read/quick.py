"""Read bytes that are at hand: quickly where they are written in the plain way, strictly where not."""

from __future__ import annotations

from collections.abc import Container, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from functools import cached_property
from typing import Any, Protocol

from qingdan.read.document import Data, Document, Node, Parsed, Path
from qingdan.read.fast import FastReader
from qingdan.read.faults.raw.too_large import LIMIT as SIZE
from qingdan.read.locate import head, locate, section
from qingdan.read.pair import read_pair
from qingdan.read.sections import LazySections, cut
from qingdan.read.source import File


class Known(Protocol):
    """What is known of files that were read before."""

    def data(self, path: str, raw: bytes) -> Data | None:
        """The data of a file at a path, where its bytes are the given ones and no fault was found; else None."""
        ...

    def content(self, file: File) -> bytes | None:
        """The bytes that git names so, where a file with them is at hand; else None."""
        ...


class NothingKnown:
    """Where nothing was read before."""

    def data(self, path: str, raw: bytes) -> Data | None:  # noqa: ARG002 as the protocol has it
        """None."""
        return None

    def content(self, file: File) -> bytes | None:  # noqa: ARG002
        """None."""
        return None


NOTHING_KNOWN = NothingKnown()


class HeldText:
    """How a file is written whose bytes are kept; its nodes are built when somebody asks for a place."""

    def __init__(self, path: str, raw: bytes) -> None:
        """Take the bytes."""
        self._path = path
        self._raw = raw

    @cached_property
    def root(self) -> Node:
        """The node of the whole file. The quick reader accepts nothing that the strict one does not."""
        document = _strictly(self._path, self._raw).document
        if document is None:
            raise ValueError(f"{self._path}: the two readers disagree")
        return document.root

    def find(self, path: Path) -> tuple[Node | None, Node] | None:
        """The key and value nodes at a path, found in the text."""
        return locate(self._raw, path) if path else (None, head(self._raw) or self.root)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The text, line by line."""
        return tuple(self.text.split("\n"))

    @property
    def text(self) -> str:
        """The text, with LF at the ends of lines."""
        return self._raw.decode("utf-8").replace("\r\n", "\n")


class QuickReader:
    """Reads one file after another with the same verdict as ``parse``, and what recurs only once."""

    def __init__(self, known: Known = NOTHING_KNOWN) -> None:
        """Start with nothing read but what is known already."""
        self._fast, self._known = FastReader(), known

    def parse(self, path: str, raw: bytes) -> Parsed:
        """The document and the faults of a file."""
        data = self._known.data(path, raw)
        if data is None:
            data = self._fast.read(raw)
        if data is None:
            return _strictly(path, raw)
        return Parsed(Document(path, data, HeldText(path, raw)), ())

    def section(self, raw: bytes, key: str, default: Any = None) -> Any:
        """The value of one key at the margin, read without what stands around it.

        The default where there is surely no such key; None where it is not written in the plain way.
        """
        found = section(raw, key)
        if found is None:
            parts = self._cut(raw)
            return default if parts is not None and key not in parts else None
        data = self._fast.read_text(found[0].decode())
        return data.get(key) if data else None

    def _cut(self, raw: bytes) -> Mapping[str, LazySections] | None:
        return cut(self._fast, raw) if len(raw) <= SIZE else None

    def naming(self, path: str, raw: bytes, words: AbstractSet[bytes], keys: Container[str]) -> Data:
        """The data of a file, or only of its sections of the given keys that have one of the words; None where it cannot be read."""
        parts = self._cut(raw)
        if parts is not None:
            with suppress(KeyError):
                return {key: part.value(key) for key, part in parts.items() if key in keys and part.names(key, words)}
        document = self.parse(path, raw).document
        return document.data if document is not None else None

    def parse_pair(self, path: str, before: bytes, after: bytes) -> tuple[Parsed, Parsed]:
        """Two versions of a file, each parsed; what both versions say is one and the same object in both results."""
        found = read_pair(self._fast, before, after)
        if found is None:
            return self.parse(path, before), self.parse(path, after)
        old, new = found
        return (
            Parsed(Document(path, old, HeldText(path, before)), ()),
            Parsed(Document(path, new, HeldText(path, after)), ()),
        )


def _strictly(path: str, raw: bytes) -> Parsed:
    from qingdan.read.parse import parse  # noqa: PLC0415 the strict reader is seldom needed, and long to load

    return parse(path, raw)
