"""What is due: entries that rest on a law that was repealed, or on an article that changed, and the day by which they are adjusted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from qingdan.laws.citing import CitedRow, Citing, citing
from qingdan.laws.lock import ABSENT, Lock
from qingdan.laws.versions import after, ended_on, moved_to, start_of, versions_of
from qingdan.model import Entry, Registry
from qingdan.model.working_days import day_of, working_days

_SLACK = 60
"""Days by which a term that cannot be counted, because a year is not arranged yet, may last longer than twice its working days."""


class LawEvent(StrEnum):
    """What happened to the law."""

    REPEALED = "废止"
    AMENDED = "修改"


@dataclass(frozen=True, slots=True)
class Term:
    """How long after an effect began the lists must be adjusted: ``last`` is the last day, None where that cannot be counted yet.

    ``over`` says that the term has run out; ``set`` that the registry has one at all.
    """

    last: date | None
    over: bool
    set: bool

    @property
    def state(self) -> str:
        """How far what rests on the law is from being adjusted, in words."""
        by = f"应于 {self.last} 前调整" if self.last is not None else ""
        if not self.set:
            return "尚未调整"
        if self.over:
            return f"逾期未调整（{by}）" if by else "逾期未调整"
        return f"尚未调整，{by or '应当调整的日期要等放假安排公布后才数得出'}"


@dataclass(frozen=True, slots=True)
class Due:
    """One law that an entry rests on and that is not what it was: ``rows`` are the citations that this touches.

    ``on`` is the day of the event and ``version`` the date of the new text, empty at a repeal; ``known`` says that the texts were
    compared, and not only that there is a newer one. Dates are YYYY-MM-DD.
    """

    entry: Entry[Any]
    law: Entry[Any]
    event: LawEvent
    on: str
    version: str
    rows: tuple[CitedRow, ...]
    term: Term
    known: bool = True

    @property
    def articles(self) -> Sequence[str]:
        """The articles that are cited, each once."""
        return list(dict.fromkeys(row.article for row in self.rows if row.article))

    @property
    def sentence(self) -> str:
        """What a reader is told."""
        what = f"依据《{self.law.name}》已于 {self.on} {self.event}"
        if self.event is LawEvent.AMENDED:
            what += "，所引条文有改动" if self.known else "，所引条文还没有对照"
        return f"{what}，{self.term.state}"


def due(registry: Registry, lock: Lock) -> Sequence[Due]:
    """Everything that is due on the registry's day, by entry and then by law."""
    found = [*repealed(registry), *amended(registry, lock)]
    return sorted(found, key=lambda each: (each.entry.key, each.law.key))


def by_entry(found: Sequence[Due]) -> Mapping[str, Sequence[Due]]:
    """What is due, by the entry's key."""
    out: dict[str, list[Due]] = {}
    for each in found:
        out.setdefault(each.entry.key, []).append(each)
    return out


def repealed(registry: Registry) -> Iterator[Due]:
    """The entries in force that cite a repealed law, whatever version they name."""
    finder = Citing(registry.schemas)
    for law in registry.laws:
        on = ended_on(law, registry.as_of)
        if on:
            term = term_from(registry, on, law.get("repealed", "recorded"))
            for entry in citing(registry, law.id):
                rows = tuple(row for row in finder.rows(entry) if row.law == law.id)
                yield Due(entry, law, LawEvent.REPEALED, on, "", rows, term)


def amended(registry: Registry, lock: Lock) -> Iterator[Due]:
    """The entries in force that cite an article which a later version changed, or may have changed: nobody compared the texts.

    Each entry is looked at once, however many laws it cites; of laws that nothing followed, none is.
    """
    finder = Citing(registry.schemas)
    dates: dict[str, set[str]] = {}
    for (_, id_), day in lock.reviewed.items():
        dates.setdefault(id_, set()).add(day)
    moved = {law.id: law for law in registry.laws if _followed(registry, law, dates.get(law.id, set()))}
    for entry in citing(registry, *moved):
        rows: dict[str, list[CitedRow]] = {}
        for row in finder.rows(entry):
            if row.law in moved:
                rows.setdefault(row.law, []).append(row)
        for id_, cited in rows.items():
            law = moved[id_]
            since = lock.reviewed.get((entry.key, id_)) or _baseline(law)
            later = after(law, since, registry.as_of)
            if later:
                yield from _of_entry(registry, lock, entry, law, since, later, cited)


def _followed(registry: Registry, law: Entry[Any], reviewed: set[str]) -> bool:
    """Whether a version in force is later than one that entries were written from or last reviewed against."""
    if len(versions_of(law)) < 2 or ended_on(law, registry.as_of):
        return False
    return any(after(law, since, registry.as_of) for since in {_baseline(law), *reviewed})


def _of_entry(
    registry: Registry, lock: Lock, entry: Entry[Any], law: Entry[Any], since: str, later: Sequence[Mapping[str, Any]],
    rows: Sequence[CitedRow],
) -> Iterator[Due]:  # fmt: skip
    newest = later[-1]
    told = [(row, changed(lock, law.id, since, later, row.article)) for row in rows if row.article]
    touched = [(row, found) for row, found in told if found is not False]
    if touched:
        term = term_from(registry, start_of(newest), newest.get("recorded"))
        known = all(found is True for _, found in touched)
        found = tuple(row for row, _ in touched)
        yield Due(entry, law, LawEvent.AMENDED, start_of(newest), str(newest["date"]), found, term, known)


def changed(lock: Lock, law: str, since: str, later: Sequence[Mapping[str, Any]], article: str) -> bool | None:
    """Whether an article's text differs between a version and the last of the later ones; None where one of the texts was not read."""
    there = moved_to(article, later)
    old = lock.sum(law, since, article)
    if len(there) != 1:
        return True
    new = lock.sum(law, str(later[-1]["date"]), there[0])
    if old is None or new is None:
        return None
    return old != new or new == ABSENT or there[0] != article


def _baseline(law: Entry[Any]) -> str:
    """The version that an entry was written from of which the lock says nothing: the last that nobody recorded as a later change."""
    every = versions_of(law)
    first = [row for row in every if "recorded" not in row] or every[:1]
    return str(first[-1]["date"])


def term_from(registry: Registry, on: str, recorded: Any = None) -> Term:
    """The term of an effect that began on a day, or was recorded on a later one."""
    about = registry.get("registry")
    rule = about.get("adjust_within") if about is not None else None
    start = day_of(max(on, recorded) if isinstance(recorded, str) else on)
    if not isinstance(rule, dict) or not isinstance(rule.get("value"), int) or start is None:
        return Term(None, over=True, set=False)
    value, today = rule["value"], day_of(registry.as_of)
    working = rule.get("unit") == "工作日"
    last = working_days(registry).after(start, value) if working else start + timedelta(value)
    latest = last if last is not None else start + timedelta(2 * value + _SLACK)
    return Term(last, over=today is not None and today > latest, set=True)


__all__ = ["Due", "LawEvent", "Term", "amended", "by_entry", "changed", "due", "repealed", "term_from"]
