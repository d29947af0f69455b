"""Change what a file says and leave everything else as it stands: comments, order, spacing, quotes, line ends."""

from __future__ import annotations

from collections.abc import Iterator

from qingdan.edit.form import rendered
from qingdan.edit.match import matched
from qingdan.edit.pairs import Pairs
from qingdan.edit.patch import Patch, applied
from qingdan.edit.refusal import RefusedError, sentences
from qingdan.edit.rows import Rows
from qingdan.edit.spans import Spans
from qingdan.edit.values import same
from qingdan.read import Node, NodeKind
from qingdan.read.build import NodeBuilder
from qingdan.read.document import Data
from qingdan.read.parse import parse
from qingdan.read.text import Text
from qingdan.schema import Field

NARROW = 120
"""Characters in a line with brackets, where there is no neighbour to do as."""


def rewrite(path: str, raw: bytes, wanted: Data, root: Field) -> bytes:
    """The file's bytes, changed so far and only so far that they read as ``wanted``.

    A new key goes where the schema puts it. Raises RefusedError where the reader finds faults in the file, or where
    the change cannot be made so that the file reads as it should.
    """
    parsed = parse(path, raw)
    if parsed.document is None or parsed.diagnostics:
        raise RefusedError(f"{path}：先改好检查指出的读取问题")
    if same(parsed.document.data, wanted):
        return raw
    text = raw.decode("utf-8")
    out = applied(text, Tree(Spans(text, parsed.document)).changes(wanted, root)).encode("utf-8", "surrogatepass")
    again = parse(path, out)
    if again.diagnostics:
        raise RefusedError(f"这样改了，文件就读不通，所以文件没有动。\n\n{sentences(again.diagnostics)}")
    if again.document is None or not same(again.document.data, wanted):
        raise RefusedError(f"{path}：改动写不进去，文件没有动。先运行 qingdan fmt 整理这个文件")
    return out


class Tree:
    """One document, and the patches that make it say something else."""

    def __init__(self, spans: Spans) -> None:
        """Take the document with its text."""
        self.spans = spans
        self.end_of_line = "\r\n" if "\r\n" in spans.text else "\n"
        self.pairs = Pairs(self)
        self.rows = Rows(self)

    def changes(self, wanted: Data, root: Field) -> Iterator[Patch]:
        """The patches that make the document read as ``wanted``."""
        document = self.spans.document
        if document.root.kind is not NodeKind.MAPPING or not isinstance(wanted, dict) or not wanted:
            raise RefusedError(f"{document.path}：不是一组键和值")
        inside = self.below(document.root, document.data, wanted, root, flow=False)
        if inside is None:
            raise RefusedError(f"{document.path}：一个键也没有留下")
        yield from inside

    def below(self, node: Node, old: Data, new: Data, field: Field | None, *, flow: bool) -> Iterator[Patch] | None:
        """The patches within a mapping or list that changes inside only; None when the whole value must be written anew."""
        flow = flow or self.spans.flow(node)
        if same(old, new):
            return iter(())
        if isinstance(old, dict) and isinstance(new, dict) and old.keys() & new.keys():
            return self.pairs.patches(node, old, new, field, flow=flow)
        if isinstance(old, list) and isinstance(new, list) and old and new:
            return self.rows.patches(node, new, field, matched(old, new, field), flow=flow)
        return None

    def value(self, head: int, node: Node, old: Data, new: Data, field: Field | None, *, flow: bool) -> Iterator[Patch]:
        """The patches that make the value after a key or dash say something else.

        ``head`` is the offset after the colon or dash; ``flow`` when it stands inside brackets.
        """
        inside = self.below(node, old, new, field, flow=flow)
        if inside is not None:
            yield from inside
            return
        spans = self.spans
        start, end = spans.start(node), spans.end(node)
        line = spans.line_of(head)
        dash = not flow and spans.text[head - 1] == "-"
        start_of_line = spans.starts[line]
        # What belongs to a row stands right of its dash; what belongs to a key, right of the key.
        indent = head - 1 - start_of_line if dash else len(spans.lines[line]) - len(spans.lines[line].lstrip(" -"))
        lines = self.lines(new, field, indent + 2, flow=flow)
        one = not spans.block_text(node) and (node.kind is NodeKind.TEXT or spans.flow(node))
        if one and len(lines) == 1:
            yield Patch(start, end, lines[0])
            return
        if dash and not lines[0]:
            lines = [lines[1].lstrip(" "), *lines[2:]]
        tail = spans.lines[line][max(head, end if one else head) - start_of_line :]
        if spans.block_text(node):
            tail = tail[tail.find("#") :] if "#" in tail else ""
        elif (not one and node.line == line) or (one and node.end_line != line):
            tail = ""
        comment = f"  {tail.strip()}" if tail.strip() else ""
        first = (f" {lines[0]}" if lines[0] else "") + comment
        stop = start_of_line + len(spans.lines[line]) if one and comment else end
        yield Patch(head, stop, self.end_of_line.join([first, *lines[1:]]))

    def lines(self, new: Data, field: Field | None, indent: int, *, flow: bool, short: int = NARROW) -> list[str]:
        """New data as lines; see ``rendered``."""
        return rendered(new, field, indent, short=short, flow=flow)

    def data(self, node: Node) -> Data:
        """The plain value of a node of the document."""
        return NodeBuilder(Text("", "")).data(node)
