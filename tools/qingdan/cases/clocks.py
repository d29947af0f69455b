"""The clocks of one case: when each began, stopped, ended, and when it was due. Pure functions of the case, its terms and the calendar.

The first day is not counted. A stop takes away the days after the one on which it began, up to and with the one on which it ended.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qingdan.cases.days import DAY, Days, is_before
from qingdan.cases.limits import Spans, last_day, working_stopped
from qingdan.cases.record import (
    ACCEPTED,
    DEFERRED,
    DELIVERED,
    EXTENDED,
    GRANTED,
    HANDED_IN,
    REFUSED,
    RETURNED,
    Case,
    ClockRow,
    Limit,
    TimeTerms,
    notices,
    returns,
)

TOLD, STEP, PROMISE, STATUTE, SPECIAL = "一次告知", "环节", "承诺时限", "法定时限", "特别程序"
LATER, DELIVERY, FIRST_ASKED, COMPLAINT = "容缺补交", "送达", "首问答复", "投诉答复"
APPLICANT = "申请人"
ON_RECEIPT = ("收件之日", "申请之日")
"""Ways to count that need no acceptance."""


class ClockRules(NamedTuple):
    """The clocks that the supervision rules count: their limits where no guide has one, and the types of power they run for."""

    limits: Mapping[str, Limit | None]
    types: Mapping[str, frozenset[str]]

    def counts(self, clock: str, terms: TimeTerms) -> bool:
        """Whether a clock runs for cases under such terms."""
        types = self.types.get(clock)
        return clock in self.limits and (not types or terms.kind in types)


def elapsed(row: ClockRow, days: Days) -> int:
    """The working days from a clock's start to its end, without those that were stopped."""
    return days.between(row.start, row.end) - working_stopped(row.start, row.end, row.stops, days)


def clocks_of(
    case: Case, terms: TimeTerms, counted: ClockRules, today: int, days: Days, *, brief: bool = False
) -> Iterator[ClockRow]:
    """Every clock of a case as of a day, the whole case's first; ``brief`` leaves out those that ended well within their limit."""
    begun = acceptance(case, terms, counted, today, days, brief=brief)
    if begun.told is not None:
        yield begun.told
    stops, special = _stops(case, terms, counted, today, days)
    ended = case.decided // DAY
    start = _start(case, terms, begun.day)
    if start and start <= today:
        yield from _whole(case, terms, counted, begun, start, ended, stops, today, days, brief=brief)
    yield from special
    if counted.counts(STEP, terms):
        yield from _steps(case, terms, stops, today, days, brief=brief)
    yield from _afterwards(case, terms, counted, begun.day, today, days, brief=brief)


def _settled(start: int, end: int, limit: Limit) -> bool:
    """Whether a clock ended before so many days of the calendar were over as its limit has, whichever of them were days of rest."""
    return end != 0 and start <= end <= start + limit.value and limit.unit in ("工作日", "日")


class Begun(NamedTuple):
    """From which day a case counts as accepted, zero for not yet, and why; with the clock of the one-time notice where there is one."""

    day: int
    notes: Sequence[str]
    told: ClockRow | None


def acceptance(
    case: Case, terms: TimeTerms, counted: ClockRules, today: int, days: Days, *, brief: bool = False
) -> Begun:
    """When a case counts as accepted: on the day that was recorded, or of a licence whose notice was late on the day of receipt."""
    applied, accepted = case.applied // DAY, case.accepted // DAY
    limit = counted.limits.get(TOLD)
    if limit is None or not applied or applied > today or not counted.counts(TOLD, terms):
        return Begun(accepted, (), None)
    answers = [accepted] if accepted else []
    answers += [(e.end or e.start) // DAY for e in case.events if e.action in (REFUSED, ACCEPTED)]
    answers += [each // DAY for each in notices(case)]
    if case.decided:
        answers.append(case.decided // DAY)
    first = min((each for each in answers if each and each <= today), default=0)
    if brief and _settled(applied, first, limit):
        return Begun(accepted, (), None)
    told = _row(TOLD, "", applied, limit, (), first, today, days)
    if told.due is None or (first or today) <= told.due or not told.late:
        return Begun(accepted, (), told)
    note = "五日内没有一次告知，自收到申请材料之日起即为受理（行政许可法第三十二条）"
    return Begun(applied, (note,), told)


def _whole(
    case: Case,
    terms: TimeTerms,
    counted: ClockRules,
    begun: Begun,
    start: int,
    ended: int,
    stops: Spans,
    today: int,
    days: Days,
    *,
    brief: bool,
) -> Iterator[ClockRow]:
    """The promise and the statute, from the day that the guide counts from."""
    done = ended if brief and ended <= today else 0
    if terms.promised is not None and counted.counts(PROMISE, terms) and not _settled(start, done, terms.promised):
        yield _row(PROMISE, "", start, terms.promised, stops, ended, today, days, notes=begun.notes)
    if terms.statutory is not None and counted.counts(STATUTE, terms) and not _settled(start, done, terms.statutory):
        limit, notes = _extended(case, terms, start, stops, today, days)
        yield _row(STATUTE, "", start, limit, stops, ended, today, days, notes=(*begun.notes, *notes))


def _start(case: Case, terms: TimeTerms, begun: int) -> int:
    """The day that the guide counts from; zero for a case that was not accepted, where the guide counts from there."""
    applied = case.applied // DAY
    if not begun and applied and case.result != REFUSED and terms.start in ON_RECEIPT:
        return applied
    if not applied or applied > begun:
        return begun
    if terms.start in ON_RECEIPT:
        return applied
    if terms.start == "信息齐全之日":
        return max([applied, *(each // DAY for each in returns(case) if each // DAY <= begun)])
    return begun


def _extended(
    case: Case, terms: TimeTerms, start: int, stops: Spans, today: int, days: Days
) -> tuple[Limit, Sequence[str]]:
    """The statutory limit with an extension that the guide knows and that was approved before the limit was over."""
    limit = terms.statutory or Limit(0, "工作日")
    approved = [(e.end or e.start) // DAY for e in case.events if e.action == EXTENDED]
    approved = [each for each in approved if each <= today]
    if not approved:
        return limit, ()
    more = terms.extension
    if more is None or more.unit != limit.unit:
        return limit, ("批准了延长，但是指南没有写可以延长多久，不计",)
    due = last_day(start, limit, stops, days)
    if due is not None and min(approved) > due:
        return limit, ("批准延长时期限已过，不计",)
    return Limit(limit.value + more.value, limit.unit), (f"经批准延长 {more.words}",)


def _stops(
    case: Case, terms: TimeTerms, counted: ClockRules, today: int, days: Days
) -> tuple[Spans, Sequence[ClockRow]]:
    """The spans that are not counted, and the clocks of the procedures themselves."""
    spans: list[tuple[int, int, str]] = []
    rows: list[ClockRow] = []
    found = [
        (s.kind, s.start // DAY, s.end // DAY, terms.specials[s.kind]) for s in case.stops if s.kind in terms.specials
    ]
    for event in case.events:
        step = terms.steps.get(event.step)
        if step is not None and step.stops and step.actor != APPLICANT and event.start:
            limit = step.limit or terms.specials.get(step.special)
            found.append((step.special or step.name, event.start // DAY, event.end // DAY, limit))
    for kind, start, end, limit in found:
        if start > today or (end and end < start):
            continue
        stop = end if end and end <= today else today
        if limit is not None:
            row = _row(SPECIAL, kind, start, limit, (), end, today, days)
            stop = min(stop, row.due) if row.due is not None else stop
            if counted.counts(SPECIAL, terms):
                rows.append(row)
        spans.append((start, stop, kind))
    spans += _asked_for_more(case, today)
    return spans, rows


def _asked_for_more(case: Case, today: int) -> Iterator[tuple[int, int, str]]:
    """The time in which the applicant completes the papers, for which there is one notice and no second."""
    asked = min(notices(case), default=0)
    if not asked or asked // DAY > today:
        return
    back = min((each for each in returns(case) if not is_before(each, asked)), default=0)
    back = back or (case.accepted if case.accepted and not is_before(case.accepted, asked) else 0)
    yield asked // DAY, min(back // DAY or today, today), RETURNED


def _steps(case: Case, terms: TimeTerms, stops: Spans, today: int, days: Days, *, brief: bool) -> Iterator[ClockRow]:
    """Each step that has a limit and whose time counts; the same step done again has a clock again."""
    for event in case.events:
        step = terms.steps.get(event.step) if event.step else None
        if step is None or step.limit is None or step.stops or not event.start:
            continue
        start, end = event.start // DAY, event.end // DAY
        if start > today or (end and end < start) or (brief and end <= today and _settled(start, end, step.limit)):
            continue
        yield _row(STEP, step.name, start, step.limit, stops, end, today, days, step.id, event.post or step.post)


def _afterwards(
    case: Case, terms: TimeTerms, counted: ClockRules, begun: int, today: int, days: Days, *, brief: bool
) -> Iterator[ClockRow]:
    """Papers that may come later, and the delivery of what was granted."""
    if begun and counted.counts(LATER, terms) and terms.deferrals and any(e.action == DEFERRED for e in case.events):
        handed = max(((e.end or e.start) // DAY for e in case.events if e.action == HANDED_IN), default=0)
        name, within = max(terms.deferrals, key=lambda each: each[1].value)
        yield _row(LATER, name, begun, within, (), handed, today, days)
    limit = counted.limits.get(DELIVERY)
    decided = case.decided // DAY
    if limit is None or not decided or decided > today or case.result != GRANTED or not counted.counts(DELIVERY, terms):
        return
    handing = terms.handing
    done = max((e.end // DAY for e in case.events if e.action == DELIVERED or e.step in handing), default=0)
    done = max(done, decided) if done else 0
    if (done or (handing and case.events)) and not (brief and done <= today and _settled(decided, done, limit)):
        yield _row(DELIVERY, "", decided, limit, (), done, today, days)


def _row(
    clock: str,
    part: str,
    start: int,
    limit: Limit,
    stops: Spans,
    end: int,
    today: int,
    days: Days,
    step: str = "",
    post: str = "",
    notes: Sequence[str] = (),
) -> ClockRow:
    """One clock as of a day; what ended later has not ended yet."""
    end = end if end <= today else 0
    own = tuple(each for each in stops if each[1] > start) if stops else ()
    due = last_day(start, limit, own, days)
    late = left = 0
    if due is not None:
        until = end or today
        if until > due:
            late = days.between(due, until) if limit.unit == "工作日" else until - due
        elif not end:
            left = days.between(today, due)
    return ClockRow(clock, part, start, due, end, limit, own, left, late, step, post, notes)


def clock(name: str, part: str, start: int, limit: Limit, end: int, today: int, days: Days) -> ClockRow:
    """A clock that stands alone, as of an enquiry: without stops."""
    return _row(name, part, start, limit, (), end, today, days)
