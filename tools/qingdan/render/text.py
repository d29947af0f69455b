"""Diagnostics for a person at a terminal: the place, one sentence, the line with a caret, and what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qingdan.diagnostics import Diagnostic, Place, Severity

Lines = Callable[[str], Sequence[str]]
"""The lines of a file by path; empty when the file could not be read as text."""

_WORDS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTICE: "提示"}
_WIDEST = 100
_BEFORE = 40


@dataclass(frozen=True, slots=True)
class Palette:
    """Terminal colours, or none."""

    colour: bool = False

    def paint(self, text: str, severity: Severity) -> str:
        """Text in the colour of a severity."""
        code = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.NOTICE: "36;1"}[severity]
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text

    def came(self, text: str) -> str:
        """Text that is new, in green."""
        return f"\x1b[32m{text}\x1b[0m" if self.colour else text

    def went(self, text: str) -> str:
        """Text that goes, in red."""
        return f"\x1b[31m{text}\x1b[0m" if self.colour else text

    def faint(self, text: str) -> str:
        """Text that steps back."""
        return f"\x1b[2m{text}\x1b[0m" if self.colour else text


def text(diagnostics: Sequence[Diagnostic], lines: Lines, palette: Palette) -> str:
    """Every diagnostic, in order; the first line of each stands alone (``path:line:column: severity[CODE] sentence``)."""
    return "".join(_one(each, lines, palette) for each in diagnostics)


def summary(diagnostics: Sequence[Diagnostic], entries: int, palette: Palette) -> str:
    """One closing line: how many of each severity, and how many waived."""
    counts = {severity: sum(d.severity is severity and not d.waived for d in diagnostics) for severity in Severity}
    parts = [palette.paint(f"{count} 个{_WORDS[severity]}", severity) for severity, count in counts.items() if count]
    waived = sum(bool(each.waived) for each in diagnostics)
    tail = f"；另有 {waived} 个已豁免" if waived else ""
    return f"检查了 {entries} 个条目：{'、'.join(parts) or '没有发现问题'}{tail}\n"


def inert(value: str) -> str:
    """Text that a terminal shows and does not obey: control and bidi characters are written as escapes."""
    return "".join(
        character
        if unicodedata.category(character) not in ("Cc", "Cf", "Zl", "Zp", "Co", "Cs", "Cn")
        else f"\\u{ord(character):04x}"
        for character in value
    )


def inert_lines(text: str) -> str:
    """Text of several lines that a terminal shows and does not obey: escapes for control and bidi characters, line ends kept."""
    return "\n".join(inert(line) for line in text.split("\n"))


def width(value: str) -> int:
    """How many terminal cells a text takes: a full-width character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in value)


def _one(each: Diagnostic, lines: Lines, palette: Palette) -> str:
    place = each.place
    head = f"{inert(place.path)}:{place.line}:{place.column}: "
    out = [head + palette.paint(f"{each.severity}[{each.code}]", each.severity) + f" {inert(each.message)}"]
    out += [] if each.private else _quote(place, lines(place.path), palette, each.severity)
    out += [f"    另见 {inert(r.place.path)}:{r.place.line}:{r.place.column}：{inert(r.message)}" for r in each.related]
    if each.fix:
        out.append(f"    改法：{inert(each.fix)}")
    if each.waived:
        out.append(f"    已豁免：{inert(each.waived)}")
    return "\n".join(out) + "\n\n"


def _quote(place: Place, lines: Sequence[str], palette: Palette, severity: Severity) -> list[str]:
    """The source line, cut around the place where it is long, and a caret under the span."""
    if not 1 <= place.line <= len(lines):
        return []
    line, start = lines[place.line - 1], place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    first = max(0, start - _BEFORE) if len(line) > _WIDEST else 0
    cut = line[first : first + _WIDEST]
    lead = "…" if first else ""
    tail = "…" if first + _WIDEST < len(line) else ""
    before = inert(cut[: start - first].replace("\t", " "))
    marked = inert(line[start : max(min(end, first + _WIDEST), start + 1)])
    number = str(place.line)
    caret = " " * (width(lead) + width(before)) + palette.paint("^" * max(width(marked), 1), severity)
    margin = " " * len(number)
    return [
        palette.faint(f"  {number} | ") + lead + inert(cut.replace("\t", " ")) + tail,
        palette.faint(f"  {margin} | ") + caret,
    ]
