"""The report as a Word document: for the meeting, and for the file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from qingdan.diff import Effect
from qingdan.render.changes.grounds import grounds_of
from qingdan.render.changes.report import Report, Row
from qingdan.render.changes.wording import Span
from qingdan.render.text import inert_lines

_FIXED = (1980, 1, 1, 0, 0, 0)
_COLOURS = {Effect.BURDEN: RGBColor(0xB3, 0x26, 0x1E), Effect.RELIEF: RGBColor(0x0B, 0x6B, 0x3A)}


def word(report: Report) -> bytes:
    """The document's bytes."""
    document = Document()
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = "宋体", Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    properties = document.core_properties
    # The same report gives the same bytes: a document's own dates are not the clock's.
    properties.author, properties.title = "清单", "清单改动"
    properties.created = properties.modified = datetime(2000, 1, 1)
    document.add_heading("清单改动", 0)
    document.add_paragraph(f"从 {inert_lines(report.base)} 到 {inert_lines(report.head)}")
    document.add_paragraph(report.summary)
    if report.note:
        document.add_paragraph(inert_lines(report.note))
    for section in report.sections:
        document.add_heading(inert_lines(f"{section.collection}：{section.name}"), 1)
        document.add_paragraph(inert_lines(section.key))
        for row, said in zip(section.rows, grounds_of(section), strict=True):
            _row(document, row, said)
    return steady(document)


def _row(document: Any, row: Row, said: Sequence[str]) -> None:
    change = row.change
    head = document.add_paragraph(style="List Bullet")
    head.add_run(inert_lines(row.sentence)).bold = True
    effect = head.add_run(f"　{change.kind.level}，对群众：{change.effect}（{change.kind.code}）")
    if change.effect in _COLOURS:
        effect.font.color.rgb = _COLOURS[change.effect]
    if row.old:
        _side(document, "原来：", row.old, bool(row.new), strike=True)
    if row.new:
        _side(document, "现在：", row.new, bool(row.old), strike=False)
    for each in said:
        document.add_paragraph(inert_lines(each))
    if row.reaches:
        document.add_paragraph(inert_lines(f"波及 {len(row.reaches)} 个条目：" + "、".join(row.reaches)))


def _side(document: Any, title: str, spans: Sequence[Span], both: bool, *, strike: bool) -> None:
    paragraph = document.add_paragraph(title)
    for span in spans:
        run = paragraph.add_run(inert_lines(span.text))
        if span.marked and both:
            run.font.strike, run.font.underline = strike, not strike


def steady(document: Any) -> bytes:
    """The document's bytes with the archive's dates fixed."""
    raw, fixed = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda each: (each != "[Content_Types].xml", each)):
            target.writestr(zipfile.ZipInfo(name, _FIXED), source.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
