"""A parsed file: plain data for reading, nodes for places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NamedTuple, Protocol, TypeAlias

from qingdan.diagnostics import Diagnostic, Edit, Place

Data: TypeAlias = Any
"""Strings, integers, booleans, lists and string-keyed dicts; no null, no float."""
Path: TypeAlias = Sequence[str | int]
"""Keys and 0-based positions that lead from the root to a value."""


def copied(data: Data) -> Data:
    """The data anew, to be changed in place: no list or mapping stands at two places, as it may in what was read.

    Alike rows are one object where a file was read quickly; a copy that kept them one would change both.
    """
    if isinstance(data, dict):
        return {key: copied(value) for key, value in data.items()}
    return [copied(value) for value in data] if isinstance(data, list) else data


class NodeKind(Enum):
    """The three shapes a node can have."""

    MAPPING = "mapping"
    SEQUENCE = "sequence"
    TEXT = "text"


class Node(NamedTuple):
    """A value with its span: 0-based line and column, exclusive end. ``plain`` is text written without quotes."""

    kind: NodeKind
    line: int
    column: int
    end_line: int
    end_column: int
    text: str = ""
    plain: bool = False
    pairs: tuple[tuple[Node, Node], ...] = ()
    items: tuple[Node, ...] = ()

    def child(self, step: str | int) -> tuple[Node | None, Node] | None:
        """The key node (None in a sequence) and value node below, or None when there is no such child."""
        if isinstance(step, int):
            return (None, self.items[step]) if 0 <= step < len(self.items) else None
        for key, value in self.pairs:
            if key.text == step:
                return key, value
        return None


class Writing(Protocol):
    """How a file is written, told when it is asked for: few files ever need their nodes, all need their data."""

    @property
    def root(self) -> Node:
        """The node of the whole file."""
        ...

    @property
    def lines(self) -> tuple[str, ...]:
        """The text, line by line."""
        ...

    @property
    def text(self) -> str:
        """The text, with LF at the ends of lines."""
        ...

    def find(self, path: Path) -> tuple[Node | None, Node] | None:
        """The key and value nodes at a path, or None where there is no such place."""
        ...


@dataclass(frozen=True, slots=True)
class Written:
    """How a file is written, at hand."""

    root: Node
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The text, with LF at the ends of lines."""
        return "\n".join(self.lines)

    def find(self, path: Path) -> tuple[Node | None, Node] | None:
        """The key and value nodes at a path."""
        return descend(self.root, path)


def descend(root: Node, path: Path) -> tuple[Node | None, Node] | None:
    """The key and value nodes at a path below a node, or None where there is no such place."""
    key: Node | None = None
    node = root
    for step in path:
        found = node.child(step)
        if found is None:
            return None
        key, node = found
    return key, node


@dataclass(frozen=True, slots=True)
class Document:
    """One readable file. ``root`` and ``data`` hold the same values; ``lines`` is the text for quoting.

    ``numbers`` is False where it is known that nowhere in the text, comments included, eleven digits follow each other.
    """

    path: str
    data: Data
    writing: Writing = field(repr=False, compare=False)
    numbers: bool = field(default=True, repr=False, compare=False)

    @property
    def root(self) -> Node:
        """The node of the whole file."""
        return self.writing.root

    @property
    def lines(self) -> tuple[str, ...]:
        """The text, line by line."""
        return self.writing.lines

    @property
    def text(self) -> str:
        """The text, with LF at the ends of lines."""
        return self.writing.text

    def place(self, path: Path = (), *, key: bool = False) -> Place:
        """The place of the value at ``path``, or of its key; of the nearest ancestor that exists when it does not."""
        for length in range(len(path), -1, -1):
            found = self.writing.find(path[:length])
            if found is not None:
                return self._place(*found, key=key and length == len(path), below=length == len(path))
        raise AssertionError("the root is always there")

    def _place(self, key_node: Node | None, node: Node, *, key: bool, below: bool) -> Place:
        if not below:
            return self._start(key_node or node)
        chosen = key_node if key and key_node is not None else node
        if chosen.kind is not NodeKind.TEXT:
            return self._start(key_node if key_node is not None else node)
        return self._span(chosen)

    def node(self, path: Path) -> Node | None:
        """The node at a path, or None."""
        node = self.root
        for step in path:
            found = node.child(step)
            if found is None:
                return None
            node = found[1]
        return node

    def without(self, row: Node | None) -> tuple[Edit, ...]:
        """The edit that takes the lines of a row away; none where they hold more than the row, or a comment."""
        if row is None:
            return ()
        lines = self.lines[row.line : _last(row) + 1]
        if (
            any("#" in line for line in lines)
            or lines[0][: row.column].strip() != "-"
            or _last(row) + 1 >= len(self.lines)
        ):
            return ()
        return (Edit(Place(self.path, row.line + 1, 1, _last(row) + 2, 1), ""),)

    def _start(self, node: Node) -> Place:
        """The first line of a node: a mapping is pointed at by its first key."""
        if node.kind is NodeKind.MAPPING and node.pairs:
            node = node.pairs[0][0]
        return self._span(node) if node.kind is NodeKind.TEXT else Place(self.path, node.line + 1, node.column + 1)

    def _span(self, node: Node) -> Place:
        return Place(
            self.path, node.line + 1, node.column + 1, node.end_line + 1, max(node.end_column, node.column + 1) + 1
        )


def _last(node: Node) -> int:
    """The last line of a node's own, from 0: a block's end is where the next thing begins."""
    below = node.items or tuple(value for _, value in node.pairs)
    if not below or (node.end_column and node.line == node.end_line):
        return node.end_line if node.end_column or node.line == node.end_line else node.end_line - 1
    return max(map(_last, below))


class Parsed(NamedTuple):
    """A document, or None when the file could not be read to its end; and the faults, in order of place."""

    document: Document | None
    diagnostics: tuple[Diagnostic, ...]
