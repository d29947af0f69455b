"""A kind of change and its mirror: declared together, with an example that reads both ways."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from qingdan.diff.case import FactContext
from qingdan.diff.change import Effect, Level
from qingdan.diff.fact import Fact

Sense: TypeAlias = Callable[[FactContext], int]
"""Which way a fact goes: 1 for the first kind of a pair, -1 for its mirror, 0 for neither."""
Judgement: TypeAlias = Effect | Callable[[FactContext], Effect]
Partners: TypeAlias = Callable[[FactContext], Sequence[Fact]]
"""The other facts of an entry that a fact makes one change with."""

AUTHORISING = "要素变更"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind. ``mirror`` is the code of the kind that undoes it (its own where it is its own mirror).

    ``decision`` is how an adjustment names such a change (empty where none is asked for) and ``track`` the procedure
    that it takes. ``before`` and ``after`` are the example's files as text. ``exempt`` says why the mirror's effect is
    not the opposite one; empty where it is.
    """

    code: str
    slug: str
    title: str
    area: str
    level: Level
    mirror: str
    why: str
    before: str
    after: str
    decision: str = ""
    track: str = ""
    exempt: str = ""


@dataclass(frozen=True, slots=True)
class KindPair:
    """Where a pair looks and how it decides.

    ``also`` are patterns of facts of the same row that come with the change, ``partners`` finds others that do.
    """

    collections: tuple[str, ...]
    path: str
    sense: Sense
    kinds: tuple[Kind, Kind]
    effects: tuple[Judgement, Judgement]
    authority: Effect
    also: tuple[str, ...]
    partners: Partners | None = None


class Area:
    """The kinds of one area, in the order of their codes; earlier ones are asked first."""

    def __init__(self, name: str, title: str, *, decided: bool = True) -> None:
        """Take the English and the Chinese name, and whether blocking changes of the area need a decision that names them."""
        self.name = name
        self.title = title
        self.decided = decided
        self.recognisers: list[KindPair] = []

    def pair(
        self,
        number: int,
        *,
        slugs: tuple[str, str],
        titles: tuple[str, str],
        where: str,
        sense: Sense,
        levels: tuple[Level, Level],
        effect: Judgement,
        why: str,
        before: str,
        after: str,
        back: Judgement | None = None,
        authority: Effect = Effect.NEUTRAL,
        decision: str | tuple[str, str] | None = None,
        also: Sequence[str] = (),
        exempt: str = "",
        partners: Partners | None = None,
    ) -> None:
        """Declare a kind and its mirror: ``number`` and the next one.

        ``slugs``, ``titles`` and ``levels`` are the kind's and the mirror's; ``where`` is ``collection,collection: path`` with ``*``
        for a row or any collection and ``**`` for any steps. ``before`` and ``after`` are the example's entry in the two states; seen
        the other way round it is the mirror's. ``back`` is the mirror's effect, the opposite unless given.
        """
        collections, _, path = where.partition(": ")
        asked = decision if isinstance(decision, tuple) else (decision, decision)
        codes = (f"QK{number:03d}", f"QK{number + 1:03d}")
        states = ((before, after), (after, before))
        kinds = tuple(
            self._kind(codes[at], slugs[at], titles[at], levels[at], codes[1 - at], why, states[at], asked[at], exempt)
            for at in (0, 1)
        )
        if back is None:
            back = effect.opposite if isinstance(effect, Effect) else _opposite(effect)
        self.recognisers.append(
            KindPair(
                tuple(collections.split(",")),
                path,
                sense,
                (kinds[0], kinds[1]),
                (effect, back),
                authority,
                tuple(also),
                partners,
            )
        )

    def single(
        self,
        number: int,
        *,
        slug: str,
        title: str,
        where: str,
        sense: Sense,
        level: Level,
        effect: Judgement,
        why: str,
        before: str,
        after: str,
        decision: str | None = None,
        also: Sequence[str] = (),
        partners: Partners | None = None,
    ) -> None:
        """Declare a kind that is its own mirror."""
        collections, _, path = where.partition(": ")
        code = f"QK{number:03d}"
        kind = self._kind(code, slug, title, level, code, why, (before, after), decision, "")
        self.recognisers.append(
            KindPair(
                tuple(collections.split(",")),
                path,
                lambda case: 1 if sense(case) else 0,
                (kind, kind),
                (effect, effect),
                Effect.NEUTRAL,
                tuple(also),
                partners,
            )
        )

    def _kind(
        self,
        code: str,
        slug: str,
        title: str,
        level: Level,
        mirror: str,
        why: str,
        states: tuple[str, str],
        decision: str | None,
        exempt: str,
    ) -> Kind:
        asked = AUTHORISING if decision is None and level is Level.BLOCKING and self.decided else decision or ""
        track = "" if not asked else "内容调整" if asked == AUTHORISING else "事项调整"
        return Kind(code, slug, title, self.name, level, mirror, why, *states, asked, track, exempt)


def _opposite(effect: Callable[[FactContext], Effect]) -> Callable[[FactContext], Effect]:
    """The other side of a computed effect."""
    return lambda case: effect(case).opposite
