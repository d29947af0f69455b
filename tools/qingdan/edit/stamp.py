"""What an audit leaves in the lists: laws looked up, citations held against a text, marks that it made needless, the lock."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qingdan.edit.plan import Plan
from qingdan.laws.audit import Audit, Auditor
from qingdan.laws.citing import Citing, in_force
from qingdan.laws.lock import Lock
from qingdan.laws.versions import current_of
from qingdan.model import Entry, Registry
from qingdan.read.document import Data

_ONLY = re.compile(r"(?:(?:追责条款|责任条款)?的?条号凭对法律的了解填写，)?未(?:逐条)?对照原文")
"""A mark that says no more than that nobody held the articles against the text."""


@dataclass(frozen=True, slots=True)
class TextSource:
    """What the lists were held against: its name, the day up to which it is complete (empty where nobody knows), and today (YYYY-MM-DD)."""

    name: str
    state: str
    on: str


def stamp(plan: Plan, audit: Audit, auditor: Auditor, source: TextSource) -> None:
    """Write into a plan that laws were looked up, which citations the texts bear out, and which marks that settles.

    A law of which two texts differ is marked so, and nothing that cites it is held against either.
    """
    disputed = {law.key: (date, odd) for law, date, odd in audit.disputed}
    for law in auditor.laws.values():
        found = auditor.folder.of(law)
        if law.key in disputed:
            date, odd = disputed[law.key]
            plan.data(law.key)["disputed"] = f"{date} 的版本，两个来源的第 {'、'.join(odd[:20])} 条不同"
        elif found and any(str(row["date"]) in found for row in law.rows("versions")):
            against: dict[str, Data] = {"source": source.name, **({"state": source.state} if source.state else {})}
            plan.data(law.key)["checked"] = {"date": source.on, "against": [against]}
    held: dict[str, set[tuple[str | int, ...]]] = {}
    for row in audit.sound:
        for cited in row.cited:
            meant = auditor.meant(row.entry, auditor.laws[cited.law], cited.row)
            target = _at(plan.data(row.entry.key), cited.path)
            target["held"] = {"against": meant, "date": source.on}
            held.setdefault(row.entry.key, set()).add(cited.path)
    finder = Citing(plan.registry.schemas)
    for key, paths in held.items():
        entry = plan.registry.entries[key]
        _settle(plan.data(key), {each.path for each in finder.rows(entry)}, paths)


def _settle(data: dict[str, Data], cited: Iterable[tuple[str | int, ...]], held: set[tuple[str | int, ...]]) -> None:
    """Drop the marks that only said that nobody had looked, where every citation below the marked field is held now."""
    marks = data.get("unverified")
    if not isinstance(marks, list):
        return

    def settled(mark: Any) -> bool:
        name = str(mark.get("field"))
        below = [path for path in cited if path[0] == name]
        return bool(_ONLY.fullmatch(str(mark.get("reason")))) and bool(below) and all(path in held for path in below)

    left = [mark for mark in marks if not settled(mark)]
    if left:
        data["unverified"] = left
    else:
        del data["unverified"]


def reviewed(registry: Registry, lock: Lock, again: Iterable[str] = (), laws: Sequence[str] = ()) -> Lock:
    """The lock with a row for each entry in force and each law that it cites, none for what is gone.

    An entry without a row was written from the version in force on the registry's day; those of the keys in ``again`` are held to
    have been reviewed against that now, for the given ``laws`` or for all.
    """
    finder, anew = Citing(registry.schemas), set(again)
    rows: dict[tuple[str, str], str] = {}
    for entry in registry.entries.values():
        if entry.collection.single or not in_force(registry, entry):
            continue
        for law in dict.fromkeys(each.law for each in finder.rows(entry)):
            known = lock.reviewed.get((entry.key, law))
            now = _now(registry.get(f"laws/{law}"), registry.as_of, known)
            fresh = known is None or (entry.key in anew and (not laws or law in laws))
            if now and (fresh or known):
                rows[entry.key, law] = now if fresh else str(known)
    present = {law.id for law in registry.laws}
    articles: Mapping[tuple[str, str], Mapping[str, str]] = {
        at: held for at, held in lock.articles.items() if at[0] in present
    }
    return Lock(articles, rows, frozenset(each for each in lock.readings if each[0] in present))


def _now(law: Entry[Any] | None, day: str, known: str | None) -> str:
    """The date of the version in force; of a law that is not in the lists any more, nothing."""
    version = current_of(law, day) if law is not None else None
    return str(version["date"]) if version is not None else known or ""


def _at(data: Any, path: tuple[str | int, ...]) -> dict[str, Data]:
    for step in path:
        data = data[step]
    found: dict[str, Data] = data
    return found


__all__ = ["TextSource", "reviewed", "stamp"]
