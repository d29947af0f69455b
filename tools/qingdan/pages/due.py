"""The page of what rests on law that was repealed or changed and is not adjusted yet, with the day by which each is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from qingdan.laws.due import Due
from qingdan.model import Registry
from qingdan.pages.chinese import provision
from qingdan.pages.frame import Frame
from qingdan.pages.page import Page

DUE = "due/"
Dues = Mapping[str, Sequence[Due]]
"""What is due, by the key of the entry."""
NOTHING_DUE: Dues = {}


class DueTally(NamedTuple):
    """How much is due: ``rows`` are citations, ``over`` those of them whose term has run out."""

    entries: int
    rows: int
    over: int


def tally(dues: Dues) -> DueTally:
    """How many entries and citations are due, and how many citations are past their term."""
    every = [each for several in dues.values() for each in several]
    return DueTally(
        len(dues), sum(len(each.rows) for each in every), sum(len(each.rows) for each in every if each.term.over)
    )


def due_page(registry: Registry, dues: Dues, frame: Frame) -> Page:
    """The page at ``due/``: one table for each law, the entries with what they cite and until when they are adjusted."""
    base = "../"
    laws: dict[str, list[Due]] = {}
    for several in dues.values():
        for each in several:
            laws.setdefault(each.law.key, []).append(each)
    tables = [
        (
            found[0].law.name,
            f"{base}{key}/",
            f"已于 {found[0].on} {found[0].event}",
            [_row(registry, each, base) for each in found],
        )
        for key, found in sorted(laws.items(), key=lambda pair: (pair[1][0].on, pair[0]))
    ]
    html = frame.render("due.html", base, tables=tables, count=tally(dues))
    return Page(DUE, "依据变动", "依据的法律已经废止或者修改、还没有调整的条目，各应在哪一天前调整", html)


def _row(registry: Registry, due: Due, base: str) -> tuple[str, str, str, str, str]:
    """The entry's list, its name and page, what it cites, and how far it is."""
    shown = registry.get(f"{due.entry.collection.mirror}/{due.entry.id}") if due.entry.collection.mirror else None
    page = due.entry.key if shown is None else shown.key  # its own page has nothing more
    cited = "、".join(dict.fromkeys(provision(row.row) or "整部" for row in due.rows))
    return due.entry.collection.title, due.entry.name, f"{base}{page}/", cited, due.term.state


__all__ = ["DUE", "NOTHING_DUE", "DueTally", "Dues", "due_page", "tally"]
