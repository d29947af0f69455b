"""Which code a new rule or kind of change takes: the next number of its family; a code is never used twice."""

from __future__ import annotations

from collections.abc import Iterable

_LAST = 99


def next_codes(taken: Iterable[str], together: int = 1) -> dict[str, str]:
    """The next free code of each family (``QD2xx``: ``QD232``), families in order; a full family has none.

    ``together`` is how many codes in a row have to be free: a kind of change and its mirror take two. The number after the highest
    one is taken first; where no room is left behind the highest, the first gap that is wide enough.
    """
    families: dict[str, set[int]] = {}
    for code in taken:
        families.setdefault(f"{code[:3]}xx", set()).add(int(code[3:]))
    found = {}
    for family, numbers in sorted(families.items()):
        starts = (max(numbers) + 1, *range(1, _LAST + 1))
        free = next((at for at in starts if _fits(range(at, at + together), numbers)), None)
        if free is not None:
            found[family] = f"{family[:3]}{free:02d}"
    return found


def _fits(wanted: range, taken: set[int]) -> bool:
    """Whether none of these numbers is taken or beyond the family."""
    return wanted[-1] <= _LAST and taken.isdisjoint(wanted)
