"""The nodes of brackets that open and close on one line of a file written in the plain way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from qingdan.read.document import Kind, Node, Path
from qingdan.read.fast import pieces


@dataclass(slots=True)
class _Open:
    """Brackets that are not closed yet: where they opened, the key that they belong to, and what they hold so far."""

    column: int
    key: Node | None
    kind: Kind
    held: list[tuple[Node | None, Node]] = field(default_factory=list)


def inline(line: str, at: int, start: int) -> Node | None:
    """The node of the brackets that open at a 0-based column of a line and end with it; ``at`` is the line's number from 0.

    None where the quick reader would not have accepted them.
    """
    outer: list[_Open] = []
    here = _Open(start, None, Kind.SEQUENCE)
    for found in pieces(line, start):
        key = _text(at, found.start(1), found[1], plain=True) if found[1] else None
        if found[4]:
            outer.append(here)
            here = _Open(found.start(4), key, Kind.SEQUENCE if found[4] == "[" else Kind.MAPPING)
        elif found[2]:
            here.held.append((key, _text(at, found.start(2), found[2], plain=True)))
        else:
            quoted = _text(at, found.start(3), found[3], plain=False)
            here.held.append((key, quoted))
        for column in range(found.start(5), found.end(5)):
            if not outer:
                return None
            closed, here = here, outer.pop()
            here.held.append((closed.key, _closed(closed, at, column + 1)))
    return here.held[0][1] if not outer and here.held else None


def text_in(line: str, at: int, start: int, path: Path) -> tuple[Node | None, Node] | None:
    """The key and value nodes of a text at a path below the brackets; None where there is none, or no text."""
    counts: list[int] = []
    depth = matched = 0  # how many brackets are open, and how many of them the path leads through
    for found in pieces(line, start):
        key = found[1]
        if counts:
            counts[-1] += 1
        here = depth - 1 == matched and matched < len(path) and path[matched] in (key, None if key else counts[-1])
        if found[4]:
            matched += here
            depth += 1
            counts.append(-1)
        elif here and matched == len(path) - 1:
            group, plain = (2, True) if found[2] else (3, False)
            value = _text(at, found.start(group), found[group], plain=plain)
            return _text(at, found.start(1), key, plain=True) if key else None, value
        closed = len(found[5])
        if closed:
            depth -= closed
            del counts[depth:]
            if matched > depth - 1:
                return None
    return None


def _text(at: int, column: int, written: str, *, plain: bool) -> Node:
    text = written if plain else written[1:-1]
    return Node(Kind.TEXT, at, column, at, column + len(written), text, plain)


def _closed(brackets: _Open, at: int, end: int) -> Node:
    pairs = tuple(_pairs(brackets)) if brackets.kind is Kind.MAPPING else ()
    items = tuple(node for _, node in brackets.held) if brackets.kind is Kind.SEQUENCE else ()
    return Node(brackets.kind, at, brackets.column, at, end, pairs=pairs, items=items)


def _pairs(brackets: _Open) -> Iterator[tuple[Node, Node]]:
    for key, value in brackets.held:
        if key is not None:
            yield key, value
