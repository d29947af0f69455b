"""A paper as a Word document in the plain layout of official documents (GB/T 9704-2012: paper, margins, sizes of type)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from qingdan.edit.instrument import OfficialPaper
from qingdan.render.changes.word import steady
from qingdan.render.text import inert_lines

_TITLE, _BODY, _PAGE = Pt(22), Pt(16), Pt(14)
"""Type of sizes 2, 3 and 4."""
_LINE = Pt(28)
"""From line to line, so that a page holds 22."""
_MARGINS = {"top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26}
"""Millimetres around a text of 156 by 225."""
_TITLE_FACE, _BODY_FACE, _HEAD_FACE, _PAGE_FACE = "方正小标宋简体", "仿宋", "黑体", "宋体"


def official(paper: OfficialPaper) -> bytes:
    """The document's bytes; the same for the same paper."""
    document = Document()
    properties = document.core_properties
    properties.author, properties.title = paper.signed, paper.title
    properties.created = properties.modified = datetime(2000, 1, 1)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for name, value in _MARGINS.items():
        setattr(section, name, Mm(value))
    _numbered(section.footer.paragraphs[0])
    _line(document, paper.title, _TITLE_FACE, _TITLE, WD_ALIGN_PARAGRAPH.CENTER)
    for each in paper.under:
        _line(document, each, _BODY_FACE, _BODY, WD_ALIGN_PARAGRAPH.CENTER)
    _line(document, "", _BODY_FACE, _BODY)
    _text(document, paper.opening)
    for head, told in paper.parts:
        _text(document, head, _HEAD_FACE)
        for each in told:
            _text(document, each)
    for each in paper.closing:
        _text(document, each)
    _line(document, "", _BODY_FACE, _BODY)
    for each in (paper.signed, paper.day):
        last = _line(document, each, _BODY_FACE, _BODY, WD_ALIGN_PARAGRAPH.RIGHT)
        last.paragraph_format.right_indent = 4 * _BODY
    return steady(document)


def _text(document: Any, text: str, face: str = _BODY_FACE) -> None:
    """A paragraph that begins two characters in."""
    _line(document, text, face, _BODY).paragraph_format.first_line_indent = 2 * _BODY


def _line(document: Any, text: str, face: str, size: Any, align: Any = None) -> Any:
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.line_spacing, form.space_after, form.space_before = _LINE, Pt(0), Pt(0)
    paragraph.alignment = align
    _faced(paragraph.add_run(inert_lines(text)), face, size)
    return paragraph


def _faced(run: Any, face: str, size: Any) -> None:
    run.font.name, run.font.size = face, size
    run._element.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), face)


def _numbered(paragraph: Any) -> None:
    """The number of the page between dashes, below in the middle."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("", "— "), ("begin", ""), ("instr", "PAGE"), ("end", ""), ("", " —")):
        run = paragraph.add_run(text if not kind else "")
        _faced(run, _PAGE_FACE, _PAGE)
        if kind == "instr":
            code = OxmlElement("w:instrText")
            code.text = text
            run._element.append(code)
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._element.append(mark)
