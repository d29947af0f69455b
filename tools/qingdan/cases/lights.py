"""Lights: the rules of the lists held against the clocks and the signs of a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qingdan.cases.clocks import APPLICANT, ClockRules, clocks_of
from qingdan.cases.days import DAY, Days, is_before
from qingdan.cases.record import (
    DELIVERED,
    GRANTED,
    NOTICE,
    RECEIVED,
    RETURNED,
    Case,
    ClockRow,
    Limit,
    TimeTerms,
    notices,
    returns,
)
from qingdan.model import Registry
from qingdan.read import SourceError

GREEN = "绿"
COLOURS = (GREEN, "提示", "黄", "疑", "红", "深红")
"""From the lightest to the gravest."""
RED = ("红", "深红")
_RANK = {colour: rank for rank, colour in enumerate(COLOURS)}


class LightRule(NamedTuple):
    """One light: its colour, the clock with how much is left or gone beyond, or the sign; who is told, and the paper that goes out."""

    id: str
    colour: str
    clock: str
    within: int | None
    beyond: int | None
    sign: str
    tell: Sequence[str]
    document: str


class Rules(NamedTuple):
    """All that the lists say of supervision. ``stages`` and ``words`` lead from a clock to the duty and to what answers for it."""

    counted: ClockRules
    lights: Mapping[str, Sequence[LightRule]]
    signs: Mapping[str, LightRule]
    clocks: Mapping[str, Mapping[str, object]]
    title: str


class Light(NamedTuple):
    """A light that is on: its rule, the clock's row where it is of a clock, and for a sign what was seen."""

    rule: LightRule
    row: ClockRow | None
    seen: str = ""

    @property
    def colour(self) -> str:
        """The colour."""
        return self.rule.colour


def rules_of(registry: Registry) -> Rules:
    """The rules of the lists. Raises SourceError where the lists have none."""
    entry = registry.get("supervision")
    if entry is None:
        raise SourceError(
            "清单里没有 lists/supervision.yml，不知道计哪些时间、亮什么灯。改法：照“电子监察”一页的样子写；新建的清单库里本来就有一份"
        )
    rows = {str(row.get("clock")): row for row in entry.rows("clocks")}
    limits = {name: _limit(row.get("limit")) for name, row in rows.items()}
    types = {name: frozenset(map(str, row.get("types", ()))) for name, row in rows.items()}
    lights: dict[str, list[LightRule]] = {}
    signs = {}
    for row in entry.rows("lights"):
        when = row.get("when", {})
        within, beyond = (_limit(when.get(name)) for name in ("within", "beyond"))
        rule = LightRule(
            str(row.get("id")),
            str(row.get("colour")),
            str(when.get("clock", "")),
            within.value if within else None,
            beyond.value if beyond else None,
            str(when.get("sign", "")),
            tuple(map(str, row.get("tell", ()))),
            str(row.get("document", "")),
        )
        if rule.sign:
            signs[rule.sign] = rule
        else:
            lights.setdefault(rule.clock, []).append(rule)
    for some in lights.values():
        some.sort(key=lambda rule: -_RANK[rule.colour])
    return Rules(ClockRules(limits, types), lights, signs, rows, entry.name)


def _limit(row: object) -> Limit | None:
    return Limit(int(row["value"]), str(row["unit"])) if isinstance(row, dict) else None


def light_of(row: ClockRow, rules: Rules) -> Light | None:
    """The gravest light that a clock's row lights; None for green."""
    if row.due is None:
        return None
    running = not row.end and not row.late
    for rule in rules.lights.get(row.clock, ()):
        if rule.beyond is not None and row.late > rule.beyond:
            return Light(rule, row)
        if rule.within is not None and running and row.left <= rule.within:
            return Light(rule, row)
    return None


def lights_of(
    case: Case, terms: TimeTerms, rules: Rules, today: int, days: Days, *, brief: bool = False
) -> tuple[list[ClockRow], list[Light]]:
    """The clocks of a case as of a day, and the lights that are on; ``brief`` leaves out the clocks that light nothing for certain."""
    rows = list(clocks_of(case, terms, rules.counted, today, days, brief=brief))
    found = [light for row in rows if (row.late or not row.end) and (light := light_of(row, rules)) is not None]
    for sign, seen in signs_of(case, terms, today, days):
        rule = rules.signs.get(sign)
        if rule is not None:
            found.append(Light(rule, None, seen))
    return rows, found


def worst(lights: Sequence[Light]) -> str:
    """The gravest colour; green where nothing is lit."""
    return max((light.colour for light in lights), key=_RANK.__getitem__, default=GREEN)


def signs_of(case: Case, terms: TimeTerms, today: int, days: Days) -> Iterator[tuple[str, str]]:
    """What in the record of a case looks wrong though no limit is passed, as (sign, what was seen); each sign once."""
    ends: set[int] = set()
    kinds: set[tuple[str, str]] = set()
    off, turned, asked = False, False, False
    for action, step, start, end, _ in case.events:
        turned = turned or (end < start and end != 0 and is_before(end, start))
        asked = asked or action in (NOTICE, RETURNED)
        if not end or end // DAY > today or not _ours(action, step, terms):
            continue
        if action != NOTICE:  # what is missing is told before the steps begin
            ends.add(end)
            kinds.add((step, action))
        off = off or days.works(end // DAY) is False
    if len(ends) == 1 and len(kinds) > 1 and next(iter(ends)) % DAY:
        yield "各环节同一时刻办完", f"{len(kinds)} 个环节"
    decided = case.decided if case.decided // DAY <= today else 0
    if decided and case.accepted and is_before(decided, case.accepted):
        yield "受理之前已有结果", ""
    if asked and max(sum(e // DAY <= today for e in some) for some in (notices(case), returns(case))) > 1:
        yield "第二次补正", ""
    if case.stops and any(stop.kind not in terms.specials and stop.start // DAY <= today for stop in case.stops):
        yield "没有列明的程序停了时间", "、".join(sorted({s.kind for s in case.stops if s.kind not in terms.specials}))
    if off or (decided and days.works(decided // DAY) is False):
        yield "休息日办理", ""
    if turned or _impossible(case):
        yield "先后次序不可能", ""


def _ours(action: str, step: str, terms: TimeTerms) -> bool:
    """Whether the authority did it: not the applicant, nor the post."""
    if action in (RECEIVED, RETURNED, DELIVERED):
        return False
    term = terms.steps.get(step)
    return term is None or term.actor != APPLICANT


def _impossible(case: Case) -> bool:
    """Whether something ended before it began, or came before what it rests on."""
    if case.applied and case.accepted and is_before(case.accepted, case.applied):
        return True
    if case.applied and case.decided and is_before(case.decided, case.applied):
        return True
    if any(s.start and s.end and is_before(s.end, s.start) for s in case.stops):
        return True
    if not case.decided:
        return False
    return case.result == GRANTED and any(
        e.action == DELIVERED and e.end and e.end // DAY < case.decided // DAY for e in case.events
    )
