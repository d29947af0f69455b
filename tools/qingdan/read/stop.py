"""Where and why the parser stopped."""

from __future__ import annotations

import re
from dataclasses import dataclass

KEY = re.compile(r"^(\s*(?:- +)*)([A-Za-z_][\w-]*)(?=\s*:(?:\s|$))")
VALUE = re.compile(r"^(\s*(?:- +)*(?:[A-Za-z_][\w-]*\s*:\s+)?)(\S.*)$")
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'')


@dataclass(frozen=True, slots=True)
class ParserStop:
    """The parser's position when it gave up, and where the construct that it was reading began; all 0-based."""

    line: int
    column: int
    problem: str
    context_line: int
    context_column: int


def quote(value: str) -> str:
    """The value in double quotes, as YAML."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
