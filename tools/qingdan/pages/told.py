"""What a publication did, as those say it who live with it: harder, or easier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from qingdan.diff import Action, Effect
from qingdan.pages.past import Publication
from qingdan.render.changes.report import CORRECTIONS, FILE, LONGEST, Report, ReportRow

WORDS = {Effect.RELIEF: "更易", Effect.BURDEN: "更难"}
_NAMED = 2
_LOADED = {Action.ADDED: "首次登记", Action.REMOVED: "去掉"}


def weight(effect: str) -> str:
    """An effect on applicants in a reader's word."""
    return next((word for known, word in WORDS.items() if known == effect), effect)


def summary(report: Report) -> str:
    """How many entries and changes, and how many make things easier or harder, in a sentence or two."""
    if not report.sections:
        return "没有改动。"
    told = "、".join(f"{word} {count} 处" for word, count in weighed(report.rows))
    later = sum(bool(row.day) for row in report.rows)
    coming = f"其中将来生效的 {later} 处。" if later else ""
    return f"{len(report.sections)} 个条目，{len(report.rows)} 处改动。对企业群众：{told}。{coming}"


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


def headline(report: Report) -> str:
    """Which entries came, went and were changed, with a few names of those that were changed."""
    whole = Counter(_loaded(row) for section in report.sections for row in section.rows if _loaded(row))
    parts = [f"{act} {count} 个条目" for act, count in sorted(whole.items(), reverse=True)]
    changed = [section for section in report.sections if not all(_loaded(row) for row in section.rows)]
    coming = [each.name for each in changed if all(row.day for row in each.rows)]
    changed = [each for each in changed if not all(row.day for row in each.rows)]
    names = list(dict.fromkeys(each.name for each in changed if each.collection != FILE))
    if names:
        more = f"等 {len(names)} 个条目" if len(names) > _NAMED else ""
        parts.append(f"改了{'、'.join(names[:_NAMED])}{more}")
    if coming:
        more = f"等 {len(coming)} 个条目" if len(coming) > _NAMED else ""
        parts.append(f"决定了将来怎样改{'、'.join(coming[:_NAMED])}{more}")
    files = sum(each.collection == FILE for each in changed)
    if files:
        parts.append(f"改了清单的格式和说明 {files} 处" if names else "改了清单的格式和说明")
    return "；".join(parts)


def weighed(rows: Iterable[ReportRow]) -> list[tuple[str, int]]:
    """How many of some changes make things harder, easier or neither; first loadings and corrections have words of their own."""
    counted: Counter[str] = Counter()
    for row in rows:
        counted[_loaded(row) or (CORRECTIONS if row.change.cause == CORRECTIONS else weight(row.change.effect))] += 1
    order = [*(weight(each) for each in Effect), CORRECTIONS, *_LOADED.values()]
    return [(word, counted[word]) for word in order if counted[word]]


def _loaded(row: ReportRow) -> str:
    """首次登记 or 去掉 for an entry that came or went without a decision, empty for all else."""
    whole = not row.change.fact.path and not row.adjustment and not row.day
    return _LOADED.get(row.change.fact.action, "") if whole else ""


def _felt(row: ReportRow) -> bool:
    """Whether a change is one of what was already there, or decided, and no correction."""
    return row.change.cause != CORRECTIONS and not _loaded(row)


__all__ = ["WORDS", "felt", "headline", "summary", "weighed", "weight"]
