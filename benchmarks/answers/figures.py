"""How good a list of answers is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """What one query was answered: the keys of the first entries, and whether the first one was called exact."""

    query: str
    wanted: Sequence[str]
    keys: Sequence[str]
    exact: bool

    @property
    def first(self) -> bool:
        """An entry that answers stands first."""
        return self.keys[:1] != [] and self.keys[0] in self.wanted

    @property
    def third(self) -> bool:
        """An entry that answers stands among the first three."""
        return any(key in self.wanted for key in self.keys[:3])


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of all queries, from 0 to 1; ``false`` is a first hit that is called exact and does not answer."""

    count: int
    first: float
    third: float
    empty: float
    false: float

    def line(self, title: str) -> str:
        """One line for a person."""
        return (
            f"{title:<24} {self.count:4} queries  recall@1 {self.first:6.1%}  recall@3 {self.third:6.1%}  "
            f"empty {self.empty:6.1%}  false first {self.false:6.1%}"
        )


def figures(answers: Sequence[Answer]) -> Figures:
    """The shares of some answers."""
    many = max(len(answers), 1)
    return Figures(
        len(answers),
        sum(each.first for each in answers) / many,
        sum(each.third for each in answers) / many,
        sum(not each.keys for each in answers) / many,
        sum(each.exact and not each.first for each in answers) / many,
    )
