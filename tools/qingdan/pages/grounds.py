"""The pages that follow changes to their grounds: what was done under each decision, and what burdens without one."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

from qingdan.diff import Effect
from qingdan.diff.decisions import Decision, decided_rows
from qingdan.diff.fact import written
from qingdan.diff.naming import says
from qingdan.diff.stand import StandState
from qingdan.model import Registry
from qingdan.pages.frame import Frame
from qingdan.pages.page import Page
from qingdan.pages.past import Past, Publication
from qingdan.render.changes.report import LONGEST, EntrySection, ReportRow

DECISIONS, UNDECIDED = "changes/decisions/", "changes/undecided/"
MOST = 200
"""Changes of one decision that its part of the page names."""


class GroundedChange(NamedTuple):
    """One change: the publication that it came with, its entry's section, the change in words, and the key of its decision, "" for none."""

    publication: Publication
    section: EntrySection
    row: ReportRow
    decision: str

    @property
    def address(self) -> str:
        """Where the change is told in full."""
        short = len(self.publication.report.sections) > LONGEST
        return self.publication.address + ("" if short else f"#c-{self.row.fingerprint}")


def ground_pages(registry: Registry, past: Past, frame: Frame, kept: Container[str]) -> Iterator[Page]:
    """The page of changes by decision and the page of undecided burdens, newest first; names of entries in ``kept`` are links."""
    lines = list(_lines(registry, past))[::-1]
    decided: dict[str, list[GroundedChange]] = {}
    for line in lines:
        if line.decision and not line.section.key.startswith("adjustments/"):
            decided.setdefault(line.decision, []).append(line)
    made = [(registry.find(key), found) for key, found in sorted(decided.items(), reverse=True)]
    told = [(entry, found[:MOST], len(found)) for entry, found in made if entry is not None]
    html = frame.render("decisions.html", "../../", decisions=told, kept=kept)
    yield Page(DECISIONS, "依决定做的改动", "每一个决定之下改了哪些条目、原来和现在怎样", html)
    burdens = [line for line in lines if _undecided(line)]
    html = frame.render("undecided.html", "../../", lines=burdens, kept=kept, shallow=past.shallow)
    yield Page(UNDECIDED, "没有写明决定的加重", "没有决定写明的、对群众更难的改动", html)


def _lines(registry: Registry, past: Past) -> Iterator[GroundedChange]:
    """Every change, oldest first, with the decision that came with it or says it, wherever recorded; each says a change once."""
    rows: dict[str, list[Decision]] = {}
    for entry in registry.all("adjustments"):
        for each in decided_rows(entry, fresh=False):
            rows.setdefault(each.entry, []).append(each)
    spent: set[tuple[str, str, str]] = set()
    for one in past.publications:
        for section in one.report.sections:
            for row in section.rows:
                key, place = row.stand.adjustment, (section.key, written(row.change.fact.path))
                if not key and not row.day:
                    fits = (each for each in rows.get(section.key, ()) if says(each, row.change))
                    key = next((each.adjustment for each in fits if (each.adjustment, *place) not in spent), "")
                spent.add((key, *place))
                yield GroundedChange(one, section, row, key)


def _undecided(line: GroundedChange) -> bool:
    """Whether a change of what was there makes things harder, and there is neither a decision nor a person's judgement."""
    change, stand = line.row.change, line.row.stand
    covered = line.decision or stand.post or stand.state is StandState.COVERED
    return change.effect is Effect.BURDEN and bool(change.fact.path) and not covered


__all__ = ["ground_pages"]
