"""What a publication did, as those say it who live with it: harder, or easier."""

from __future__ import annotations

from collections import Counter

from qingdan.diff import Action, Effect
from qingdan.pages.past import Publication
from qingdan.render.changes.report import CORRECTIONS, LONGEST, Report, Row

WORDS = {Effect.RELIEF: "更易", Effect.BURDEN: "更难"}
_NAMED = 2


def weight(effect: str) -> str:
    """An effect on applicants in a reader's word."""
    return next((word for known, word in WORDS.items() if known == effect), effect)


def summary(report: Report) -> str:
    """How many entries and changes, and how many make things easier or harder, in a sentence or two."""
    if not report.sections:
        return "没有改动。"
    told = "、".join(f"{weight(effect)} {count} 处" for effect, count in report.effects().items() if count)
    return f"{len(report.sections)} 个条目，{len(report.rows)} 处改动。对企业群众：{told}。"


def felt(one: Publication) -> str:
    """What makes things easier or harder, with a few names; empty of a first loading, of corrections, of what nobody feels."""
    if len(one.report.sections) > LONGEST:
        return ""
    parts = []
    for effect, word in WORDS.items():
        named = Counter(
            section.name
            for section in one.report.sections
            for row in section.rows
            if _felt(row) and row.change.effect is effect
        )
        if named:
            names = "、".join(list(named)[:_NAMED]) + (f"等 {len(named)} 个条目" if len(named) > _NAMED else "")
            parts.append(f"{word} {named.total()} 处（{names}）")
    return "，".join(parts)


def _felt(row: Row) -> bool:
    """Whether a change is one of what was already there, and no correction."""
    whole = not row.change.fact.path and row.change.fact.action in (Action.ADDED, Action.REMOVED)
    return row.change.cause != CORRECTIONS and not whole


__all__ = ["WORDS", "felt", "summary", "weight"]
