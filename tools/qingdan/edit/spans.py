"""Where the nodes of a document stand in its text, as offsets, and which lines are theirs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from qingdan.edit.patch import Patch
from qingdan.read import Document, Node, NodeKind


@dataclass(frozen=True, slots=True)
class Spans:
    """A text and its document. Offsets count code points from 0; the text keeps its own line ends."""

    text: str
    document: Document
    starts: tuple[int, ...] = field(init=False)
    lines: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Find where each line starts."""
        starts, lines, at = [], [], 0
        for part in self.text.split("\n"):
            starts.append(at)
            lines.append(part.removesuffix("\r"))
            at += len(part) + 1
        object.__setattr__(self, "starts", tuple(starts))
        object.__setattr__(self, "lines", tuple(lines))

    def start(self, node: Node) -> int:
        """The offset of a node's first character."""
        return self.starts[node.line] + node.column

    def end(self, node: Node) -> int:
        """The offset after a node's last character, without the line end that follows a block."""
        if self.flow(node) or (node.kind is NodeKind.TEXT and not self.block_text(node)):
            return self.starts[node.end_line] + node.end_column
        last = self.last_line(node)
        return self.starts[last] + len(self.lines[last]) if self.block_text(node) else self.end(self._ending(node))

    def flow(self, node: Node) -> bool:
        """Whether a mapping or list stands in brackets."""
        return node.kind is not NodeKind.TEXT and self.text[self.start(node) : self.start(node) + 1] in ("{", "[")

    def block_text(self, node: Node) -> bool:
        """Whether a text is a block that begins with ``|`` or ``>``."""
        return node.kind is NodeKind.TEXT and not node.plain and self.lines[node.line][node.column : node.column + 1] in (
            "|",
            ">",
        )  # fmt: skip

    def last_line(self, node: Node) -> int:
        """The last line that carries a node's content."""
        if self.block_text(node):
            return self._last_of_block(node)
        if node.kind is NodeKind.TEXT or self.flow(node):
            return node.end_line
        ending = self._ending(node)
        return node.line if ending is node else self.last_line(ending)

    def line_of(self, offset: int) -> int:
        """The 0-based line that an offset stands on."""
        return bisect_right(self.starts, offset) - 1

    def line_end(self, line: int) -> int:
        """The offset after a line's last character."""
        return self.starts[line] + len(self.lines[line])

    def above(self, line: int) -> int:
        """The first of the comment lines that stand directly above a line; the file's first line is never one."""
        while line > 1 and self.lines[line - 1].lstrip().startswith("#"):
            line -= 1
        return line

    def without_lines(self, first: int, last: int) -> Patch:
        """The patch that takes lines out, with the line end before them: what comes after may be put in at its end."""
        if first:
            return Patch(self.line_end(first - 1), self.line_end(last), "")
        return Patch(0, self.starts[last + 1] if last + 1 < len(self.starts) else len(self.text), "")

    def texts(self, node: Node | None = None) -> Iterator[Node]:
        """Every key and text at and below a node, in the order of the file."""
        node = node or self.document.root
        if node.kind is NodeKind.TEXT:
            yield node
        for key, value in node.pairs:
            yield from self.texts(key)
            yield from self.texts(value)
        for item in node.items:
            yield from self.texts(item)

    def _ending(self, node: Node) -> Node:
        """The node that ends a block: the last value of its last row or pair, with its own brackets."""
        while not self.flow(node) and (node.pairs or node.items):
            node = node.pairs[-1][1] if node.pairs else node.items[-1]
        return node

    def _last_of_block(self, node: Node) -> int:
        """The last line of a block text that is not blank: lines indented at least as far as its first."""
        last, inside = node.line, -1
        for number in range(node.line + 1, len(self.lines)):
            line = self.lines[number]
            if not line.strip():
                continue
            indent = len(line) - len(line.lstrip(" "))
            if inside < 0:
                inside = indent
            if indent < inside or number > node.end_line or (number == node.end_line and not node.end_column):
                break
            last = number
        return last
