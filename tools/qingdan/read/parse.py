"""Parse one file: bytes to a document, with every reading fault on the way.

PyYAML's *events* are used, never its constructors: those turn 0123 into 83, drop duplicate keys, and crash on deep
nesting. The C parser is used where PyYAML has it; faults are found in the text, so both give the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

import yaml

from qingdan.diagnostics import Diagnostic
from qingdan.read.build import GivenUpError, NodeBuilder
from qingdan.read.document import Document, Parsed, Written
from qingdan.read.faults.nodes.bad_escape import bad_escape
from qingdan.read.faults.raw.byte_order_mark import byte_order_mark
from qingdan.read.faults.raw.empty_file import empty_file
from qingdan.read.faults.raw.not_utf8 import not_utf8
from qingdan.read.faults.raw.too_large import too_large
from qingdan.read.faults.raw.utf16 import utf16
from qingdan.read.faults.text.control_character import PATTERN as CONTROL
from qingdan.read.faults.text.lone_carriage_return import PATTERN as RETURN
from qingdan.read.faults.text.policy import of_text
from qingdan.read.mistyped import typos
from qingdan.read.slips import explain_parse_error
from qingdan.read.stop import ParserStop
from qingdan.read.text import Text

__all__ = ["Parsed", "parse", "undecodable"]
_BEYOND = re.compile(r"\\U(?!000|0010)[0-9A-Fa-f]{8}")
_LOADER = getattr(yaml, "CLoader", yaml.Loader)


def parse(path: str, raw: bytes) -> Parsed:
    """Read one file strictly. Never raises on any input."""
    fatal = tuple(_raw_faults(path, raw))
    if fatal:
        return Parsed(None, fatal)
    text = Text(path, raw.decode("utf-8").replace("\r\n", "\n"))
    found = list(of_text(text))
    if CONTROL.search(text.content) or RETURN.search(text.content):
        return Parsed(None, tuple(sorted(found)))
    typed = list(typos(text))
    if typed:
        return Parsed(None, tuple(sorted([*(each for each in found if not _same_line(each, typed)), *typed])))
    builder = NodeBuilder(text)
    try:
        root = builder.build(yaml.parse(text.content, Loader=_LOADER))
    except GivenUpError:
        return Parsed(None, _all(found, builder.found))
    except (ValueError, OverflowError):  # PyYAML without libyaml, of an escape beyond the last character
        told = list(_beyond(text)) or list(explain_parse_error(text, ParserStop(len(text.lines) - 1, 0, "", 0, 0)))
        return Parsed(None, _all(found, [*builder.found, *told]))
    except yaml.YAMLError as error:
        # A line that ran into the value before it is how most slips look until the parser stops: the slip is told instead.
        # A line that ran into the value before it, or stands at the margin, is how most slips look until the parser stops.
        told = [*found, *(d for d in builder.found if d.code not in ("QD045", "QD051"))]
        stop = _stop(error, text)
        here = [d for d in told if d.place.line >= stop.context_line + 1 or d.place.line >= stop.line]
        return Parsed(None, tuple(sorted(told if here else [*told, *explain_parse_error(text, stop)])))
    if root is None:
        return Parsed(None, _all(found, builder.found))
    document = Document(path, builder.data(root), Written(root, text.lines))
    return Parsed(document, _all(found, builder.found))


def _same_line(each: Diagnostic, told: list[Diagnostic]) -> bool:
    """Whether a fault of a character is mended by what is told of its line."""
    lines = {edit.place.line for other in told for edit in (other.edits or ())} | {other.place.line for other in told}
    return each.place.line in lines


def _beyond(text: Text) -> Iterator[Diagnostic]:
    """The first escape beyond the last character of all."""
    for match in _BEYOND.finditer(text.content):
        yield from bad_escape(text, match.start(), len(match[0]))
        return


def _all(typed: list[Diagnostic], built: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each finding once: of a text in quotes, what is typed in it is found twice."""
    told = dict.fromkeys([*built, *typed]) if typed else built  # nearly in order: a set would lose it
    lines = {each.place.line for each in built if each.code == "QD045" and each.edits}
    return tuple(sorted(each for each in told if each.code != "QD051" or each.place.line not in lines))


def undecodable(path: str, raw: bytes) -> Iterator[Diagnostic]:
    """The first fault of bytes that are not UTF-8 text."""
    yield from islice(chain(utf16(path, raw), byte_order_mark(path, raw), not_utf8(path, raw)), 1)


def _raw_faults(path: str, raw: bytes) -> Iterator[Diagnostic]:
    """The first fault of the bytes that forbids reading on."""
    yield from islice(chain(too_large(path, len(raw)), undecodable(path, raw), empty_file(path, raw)), 1)


def _stop(error: yaml.YAMLError, text: Text) -> ParserStop:
    """The parser's marks as 0-based positions inside the text."""
    last = len(text.lines) - 1
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None) or mark
    line = min(mark.line, last) if mark else last
    context_line = min(context.line, last) if context else line
    problem = str(getattr(error, "problem", None) or error)
    return ParserStop(line, mark.column if mark else 0, problem, context_line, context.column if context else 0)
