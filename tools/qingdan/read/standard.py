"""What PyYAML lets pass, with libyaml or without, and YAML 1.2 does not, or what the two read differently: refused, so that all agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from qingdan.diagnostics import Diagnostic
from qingdan.read.faults.nodes.blank_line_too_deep import blank_line_too_deep
from qingdan.read.faults.nodes.comment_without_space import comment_without_space
from qingdan.read.faults.nodes.continued_at_the_margin import continued_at_the_margin
from qingdan.read.faults.nodes.question_mark_in_brackets import question_mark_in_brackets
from qingdan.read.text import Text

_HEADER = re.compile(r"[|>][+-]?[0-9]?[+-]?(#)?")
_CLOSERS = re.compile(r"\s*[\]},\s]*(?:#.*)?$")


class Standard:
    """Looks at the events of one text in their order."""

    def __init__(self, text: Text) -> None:
        """Take the text that the events came from."""
        self._text = text
        self._open: list[tuple[int, bool, int]] = []  # column, whether in brackets, line of each collection
        self._end = 0  # where the last value or bracket ended

    def faults(self, event: Any) -> Iterator[Diagnostic]:
        """What is wrong with the spelling of an event and with what stands between the last one and it."""
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            start: Any = event.start_mark
            if event.flow_style:
                yield from self._between(start, event.end_mark)
            self._open.append((start.column, bool(event.flow_style), start.line))
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            _, flow, line = self._open.pop()
            end: Any = event.end_mark
            if flow:
                yield from self._between(event.start_mark, end)
                if not self._flow:
                    yield from self._continued(line, end.line, closers=True)
        elif isinstance(event, yaml.ScalarEvent):
            yield from self._between(event.start_mark, event.end_mark)
            yield from self._scalar(event)
        elif isinstance(event, (yaml.DocumentEndEvent, yaml.StreamEndEvent)):
            yield from self._comments(len(self._text.content))

    @property
    def _flow(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def _between(self, start: Any, end: Any) -> Iterator[Diagnostic]:
        first = self._text.offset(start.line, start.column)
        if self._flow and self._text.content[self._end : first].rstrip().endswith("?"):
            at = self._text.at(self._end + len(self._text.content[self._end : first].rstrip()) - 1)
            yield from question_mark_in_brackets(self._text, at.line - 1, at.column - 1)
        yield from self._comments(first)
        self._end = self._text.offset(end.line, end.column)

    def _comments(self, until: int) -> Iterator[Diagnostic]:
        content, at = self._text.content, self._text.content.find("#", self._end, until)
        while at >= 0:
            if at and content[at - 1] not in " \t\n":
                yield from comment_without_space(self._text, at)
            line = content.find("\n", at, until)
            at = content.find("#", line, until) if line >= 0 else -1

    def _scalar(self, event: Any) -> Iterator[Diagnostic]:
        start, end = event.start_mark, event.end_mark
        if event.style in ("|", ">"):
            yield from self._block(start.line, start.column)
        elif event.style in ('"', "'"):
            if end.line > start.line and not self._flow:
                yield from self._continued(start.line, end.line, closers=False)
        elif self._flow and "?" in event.value:
            at = self._text.lines[start.line].find("?", start.column)
            yield from question_mark_in_brackets(self._text, start.line, max(at, start.column))

    def _continued(self, first: int, last: int, *, closers: bool) -> Iterator[Diagnostic]:
        """Lines of a value below its first that are not deeper than its key; brackets may close there."""
        margin = next((column for column, flow, _ in reversed(self._open) if not flow), -1)
        for line in range(first + 1, min(last + 1, len(self._text.lines))):
            written = self._text.lines[line]
            bare = written.lstrip(" ")
            shut = closers and line == last and _CLOSERS.match(written)
            if bare.strip() and len(written) - len(bare) <= margin and not shut and not (closers and bare[0] == "#"):
                yield from continued_at_the_margin(self._text, line)
                return

    def _block(self, line: int, column: int) -> Iterator[Diagnostic]:
        header = _HEADER.match(self._text.lines[line], column)
        if header and header[1]:
            yield from comment_without_space(self._text, self._text.offset(line, header.start(1)))
        if header is None or any(each.isdigit() for each in header[0]):
            return
        margin = next((column for column, flow, _ in reversed(self._open) if not flow), -1)
        deepest, at = 0, line
        for number in range(line + 1, len(self._text.lines)):
            written = self._text.lines[number]
            indent = len(written) - len(written.lstrip(" "))
            if written.strip(" "):
                if margin < indent < deepest:
                    yield from blank_line_too_deep(self._text, at)
                return
            if indent > deepest:
                deepest, at = indent, number


__all__ = ["Standard"]
