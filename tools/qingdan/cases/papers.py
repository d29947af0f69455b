"""The papers that red lights lead to: one 督办单 for each post, with every case, the duty and what answers for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from qingdan.cases.answer import RedLightDuty
from qingdan.cases.days import said
from qingdan.cases.key import shown
from qingdan.cases.record import Case, TimeTerms
from qingdan.cases.report import plain_document, put_table
from qingdan.render.changes.word import steady

HEADS = ("办件", "事项", "计时", "最后一天", "超过", "责任", "追责情形", "免责")
NOTHING = "责任清单没有写"


class Red(NamedTuple):
    """A red light with whose case it is; ``body`` is the name of the authority."""

    case: Case
    terms: TimeTerms
    body: str
    answer: RedLightDuty


def red_row(red: Red) -> tuple[str, ...]:
    """A red light as the cells of a table."""
    answer, row = red.answer, red.answer.light.row
    if row is None:
        raise ValueError("a red light is of a clock")
    late = f"{row.late} {'个工作日' if row.limit.unit == '工作日' else '日'}"
    duty = f"{answer.duty}（{answer.duty_basis}）" if answer.duty and answer.duty_basis else answer.duty or NOTHING
    if answer.situation:
        situation = answer.situation + (f"（{answer.situation_basis}）" if answer.situation_basis else "")
    else:
        situation = f"依{answer.situation_basis}" if answer.situation_basis else NOTHING
    excused = ""
    if answer.excused is not None:
        reason, post, day = answer.excused
        excused = "，".join(each for each in (reason, post, said(day)) if each)
    name = row.clock + (f"（{row.part}）" if row.part else "")
    return shown(red.case.no), red.terms.name, name, said(row.due or 0), late, duty, situation, excused


def papers(reds: Iterable[Red], today: int, *, sample: bool) -> Mapping[tuple[str, str], bytes]:
    """A Word document for each body and post, with the red lights that are its own; the excused ones stay in it and say so."""
    held: defaultdict[tuple[str, str], list[Red]] = defaultdict(list)
    for red in reds:
        held[red.body, red.answer.post].append(red)
    out = {}
    for (body, post), some in sorted(held.items()):
        document = plain_document("督办单")
        if sample:
            document.add_paragraph("示例：这些办件是编造的，只供演示。")
        document.add_paragraph(f"{body}：{post}")
        document.add_paragraph(
            f"到 {said(today)}，下列办件亮红灯。请说明原因，写明何时办结；认为不应当由本岗位负责的，写明理由。"
        )
        put_table(document, HEADS, [red_row(red) for red in some])
        document.add_paragraph("原因和办结时间：")
        document.add_paragraph("岗位：　　　　　　日期：")
        out[body, post] = steady(document)
    return out
