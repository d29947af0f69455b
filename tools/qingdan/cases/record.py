"""What is known of a case, what its guide said when it was accepted, and a clock's row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

NOTICE, RETURNED, ACCEPTED, REFUSED = "补正告知", "补正", "受理", "不予受理"
RECEIVED, EXTENDED, DECIDED, DELIVERED = "收件", "延长", "决定", "送达"
DEFERRED, HANDED_IN, WORKED = "容缺受理", "容缺补交", "办理"
ACTIONS = (RECEIVED, NOTICE, RETURNED, ACCEPTED, REFUSED, DEFERRED, HANDED_IN, EXTENDED, DECIDED, DELIVERED, WORKED)
RESULTS = ("准予", "不予", "不予受理", "撤回", "退件", "作废", "其他")
GRANTED = "准予"


class CaseEvent(NamedTuple):
    """One row of the course of a case; ``step`` is the id of the guide's step, empty where the guide has none of that name.

    ``start`` and ``end`` are moments, zero for none.
    """

    action: str
    step: str
    start: int
    end: int
    post: str = ""


class ClockStop(NamedTuple):
    """A special procedure: its kind, and the moments at which it began and ended, zero for not yet."""

    kind: str
    start: int
    end: int


class Case(NamedTuple):
    """One case. Moments are zero where nothing is known; ``no`` is the keyed hash of its number."""

    no: int
    guide: str
    applied: int = 0
    accepted: int = 0
    decided: int = 0
    result: str = ""
    events: Sequence[CaseEvent] = ()
    stops: Sequence[ClockStop] = ()


class Limit(NamedTuple):
    """A length of time in the unit that is written in the lists."""

    value: int
    unit: str

    @property
    def words(self) -> str:
        """The limit as people say it."""
        return f"{self.value} {'个' if self.unit in ('工作日', '小时') else ''}{self.unit}" if self.value else "当场"


class StepTerm(NamedTuple):
    """One step of a guide: ``stops`` says that its time is not counted."""

    id: str
    name: str
    actor: str
    post: str
    limit: Limit | None
    stops: bool
    special: str


@dataclass(frozen=True, slots=True)
class TimeTerms:
    """What a guide's version says about time. ``specials`` are the procedures whose time is not counted, each with its own limit or None.

    ``since`` is the day from which the version applied; ``assumed`` says that the case is older than every version; ``handing``
    are the steps in which the result is handed over.
    """

    guide: str
    name: str
    power: str
    body: str
    licence: bool
    kind: str
    promised: Limit | None
    statutory: Limit | None
    extension: Limit | None
    start: str
    specials: Mapping[str, Limit | None]
    steps: Mapping[str, StepTerm]
    deferrals: Sequence[tuple[str, Limit]]
    since: str = ""
    assumed: bool = False
    handing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ClockRow:
    """One clock of one case. Days are ordinals; ``due`` is None where the calendar does not reach, ``end`` zero while it runs.

    ``part`` is the step, procedure or paper; ``stops`` are (after, up to and with, kind) that are not counted; ``left`` counts the
    working days from the asked day to the last one, ``late`` how many days went beyond, in the limit's own unit; ``notes`` say what
    was decided about the clock.
    """

    clock: str
    part: str
    start: int
    due: int | None
    end: int
    limit: Limit
    stops: Sequence[tuple[int, int, str]] = ()
    left: int = 0
    late: int = 0
    step: str = ""
    post: str = ""
    notes: Sequence[str] = field(default=())


def notices(case: Case) -> list[int]:
    """When the applicant was told what is missing: each notice once, whether it stands alone or begins the wait for the papers."""
    told = [e.end or e.start for e in case.events if e.action == NOTICE]
    return told or [e.start for e in case.events if e.action == RETURNED and e.start and e.end != e.start]


def returns(case: Case) -> list[int]:
    """When the missing papers came; a wait that has not ended has none."""
    waits = any(e.action == RETURNED and e.start and e.end != e.start for e in case.events)
    return [e.end if waits else e.end or e.start for e in case.events if e.action == RETURNED and (e.end or not waits)]
