"""Build nodes from YAML events, refusing what a register cannot hold."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from qingdan.diagnostics import Diagnostic
from qingdan.read.document import Data, Node, NodeKind
from qingdan.read.escapes import decoded
from qingdan.read.faults.nodes.ambiguous_value import ambiguous_value
from qingdan.read.faults.nodes.anchor_or_alias import anchor_or_alias
from qingdan.read.faults.nodes.colon_without_space import colon_without_space
from qingdan.read.faults.nodes.dash_without_space import dash_without_space
from qingdan.read.faults.nodes.duplicate_key import duplicate_key
from qingdan.read.faults.nodes.empty_value import empty_value
from qingdan.read.faults.nodes.explicit_tag import explicit_tag
from qingdan.read.faults.nodes.formula_like import PATTERN as FORMULA
from qingdan.read.faults.nodes.formula_like import formula_like
from qingdan.read.faults.nodes.fraction import fraction
from qingdan.read.faults.nodes.fullwidth_colon import PATTERN as FULLWIDTH
from qingdan.read.faults.nodes.fullwidth_colon import fullwidth_colon
from qingdan.read.faults.nodes.key_not_text import key_not_text
from qingdan.read.faults.nodes.long_number import long_number
from qingdan.read.faults.nodes.merge_key import merge_key
from qingdan.read.faults.nodes.no_such_date import no_such_date
from qingdan.read.faults.nodes.several_documents import several_documents
from qingdan.read.faults.nodes.swallowed_line import swallowed_line
from qingdan.read.faults.nodes.too_deep import LIMIT, too_deep
from qingdan.read.faults.syntax.fullwidth_in_brackets import fullwidth_in_brackets
from qingdan.read.faults.syntax.missing_dash import in_row
from qingdan.read.faults.text.policy import of_decoded
from qingdan.read.scalars import ScalarReading, reading
from qingdan.read.standard import Standard
from qingdan.read.text import Text

_REFUSED = {
    ScalarReading.AMBIGUOUS: ambiguous_value,
    ScalarReading.FLOAT: fraction,
    ScalarReading.LONG: long_number,
    ScalarReading.NO_SUCH_DATE: no_such_date,
}


_MENDED = 200
"""How many keys written twice are told with their cure in one mapping: no more findings than these are shown of a file."""


class GivenUpError(Exception):
    """Nothing further can be read; the fault is already noted."""


class NodeBuilder:
    """Turns the events of one text into nodes; ``found`` collects the faults met on the way."""

    def __init__(self, text: Text, limit: int = LIMIT) -> None:
        """Take the text that the events came from, and how deep they may nest."""
        self.text = text
        self.limit = limit
        self.found: list[Diagnostic] = []
        self._escapes = "\\" in text.content
        self._in_any_brackets: dict[int, list[Diagnostic]] | None = None

    def build(self, events: Iterable[Any]) -> Node | None:
        """The root node of the first document, or None when there is none. Raises GivenUpError, and what the parser raises."""
        stack: list[tuple[Any, list[Node]]] = []
        root: Node | None = None
        documents = 0
        standard = Standard(self.text)
        for event in events:
            self.found += standard.faults(event)
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                self._document(event, documents)
                if documents > 1:
                    break
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                self._properties(event)
                stack.append((event, []))
                if len(stack) > self.limit:
                    self.found += too_deep(self.text, *_start(event))
                    raise GivenUpError
            elif isinstance(event, (yaml.ScalarEvent, yaml.AliasEvent, yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                node = self._close(event, stack)
                if stack:
                    stack[-1][1].append(node)
                else:
                    root = node
        return root

    def data(self, node: Node) -> Data:
        """The plain value of a node. Refused scalars stay as typed."""
        if node.kind is NodeKind.MAPPING:
            return {key.text: self.data(value) for key, value in node.pairs}
        if node.kind is NodeKind.SEQUENCE:
            return [self.data(item) for item in node.items]
        if node.plain:
            kind = reading(node.text)
            if kind is ScalarReading.INTEGER:
                return int(node.text)
            if kind is ScalarReading.BOOLEAN:
                return node.text == "true"
        return node.text

    def _close(self, event: Any, stack: list[tuple[Any, list[Node]]]) -> Node:
        if isinstance(event, yaml.AliasEvent):
            line, column = _start(event)
            name = str(event.anchor)
            self.found += anchor_or_alias(self.text, line, column, name, alias=True)
            return Node(NodeKind.TEXT, line, column, line, column + len(name) + 1, f"*{name}")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        start, children = stack.pop()
        first, last = start.start_mark, event.end_mark
        if isinstance(event, yaml.SequenceEndEvent):
            self.found += self._unwritten(children)
            return Node(NodeKind.SEQUENCE, first.line, first.column, last.line, last.column, items=tuple(children))
        pairs = tuple(zip(children[::2], children[1::2], strict=True))
        row = bool(stack) and isinstance(stack[-1][0], yaml.SequenceStartEvent) and not start.flow_style
        self.found += self._keys(pairs, row=row)
        return Node(NodeKind.MAPPING, first.line, first.column, last.line, last.column, pairs=pairs)

    def _scalar(self, event: Any) -> Node:
        self._properties(event)
        start, end = event.start_mark, event.end_mark
        plain = event.style is None or event.style == ""
        node = Node(NodeKind.TEXT, start.line, start.column, end.line, end.column, event.value, plain)
        if not plain and self._escapes and event.style == '"':
            first, last = (self.text.offset(mark.line, mark.column) for mark in (start, end))
            text = decoded(self.text, first + 1, last - 1)
            self.found += of_decoded(text)
            if text.bad:
                raise GivenUpError
        formula = FORMULA.match(node.text) is not None and node.text[0] not in "\t\r"  # which are told as such
        if not plain or not node.text:
            self.found += formula_like(self.text, node) if formula else ()
            return node
        refuse = _REFUSED.get(reading(node.text)) if node.text != "=" else None
        if refuse is not None:
            self.found += refuse(self.text, node)
        elif end.line > start.line and end.column > 0:
            self.found += list(fullwidth_colon(self.text, self._continuation(node))) or swallowed_line(self.text, node)
        elif node.text[0] == "-" and len(node.text) > 1 and not node.text[1:2].isdigit() and node.text[1] != "-":
            self.found += dash_without_space(self.text, node.line, node.column)
        elif formula:
            self.found += formula_like(self.text, node)
        elif FULLWIDTH.match(node.text):
            self.found += fullwidth_colon(self.text, start.line)
        elif "，" in node.text or "：" in node.text:
            self.found += self._in_brackets(start.line, start.column)
        return node

    def _in_brackets(self, line: int, column: int) -> Iterator[Diagnostic]:
        """Full-width punctuation that became part of a value inside brackets."""
        before = self.text.lines[line][:column]
        if before.count("{") > before.count("}"):
            if self._in_any_brackets is None:
                told = fullwidth_in_brackets(Text(self.text.path, self.text.content), None)
                self._in_any_brackets = {}
                for found in told:
                    self._in_any_brackets.setdefault(found.place.line, []).append(found)
            for found in self._in_any_brackets.get(line + 1, ()):
                if found not in self.found:
                    yield found

    def _continuation(self, node: Node) -> int:
        line = node.line + 1
        while not self.text.lines[line].strip(" \t"):
            line += 1
        return line

    def _keys(self, pairs: tuple[tuple[Node, Node], ...], *, row: bool) -> Iterator[Diagnostic]:
        seen: dict[str, tuple[Node, Node]] = {}
        told = 0
        for pair in pairs:
            key, value = pair
            if key.kind is not NodeKind.TEXT or key.text.startswith("*"):
                yield from key_not_text(self.text, key.line, key.column)
                continue
            if key.text == "<<":
                yield from merge_key(self.text, key.line, key.column)
            first, before = seen.setdefault(unicodedata.normalize("NFC", key.text), pair)
            if first is not key:
                begins = row and key.text == pairs[0][0].text and self.data(before) != self.data(value)
                another = list(in_row(self.text, first, key)) if begins else []
                told += 1
                alike = self._alike(before, value) if told <= _MENDED else None
                yield from another or duplicate_key(self.text, first, key, alike=alike)
                seen = {key.text: (key, value)} if another else seen
            if "：" in key.text:
                yield from self._in_brackets(key.line, key.column)
            elif value.kind is NodeKind.TEXT and value.plain and reading(value.text) is ScalarReading.EMPTY:
                joined = list(colon_without_space(self.text, key.line)) if ":" in key.text else []
                yield from joined or empty_value(self.text, key.line, key.column, key.text)

    def _alike(self, first: Node, second: Node) -> bool:
        """Whether the second of two values says the same on a line of its own."""
        return second.line == second.end_line and self.data(first) == self.data(second)

    def _unwritten(self, items: list[Node]) -> Iterator[Diagnostic]:
        for item in items:
            if item.kind is NodeKind.TEXT and item.plain and reading(item.text) is ScalarReading.EMPTY:
                yield from empty_value(self.text, item.line, max(item.column - 1, 0), "")

    def _properties(self, event: Any) -> None:
        mark = event.start_mark
        if event.tag is not None:
            at = self.text.lines[mark.line].find("!", mark.column)
            self.found += explicit_tag(self.text, mark.line, max(at, mark.column))
        if event.anchor is not None:
            at = self.text.lines[mark.line].find("&", mark.column)
            self.found += anchor_or_alias(self.text, mark.line, max(at, mark.column), event.anchor, alias=False)

    def _document(self, event: Any, documents: int) -> None:
        mark = event.start_mark
        if documents > 1:
            self.found += several_documents(self.text, mark.line, mark.column, directive=False)
        elif event.version or event.tags:
            self.found += several_documents(self.text, mark.line, mark.column, directive=True)


def _start(event: Any) -> tuple[int, int]:
    """The 0-based line and column where an event begins."""
    return event.start_mark.line, event.start_mark.column
