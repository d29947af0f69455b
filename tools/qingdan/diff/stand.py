"""How a change stands: on which decision, judgement or correction, or what it lacks and who may decide that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from qingdan.diff.change import Change
from qingdan.diff.cover import Cover
from qingdan.diff.naming import bare, decision_steps, names, says
from qingdan.diff.need import Need, asked, need
from qingdan.diff.standing import lack


class StandState(StrEnum):
    """Whether a change has what it needs."""

    FREE = "free"
    COVERED = "covered"
    LACKING = "lacking"
    UNJUDGED = "unjudged"


@dataclass(frozen=True, slots=True)
class Stand:
    """Whether a decision covers a change, and what is missing where a decision is needed and none covers the change.

    ``adjustment`` is the key of the decision that covers the change, or that names the change though none is needed.

    ``beside`` is the key of a decision that came with the change, names the entry and does not cover this: it is no ground.
    ``post`` judged or corrected. ``code`` is the gate's rule that stops the change, ``lacking`` says what is missing, ``deciders``
    who may decide it, ``draft`` how that is drafted; all three are empty but for ``StandState.LACKING``.

    ``late`` is the day from which the decision applied (YYYY-MM-DD), where the change was made only later.
    """

    state: StandState
    adjustment: str = ""
    beside: str = ""
    post: str = ""
    code: str = ""
    lacking: str = ""
    deciders: str = ""
    draft: str = ""
    late: str = ""


Stands = Callable[[Change], Stand]


def standing_of(cover: Cover, *, judged: bool = True) -> Stands:
    """A function that tells how a change of a cover's comparison stands, and, with ``judged``, what the change lacks."""
    return lambda change: stand(change, cover, judged=judged)


def stand(change: Change, cover: Cover, *, judged: bool = True) -> Stand:
    """How one change stands; where the gate does not judge it, whether a decision says it."""
    wanted, beside = need(change), change.adjustment
    ground = cover.ground(change)
    if ground is not None:
        state = StandState.COVERED if judged else StandState.UNJUDGED
        return Stand(
            state, ground.adjustment, "" if ground.adjustment == beside else beside, ground.post, late=ground.late
        )
    said = "" if wanted is Need.DECISION and judged else _said(change, cover)
    beside = "" if beside == said or _named(beside, change, cover) else beside
    if wanted is Need.NOTHING:
        foretold = cover.foretold(change) if not said else None
        if foretold is not None:
            beside = "" if beside == foretold.adjustment else beside
            return Stand(StandState.FREE, foretold.adjustment, beside, late=foretold.late)
        return Stand(StandState.FREE, said, beside)
    if not judged:
        return Stand(StandState.UNJUDGED, said, beside)
    it = lack(change, cover)
    return (
        Stand(StandState.LACKING, "", beside, "", it.code, it.words, it.deciders, it.fix)
        if it
        else Stand(StandState.COVERED)
    )


def _named(adjustment: str, change: Change, cover: Cover) -> bool:
    """Whether a decision names a change, though it may be no ground for it, alone or as one of several after one another."""
    rows = cover.made.get(change.entry, ())
    own = [row for row in rows if row.adjustment == adjustment]
    return any(names(row, change) or says(row, change) for row in own) or any(
        row.adjustment == adjustment for row, _ in decision_steps(rows, change)
    )


def _said(change: Change, cover: Cover) -> str:
    """The decision of the range that says just this: by the field and its new value, or by the act on the whole entry."""
    way = asked(change)
    for row in cover.made.get(change.entry, ()):
        if (way and bare(change) and row.kind == way) or says(row, change):
            return row.adjustment
    return ""
