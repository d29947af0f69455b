"""The report as Markdown for a comment on a request: inert, cut at the platform's limit by what matters, with how much was cut said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qingdan.diff import Level
from qingdan.diff.stand import StandState
from qingdan.render.changes.grounds import grounds_of
from qingdan.render.changes.moves import told_shortly
from qingdan.render.changes.order import ChangeBlock, OrderedChange, Tier, arranged, burdens, by_body, totals_of, weight
from qingdan.render.changes.report import Report, ReportRow
from qingdan.render.changes.wording import Span
from qingdan.render.text import inert

LIMIT = 65_536
"""GitHub takes no longer comment, in characters."""
LINE = 200
"""Characters in which a change is told in a line."""
_TAIL = "\n还有 {} 处改动没有列出，见完整报告。\n"
_BRIEF = "\n有 {} 处只写了一行，全文见完整报告。\n"
_TABLE = "| | 条目 | 改动 | 原来 | 现在 | 对群众 |\n| --- | --- | --- | --- | --- | --- |\n"
_TOTALS = 40
"""Kinds of change that the totals name."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>&@$:=^])")
_ICONS = {Level.BLOCKING: "⛔", Level.REVIEW: "👀", Level.NOTICE: "ℹ️"}


def markdown(report: Report, *, findings: Sequence[str] = (), limit: int = LIMIT) -> str:
    """The report; empty when there is nothing to tell. ``findings`` are lines that stand above the changes, as they are.

    Where there is no room for all, each burden has a line before anything else has more, and then the others in their order. Where
    not even the burdens have room, it is told how many each body has.
    """
    if not report.sections and not findings:
        return ""
    moves, sections = told_shortly(report)
    blocks = arranged(sections)
    head = "\n".join(["## 清单改动", "", report.summary, "", *_opening(report), "", ""])
    room = limit - len(head) - len(_TAIL) - 16
    needed = sum(len(_line(item)) for block in blocks if block.tier is Tier.BURDEN for item in block.items)
    above, dropped = _fitting(findings, (room - needed if needed <= room else room) // 2)
    if above:
        head += "\n".join([*above, *([f"- 还有 {dropped} 条没有列出。"] if dropped else []), ""]) + "\n"
    if needed > room:
        told = _counted(blocks, limit - len(head) - len(_TAIL) - 32)
        return head + told + _TAIL.format(sum(len(block.items) for block in blocks))
    lines = [f"- {inert_markdown(each)}\n" for each in moves]
    if sum(map(len, lines)) < (limit - len(head)) // 4:
        head += "".join(lines) + ("\n" if lines else "")
    first = burdens(blocks)
    named = "".join(map(_line, first))
    # The burdens are named at the top where that leaves room for all else, or where there is not room for everything.
    whole = head + (f"**加重 {len(first)} 处**\n\n{named}\n" if first else "") + "".join(map(_whole, blocks))
    if len(whole) <= limit:
        return whole.rstrip("\n") + "\n"
    return _cut(head, blocks, limit)


def inert_markdown(text: str) -> str:
    """A value as Markdown that shows it and does nothing: no markup, mention, reference, link, HTML or new line."""
    flat = inert(text.replace("\n", " ⏎ "))
    escaped = _SPECIAL.sub(lambda match: f"&#{ord(match[1])};" if match[1] in "<>&@" else "\\" + match[1], flat)
    # A mention, a reference and a link are known by what follows these marks: an unseen space parts them.
    for mark in ("&#64;", "\\#", "www", "\\:", "GH\\-"):
        escaped = escaped.replace(mark, mark + "\u200b")
    return escaped


def _opening(report: Report) -> Sequence[str]:
    """What stands below the summary: the note, the totals, and what was compared."""
    totals = totals_of(report)
    told = [*([report.note, ""] if report.note else [])]
    if totals:
        more = f"；另有 {len(totals) - _TOTALS} 种" if len(totals) > _TOTALS else ""
        told += ["；".join(inert_markdown(each.words) for each in totals[:_TOTALS]) + more + "。", ""]
    return [*told, "<sub>" + "<br>".join(_short(each, 2 * LINE) for each in report.about) + "</sub>"]


def _fitting(findings: Sequence[str], room: int) -> tuple[Sequence[str], int]:
    """As many of some lines as there is room for, and how many were left out."""
    left = room
    for at, line in enumerate(findings):
        left -= len(line) + 1
        if left < len(_TAIL):
            return findings[:at], len(findings) - at
    return findings, 0


def _counted(blocks: Sequence[ChangeBlock], room: int) -> str:
    """How many burdens each body has, where they cannot be named."""
    items = [item for block in blocks if block.tier is Tier.BURDEN for item in block.items]
    out = f"**加重 {len(items)} 处，一份评论里写不下，不能这样审阅：拆成几次改动，分开审。**\n\n"
    for body, count in by_body(items):
        line = f"- {_short(body, LINE // 2)}：{count} 处\n"
        if len(out) + len(line) > room:
            return out + "- 其余机构见完整报告\n"
        out += line
    return out


def _cut(head: str, blocks: Sequence[ChangeBlock], limit: int) -> str:
    """As many changes as there is room for: a line each as long as there is, in full for the first of those that still fit."""
    items = [item for block in blocks for item in block.items]
    full = dict(zip(map(id, items), (row for block in blocks for row in _rows(block)), strict=True))
    titles = {id(item): block for block in blocks for item in block.items}
    room = limit - len(head) - len(_TAIL) - 16
    shown, long, opened = set[int](), set[int](), set[int]()
    order = sorted(items, key=lambda item: weight(item.row))
    for item in order:
        block = titles[id(item)]
        cost = len(_line(item)) + (0 if id(block) in opened else len(_title(block)) + len(_TABLE) + 4)
        if cost > room:
            break
        room -= cost
        shown.add(id(item))
        opened.add(id(block))
    for item in order:
        more = len(full[id(item)]) - len(_line(item))
        if id(item) in shown and more <= room:
            room -= more
            long.add(id(item))
    out = head
    for block in blocks:
        if id(block) in opened:
            rows = [full[id(item)] for item in block.items if id(item) in long]
            short = [_line(item) for item in block.items if id(item) in shown - long]
            out += _title(block) + (_TABLE + "".join(rows) + "\n" if rows else "") + "".join(short) + "\n"
    left = len(items) - len(shown)
    return out.rstrip("\n") + "\n" + (_TAIL.format(left) if left else _BRIEF.format(len(shown - long)))


def _whole(block: ChangeBlock) -> str:
    return _title(block) + _TABLE + "".join(_rows(block)) + "\n"


def _title(block: ChangeBlock) -> str:
    return f"### {_short(block.title, LINE)}（{len(block.items)} 处）\n\n"


def _line(item: OrderedChange) -> str:
    """A change as a line of a list, in no more than a certain number of characters however its texts are written."""
    row = item.row
    kind = row.change.kind
    lacking = "　缺依据" if row.stand.state is StandState.LACKING else ""
    name, told = _short(item.section.name, LINE // 4), _short(row.sentence, LINE // 2)
    return f"- {_ICONS[kind.level]} {name}：{told} `{kind.code}`{lacking}\n"


def _short(text: str, most: int) -> str:
    """The beginning of a text, inert, in at most so many characters of Markdown."""
    whole = inert_markdown(text)
    if len(whole) <= most:
        return whole
    kept = text[:most]
    while kept and len(shown := inert_markdown(kept) + "…") > most:
        kept = kept[: min(len(kept) - 1, len(kept) * most // len(shown))]
    return inert_markdown(kept) + "…"


def _rows(block: ChangeBlock) -> list[str]:
    said = grounds_of((item.row for item in block.items), titled=block.decided)
    return [_row(item, grounds) for item, grounds in zip(block.items, said, strict=True)]


def _row(item: OrderedChange, said: Sequence[str]) -> str:
    section, row = item
    kind = row.change.kind
    where = f"`{section.key}`" if re.fullmatch(r"[a-z0-9./_-]+", section.key) else inert_markdown(section.key)
    told = inert_markdown(row.sentence) + f" `{kind.code}`"
    told += "".join(f"<br>{inert_markdown(each)}" for each in said)
    if row.reaches:
        told += f"<br>波及 {len(row.reaches)} 个条目"
    cells = [
        f"{_ICONS[kind.level]} {kind.level}",
        f"{inert_markdown(section.name)}<br>{inert_markdown(section.collection)} {where}",
        told,
        _marked(row.old, row),
        _marked(row.new, row),
        row.change.effect,
    ]
    return "| " + " | ".join(cells) + " |\n"


def _marked(spans: Sequence[Span], row: ReportRow) -> str:
    both = bool(row.old and row.new)
    parts = []
    for span in spans:
        text = inert_markdown(span.text)
        parts.append(f"<b>{text}</b>" if span.marked and both and text.strip() else text)
    return "".join(parts)
