"""The canonical form of a file: the schema's key order, two spaces a level, short rows in brackets, quotes where needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qingdan.edit.comments import BLANK, CommentedItem, comments, items
from qingdan.edit.refusal import RefusedError
from qingdan.edit.scalars import literal, scalar
from qingdan.edit.spans import Spans
from qingdan.read import Document, NodeKind
from qingdan.read.document import Data
from qingdan.read.parse import parse
from qingdan.schema import Field

WIDEST = 340
"""Characters in a line with brackets; a longer row is written as a block."""
_SCHEMA = "# yaml-language-server: $schema="


def canonical(path: str, raw: bytes, collection: str, root: Field) -> bytes:
    """The bytes of a file in canonical form. Raises RefusedError where the reader finds faults in the file."""
    parsed = parse(path, raw)
    if parsed.document is None or parsed.diagnostics:
        first = f"：{parsed.diagnostics[0].message}" if parsed.diagnostics else ""
        raise RefusedError(f"{path}：先改好检查指出的读取问题{first}")
    if not parsed.document.root.pairs:
        raise RefusedError(f"{path}：不是一组键和值，没有整理")
    text = raw.decode("utf-8").replace("\r\n", "\n")
    out = formatted(text, parsed.document, collection, root)
    again = parse(path, out.encode())
    if again.document is None or again.document.data != parsed.document.data:
        raise RefusedError(f"{path}：整理后内容会变，没有整理")
    if _words(out, again.document) != _words(text, parsed.document):
        raise RefusedError(f"{path}：有注释放不下，没有整理")
    return out.encode()


def formatted(text: str, document: Document, collection: str, root: Field) -> str:
    """The text in canonical form, its comments where they were."""
    tree = items(Spans(text, document))
    first = tree.children[0]
    above = [each for each in first.before if not each.startswith(_SCHEMA)]
    cut = max((number for number, each in enumerate(above) if each == BLANK), default=-1)
    head, first.before = above[: cut + 1], above[cut + 1 :]
    lines = [schema_line(document.path, collection), *_tidy(head, first=True)]
    if head and lines[-1] != BLANK and any(head):
        lines.append(BLANK)
    return "\n".join([*lines, *_block(tree, root, 0)]).rstrip("\n") + "\n"


def schema_line(path: str, collection: str) -> str:
    """The first line, which tells editors which schema the file follows."""
    return f"{_SCHEMA}{'../' * path.count('/')}schemas/{collection}.schema.json"


def ordered(keys: Sequence[str], field: Field | None) -> list[str]:
    """Keys in the schema's order; those it does not know come last, as they stood."""
    known = [key for key in field.properties if key in keys] if field is not None else []
    return [*known, *(key for key in keys if key not in known)]


def rendered(value: Data, field: Field | None, indent: int, *, short: int = WIDEST, flow: bool = False) -> list[str]:
    """New data as lines: the first is what stands after a key or dash, the rest are whole lines below it.

    ``flow`` keeps it in brackets whatever its length. The rows of an entry's own lists stand on a line each; those of
    a list inside a row share one where they fit.
    """
    if not isinstance(value, (dict, list)):
        block = None if flow or not isinstance(value, str) else literal(value)
        if block is not None:
            return [block[0], *((" " * indent + each) if each else "" for each in block[1])]
        return [scalar(value, flow=flow)]
    one = _inline_data(value, field)
    rows = isinstance(value, list) and indent <= 2 and any(isinstance(each, dict) for each in value)
    nested = isinstance(value, dict) and any(isinstance(each, (dict, list)) for each in value.values())
    if flow or not value or (indent + len(one) <= short and not rows and not nested and "\\n" not in one):
        return [one]
    return ["", *block_lines(value, field, indent, short)]


def block_lines(value: Data, field: Field | None, indent: int, short: int = WIDEST) -> list[str]:
    """The lines of a mapping or list as a block at an indentation."""
    lines: list[str] = []
    pad = " " * indent
    if isinstance(value, dict):
        for key in ordered(list(value), field):
            first, *rest = rendered(value[key], field.below(key) if field else None, indent + 2, short=short)
            lines += [f"{pad}{scalar(key, flow=False)}:{' ' + first if first else ''}", *rest]
        return lines
    for number, each in enumerate(value):
        below = field.below(number) if field else None
        one = _inline_data(each, below)
        if not isinstance(each, (dict, list)) or (indent + 2 + len(one) <= short and "\\n" not in one):
            first, *rest = rendered(each, below, indent + 2, short=short, flow=isinstance(each, (dict, list)))
            lines += [f"{pad}- {first}", *rest]
        else:
            first, *rest = block_lines(each, below, indent + 2, short)
            lines += [f"{pad}- {first.lstrip(' ')}", *rest]
    return lines


def _block(item: CommentedItem, field: Field | None, indent: int) -> Iterator[str]:
    """The lines of an item's children, then the comments that close it."""
    pad = " " * indent
    for number, child in enumerate(_sorted(item, field)):
        below = (field.below(child.key.text if child.key is not None else 0)) if field is not None else None
        above, lines = _child(child, below, indent)
        for line in _tidy([*child.before, *above], first=number == 0):
            yield pad + line if line else ""
        yield from lines
    for line in _tidy(item.foot):
        yield pad + line if line else ""


def _child(child: CommentedItem, field: Field | None, indent: int) -> tuple[list[str], list[str]]:
    """The comments that must stand above a pair or row, and its lines."""
    pad = " " * indent
    head = f"{pad}{scalar(child.key.text, flow=False)}:" if child.key is not None else f"{pad}-"
    trail = f"  {child.trail}" if child.trail else ""
    value = child.value
    if not child.children:
        block = literal(value.text) if value.kind is NodeKind.TEXT and not value.plain else None
        if block is not None:
            lines = [(pad + "  " + each) if each else "" for each in block[1]]
            return [], [f"{head} {block[0]}{trail}", *lines]
        return child.foot, [f"{head} {_inline(child, field)}{trail}"]
    if not _commented(child) and child.flow:
        one = f"{head} {_inline(child, field)}"
        if len(one) <= WIDEST and "\\n" not in one:
            return [], [one + trail]
    if child.key is not None:
        return [], [head + trail, *_block(child, field, indent + 2)]
    first = _sorted(child, field)[0]
    above = [child.trail] if child.trail else []
    above += [each for each in first.before if each != BLANK]
    first.before = []
    lines = list(_block(child, field, indent + 2))
    # What had to go above the first pair of the row stands there already.
    hoisted = 0
    while hoisted < len(lines) and lines[hoisted].lstrip().startswith("#"):
        above.append(lines[hoisted].strip())
        hoisted += 1
    return above, [f"{head} {lines[hoisted].lstrip(' ')}", *lines[hoisted + 1 :]]


def _commented(item: CommentedItem) -> bool:
    return bool(item.foot) or any(
        any(child.before) or child.trail or _commented(child) for child in item.children
    )  # fmt: skip


def _sorted(item: CommentedItem, field: Field | None) -> list[CommentedItem]:
    if item.value.kind is NodeKind.SEQUENCE:
        return item.children
    by_key = {child.key.text: child for child in item.children if child.key is not None}
    return [by_key[key] for key in ordered(list(by_key), field)]


def _inline(item: CommentedItem, field: Field | None) -> str:
    """An item's value on one line."""
    return _inline_data(item.data, field, flow=item.value.kind is not NodeKind.TEXT)


def _inline_data(value: Data, field: Field | None, *, flow: bool = True) -> str:
    if isinstance(value, Mapping):
        pairs = (
            f"{scalar(key, flow=True)}: {_inline_data(value[key], field.below(key) if field else None)}"
            for key in ordered(list(value), field)
        )
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_inline_data(each, field.below(0) if field else None) for each in value) + "]"
    return scalar(value, flow=flow)


def _tidy(lines: Sequence[str], *, first: bool = False) -> list[str]:
    """Comments with at most one blank line in a row, and none at the head of a block or after the last comment."""
    out: list[str] = []
    for line in lines:
        if line != BLANK or (out and out[-1] != BLANK) or (not out and not first):
            out.append(line)
    return out


def _words(text: str, document: Document) -> list[str]:
    """Every comment's text, sorted, but for the line that names the schema."""
    return sorted(each.text for each in comments(Spans(text, document)) if not each.text.startswith(_SCHEMA))
