"""Invented logs of the guides in the lists, from a seed: queues, stops, holidays, clerks who stamp all steps at closing time.

Every person in it is a placeholder (示例 and a number), so that a test can look for what must never come out.
"""

from __future__ import annotations

import csv
import io
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from random import Random
from typing import NamedTuple

from qingdan.cases.clocks import APPLICANT
from qingdan.cases.days import Days, said
from qingdan.cases.record import TimeTerms
from qingdan.cases.terms import TermBook
from qingdan.model import Registry

HEADS: Mapping[str, Sequence[str]] = {
    "accept": (
        "办件编号",
        "事项名称",
        "受理部门",
        "事项版本",
        "申请时间",
        "受理时间",
        "申请人",
        "联系人手机",
        "办理摘要",
    ),
    "process": ("办件编号", "办理环节名称", "业务动作", "环节开始时间", "环节结束时间", "岗位", "受理人员", "办理意见"),
    "special_procedure": ("办件编号", "特别程序种类", "种类名称", "启动理由或依据", "开始时间", "结束时间"),
    "result": ("办件编号", "办结时间", "办结结果", "满意度"),
    "ratings": ("办件编号", "评价等级", "评价时间", "评价内容"),
    "inquiries": ("咨询投诉编号", "类型", "事项名称", "受理部门", "提出时间", "答复时间", "咨询内容"),
}
_OPEN, _SHUT = 9 * 3600, 17 * 3600 + 1800
_SLOW = 0.04
_STAMPED = 0.01
_COMPLETED = 0.12
_STOPPED = 0.5


class _Case(NamedTuple):
    """What is needed to invent a case."""

    no: str
    terms: TimeTerms
    body: str
    random: Random
    days: Days


class _Sheets:
    """Rows by table."""

    def __init__(self) -> None:
        """Begin with the heads."""
        self.rows: dict[str, list[Sequence[str]]] = {name: [head] for name, head in HEADS.items()}

    def add(self, table: str, *row: str) -> None:
        """One row more."""
        self.rows[table].append(row)


def sample_tables(
    registry: Registry, book: TermBook, days: Days, *, seed: int, count: int, until: int
) -> dict[str, list[Sequence[str]]]:
    """The rows of every table, heads first, of so many cases in the year before a day. The same arguments give the same rows."""
    random = Random(f"qingdan cases {seed}")  # noqa: S311 nothing is kept secret by it
    guides = [
        g
        for g in registry.guides
        if not g.retired and (t := book.at(g.id, until)) is not None and t.promised is not None
    ]
    weights = [1 + 30 / (1 + at) for at in range(len(guides))]
    random.shuffle(guides)
    sheets = _Sheets()
    last = bisect_right(days.working, until)
    first = max(last - 250, 0)
    for number in range(count):
        guide = random.choices(guides, weights)[0]
        day = days.working[random.randrange(first, last)]
        terms = book.at(guide.id, day)
        if terms is None:
            continue
        body = registry.find(f"organisations/{terms.body}")
        case = _Case(f"SL{seed:02}{number:08}", terms, body.name if body is not None else "", random, days)
        _invent(case, sheets, day, until)
    for number in range(count // 25):
        guide = random.choice(guides)
        body = registry.organisation_of(guide.key)
        power = registry.find(f"power/{guide.data['power']}")
        body = registry.find(f"organisations/{power.get('organisation')}") if power is not None else body
        asked = days.working[random.randrange(first, last)]
        replied = days.after(asked, random.choice((0, 0, 0, 1, 1, 2, 4, 8))) or asked
        kind, named = random.choice(("咨询", "咨询", "投诉")), body.name if body is not None else ""
        begun, ended = _at(asked, random), _at(replied, random) if replied <= until else ""
        sheets.add(
            "inquiries", f"ZX{seed:02}{number:06}", kind, guide.name, named, begun, ended, f"示例内容甲{number:06}"
        )
    return sheets.rows


def _at(day: int, random: Random) -> str:
    """A moment of office hours on a day."""
    return _time(day, random.randrange(_OPEN, _SHUT))


def _time(day: int, second: int) -> str:
    return f"{said(day)} {second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"


def _invent(case: _Case, sheets: _Sheets, applied: int, until: int) -> None:
    """One case, from the application as far as it came by the last day."""
    random, days, terms = case.random, case.days, case.terms
    accepted = applied if random.random() < 0.7 else days.after(applied, random.randrange(1, 4)) or applied
    second = random.randrange(_OPEN, _OPEN + 3600)
    asked = 0
    if random.random() < _COMPLETED and terms.licence:
        asked = days.after(applied, random.randrange(0, 4)) or applied
        accepted = days.after(asked, random.randrange(1, 8)) or asked
    person = f"示例申请人甲{case.no[-8:]}"
    shown = _time(accepted, second + 1800) if accepted <= until else ""
    told = (f"138{case.no[-8:]}", f"{person}申请{terms.name}")
    sheets.add("accept", case.no, terms.name, case.body, "1", _time(applied, second), shown, person, *told)
    if asked and asked <= until:
        sheets.add(
            "process",
            case.no,
            "一次告知",
            "补正告知",
            _time(asked, second + 60),
            _time(asked, second + 120),
            "",
            f"示例经办乙{case.no[-8:]}",
            "",
        )
        if accepted <= until:
            sheets.add(
                "process",
                case.no,
                "补正",
                "补正",
                _time(accepted, second + 1200),
                _time(accepted, second + 1200),
                "",
                "",
                "",
            )
    if accepted <= until:
        _work(case, sheets, accepted, second + 1800, until)


def _work(case: _Case, sheets: _Sheets, accepted: int, second: int, until: int) -> None:
    """The steps from acceptance on, the procedures between them, and the result."""
    random, days, terms = case.random, case.days, case.terms
    steps = [step for step in terms.steps.values() if step.actor != APPLICANT and not step.stops]
    lengths = _lengths(case, len(steps), [step.limit.value if step.limit is not None else 0 for step in steps])
    special = [kind for kind, own in terms.specials.items() if own is not None and own.unit == "工作日"]
    longest = max(range(len(steps)), key=lengths.__getitem__)
    clerk = f"示例经办乙{case.no[-8:]}"
    if special and lengths[longest] > 1 and random.random() < _STOPPED:
        kind = random.choice(special)
        own = terms.specials[kind]
        stopped = random.randrange(1, (own.value if own is not None else 1) + 1)
        begin = days.after(accepted, sum(lengths[:longest])) or accepted
        end = days.after(begin, stopped) or begin
        if begin <= until:
            done = _time(end, _SHUT - 60) if end <= until else ""
            sheets.add(
                "special_procedure", case.no, kind, kind, f"示例理由丙{case.no[-8:]}", _time(begin, _SHUT - 120), done
            )
        lengths[longest] += stopped
    final = days.after(accepted, sum(lengths)) or accepted
    if random.random() < _STAMPED and len(steps) > 1 and final <= until:
        for step in steps:
            sheets.add(
                "process", case.no, step.name, "", _time(final, _SHUT), _time(final, _SHUT), step.post, clerk, ""
            )
    else:
        day, at = accepted, second + 60
        for step, length in zip(steps, lengths, strict=True):
            begun, day = day, days.after(day, length) or day
            if begun > until:
                break
            later = (
                min(at + random.randrange(60, 1500), _SHUT)
                if length == 0
                else random.randrange(_OPEN + 7200, _SHUT - 3600)
            )
            done = _time(day, later) if day <= until else ""
            sheets.add(
                "process", case.no, step.name, "", _time(begun, at), done, step.post, clerk, f"示例意见丁{case.no[-8:]}"
            )
            at = later
    if final <= until:
        good = random.random() < 0.93
        sheets.add(
            "result",
            case.no,
            _time(final, _SHUT + 60),
            "准予" if good else "不予",
            random.choice(("满意", "非常满意", "基本满意")),
        )
        if random.random() < 0.2:
            score = random.choices(("非常满意", "满意", "基本满意", "不满意", "非常不满意"), (60, 25, 10, 3, 2))[0]
            rated = days.after(final, 1) or final
            if rated <= until:
                sheets.add("ratings", case.no, score, _time(rated, _OPEN), f"示例评价戊{case.no[-8:]}")


def _lengths(case: _Case, count: int, limits: Sequence[int]) -> list[int]:
    """How many working days each step takes: within the promise as a rule, and now and then one that lies in a queue."""
    random, terms = case.random, case.terms
    left = max(
        (terms.promised.value if terms.promised is not None else 0)
        * (1 if terms.promised and terms.promised.unit == "工作日" else 0),
        0,
    )
    out = []
    for number in range(count):
        most = min(limits[number], left)
        out.append(int((most + 1) * random.betavariate(1.2, 2.5)) if most else 0)
        left -= out[-1]
    if random.random() < _SLOW:
        late = random.randrange(count)
        out[late] += max(left, 0) + random.randrange(1, 7)
    return out


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """The rows as CSV in UTF-8."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode()
