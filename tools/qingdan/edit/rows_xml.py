"""The rows of a sheet as they stand in a workbook's file (ECMA-376, part 1, 18.3.1.73), packed, for many rows at once.

Rows and cells carry no address: each stands after the one before it. Texts are inline, so that no row waits for another.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LEVEL = 1
"""Twice as fast as the usual level, a tenth larger."""
_ODD = re.compile(r"_x[0-9a-fA-F]{4}_|[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]")
_PERHAPS_ODD = re.compile(r"[_&<>\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""One sign of whatever is odd: looked for more quickly."""
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


@dataclass(frozen=True, slots=True)
class PackedPart:
    """A part of a file as deflated blocks that others can follow; the sum and the size are those of what is packed."""

    packed: bytes
    sum: int
    size: int
    rows: int = 0


@dataclass(frozen=True, slots=True)
class WorkbookFormats:
    """The numbers of a workbook's cell formats."""

    text: int
    locked: int
    number: int


def packed(raw: bytes, rows: int = 0) -> PackedPart:
    """A part of a file, packed so that another part can follow."""
    deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return PackedPart(deflate.compress(raw) + deflate.flush(zlib.Z_FULL_FLUSH), zlib.crc32(raw), len(raw), rows)


def rows_xml(rows: Sequence[Sequence[str]], locked: int, numbers: Iterable[int], styles: WorkbookFormats) -> str:
    """Rows of which the first columns are locked and some hold numbers. A text that begins with = is a text."""
    text, empty_text = _cell(styles.text, ' t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>')
    fixed, empty_fixed = _cell(styles.locked, ' t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>')
    number, empty_number = _cell(styles.number, "><v>%s</v></c>")
    cells = [fixed] * locked + [text] * (len(rows[0]) - locked)
    for at in numbers:
        cells[at] = number
    formats = {text: empty_text, fixed: empty_fixed, number: empty_number}
    told: list[Sequence[str]] = []
    for at, column in enumerate(zip(*rows, strict=True)):
        if any(column):
            told.append(column)
        else:  # as many are, a few hundred rows long
            cells[at] = formats[cells[at]]
    if _PERHAPS_ODD.search("\n".join(map("\n".join, told))):
        told = [[_ODD.sub(_spelled, each) for each in column] for column in told]
    line = f"<row>{''.join(cells)}</row>"
    xml = "".join([line % row for row in zip(*told, strict=True)]) if told else line * len(rows)
    for full in dict.fromkeys(cells):
        if full in formats:
            xml = xml.replace(full % "", formats[full])
    return xml


def _cell(style: int, rest: str) -> tuple[str, str]:
    """A cell with a place for its text, and one without a text."""
    return f'<c s="{style}"{rest}', f'<c s="{style}"/>'


def _spelled(odd: re.Match[str]) -> str:
    """What XML has a name or no place for, and a text that looks like a character written so."""
    if odd[0] in _NAMED:
        return _NAMED[odd[0]]
    return f"_x005F{odd[0]}" if len(odd[0]) > 1 else f"_x{ord(odd[0]):04X}_"
