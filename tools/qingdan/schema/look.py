"""How a page of a collection opens: what is said at a glance, what comes first, which rows stand together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

PLACES, STEPS = "places", "steps"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A value in words. ``of`` is its path; ``{}`` in ``says`` stands for the value, ``zero`` is said of none or of nought.

    A phrase of what is absent, false or empty says nothing, unless there is a ``zero``.
    """

    of: str
    says: str = "{}"
    zero: str = ""


@dataclass(frozen=True, slots=True)
class GlanceFact:
    """One line at a glance: its title, the value, how each row of one is told, and what is said ``beside`` in small letters.

    ``way`` is ``places`` where the rows name bodies, whose address, hours and telephone are said with them.
    """

    title: str
    value: Phrase
    way: str = ""
    tell: tuple[Phrase, ...] = ()
    beside: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Pile:
    """A titled group of rows on a page: those whose values are as in ``when``; with ``when`` empty, those of no other pile.

    ``short`` is what the glance calls them; ``tick`` says that a reader ticks off each;
    ``tell`` takes the place of what is told of other rows.
    """

    title: str
    short: str = ""
    when: Mapping[str, Any] = field(default_factory=dict)
    tick: bool = False
    tell: tuple[Phrase, ...] = ()

    def has(self, row: Mapping[str, Any]) -> bool:
        """Whether a row is of this pile for what it says itself."""
        return bool(self.when) and all(row.get(name) == value for name, value in self.when.items())


def pile_of(piles: Sequence[Pile], row: Mapping[str, Any]) -> Pile | None:
    """The first pile that a row is of for what it says, or else the one that takes the rest; None where neither is."""
    return next((each for each in piles if each.has(row)), next((each for each in piles if not each.when), None))


@dataclass(frozen=True, slots=True)
class LeadingField:
    """A field that comes before the tables, a row a line in words; ``way`` is ``steps`` where rows lead to one another."""

    of: str
    title: str
    way: str = ""
    tell: tuple[Phrase, ...] = ()
    piles: tuple[Pile, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """The first screens of an entry's page; empty where a schema says nothing of them.

    ``intro`` tells readers what is in the list.
    """

    intro: str = ""
    glance: tuple[GlanceFact, ...] = ()
    parts: tuple[LeadingField, ...] = ()

    def piles(self, name: str) -> tuple[Pile, ...]:
        """The titled groups into which a page sorts the rows of a field; empty where the field has none."""
        return next((part.piles for part in self.parts if part.of == name), ())

    def paths(self) -> Iterator[str]:
        """Every path that is named from the entry."""
        for fact in self.glance:
            yield fact.value.of
            yield from (each.of for each in fact.beside)
        yield from (part.of for part in self.parts)


def look_of(schema: Mapping[str, Any]) -> Look:
    """What a schema's ``x-view`` says. What is not of the shape that the vocabulary asks for counts as absent."""
    view = schema.get("x-view")
    view = view if isinstance(view, dict) else {}
    facts = tuple(
        GlanceFact(
            _text(each, "title"), _phrase(each), _text(each, "as"), _phrases(each, "tell"), _phrases(each, "beside")
        )
        for each in _rows(view, "glance")
    )
    parts = tuple(
        LeadingField(_text(each, "of"), _text(each, "title"), _text(each, "as"), _phrases(each, "tell"), _piles(each))
        for each in _rows(view, "first")
    )
    return Look(_text(view, "intro"), facts, parts)


def _piles(part: Mapping[str, Any]) -> tuple[Pile, ...]:
    return tuple(
        Pile(
            _text(each, "title"),
            _text(each, "short") or _text(each, "title"),
            when if isinstance(when := each.get("when"), dict) else {},
            each.get("tick") is True,
            _phrases(each, "tell"),
        )
        for each in _rows(part, "groups")
    )


def _phrases(holder: Mapping[str, Any], key: str) -> tuple[Phrase, ...]:
    return tuple(_phrase(each) for each in _rows(holder, key))


def _phrase(data: Mapping[str, Any]) -> Phrase:
    return Phrase(_text(data, "of"), _text(data, "says") or "{}", _text(data, "zero"))


def _rows(holder: Mapping[str, Any], key: str) -> Iterator[Mapping[str, Any]]:
    found = holder.get(key)
    yield from (each for each in found if isinstance(each, dict)) if isinstance(found, list) else ()


def _text(holder: Mapping[str, Any], key: str) -> str:
    found = holder.get(key)
    return found if isinstance(found, str) else ""


__all__ = ["PLACES", "STEPS", "GlanceFact", "LeadingField", "Look", "Phrase", "Pile", "look_of"]
