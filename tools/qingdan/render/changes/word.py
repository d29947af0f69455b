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
from qingdan.render.changes.order import OrderedChange, arranged, burdens, totals_of
from qingdan.render.changes.report import Report
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
    for line in report.about:
        document.add_paragraph(inert_lines(line))
    document.add_paragraph(report.summary)
    if report.note:
        document.add_paragraph(inert_lines(report.note))
    for total in totals_of(report):
        document.add_paragraph(inert_lines(total.words), style="List Bullet")
    blocks = arranged(report.sections)
    first = burdens(blocks)
    if first:
        document.add_heading(f"加重 {len(first)} 处", 1)
    for item in first:
        document.add_paragraph(inert_lines(f"{item.section.name}：{item.row.sentence}"), style="List Number")
    for block in blocks:
        document.add_heading(inert_lines(f"{block.title}（{len(block.items)} 处）"), 1)
        said = iter(grounds_of((item.row for item in block.items), titled=block.decided))
        for run in block.runs:
            if run.title:
                document.add_heading(inert_lines(run.title), 2)
            for item in run.items:
                grounds = next(said)
                if run.title:
                    sides = " → ".join(each for each in (item.row.before, item.row.after) if each)
                    document.add_paragraph(inert_lines(f"{item.section.name}　{sides}"), style="List Bullet")
                else:
                    _told(document, item, grounds)
    return steady(document)


def _told(document: Any, item: OrderedChange, said: Sequence[str]) -> None:
    section, row = item
    change = row.change
    head = document.add_paragraph(style="List Bullet")
    head.add_run(inert_lines(f"{section.name}：{row.sentence}")).bold = True
    effect = head.add_run(f"　{change.kind.level}，对群众：{change.effect}（{change.kind.code}）")
    if change.effect in _COLOURS:
        effect.font.color.rgb = _COLOURS[change.effect]
    document.add_paragraph(inert_lines(f"{section.collection}　{section.key}"))
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
