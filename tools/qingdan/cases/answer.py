"""Who answers for a red light: the post, the duty that was missed, and the article that answers for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from qingdan.cases.clocks import STEP
from qingdan.cases.days import DAY
from qingdan.cases.lights import RED, Light, Rules
from qingdan.cases.record import Case, TimeTerms
from qingdan.cases.store import CaseStore
from qingdan.model import Registry
from qingdan.pages.chinese import provision

_NEAR: Mapping[str, Sequence[str]] = {
    "受理": ("受理", "申报推荐", "立案", "服务"),
    "审查": ("审查", "审核", "审理", "核定", "调查取证"),
    "决定": ("决定", "备案", "发放", "审查", "审核"),
    "送达": ("送达", "发放", "决定"),
    "事后监管": ("事后监管",),
}
"""The stages of the responsibility list in which a duty is looked for, nearest first."""


class RedLightDuty(NamedTuple):
    """The duty behind a red light; texts are "" where the lists say nothing, ``excused`` is (reason, post, day)."""

    light: Light
    post: str
    duty: str
    duty_basis: str
    situation: str
    situation_basis: str
    excused: tuple[str, str, int] | None


def excuses(store: CaseStore) -> dict[tuple[int, str], tuple[str, str, int]]:
    """The excuses in a store, by case number and clock: (reason, post that found so, day as an ordinal); empty without any."""
    words = store.words
    rows = store.db.execute("SELECT no, clock, reason, post, day FROM excused")
    return {(no, words[clock]): (words[reason], words[post], day) for no, clock, reason, post, day in rows}


def red_light_duties(
    case: Case,
    terms: TimeTerms,
    lights: Sequence[Light],
    rules: Rules,
    registry: Registry,
    excused: Mapping[tuple[int, str], tuple[str, str, int]],
) -> list[RedLightDuty]:
    """Who answers for each red light of a case: the post, the duty that was missed and its basis.

    An excused light is among them, with its excuse; a sign that hangs on no clock is not.
    """
    out = []
    for light in lights:
        if light.colour not in RED or light.row is None:
            continue
        rule = rules.clocks.get(light.row.clock, {})
        duty, duty_basis = _duty(
            registry, terms, str(rule.get("stage", "")), light.row.part if light.row.clock == STEP else ""
        )
        situation, basis = _situation(registry, terms, rule)
        out.append(
            RedLightDuty(
                light,
                post_of(case, terms, light),
                duty,
                duty_basis,
                situation,
                basis,
                excused.get((case.no, light.row.clock)),
            )
        )
    return out


def post_of(case: Case, terms: TimeTerms, light: Light) -> str:
    """The post of the clock's step; for the whole case, that of the step in which the last day passed."""
    row = light.row
    if row is None:
        return ""
    step = terms.steps.get(row.step)
    if row.post:
        return row.post
    if step is None and row.due is not None:
        for event in case.events:
            known = terms.steps.get(event.step)
            if known is not None and event.start // DAY <= row.due and (not event.end or event.end // DAY > row.due):
                step = known
                if event.post:
                    return event.post
    if step is None:
        return "岗位没有登记"
    return step.post or f"{step.actor}（“{step.name}”环节，岗位没有登记）"


def _duty(registry: Registry, terms: TimeTerms, stage: str, step: str) -> tuple[str, str]:
    """The duty of the stage in the responsibility list, with its article."""
    entry = registry.find(f"responsibility/{terms.power}")
    rows = entry.rows("duties") if entry is not None else []
    named = [str(row.get("stage")) for row in rows if step and str(row.get("stage")) in step]
    for wanted in (*named, *_NEAR.get(stage, (stage,))):
        for row in rows:
            if row.get("stage") == wanted:
                return str(row.get("duty")), cited(registry, row.get("basis", ()))
    return "", ""


def _situation(registry: Registry, terms: TimeTerms, rule: Mapping[str, object]) -> tuple[str, str]:
    """The situation in the responsibility list whose words are those of the clock; of a licence, else the law's own article."""
    entry = registry.find(f"responsibility/{terms.power}")
    words = rule.get("words", ())
    for word in words if isinstance(words, list) else ():
        for row in entry.rows("accountability") if entry is not None else ():
            if str(word) in str(row.get("situation")):
                return str(row.get("situation")), cited(registry, row.get("basis", ()))
    answer = rule.get("answer", ())
    return "", cited(registry, answer) if terms.licence and isinstance(answer, list) else ""


def cited(registry: Registry, basis: Any) -> str:
    """The articles of a basis in words."""
    out = []
    for row in basis if isinstance(basis, list) else ():
        law = registry.find(f"laws/{row.get('law')}")
        out.append(f"《{law.get('short') or law.name if law is not None else row.get('law')}》{provision(row)}")
    return "、".join(out)
