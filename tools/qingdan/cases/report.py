"""The report of a month from its board: Word, Excel, and a page that needs nothing else."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from typing import Any

import xlsxwriter
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from qingdan.charts import bar_chart
from qingdan.pages.board import HEADS, NOTE, Board, Figures, cells_of
from qingdan.render.changes.word import steady

_SAMPLE = "示例：本报告的办件是编造的，只供演示。"
_STYLE = (
    "body{font:16px/1.6 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #999;padding:.25rem .5rem;text-align:left}svg rect{fill:#2b6cb0}svg text{font-size:13px}"
)


def tables_of(board: Board) -> Iterator[tuple[str, Sequence[Figures]]]:
    """The tables of a report: the bodies, then the guides of each."""
    yield "各部门", [*board.bodies, *([board.total] if board.total is not None else [])]
    for body in board.bodies:
        if body.key in board.guides and body.key:
            yield body.name, board.guides[body.key]


def waits_of(board: Board) -> list[tuple[str, str, str]]:
    """Where cases wait: (guide, step, mean of working days), the longest first."""
    found = [(row.name, step, words) for rows in board.guides.values() for row in rows for step, words in row.waits]
    return sorted(found, key=lambda each: (-float(each[2]), each))[:15]


def _title(board: Board) -> str:
    return f"{board.spoken}电子监察报告"


def _intro(board: Board) -> list[str]:
    out = [_SAMPLE] if board.sample else []
    if board.total is None:
        return [*out, "本月办结的办件不足五件，不公布数字。"]
    late = "" if board.total.late is None else f"，按时率 {board.total.rate}"
    out.append(f"本月办结 {board.total.closed} 件{late}。")
    return [*out, *(f"{what}：{words}。" for what, words in board.answers), NOTE]


def as_html(board: Board) -> bytes:
    """One page with its pictures, that asks no other host for anything."""
    parts = [f"<h1>{escape(_title(board))}</h1>", *(f"<p>{escape(each)}</p>" for each in _intro(board))]
    if board.total is not None:
        shares = [(row.name, row.closed - (row.late or 0), row.rate) for row in board.bodies if row.late is not None]
        rates = [(name, value, words) for name, value, words in shares]
        parts += ["<h2>按时率</h2>", bar_chart([(n, float(w.rstrip("%")), w) for n, _, w in rates], "各部门的按时率")]
        reds = [(row.name, float(row.red), f"{row.red} 件") for row in board.bodies if row.red]
        parts += ["<h2>红灯</h2>", bar_chart(reds, "各部门的红灯件数")] if reds else []
        waits = [(f"{step}（{guide}）", float(words), f"{words} 天") for guide, step, words in waits_of(board)]
        parts += ["<h2>时间用在哪里</h2>", bar_chart(waits, "平均用时最长的环节")] if waits else []
        for title, rows in tables_of(board):
            head = "".join(f'<th scope="col">{escape(each)}</th>' for each in HEADS)
            body = "".join(
                "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells_of(row)) + "</tr>" for row in rows
            )
            parts.append(f"<h2>{escape(title)}</h2><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")
    page = "\n".join(parts)
    head = f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(_title(board))}</title>'
    return f"{head}<style>{_STYLE}</style></head><body>{page}</body></html>\n".encode()


def as_docx(board: Board) -> bytes:
    """The Word document; the same board gives the same bytes."""
    document = plain_document(_title(board))
    for each in _intro(board):
        document.add_paragraph(each)
    if board.total is not None:
        for title, rows in tables_of(board):
            document.add_heading(title, 1)
            put_table(document, HEADS, [cells_of(row) for row in rows])
        waits = waits_of(board)
        if waits:
            document.add_heading("时间用在哪里", 1)
            put_table(document, ("事项", "环节", "平均（工作日）"), waits)
    return steady(document)


def plain_document(title: str) -> Any:
    """A document with a title, in 宋体, that knows no clock."""
    document = Document()
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = "宋体", Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    properties = document.core_properties
    properties.author, properties.title = "清单", title
    properties.created = properties.modified = datetime(2000, 1, 1)
    document.add_heading(title, 0)
    return document


def put_table(document: Any, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table below what stands in a document."""
    table = document.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        cell.text = text
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def as_xlsx(board: Board) -> bytes:
    """The workbook: a sheet of bodies, one of guides, one of where cases wait. Texts stay texts."""
    raw = io.BytesIO()
    book = xlsxwriter.Workbook(raw, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": _title(board), "author": "清单", "created": datetime(2000, 1, 1)})
    bold = book.add_format({"bold": True})
    notes = book.add_worksheet("说明")
    for at, text in enumerate([_title(board), *_intro(board)]):
        notes.write_string(at, 0, text)
    if board.total is not None:
        _sheet(book, bold, "各部门", HEADS, [cells_of(row) for row in [*board.bodies, board.total]])
        rows = [
            (body.name, *cells_of(row))
            for body in board.bodies
            for row in (board.guides.get(body.key, ()) if body.key else ())
        ]
        _sheet(book, bold, "各事项", ("部门", *HEADS), rows)
        _sheet(book, bold, "时间用在哪里", ("事项", "环节", "平均（工作日）"), waits_of(board))
    book.close()
    return raw.getvalue()


def _sheet(book: Any, bold: Any, name: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, 0, 36)
    for at, text in enumerate(heads):
        sheet.write_string(0, at, text, bold)
    for number, row in enumerate(rows, 1):
        for at, text in enumerate(row):
            if text.isdigit():
                sheet.write_number(number, at, int(text))
            else:
                sheet.write_string(number, at, text)
