"""Hide what tells of fewer than five cases, also against subtraction.

Rows of too few cases are added up: a row of several holds at least two, and five cases. A count within a row is shown where it is none,
all, or at least five from either; where one alone of its family is hidden, another is hidden with it, so that nothing can be subtracted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from qingdan.pages.board import FEWEST


@dataclass(frozen=True, slots=True)
class Cell:
    """A row before anything is hidden: the names of what it holds, and its counts. ``parts`` are the rows it is the sum of."""

    keys: tuple[str, ...]
    closed: int
    late: int
    red: int
    parts: Sequence[Cell] = ()
    hidden: bool = field(default=False)

    @property
    def telling(self) -> bool:
        """Whether a count within the row tells of fewer than five cases, or of all but fewer."""
        return any(0 < count < FEWEST or 0 < self.closed - count < FEWEST for count in (self.late, self.red))


def hide(bodies: Mapping[str, Sequence[Cell]]) -> Cell | None:
    """The whole, with the rows of bodies and of guides that may be shown; None where there are fewer than five cases in all."""
    rows = []
    for body in sorted(bodies):
        guides = [each for each in bodies[body] if each.closed]
        if guides:
            rows.append(_sum((body,), _gathered(guides)))
    whole = _sum((), _gathered(rows))
    if whole.closed < FEWEST:
        return None
    return _withheld(whole)


def _sum(keys: tuple[str, ...], parts: Sequence[Cell]) -> Cell:
    return Cell(keys, sum(p.closed for p in parts), sum(p.late for p in parts), sum(p.red for p in parts), tuple(parts))


def _gathered(rows: Sequence[Cell]) -> list[Cell]:
    """The rows, those of too few cases as one; it takes the next smallest in until it holds two rows and five cases, or is all there is."""
    ordered = sorted(rows, key=lambda each: (each.closed, each.keys))
    few = [each for each in ordered if each.closed < FEWEST]
    rest = ordered[len(few) :]
    while few and rest and (len(few) < 2 or sum(each.closed for each in few) < FEWEST):
        few.append(rest.pop(0))
    if not few:
        return sorted(rest, key=lambda each: each.keys)
    keys = tuple(sorted(key for each in few for key in each.keys))
    one = Cell(keys, sum(e.closed for e in few), sum(e.late for e in few), sum(e.red for e in few))
    return [*sorted(rest, key=lambda each: each.keys), one]


def _withheld(row: Cell, *, force: bool = False) -> Cell:
    """A row and its parts with what must be hidden. One that is forced hides, and has something hidden below it too."""
    parts = [_withheld(each) for each in row.parts]
    own = force or row.telling
    hidden = [at for at, each in enumerate(parts) if each.hidden]
    if parts and (len(hidden) == 1 or (own and not hidden)):
        others = [at for at in range(len(parts)) if at not in hidden]
        others.sort(key=lambda at: (not (parts[at].late or parts[at].red), parts[at].closed, parts[at].keys))
        for at in others[: 1 if len(hidden) == 1 else 2]:
            parts[at] = _withheld(replace(row.parts[at]), force=True)
    if sum(each.hidden for each in parts) == 1:
        own = True  # there is no other to hide with it
    return replace(row, parts=tuple(parts), hidden=own)
