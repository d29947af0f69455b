"""The pages that follow changes to their grounds: what was done under each decision, and what burdens without one."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

from qingdan.diff import Effect
from qingdan.diff.stand import State
from qingdan.model import Registry
from qingdan.pages.frame import Frame
from qingdan.pages.page import Page
from qingdan.pages.past import Past, Publication
from qingdan.render.changes.report import LONGEST, Row, Section

DECISIONS, UNDECIDED = "changes/decisions/", "changes/undecided/"
MOST = 200
"""Changes of one decision that its part of the page names."""


class Line(NamedTuple):
    """One change: the publication that it came with, its entry's section, and the change in words."""

    publication: Publication
    section: Section
    row: Row

    @property
    def address(self) -> str:
        """Where the change is told in full."""
        short = len(self.publication.report.sections) > LONGEST
        return self.publication.address + ("" if short else f"#c-{self.row.fingerprint}")


def ground_pages(registry: Registry, past: Past, frame: Frame, kept: Container[str]) -> Iterator[Page]:
    """Both pages, newest first. Entries in ``kept`` are linked."""
    lines = [
        Line(one, section, row)
        for one in reversed(past.publications)
        for section in one.report.sections
        for row in section.rows
    ]
    decided: dict[str, list[Line]] = {}
    for line in lines:
        key = line.row.stand.adjustment
        if key and not line.section.key.startswith("adjustments/"):
            decided.setdefault(key, []).append(line)
    made = [(registry.find(key), found) for key, found in sorted(decided.items(), reverse=True)]
    told = [(entry, found[:MOST], len(found)) for entry, found in made if entry is not None]
    html = frame.render("decisions.html", "../../", decisions=told, kept=kept)
    yield Page(DECISIONS, "依决定做的改动", "每一个决定之下改了哪些条目、原来和现在怎样", html)
    burdens = [line for line in lines if _undecided(line.row)]
    html = frame.render("undecided.html", "../../", lines=burdens, kept=kept, shallow=past.shallow)
    yield Page(UNDECIDED, "没有写明决定的加重", "公布时没有登记写明它的决定的、对群众更难的改动", html)


def _undecided(row: Row) -> bool:
    """Whether a change of what was there makes things harder, and neither a decision nor a person's judgement came with it."""
    stand = row.stand
    covered = stand.adjustment or stand.post or stand.state is State.COVERED
    return row.change.effect is Effect.BURDEN and bool(row.change.fact.path) and not covered


__all__ = ["ground_pages"]
