"""The report as an Excel workbook: an overview, and one row a change, what matters first. Every value is text; nothing is a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from qingdan.diff.stand import StandState
from qingdan.render.changes.grounds import state_words
from qingdan.render.changes.order import TITLES, OrderedChange, arranged, burdens, tier, totals_of
from qingdan.render.changes.report import EntrySection, Report, ReportRow
from qingdan.render.changes.wording import Span
from qingdan.render.text import inert_lines

HEADS = (
    ("先后", 10), ("机构", 18), ("清单", 14), ("条目", 28), ("标识", 34), ("代码", 8), ("改动", 46), ("将来生效", 12), ("轻重", 8),
    ("对群众", 9), ("对机关", 9), ("原来", 40), ("现在", 40), ("依据", 8), ("决定", 24), ("原因", 10), ("还缺什么", 30),
    ("谁可以决定", 24), ("怎样补", 40), ("波及", 8), ("位置", 40), ("指纹", 20),
)  # fmt: skip
MOST = 32_767
"""Excel takes no longer text in a cell."""


def sheet(report: Report) -> bytes:
    """The workbook's bytes. Raises ValueError when a text is longer than a cell can hold."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        # The same report gives the same bytes: a workbook's own date is not the clock's.
        book.set_properties({"title": "清单改动", "created": datetime(2000, 1, 1, tzinfo=UTC)})
        head = book.add_format({"bold": True, "bg_color": "#DDE7F0", "border": 1, "text_wrap": True, "valign": "top"})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        blocks = arranged(report.sections)
        _overview(book.add_worksheet("总览"), report, burdens(blocks), head, body)
        changes = book.add_worksheet("改动")
        changes.freeze_panes(1, 4)
        for column, (title, width) in enumerate(HEADS):
            changes.set_column(column, column, width, body)
            changes.write_string(0, column, title, head)
        items = [item for block in blocks for item in block.items]
        for at, (section, row) in enumerate(items, 1):
            for column, text in enumerate(map(inert_lines, cells(section, row))):
                _fits(text, section.key)
                changes.write_string(at, column, text, body)
        changes.autofilter(0, 0, max(len(items), 1), len(HEADS) - 1)
    return target.getvalue()


def _overview(page: Any, report: Report, first: Sequence[OrderedChange], bold: Any, body: Any) -> None:
    """What was compared, the totals, and the burdens by name."""
    page.set_column(0, 0, 24, body)
    page.set_column(1, 1, 100, body)
    lines = [("比较", each) for each in report.about]
    lines.append(("改动", report.summary))
    lines += [("把关", report.note)] if report.note else []
    lines += [(total.title, total.words) for total in totals_of(report)]
    lines += [("加重", f"{item.section.name}：{item.row.sentence}") for item in first]
    lines += [
        ("条目", str(len(report.sections))),
        ("改动", str(len(report.rows))),
        ("缺依据", str(sum(row.stand.state is StandState.LACKING for row in report.rows))),
    ]
    lines += [(f"对群众{name}", str(count)) for name, count in report.effects().items()]
    lines += [(str(name), str(count)) for name, count in report.levels().items()]
    for at, (name, text) in enumerate(lines):
        page.write_string(at, 0, inert_lines(name), bold)
        page.write_string(at, 1, inert_lines(text)[:MOST])


def cells(section: EntrySection, row: ReportRow) -> tuple[str, ...]:
    """The texts of one row of the sheet."""
    change = row.change
    place = row.new_place or row.old_place
    return (
        TITLES[tier(row)],
        section.organisation,
        section.collection,
        section.name,
        section.key,
        change.kind.code,
        row.sentence,
        row.day,
        str(change.kind.level),
        str(change.effect),
        str(change.authority),
        _text(row.old),
        _text(row.new),
        state_words(row),
        "；".join([row.adjustment] * bool(row.adjustment) + [row.stand.post] * bool(row.stand.post)),
        change.cause if row.adjustment else "",
        row.stand.lacking,
        row.stand.deciders,
        row.stand.draft,
        str(len(row.reaches)) if row.reaches else "",
        f"{place.path}:{place.line}:{place.column}" if place else "",
        row.fingerprint,
    )


def _text(spans: Sequence[Span]) -> str:
    return "".join(span.text for span in spans)


def _fits(text: str, key: str) -> None:
    if len(text) > MOST:
        raise ValueError(f"{key}：有一段文字超过 Excel 一格的 {MOST} 个字")
