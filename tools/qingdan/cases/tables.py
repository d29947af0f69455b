"""Rows out of files: CSV is read as it comes, a workbook sheet by sheet."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from qingdan.edit import RefusedError
from qingdan.edit.grids import read_grids
from qingdan.read import SourceError

_ENCODINGS = ("utf-8-sig", "gb18030")
_PIECE = 1 << 20
_TEXTS = (".csv", ".tsv", ".txt")
_LONGEST = 1 << 20
csv.field_size_limit(_LONGEST)


class CaseSheet(NamedTuple):
    """One sheet: its name, and its rows with their numbers, counted from one."""

    name: str
    rows: Iterator[tuple[int, Sequence[str]]]


def sheets_in(path: Path) -> Iterator[CaseSheet]:
    """Every sheet of a file. Raises SourceError for a file that is not a table."""
    if path.suffix.lower() in _TEXTS:
        yield CaseSheet("", _rows(path, _encoding(path)))
        return
    try:
        grids = read_grids(path.name, path.read_bytes())
    except RefusedError as problem:
        raise SourceError(f"“{path.name}”没有导入：{problem}") from None
    for grid in grids:
        if grid.marks.formulas:
            where = grid.place(*min(grid.marks.formulas))
            raise SourceError(f"“{path.name}”没有导入：{where} 是公式；全选后“选择性粘贴—数值”，再导入")
        yield CaseSheet(grid.name, iter(enumerate(grid.rows, 1)))


def _encoding(path: Path) -> str:
    """How a text is written. Raises SourceError where nobody can tell."""
    for name in _ENCODINGS:
        reader = codecs.getincrementaldecoder(name)()
        try:
            with path.open("rb") as file:
                while piece := file.read(_PIECE):
                    if b"\0" in piece:
                        raise SourceError(f"“{path.name}”不是文字：里面有空字符；存成 UTF-8 的 CSV 再导入")
                    reader.decode(piece)
                reader.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        return name
    raise SourceError(f"“{path.name}”的文字编码认不出来；存成 UTF-8 的 CSV 再导入")


def _rows(path: Path, encoding: str) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows of a CSV file, each with its number; blank lines count. Raises SourceError where a quotation never ends."""
    with path.open(encoding=encoding, newline="") as file:
        first = file.readline()
        file.seek(0)
        reader = csv.reader(file, delimiter=max(",\t;", key=first.count), strict=True)
        number = 0
        try:
            for number, row in enumerate(reader, 1):
                yield number, row
        except csv.Error:
            raise SourceError(f"“{path.name}”第 {number + 1} 行起不是完整的 CSV：引号不成对，或者一格太长") from None
