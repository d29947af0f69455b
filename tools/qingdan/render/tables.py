"""Tables of any columns as text, JSON or a workbook. In a workbook every value is text; nothing is a formula."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from qingdan.render.text import inert_lines

MOST = 32_767
"""Excel takes no longer text in a cell."""
_TABS = str.maketrans("\t\n\r", "   ")


@dataclass(frozen=True, slots=True)
class Table:
    """``heads`` are (key, title, width in a sheet) of the columns; a row has a text for each. ``note`` is said above the rows.

    ``groups`` has for each row the head under which it stands as text, or is empty; ``choices`` has by a column's key what may be
    chosen there in a sheet.
    """

    title: str
    heads: Sequence[tuple[str, str, int]]
    rows: Sequence[Sequence[str]]
    note: str = ""
    groups: Sequence[str] = ()
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tables:
    """Some tables with a sentence about all of them; ``counts`` are numbers that programs read, by name.

    ``about`` are lines of a name and a text that a workbook has on a sheet of their own.
    """

    summary: str
    tables: Sequence[Table]
    counts: Mapping[str, int] = field(default_factory=dict)
    about: Sequence[tuple[str, str]] = ()


def tables_text(told: Tables) -> str:
    """A line for each row, its values parted by blanks; a table without rows is left out."""
    out = []
    for table in told.tables:
        if table.rows:
            out += [f"{table.title}（{len(table.rows)}）", *([table.note] if table.note else [])]
            out += _lines(table)
            out.append("")
    return "\n".join([*out, told.summary, ""])


def _lines(table: Table) -> Iterator[str]:
    """The rows of a table as text, those of one head together, in the order in which the heads come first."""
    lines = ["  " + "　".join(value.translate(_TABS) for value in row if value) for row in table.rows]
    if not table.groups:
        yield from lines
        return
    grouped: dict[str, list[str]] = {}
    for head, line in zip(table.groups, lines, strict=True):
        grouped.setdefault(head, []).append(line)
    for head, below in grouped.items():
        yield f"{head}（{len(below)} 处）"
        yield from below


def tables_json(told: Tables) -> str:
    """Each table as objects with the columns' keys."""
    data = {
        "schema_version": "1.0",
        "summary": told.summary,
        "counts": dict(told.counts),
        "tables": [
            {
                "title": table.title,
                "note": table.note,
                "rows": [dict(zip([key for key, _, _ in table.heads], row, strict=True)) for row in table.rows],
            }
            for table in told.tables
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def tables_book(told: Tables) -> bytes:
    """A workbook with a sheet for each table. Raises ValueError when a text is longer than a cell can hold."""
    import xlsxwriter  # noqa: PLC0415 a library that few runs need

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        # The same content gives the same bytes: a workbook's own date is not the clock's.
        book.set_properties({"title": told.summary[:100], "created": datetime(2000, 1, 1, tzinfo=UTC)})
        bold = book.add_format({"bold": True, "bg_color": "#DDE7F0", "border": 1, "text_wrap": True, "valign": "top"})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for table in told.tables:
            page = book.add_worksheet(table.title[:31])
            page.freeze_panes(1, 1)
            for column, (_, title, width) in enumerate(table.heads):
                page.set_column(column, column, width, body)
                page.write_string(0, column, title, bold)
            for at, row in enumerate(table.rows, 1):
                for column, text in enumerate(map(inert_lines, row)):
                    if len(text) > MOST:
                        raise ValueError(f"{table.title}：有一段文字超过 Excel 一格的 {MOST} 个字")
                    page.write_string(at, column, text, body)
            for column, (key, _, _) in enumerate(table.heads):
                if key in table.choices and table.rows:
                    allowed = {"validate": "list", "source": list(table.choices[key])}
                    page.data_validation(1, column, len(table.rows), column, allowed)
            page.autofilter(0, 0, max(len(table.rows), 1), len(table.heads) - 1)
        if told.about:
            page = book.add_worksheet("说明")
            page.set_column(0, 0, 16, body)
            page.set_column(1, 1, 100, body)
            for at, (name, text) in enumerate(told.about):
                page.write_string(at, 0, inert_lines(name), bold)
                page.write_string(at, 1, inert_lines(text)[:MOST], body)
    return target.getvalue()


__all__ = ["Table", "Tables", "tables_book", "tables_json", "tables_text"]
