"""Find the slip behind a parse error: the likeliest first, each looking for the true place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from qingdan.diagnostics import Diagnostic
from qingdan.read.document import Node, NodeKind
from qingdan.read.escapes import decoded
from qingdan.read.faults.nodes.bad_escape import bad_escape
from qingdan.read.faults.nodes.colon_without_space import colon_without_space
from qingdan.read.faults.nodes.dash_without_space import dash_without_space
from qingdan.read.faults.nodes.formula_like import formula_like
from qingdan.read.faults.nodes.fullwidth_colon import fullwidth_colon
from qingdan.read.faults.syntax.broken_line import broken_line
from qingdan.read.faults.syntax.colon_in_value import colon_in_value
from qingdan.read.faults.syntax.doubled_comma import doubled_comma
from qingdan.read.faults.syntax.fullwidth_in_brackets import fullwidth_in_brackets
from qingdan.read.faults.syntax.missing_colon import missing_colon
from qingdan.read.faults.syntax.missing_comma import missing_comma
from qingdan.read.faults.syntax.missing_dash import before_row
from qingdan.read.faults.syntax.not_yaml import not_yaml
from qingdan.read.faults.syntax.special_first_character import special_first_character
from qingdan.read.faults.syntax.text_after_quote import text_after_quote
from qingdan.read.faults.syntax.unclosed_bracket import unclosed_bracket
from qingdan.read.faults.syntax.unclosed_quote import unclosed_quote
from qingdan.read.faults.syntax.wrong_indent import wrong_indent
from qingdan.read.stop import VALUE, ParserStop
from qingdan.read.text import Text

_DASH = re.compile(r"\s*-(?=[^\s-])")
_ESCAPE = re.compile(r"escape|hexdecimal|hexadecimal")
"""What PyYAML says of an escape that it does not know, built with libyaml or without."""


def _formula(text: Text, stop: ParserStop) -> Iterator[Diagnostic]:
    """A value that begins with @, which YAML forbids and a spreadsheet takes for a formula: quotes are no cure."""
    match = VALUE.match(text.lines[stop.line]) if stop.line < len(text.lines) else None
    if match and match[2][0] == "@":
        value = match[2].rstrip()
        at = match.start(2)
        yield from formula_like(text, Node(NodeKind.TEXT, stop.line, at, stop.line, at + len(value), value))


_AT_THE_STOP = (
    _formula,
    unclosed_quote,
    text_after_quote,
    fullwidth_in_brackets,
    doubled_comma,
    missing_comma,
    unclosed_bracket,
    broken_line,
    before_row,
    wrong_indent,
    colon_in_value,
    special_first_character,
    missing_colon,
    not_yaml,
)


def explain_parse_error(text: Text, stop: ParserStop) -> Iterator[Diagnostic]:
    """The diagnostics of the first explanation that fits; there is always one."""
    found = list(_escape(text, stop))
    if found:
        yield from found
        return
    for number, line in text.structure(stop.line):
        near = number in (stop.line - 1, stop.line)
        for fault in (partial(fullwidth_colon, chinese=near), colon_without_space):
            found = list(fault(text, number))
            if not found and _DASH.match(line):
                found = list(dash_without_space(text, number, len(line) - len(line.lstrip())))
            if found:
                yield from found
                return
    for explain in _AT_THE_STOP:
        found = list(explain(text, stop))
        if found:
            yield from found
            return


def _escape(text: Text, stop: ParserStop) -> Iterator[Diagnostic]:
    """The escape that ended the reading of a text in double quotes."""
    start = text.offset(stop.context_line, stop.context_column)
    if _ESCAPE.search(stop.problem) and text.content[start : start + 1] == '"':
        for at, length in decoded(text, start + 1, len(text.content)).bad[:1]:
            yield from bad_escape(text, at, length)
