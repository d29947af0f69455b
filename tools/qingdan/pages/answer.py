"""How a page opens: what is asked first, answered at a glance, then what to bring and what to do, as the schema's view says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from qingdan.model import Entry
from qingdan.pages.phrases import Reached, in_words, nought, reached, said, said_of_row
from qingdan.pages.places import ServicePlace, places_of
from qingdan.pages.view import Value, View
from qingdan.pages.walk import StepWalk, walk_of
from qingdan.schema import Field
from qingdan.schema.look import PLACES, STEPS, GlanceFact, LeadingField, Look, Phrase, Pile, pile_of

_UNKNOWN = "还没有写明，先问窗口"
"""Said of what an entry does not say, where none would be said of nought: nobody knows whether it is none."""
_FEW = 2
_LONG = 48
"""Rows that are told in more characters than this leave room for the first alone."""


class AnswerLine(NamedTuple):
    """One answer: its title, the words, links and places of it, what stands beside it, and why it is open.

    ``total`` is how many rows there are, where not all of them are told. ``below`` is the anchor of the part that tells each.
    """

    title: str
    words: str = ""
    values: Sequence[Value] = ()
    places: Sequence[ServicePlace] = ()
    href: str = ""
    beside: str = ""
    open: str = ""
    total: int = 0
    below: str = ""


class PileItem(NamedTuple):
    """One row of a pile: its anchor, its name, what is told of it, links to papers that go with it, and why it is open."""

    anchor: str
    name: str
    told: str
    links: Sequence[tuple[str, str]] = ()
    open: str = ""


class Heap(NamedTuple):
    """A titled group of items on the page of an entry; ``tick`` says that a reader ticks off each item."""

    title: str
    tick: bool
    items: Sequence[PileItem]


class Shown(NamedTuple):
    """A part that comes before the tables: piles of rows, or a walk."""

    anchor: str
    title: str
    heaps: Sequence[Heap] = ()
    walk: StepWalk | None = None
    open: str = ""


class Answer(NamedTuple):
    """What a page opens with."""

    lines: Sequence[AnswerLine]
    parts: Sequence[Shown]


def answer_of(entry: Entry[Any], view: View) -> Answer | None:
    """What the page of an entry opens with, None where its schema has no view."""
    look = entry.collection.look
    if not look.glance and not look.parts:
        return None
    lines = [line for fact in look.glance if (line := _line(view, look, fact)) is not None]
    parts = [part for each in look.parts if (part := _part(view, each)) is not None]
    return Answer(lines, parts)


def _line(view: View, look: Look, fact: GlanceFact) -> AnswerLine | None:
    found = reached(view, fact.value.of)
    beside = "，".join(words for each in fact.beside if (words := said(view, each)))
    line = AnswerLine(fact.title, beside=beside, open=_doubt(view, fact.value.of))
    if found is None:
        return line._replace(words=_UNKNOWN) if fact.value.zero else None
    if nought(found.data):
        return line._replace(words=fact.value.zero) if fact.value.zero else None
    rows = found.shape.items
    if rows is None:
        words = in_words(found.view, fact.value, found.shape, found.data)
        return line._replace(words=words, href=words if found.shape.format == "uri" else "")
    piles = look.piles(fact.value.of)
    if piles:
        return line._replace(words=_counted(piles, found.data), below=fact.value.of)
    if fact.way == PLACES:
        return line._replace(places=list(places_of(found.view, rows, fact.tell, found.data)))
    return _rows_line(line, fact, found, rows)


def _rows_line(line: AnswerLine, fact: GlanceFact, found: Reached, rows: Field) -> AnswerLine:
    """The first few rows, told by phrases, or drawn as they are where there are none."""
    if fact.tell:
        told = ["，".join(said_of_row(found.view, fact.tell, rows, row)) for row in found.data]
        shown = told[:_FEW] if sum(map(len, told[:_FEW])) <= _LONG else told[:1]
        return line._replace(words="；".join(shown), total=len(told) if len(shown) < len(told) else 0)
    total = len(found.data) if len(found.data) > _FEW else 0
    drawn = found.view.value(found.shape, found.data[:_FEW], fact.value.of)
    return line._replace(values=drawn.items or (drawn,), total=total)


def _counted(piles: Sequence[Pile], rows: Sequence[Mapping[str, Any]]) -> str:
    """How many rows are in each pile that has any."""
    return "，".join(f"{pile.short} {len(held)} 份" for pile, held in _sorted(piles, rows) if held)


def _sorted(piles: Sequence[Pile], rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Pile, list[Mapping[str, Any]]]]:
    """The piles with their rows; a row is in the first that has it, or else in the one that takes the rest."""
    home = [pile_of(piles, row) for row in rows]
    for pile in piles:
        yield pile, [row for row, at in zip(rows, home, strict=True) if at is pile]


def _part(view: View, part: LeadingField) -> Shown | None:
    found = reached(view, part.of)
    if found is None or found.shape.items is None or not isinstance(found.data, list):
        return None
    open_ = _doubt(view, part.of, deep=False)
    if part.way == STEPS:
        walk = walk_of(view, part, found.shape.items, found.data)
        return Shown(part.of, part.title, walk=walk, open=open_) if walk.stages else None
    piles = part.piles or (Pile(""),)
    heaps = [
        Heap(pile.title, pile.tick, [_item(view, part, pile.tell or part.tell, found.shape.items, row) for row in held])
        for pile, held in _sorted(piles, found.data)
        if held
    ]
    return Shown(part.of, part.title, heaps, open=open_) if heaps else None


def _item(view: View, part: LeadingField, tell: Sequence[Phrase], shape: Field, row: Mapping[str, Any]) -> PileItem:
    name = str(row.get("name", row.get("text", "")))
    links = [
        (below.title, str(row[key]))
        for key, below in shape.properties.items()
        if below.format == "uri" and isinstance(row.get(key), str)
    ]
    id_ = str(row.get("id", ""))
    told = "，".join(said_of_row(view, tell, shape, row))
    return PileItem(f"{part.of}-{id_}", name, told, links, _doubt(view, f"{part.of}.{id_}", around=False))


def _doubt(view: View, path: str, *, deep: bool = True, around: bool = True) -> str:
    """Why a value is open: what is said of it, and, as asked, of a part of it or of what is around it."""
    for at, reason in view.open.items():
        above, below = f"{path}.".startswith(f"{at}."), f"{at}.".startswith(f"{path}.")
        if at == path or (around and above) or (deep and below):
            return reason
    return ""


__all__ = ["Answer", "AnswerLine", "Heap", "PileItem", "Shown", "answer_of"]
