"""What a clock counted: every day from its start, counted or not, and why."""

from __future__ import annotations

from collections.abc import Iterator

from qingdan.cases.days import Days, said, when
from qingdan.cases.key import shown
from qingdan.cases.lights import Light, light_of
from qingdan.cases.lights import Rules as AllRules
from qingdan.cases.record import Case, ClockRow, TimeTerms

_WEEK = "一二三四五六日"


def explained(
    case: Case, terms: TimeTerms, rows: list[ClockRow], lights: list[Light], rules: AllRules, today: int, days: Days
) -> Iterator[str]:
    """Lines that tell a case: its version of the guide, each clock with its days, and its lights."""
    yield f"办件 {shown(case.no)}　{terms.name}"
    if terms.assumed:
        yield "  适用的指南：受理时清单里还没有这份指南，按最早的版本"
    elif terms.since:
        yield f"  适用的指南：自 {terms.since} 起适用的版本"
    for title, moment in (("申请", case.applied), ("受理", case.accepted), ("办结", case.decided)):
        if moment and moment // 100_000 <= today:
            yield f"  {title}：{when(moment)}"
    for row in rows:
        lit = light_of(row, rules)
        yield f"{row.clock}{'：' + row.part if row.part else ''}（{row.limit.words}）　{lit.colour if lit is not None else '绿'}"
        for note in row.notes:
            yield f"  {note}"
        yield from _counted(row, today, days)
    for light in lights:
        if light.row is None:
            yield f"迹象：{light.rule.sign}{'（' + light.seen + '）' if light.seen else ''}　{light.colour}"


def _counted(row: ClockRow, today: int, days: Days) -> Iterator[str]:
    """The days of one clock."""
    yield f"  {_day(row.start)}　当日不计"
    if row.due is None:
        yield "  期限的最后一天算不出：要数到的年份还没有放假安排"
        return
    last, number = max(row.due, row.end or min(today, row.due + 366)), 0
    plain = row.limit.unit != "工作日"
    for day in range(row.start + 1, last + 1):
        stop = next((kind for after, until, kind in row.stops if after < day <= until), "")
        works = days.works(day)
        if stop and day <= row.due:
            told = f"不计（{stop}）"
        elif not plain and works is False:
            told = "不计（休息日）"
        else:
            number += 1
            told = f"第 {number} 日" if plain else f"第 {number} 个工作日"
            told += "，休息日也计" if plain and works is False else ""
        told += "，期限的最后一天" if day == row.due else ""
        told += "，办完" if day == row.end else ""
        told += "，已超过期限" if day > row.due and "不计" not in told else ""
        yield f"  {_day(day)}　{told}"
    if not row.end and row.due >= today:
        yield f"  到 {said(today)} 还剩 {row.left} 个工作日"
    if row.late:
        yield f"  超过 {row.late} {'个工作日' if row.limit.unit == '工作日' else '日'}"


def _day(day: int) -> str:
    return f"{said(day)} 星期{_WEEK[(day - 1) % 7]}"
