"""The report as Markdown for a comment on a request: inert, cut at the platform's limit, with how much was cut said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qingdan.diff import Level
from qingdan.render.changes.grounds import grounds_of
from qingdan.render.changes.moves import told_shortly
from qingdan.render.changes.report import Report, Row, Section
from qingdan.render.changes.wording import Span
from qingdan.render.text import inert

LIMIT = 65_536
"""GitHub takes no longer comment."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>&@$:=^])")
_ICONS = {Level.BLOCKING: "⛔", Level.REVIEW: "👀", Level.NOTICE: "ℹ️"}


def markdown(report: Report, *, findings: Sequence[str] = (), limit: int = LIMIT) -> str:
    """The report; empty when there is nothing to tell. ``findings`` are lines that stand above the changes, as they are."""
    if not report.sections and not findings:
        return ""
    head = ["## 清单改动", "", report.summary, "", *([report.note, ""] if report.note else [])]
    if findings:
        head += [*findings, ""]
    moves, sections = told_shortly(report)
    if moves:
        head += [*(f"- {inert_markdown(each)}" for each in moves), ""]
    out = "\n".join(head) + "\n"
    left = sum(len(section.rows) for section in sections)
    tail = "\n\n还有 {} 处改动没有列出，见完整报告。\n"
    room = limit - len(out.encode()) - len(tail.encode()) - 16
    for section in sections:
        text = _section(section)
        if len(text.encode()) > room:
            return out + tail.format(left)
        out += text
        room -= len(text.encode())
        left -= len(section.rows)
    return out.rstrip("\n") + "\n"


def inert_markdown(text: str) -> str:
    """A value as Markdown that shows it and does nothing: no markup, mention, reference, link, HTML or new line."""
    flat = inert(text.replace("\n", " ⏎ "))
    escaped = _SPECIAL.sub(lambda match: f"&#{ord(match[1])};" if match[1] in "<>&@" else "\\" + match[1], flat)
    # A mention, a reference and a link are known by what follows these marks: an unseen space parts them.
    for mark in ("&#64;", "\\#", "www", "\\:", "GH\\-"):
        escaped = escaped.replace(mark, mark + "\u200b")
    return escaped


def _section(section: Section) -> str:
    title = f"### {inert_markdown(section.collection)} · {inert_markdown(section.name)}\n\n"
    where = f"`{section.key}`" if re.fullmatch(r"[a-z0-9./_-]+", section.key) else inert_markdown(section.key)
    table = "| | 改动 | 原来 | 现在 | 对群众 |\n| --- | --- | --- | --- | --- |\n"
    return f"{title}{where}\n\n{table}" + "".join(map(_row, section.rows, grounds_of(section))) + "\n"


def _row(row: Row, said: Sequence[str]) -> str:
    kind = row.change.kind
    told = inert_markdown(row.sentence) + f" `{kind.code}`"
    told += "".join(f"<br>{inert_markdown(each)}" for each in said)
    if row.reaches:
        told += f"<br>波及 {len(row.reaches)} 个条目"
    cells = [
        f"{_ICONS[kind.level]} {kind.level}",
        told,
        _marked(row.old, row),
        _marked(row.new, row),
        row.change.effect,
    ]
    return "| " + " | ".join(cells) + " |\n"


def _marked(spans: Sequence[Span], row: Row) -> str:
    both = bool(row.old and row.new)
    parts = []
    for span in spans:
        text = inert_markdown(span.text)
        parts.append(f"<b>{text}</b>" if span.marked and both and text.strip() else text)
    return "".join(parts)
