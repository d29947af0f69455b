"""Find the comments of a file and say what each belongs to: a row or pair, or the end of the block that it closes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from qingdan.edit.spans import Spans
from qingdan.read import Node, NodeKind
from qingdan.read.document import Data

BLANK = ""
"""Stands in a row of comments for a blank line."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its 0-based place; ``own`` when nothing but space stands before it."""

    line: int
    column: int
    text: str
    own: bool


@dataclass(slots=True)
class CommentedItem:
    """A pair of a mapping or a row of a list, with the comments that belong to it. ``key`` is None for a row.

    ``start`` of a row is its dash. ``before`` stand on lines of their own above it, ``trail`` at the end of its first
    line, ``foot`` under the last thing in its value.
    """

    key: Node | None
    value: Node
    data: Data
    flow: bool
    column: int
    start: tuple[int, int]
    end: tuple[int, int]
    parent: CommentedItem | None
    before: list[str] = field(default_factory=list)
    trail: str = ""
    foot: list[str] = field(default_factory=list)
    children: list[CommentedItem] = field(default_factory=list)


def items(spans: Spans) -> CommentedItem:
    """The document as items, with its comments on them. The root is an item without a parent."""
    root = _item(spans, None, spans.document.root, spans.document.data, None)
    ordered = list(_walk(root))
    for comment in _with_blanks(spans, list(comments(spans)), ordered):
        _attach(comment, root, ordered)
    return root


def comments(spans: Spans) -> Iterator[Comment]:
    """Every comment, in the order of the file: a ``#`` outside every text begins one."""
    taken: dict[int, list[tuple[int, int]]] = {}
    for node in spans.texts():
        if spans.block_text(node):
            header = spans.lines[node.line][node.column :].partition("#")[0]
            taken.setdefault(node.line, []).append((node.column, node.column + len(header)))
            for line in range(node.line + 1, spans.last_line(node) + 1):
                taken.setdefault(line, []).append((0, len(spans.lines[line])))
            continue
        for line in range(node.line, node.end_line + 1):
            begin = node.column if line == node.line else 0
            end = node.end_column if line == node.end_line else len(spans.lines[line])
            taken.setdefault(line, []).append((begin, end))
    for number, content in enumerate(spans.lines):
        at = content.find("#")
        while at >= 0:
            inside = next((end for begin, end in taken.get(number, ()) if begin <= at < end), -1)
            if inside < 0:
                yield Comment(number, at, content[at:].rstrip(), own=not content[:at].strip())
                break
            at = content.find("#", inside)


def _item(spans: Spans, key: Node | None, value: Node, data: Data, parent: CommentedItem | None) -> CommentedItem:
    first = key or value
    start = (first.line, first.column)
    end = (value.end_line, value.end_column)
    flow = spans.flow(value)
    if spans.block_text(value) or (value.kind is not NodeKind.TEXT and not flow):
        last = spans.last_line(value)
        end = (last, len(spans.lines[last]) + 1)
    column = first.column
    if key is None and parent is not None and not parent.flow:
        line, at = value.line, value.column
        while (dash := spans.lines[line].rfind("-", 0, at)) < 0:
            line -= 1
            at = len(spans.lines[line])
        start, column = (line, dash), dash
    item = CommentedItem(key, value, data, flow, column, start, end, parent)
    for below_key, below in value.pairs:
        item.children.append(_item(spans, below_key, below, data[below_key.text], item))
    for number, below in enumerate(value.items):
        item.children.append(_item(spans, None, below, data[number], item))
    return item


def _walk(item: CommentedItem) -> Iterator[CommentedItem]:
    for child in item.children:
        yield child
        yield from _walk(child)


def _with_blanks(spans: Spans, found: Sequence[Comment], ordered: Sequence[CommentedItem]) -> list[Comment]:
    """The comments with one blank ``Comment`` for each run of blank lines between lines of a block."""
    lines = {comment.line for comment in found if comment.own}
    lines |= {item.start[0] for item in ordered}
    blank = []
    for number, line in enumerate(spans.lines):
        if line.strip() or number + 1 not in lines or number == 0:
            continue
        following = spans.lines[number + 1]
        blank.append(Comment(number, len(following) - len(following.lstrip()), BLANK, own=True))
    return sorted([*found, *blank], key=lambda each: (each.line, each.column))


def _attach(comment: Comment, root: CommentedItem, ordered: Sequence[CommentedItem]) -> None:
    place = (comment.line, comment.column)
    if not comment.own:
        _trail(comment, [item for item in ordered if item.start < place], root)
        return
    following = next((item for item in ordered if item.start > place), None)
    last = next((item for item in reversed(ordered) if item.start < place), None)
    inside = _brackets(last, place)
    if inside is not None:
        if following is not None and following.parent is inside:
            following.before.append(comment.text)
        elif inside.children:
            inside.foot.append(comment.text)
        else:
            inside.before.append(comment.text)
        return
    closing = last.parent if last is not None else None
    holds = following.parent if following is not None else None
    if following is not None and comment.column <= following.column:
        closing = None
    while closing is not None:
        if closing is holds:
            closing = None
            break
        if closing.children and closing.children[0].column <= comment.column and not closing.flow:
            break
        closing = closing.parent
    if closing is not None:
        closing.foot.append(comment.text)
    elif following is not None:
        following.before.append(comment.text)
    else:
        root.foot.append(comment.text)


def _trail(comment: Comment, before: Sequence[CommentedItem], root: CommentedItem) -> None:
    """A comment at the end of a line belongs to the outermost item that ends on it, or to the innermost that begins."""
    place = (comment.line, comment.column)
    ended = [item for item in before if item.end[0] == comment.line and item.end <= place]
    begun = [item for item in before if item.start[0] == comment.line]
    chosen = ended[0] if ended else begun[-1] if begun else before[-1] if before else root
    if chosen.trail:
        chosen.before.append(chosen.trail)
    chosen.trail = comment.text


def _brackets(last: CommentedItem | None, place: tuple[int, int]) -> CommentedItem | None:
    """The innermost bracketed item that is open at a place."""
    while last is not None:
        if last.flow and (last.value.line, last.value.column) < place < last.end:
            return last
        last = last.parent
    return None
