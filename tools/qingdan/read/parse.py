"""Parse one file: bytes to a document, with every reading fault on the way.

PyYAML's *events* are used, never its constructors: those turn 0123 into 83, drop duplicate keys, and crash on deep
nesting. The C parser is used where PyYAML has it; faults are found in the text, so both give the same words.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from qingdan.diagnostics import Diagnostic
from qingdan.read.build import Builder, TooDeepError
from qingdan.read.document import Document, Parsed, Written
from qingdan.read.faults.raw.byte_order_mark import byte_order_mark
from qingdan.read.faults.raw.empty_file import empty_file
from qingdan.read.faults.raw.not_utf8 import not_utf8
from qingdan.read.faults.raw.too_large import too_large
from qingdan.read.faults.raw.utf16 import utf16
from qingdan.read.faults.text.bidi_control import bidi_control
from qingdan.read.faults.text.compatibility_character import compatibility_character
from qingdan.read.faults.text.control_character import PATTERN as CONTROL
from qingdan.read.faults.text.control_character import control_character
from qingdan.read.faults.text.lone_carriage_return import PATTERN as RETURN
from qingdan.read.faults.text.lone_carriage_return import lone_carriage_return
from qingdan.read.faults.text.tab import tab
from qingdan.read.faults.text.unassigned_character import unassigned_character
from qingdan.read.faults.text.zero_width import zero_width
from qingdan.read.slips import slip
from qingdan.read.stop import Stop
from qingdan.read.text import INNOCENT, Text

__all__ = ["Parsed", "parse"]
_LOADER = getattr(yaml, "CLoader", yaml.Loader)
_TEXT_FAULTS = (
    control_character,
    lone_carriage_return,
    bidi_control,
    zero_width,
    unassigned_character,
    compatibility_character,
    tab,
)


def parse(path: str, raw: bytes) -> Parsed:
    """Read one file strictly. Never raises on any input."""
    fatal = tuple(_raw_faults(path, raw))
    if fatal:
        return Parsed(None, fatal)
    text = Text(path, raw.decode("utf-8").replace("\r\n", "\n"))
    found = [] if INNOCENT.fullmatch(text.content) else [d for fault in _TEXT_FAULTS for d in fault(text)]
    if CONTROL.search(text.content) or RETURN.search(text.content):
        return Parsed(None, tuple(sorted(found)))
    builder = Builder(text)
    try:
        root = builder.build(yaml.parse(text.content, Loader=_LOADER))
    except TooDeepError:
        return Parsed(None, tuple(sorted([*found, *builder.found])))
    except yaml.YAMLError as error:
        # A line that ran into the value before it is how most slips look until the parser stops: the slip is told instead.
        told = [*found, *(d for d in builder.found if d.code != "QD045")]
        stop = _stop(error, text)
        here = [d for d in told if d.place.line >= stop.context_line + 1 or d.place.line >= stop.line]
        return Parsed(None, tuple(sorted(told if here else [*told, *slip(text, stop)])))
    if root is None:
        return Parsed(None, tuple(sorted([*found, *builder.found])))
    document = Document(path, builder.data(root), Written(root, text.lines))
    return Parsed(document, tuple(sorted([*found, *builder.found])))


def _raw_faults(path: str, raw: bytes) -> Iterator[Diagnostic]:
    """The first fault of the bytes that forbids reading on."""
    for fault in (
        too_large(path, len(raw)),
        utf16(path, raw),
        byte_order_mark(path, raw),
        not_utf8(path, raw),
        empty_file(path, raw),
    ):
        for diagnostic in fault:
            yield diagnostic
            return


def _stop(error: yaml.YAMLError, text: Text) -> Stop:
    """The parser's marks as 0-based positions inside the text."""
    last = len(text.lines) - 1
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None) or mark
    line = min(mark.line, last) if mark else last
    context_line = min(context.line, last) if context else line
    problem = str(getattr(error, "problem", None) or error)
    return Stop(line, mark.column if mark else 0, problem, context_line, context.column if context else 0)
