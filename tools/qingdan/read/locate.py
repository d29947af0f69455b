"""Find a place in a file written in the plain way, by its lines: without building the nodes of all that stands around it.

Only files that the quick reader accepted are looked at: block mappings and sequences, one value a line, brackets that end on
their line. What is found is what the strict reader's nodes say; a differential test holds the two equal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qingdan.read.document import Node, NodeKind, Path
from qingdan.read.inline import inline, opening

_MARGIN = re.compile(rb"\n[A-Za-z_]")
_KEY = re.compile(rb"([A-Za-z_][A-Za-z0-9_]*):(?: |$)")
_HEAD = re.compile(rb"(?:[ ]*(?:#[^\n]*)?\r?\n)*")
"""The empty lines and the comments above the first key."""


def locate(raw: bytes, path: Path) -> tuple[Node | None, Node] | None:
    """The key and value node at a path below the root, as ``Node.child`` would lead to; None where there is no such place.

    The nodes are only as deep as a place needs: a mapping holds its first pair alone. Raises ValueError for the empty path.
    """
    if not path:
        raise ValueError("the root has no place of its own")
    found = section(raw, path[0]) if isinstance(path[0], str) else None
    if found is None:
        return None
    text, base = found
    lines = text.split(b"\n")
    at, column = 0, 0
    key: Node | None = None
    for depth, step in enumerate(path):
        name = step.encode("utf-8", "surrogatepass") if isinstance(step, str) else b""
        below = _key(lines, at, column, name) if isinstance(step, str) else _item(lines, at, column, step)
        if below is None:
            return None
        at, start = below
        key = _span(base + at, column, step) if isinstance(step, str) else None
        if start < 0:
            next_ = _skip(lines, at + 1)
            if next_ is None:
                return None
            at, column = next_, _indent(lines[next_])
        elif isinstance(step, int) and _KEY.match(lines[at], start):
            column = start
        else:
            return _inline(lines[at].decode(), base + at, start, key, path[depth + 1 :])
    return key, _block(lines[at], base + at, column)


def head(raw: bytes) -> Node | None:
    """The node of the whole file with its first key alone; None where the file does not begin with a key at the margin."""
    above = _HEAD.match(raw)
    start = above.end() if above else 0
    line = raw[start:].partition(b"\n")[0].rstrip(b"\r")
    block = _block(line, raw.count(b"\n", 0, start), 0)
    return block if block.pairs else None


def section(raw: bytes, key: str) -> tuple[bytes, int] | None:
    """The lines that belong to a key at the margin, with LF at their ends, and the number of the first."""
    head = key.encode("utf-8", "surrogatepass") + b":"
    start = 0 if raw.startswith(head) else raw.find(b"\n" + head) + 1
    if not start and not raw.startswith(head):
        return None
    end = _MARGIN.search(raw, start + len(head))
    text = raw[start : end.start() + 1 if end else len(raw)]
    return text.replace(b"\r\n", b"\n") if b"\r" in text else text, raw.count(b"\n", 0, start)


def _skip(lines: Sequence[bytes], at: int) -> int | None:
    """The next line with something on it."""
    while at < len(lines):
        text = lines[at].lstrip(b" ")
        if text and not text.startswith(b"#"):
            return at
        at += 1
    return None


def _indent(line: bytes) -> int:
    return len(line) - len(line.lstrip(b" "))


def _key(lines: Sequence[bytes], at: int, column: int, key: bytes) -> tuple[int, int] | None:
    """The line of a key in the mapping that begins at a line, and where its value begins; -1 where it is on lines below."""
    margin, head = b" " * column, key + b":"
    first = at
    while at < len(lines):
        line = lines[at]
        if line.startswith(head, column) and (at == first or line.startswith(margin)):
            end = column + len(head)
            if end == len(line):
                return at, -1
            if line.startswith(b" ", end):
                return at, end + 1
        elif at != first and not line.startswith(margin):
            text = line.lstrip(b" ")
            if text and not text.startswith(b"#"):
                return None
        at += 1
    return None


def _item(lines: Sequence[bytes], at: int, column: int, index: int) -> tuple[int, int] | None:
    """The line of an item in the sequence that begins at a line, and where its value begins."""
    left = index
    while at < len(lines):
        line = lines[at]
        text = line.lstrip(b" ")
        if text and not text.startswith(b"#"):
            indent = len(line) - len(text)
            if indent < column or (indent == column and not text.startswith(b"- ")):
                return None
            if indent == column:
                if not left:
                    return at, column + 2
                left -= 1
        at += 1
    return None


def _inline(line: str, at: int, start: int, key: Node | None, rest: Path) -> tuple[Node | None, Node] | None:
    """What lies below a value that stands on its line; only brackets hold anything."""
    if line[start] not in "[{":
        return None if rest else (key, _span(at, start, line[start:]))
    if not rest:
        return key, opening(line, at, start)
    return inline(line, at, start, rest)


def _block(line: bytes, at: int, column: int) -> Node:
    """The node of a block that begins at a line: a mapping with its first key, or a sequence."""
    match = _KEY.match(line, column)
    if match is None:
        return Node(NodeKind.SEQUENCE, at, column, at, column)
    first = _span(at, column, match[1].decode())
    return Node(NodeKind.MAPPING, at, column, at, column, pairs=((first, first),))


def _span(line: int, column: int, text: str) -> Node:
    return Node(NodeKind.TEXT, line, column, line, column + len(text), text, True)
