"""Faults of typing that YAML would read as something else: looked for before a file is read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic
from qingdan.read.faults.syntax.blank_as_indent import BLANKS, blank_as_indent
from qingdan.read.faults.syntax.foreign_line import SIGN as FOREIGN
from qingdan.read.faults.syntax.foreign_line import foreign_line
from qingdan.read.faults.syntax.fullwidth_in_brackets import OPENING, fullwidth_in_brackets
from qingdan.read.faults.syntax.hash_in_value import SIGN as HASH
from qingdan.read.faults.syntax.hash_in_value import hash_in_value
from qingdan.read.faults.syntax.merge_conflict import merge_conflict
from qingdan.read.faults.syntax.slashes_for_comment import slashes_for_comment
from qingdan.read.faults.syntax.spreadsheet_error import SIGN as ERROR
from qingdan.read.faults.syntax.spreadsheet_error import spreadsheet_error
from qingdan.read.faults.syntax.wrong_dash import COUNTED, MARKS, wrong_dash
from qingdan.read.text import Text

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)", re.MULTILINE)
_PASTED = re.compile(f"{FOREIGN}|{HASH}|{ERROR}", re.MULTILINE)
_SIGN = re.compile(
    rf"^ +{COUNTED}|"
    rf"^[ \t]*(?:- +)*(?:[{MARKS}]|[{BLANKS}]|//|<!--|--\s|[｛［])|^[ \t]*(?:- *)*(?:[A-Za-z_][\w-]*:|-) *[{BLANKS}]|[:：-]\s*[｛［]",
    re.MULTILINE,
)


def typos(text: Text) -> Iterator[Diagnostic]:
    """What was typed otherwise than the file is read; a conflict alone where there is one."""
    if _CONFLICT.search(text.content):
        yield from merge_conflict(text)
        return
    if _PASTED.search(text.content):
        yield from foreign_line(text)
        yield from hash_in_value(text)
        yield from spreadsheet_error(text)
    if _SIGN.search(text.content):
        yield from blank_as_indent(text)
        yield from wrong_dash(text)
        yield from slashes_for_comment(text)
        if OPENING.search(text.content):
            yield from fullwidth_in_brackets(text, None)


__all__ = ["typos"]
