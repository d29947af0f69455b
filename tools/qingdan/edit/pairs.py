"""Patches for a mapping: values changed, pairs put where the schema has them, pairs taken out with their comments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingdan.edit.form import ordered
from qingdan.edit.patch import Patch
from qingdan.edit.scalars import scalar
from qingdan.edit.spans import Spans
from qingdan.read import Node
from qingdan.read.document import Data
from qingdan.schema import Field

if TYPE_CHECKING:
    from qingdan.edit.tree import Tree


class Pairs:
    """What a tree does in mappings."""

    def __init__(self, tree: Tree) -> None:
        """Take the tree that the mappings are in."""
        self.tree = tree

    @property
    def spans(self) -> Spans:
        """The text."""
        return self.tree.spans

    def patches(self, node: Node, old: Data, new: Data, field: Field | None, *, flow: bool) -> Iterator[Patch]:
        """The patches that make a mapping say ``new``; at least one key stays."""
        kept = {key.text: (key, value) for key, value in node.pairs if key.text in new}
        for key, value in kept.values():
            below = field.below(key.text) if field is not None else None
            yield from self.tree.value(self._colon(key), value, old[key.text], new[key.text], below, flow=flow)
        gone = [key.text for key, _ in node.pairs if key.text not in new]
        if gone:
            yield from self._removals(node, set(kept), flow=flow)
        order = ordered([*kept, *(key for key in new if key not in kept)], field)
        anchor: tuple[Node, Node] | None = None
        first = next(pair for pair in node.pairs if pair[0].text in kept)
        for name in order:
            if name in kept:
                anchor = kept[name]
                continue
            below = field.below(name) if field is not None else None
            yield self._insertion(anchor, first[0], name, new[name], below, flow=flow)

    def _insertion(
        self, anchor: tuple[Node, Node] | None, first: Node, name: str, value: Data, field: Field | None, *, flow: bool
    ) -> Patch:
        spans, eol = self.spans, self.tree.end_of_line
        if flow:
            text = f"{scalar(name, flow=True)}: {self.tree.lines(value, field, 0, flow=True)[0]}"
            if anchor is None:
                return Patch(spans.start(first), spans.start(first), f"{text}, ")
            return Patch(spans.end(anchor[1]), spans.end(anchor[1]), f", {text}")
        pad = " " * first.column
        head, *rest = self.tree.lines(value, field, first.column + 2, flow=False)
        text = eol.join([f"{scalar(name, flow=False)}:{' ' + head if head else ''}", *rest])
        if anchor is None:
            return Patch(spans.start(first), spans.start(first), f"{text}{eol}{pad}")
        at = spans.line_end(spans.last_line(anchor[1]))
        return Patch(at, at, f"{eol}{pad}{text}")

    def _removals(self, node: Node, kept: set[str], *, flow: bool) -> Iterator[Patch]:
        """Each run of pairs that go."""
        spans, pairs = self.spans, node.pairs
        number = 0
        while number < len(pairs):
            if pairs[number][0].text in kept:
                number += 1
                continue
            last = number
            while last + 1 < len(pairs) and pairs[last + 1][0].text not in kept:
                last += 1
            key, value = pairs[number][0], pairs[last][1]
            if flow:
                if number:
                    yield Patch(spans.end(pairs[number - 1][1]), spans.end(value), "")
                else:
                    yield Patch(spans.start(key), spans.start(pairs[last + 1][0]), "")
            elif spans.lines[key.line][: key.column].strip():
                yield Patch(spans.start(key), spans.start(pairs[last + 1][0]), "")
            else:
                yield spans.without_lines(spans.above(key.line), spans.last_line(value))
            number = last + 1

    def _colon(self, key: Node) -> int:
        end = self.spans.starts[key.end_line] + key.end_column
        return self.spans.text.index(":", end) + 1
