"""Two later versions of one value united by the schema: keys by name, rows by identity; a clash is where both changed one value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from qingdan.diff.compare import by_rows, identity
from qingdan.diff.fact import RowStep, Steps, written
from qingdan.edit.cells import is_duration
from qingdan.edit.values import same
from qingdan.schema import Field


class Nothing(Enum):
    """The value of what is not there."""

    NOTHING = "nothing"


NOTHING = Nothing.NOTHING


class MergeSide(Enum):
    """One of two versions."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Clash:
    """One value that both sides changed: its path as a decision writes it, what it was, and what either side made of it."""

    path: str
    field: Field | None
    before: Any
    ours: Any
    theirs: Any


@dataclass(slots=True)
class Union:
    """Unites values. ``settle`` says which side is taken at a path where both changed it, None where nobody has said.

    ``clashes`` are those that nobody settled; there the result has our side. ``settled`` are the paths that were asked for
    and met; ``unsure`` are the paths of lists in which both put rows at one place.
    """

    settle: Callable[[str], MergeSide | None]
    clashes: list[Clash] = field(default_factory=list)
    settled: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)

    def value(self, known: Field | None, before: Any, ours: Any, theirs: Any, path: Steps = ()) -> Any:
        """The united value; NOTHING where it shall not be there."""
        if _alike(ours, theirs) or _alike(before, theirs):
            return ours
        if _alike(before, ours):
            return theirs
        if isinstance(ours, dict) and isinstance(theirs, dict) and not _one(known):
            below = before if isinstance(before, dict) else {}
            return self._mapping(known, below, ours, theirs, path)
        if known is not None and by_rows(known, ours) and by_rows(known, theirs):
            rows = before if by_rows(known, before) else []
            return self._rows(known, rows, ours, theirs, path)
        return self._clash(known, before, ours, theirs, path)

    def _mapping(
        self, known: Field | None, before: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any], path: Steps
    ) -> dict[str, Any]:
        out = {}
        for name in dict.fromkeys([*ours, *theirs, *before]):
            was, mine, other = (each.get(name, NOTHING) for each in (before, ours, theirs))
            value = self.value(known.below(name) if known else None, was, mine, other, (*path, name))
            if value is not NOTHING:
                out[name] = value
        return out

    def _rows(
        self, known: Field, before: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any], path: Steps
    ) -> Any:
        old, mine, other = ({identity(known, row): row for row in each} for each in (before, ours, theirs))
        both = [row for row in old if row in mine and row in other]
        orders = [[row for row in each if row in both] for each in (old, mine, other)]
        if known.ordered and orders[0] != orders[1] != orders[2] != orders[0]:
            return self._clash(known, list(before), list(ours), list(theirs), path)
        first, second = (other, mine) if known.ordered and orders[1] == orders[0] else (mine, other)
        order = _woven(list(first), list(second), old)
        if known.ordered and _at_one_place(list(mine), list(other), old):
            self.unsure.append(written(path))
        out = []
        for row in order:
            was, one, two = (each.get(row, NOTHING) for each in (old, mine, other))
            value = self.value(known.items, was, one, two, (*path, row))
            if value is not NOTHING:
                out.append(value)
        return out

    def _clash(self, known: Field | None, before: Any, ours: Any, theirs: Any, path: Steps) -> Any:
        where = written(path)
        side = self.settle(where)
        if side is None:
            self.clashes.append(
                Clash(where, known, *(None if each is NOTHING else each for each in (before, ours, theirs)))
            )
            return ours
        self.settled.append(where)
        return ours if side is MergeSide.OURS else theirs


def _one(known: Field | None) -> bool:
    """Whether a mapping says one thing: a number with its unit, a citation, or what the schema takes as a whole."""
    return known is not None and (known.whole or is_duration(known) or "law" in known.properties)


def _alike(one: Any, other: Any) -> bool:
    if one is NOTHING or other is NOTHING:
        return one is other
    return same(one, other)


def _woven(first: list[RowStep], second: list[RowStep], old: dict[RowStep, Any]) -> list[RowStep]:
    """The rows of the first in their order, and each that only the second has behind the one that it follows there."""
    out = list(first)
    for at, row in enumerate(second):
        if row in out:
            continue
        before = next((each for each in reversed(second[:at]) if each in out), None)
        place = out.index(before) + 1 if before is not None else (0 if old else len(out))
        while place < len(out) and out[place] not in second and out[place] not in old:
            place += 1
        out.insert(place, row)
    return out


def _at_one_place(ours: list[RowStep], theirs: list[RowStep], old: dict[RowStep, Any]) -> bool:
    """Whether both put different rows behind the same one."""
    places = []
    for rows, others in ((ours, theirs), (theirs, ours)):
        new = [at for at, row in enumerate(rows) if row not in old and row not in others]
        places.append({next((each for each in reversed(rows[:at]) if each in old), None) for at in new})
    return bool(places[0] & places[1])
