"""The nodes of brackets that open and close on one line of a file written in the plain way."""

from __future__ import annotations

import re

from qingdan.read.document import Node, NodeKind, Path
from qingdan.read.pieces import pieces


def opening(line: str, at: int, start: int) -> Node:
    """The brackets that open at a column, with no more in them than their first key."""
    end = len(line)
    if line[start] == "[":
        return Node(NodeKind.SEQUENCE, at, start, at, end)
    first = re.match(r"[A-Za-z0-9_]*", line[start + 1 :])
    key = _text(at, start + 1, first[0], plain=True) if first and first[0] else None
    return Node(NodeKind.MAPPING, at, start, at, end, pairs=((key, key),) if key else ())


def inline(line: str, at: int, start: int, path: Path) -> tuple[Node | None, Node] | None:
    """The key and value nodes at a path below the brackets that open at a column; None where there is none.

    ``at`` is the line's number from 0, ``start`` the column from 0. Brackets come as ``opening`` gives them.
    """
    counts: list[int] = []
    depth = matched = 0  # how many brackets are open, and how many of them the path leads through
    for found in pieces(line, start):
        key = found[1]
        if counts:
            counts[-1] += 1
        here = depth - 1 == matched and matched < len(path) and path[matched] in (key, None if key else counts[-1])
        if here and matched == len(path) - 1:
            if found[4]:
                value = opening(line, at, found.start(4))
            else:
                group, plain = (2, True) if found[2] else (3, False)
                value = _text(at, found.start(group), found[group], plain=plain)
            return _text(at, found.start(1), key, plain=True) if key else None, value
        if found[4]:
            matched += here
            depth += 1
            counts.append(-1)
        closed = len(found[5])
        if closed:
            depth -= closed
            del counts[depth:]
            if matched > depth - 1:
                return None
    return None


def _text(at: int, column: int, written: str, *, plain: bool) -> Node:
    text = written if plain else written[1:-1]
    return Node(NodeKind.TEXT, at, column, at, column + len(written), text, plain)
