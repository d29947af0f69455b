"""Patches for a list: rows changed where they stand, put in, taken out, moved with their comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from qingdan.edit.form import WIDEST, block_lines
from qingdan.edit.patch import Patch, applied
from qingdan.edit.refusal import RefusedError
from qingdan.edit.spans import Spans
from qingdan.read import Node
from qingdan.read.document import Data
from qingdan.schema import Field

if TYPE_CHECKING:
    from qingdan.edit.tree import Tree


class Rows:
    """What a tree does in lists."""

    def __init__(self, tree: Tree) -> None:
        """Take the tree that the lists are in."""
        self.tree = tree

    @property
    def spans(self) -> Spans:
        """The text."""
        return self.tree.spans

    def patches(
        self, node: Node, new: Sequence[Data], field: Field | None, match: Sequence[int], *, flow: bool
    ) -> Iterator[Patch]:
        """The patches that make a list say ``new``; ``match`` gives for each new row its old position or -1."""
        below = field.below(0) if field is not None else None
        if list(match) == list(range(len(node.items))):
            for item, value in zip(node.items, new, strict=True):
                yield from self._row(item, value, below, flow=flow)
        elif flow:
            yield from self._brackets(node, new, below, match)
        else:
            yield self._block(node, new, below, match)

    def _row(self, item: Node, value: Data, field: Field | None, *, flow: bool) -> Iterator[Patch]:
        head = self.spans.start(item) if flow else self._dash(item) + 1
        yield from self.tree.value(head, item, self.tree.data(item), value, field, flow=flow)

    def _brackets(self, node: Node, new: Sequence[Data], field: Field | None, match: Sequence[int]) -> Iterator[Patch]:
        spans = self.spans
        if node.line != node.end_line and "#" in spans.text[spans.start(node) : spans.end(node)]:
            raise RefusedError(f"{spans.document.path}：方括号里有注释，先运行 qingdan fmt 整理这个文件")
        texts = []
        for value, at in zip(new, match, strict=True):
            if at < 0:
                texts.append(self.tree.lines(value, field, 0, flow=True)[0])
            else:
                item = node.items[at]
                patches = self._row(item, value, field, flow=True)
                texts.append(applied(spans.text, patches, spans.start(item), spans.end(item)))
        yield Patch(spans.start(node.items[0]), spans.end(node.items[-1]), ", ".join(texts))

    def _block(self, node: Node, new: Sequence[Data], field: Field | None, match: Sequence[int]) -> Patch:
        """The whole list put together again from the lines of its rows, which stay as they are."""
        spans, eol = self.spans, self.tree.end_of_line
        pad = " " * (self._dash(node.items[0]) - spans.starts[spans.line_of(self._dash(node.items[0]))])
        bounds = self._bounds(node)
        chunks: list[str] = []
        for number, (value, at) in enumerate(zip(new, match, strict=True)):
            if at < 0:
                chunks.append(eol.join(self._new_row(node, value, field, len(pad), match, number)))
            else:
                start, end = bounds[at]
                chunk = applied(spans.text, self._row(node.items[at], value, field, flow=False), start, end)
                chunk = chunk if at == 0 else chunk.removeprefix(pad)
                chunks.append(chunk if number else chunk.lstrip("\r\n").removeprefix(pad))
        joined = "".join(
            (eol + ("" if chunk[:1] in ("\r", "\n") else pad) if number else "") + chunk
            for number, chunk in enumerate(chunks)
        )
        return Patch(bounds[0][0], bounds[-1][1], joined)

    def _bounds(self, node: Node) -> list[tuple[int, int]]:
        """Where each row's text starts and ends: from the line after the row before it, comments above included."""
        spans = self.spans
        dash = self._dash(node.items[0])
        line = spans.line_of(dash)
        top = spans.above(line) if not spans.text[spans.starts[line] : dash].strip() else line
        start = dash if top == line else spans.starts[top] + len(spans.lines[top]) - len(spans.lines[top].lstrip(" "))
        bounds = []
        for item in node.items:
            end = spans.line_end(spans.last_line(item))
            bounds.append((start, end))
            start = spans.starts[spans.last_line(item) + 1] if spans.last_line(item) + 1 < len(spans.starts) else end
        return bounds

    def _new_row(
        self, node: Node, value: Data, field: Field | None, indent: int, match: Sequence[int], number: int
    ) -> list[str]:
        """A row written as its neighbour above is: in brackets or as a block."""
        near = next((at for at in [*reversed(match[:number]), *match[number + 1 :]] if at >= 0), 0)
        beside = self.spans.flow(node.items[near])
        one = self.tree.lines(value, field, indent + 2, flow=True)[0]
        if isinstance(value, (dict, list)) and value and not (beside and indent + 2 + len(one) <= WIDEST):
            first, *rest = block_lines(value, field, indent + 2, 100)
            return [f"- {first.lstrip(' ')}", *rest]
        if isinstance(value, (dict, list)):
            return [f"- {one}"]
        first, *rest = self.tree.lines(value, field, indent + 2, flow=False)
        return [f"- {first}", *rest]

    def _dash(self, item: Node) -> int:
        """The offset of a row's dash."""
        return self.spans.text.rindex("-", 0, self.spans.start(item))
