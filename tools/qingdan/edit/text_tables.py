"""Tables that are text: CSV, Excel's “Unicode text”, and a web page's table that somebody called .xls."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from html.parser import HTMLParser

from qingdan.edit.refusal import RefusedError

_ENCODINGS = ("utf-8-sig", "gb18030")
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_FIRST_LINES = 20
_QUOTED = re.compile(r'="((?:[^"]|"")*)"')
"""How a program keeps a spreadsheet from reading digits as a number."""
_MOST_SPAN = 1000
Spans = Sequence[tuple[int, int, int, int]]


def text_rows(name: str, raw: bytes) -> list[list[str]]:
    """The rows of a table of text, split at whichever of comma, tab and semicolon its lines have. Raises RefusedError."""
    text = _decoded(name, raw)
    lines = [line for line in text.split("\n")[:_FIRST_LINES] if line.strip()]
    mark = max(",\t;", key=lambda each: (sum(each in line for line in lines), sum(line.count(each) for line in lines)))
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=mark, strict=mark != "\t"))
    except csv.Error as problem:
        if '="' not in text:
            raise RefusedError(f"“{name}”不是完整的 CSV（引号不成对，或者一格太长）") from problem
        rows = list(csv.reader(io.StringIO(text), delimiter=mark))
    return [[_plain(cell) for cell in row] for row in rows]


def looks_like_html(raw: bytes) -> bool:
    """Whether a file is a web page, whatever its name says."""
    start = _unmarked(raw[:2000]).lstrip().lower()
    return start.startswith(("<html", "<!doctype html", "<table", "<head", "<meta")) or (
        start.startswith("<?xml") and "<html" in start
    )


def html_rows(name: str, raw: bytes) -> tuple[list[list[str]], Spans]:
    """The rows of a page's tables, one after the other, and which cells span several. Raises RefusedError where there is none."""
    reader = _Tables()
    reader.feed(_decoded(name, raw))
    if not reader.rows:
        raise RefusedError(f"“{name}”是网页，里面没有表格；用电子表格软件打开，另存为 xlsx 再导入")
    width = max(map(len, reader.rows))
    return [row + [""] * (width - len(row)) for row in reader.rows], reader.merged


def _decoded(name: str, raw: bytes) -> str:
    for encoding in [_WIDE[raw[:2]]] if raw[:2] in _WIDE else _ENCODINGS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RefusedError(f"“{name}”的文字编码认不出来；存成 UTF-8 再导入")


def _unmarked(raw: bytes) -> str:
    return raw.decode(_WIDE.get(raw[:2], "utf-8"), "ignore").lstrip("\ufeff")


def _plain(cell: str) -> str:
    """A cell's text; ="…" is the text in it."""
    found = _QUOTED.fullmatch(cell.strip())
    return found[1].replace('""', '"') if found else cell


class _Tables(HTMLParser):
    """Collects the cells of every table."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.merged: list[tuple[int, int, int, int]] = []
        self._cell: list[str] | None = None
        self._taken: set[tuple[int, int]] = set()
        self._span = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self._close()
            had = dict(attrs)
            self._span = (_count(had.get("rowspan")), _count(had.get("colspan")))
            self._cell = []
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._close()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(" ".join(data.split()))

    def _close(self) -> None:
        """Put the cell that is open where there is room in its row."""
        if self._cell is None:
            return
        number, row = len(self.rows) - 1, self.rows[-1]
        while (number, len(row)) in self._taken:
            row.append("")
        down, across = self._span
        left = len(row)
        row += ["".join(self._cell), *[""] * (across - 1)]
        if down > 1 or across > 1:
            self.merged.append((number, left, number + down - 1, left + across - 1))
            self._taken |= {(number + n, left + c) for n in range(1, down) for c in range(across)}
        self._cell = None


def _count(text: str | None) -> int:
    return min(int(text), _MOST_SPAN) if text and text.isascii() and text.isdecimal() and int(text) else 1
