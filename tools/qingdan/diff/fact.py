"""A fact: one neutral difference between two states of an entry."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from qingdan.schema import Field


class Action(StrEnum):
    """What happened to the thing at a path."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REORDERED = "reordered"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, order=True)
class RowStep:
    """The step of a path that names a row by its identity: the values of the identifying properties, absent ones empty.

    An element of a set of plain values is named by the value itself.
    """

    values: tuple[str, ...]

    def __str__(self) -> str:
        """The identity as a person writes it: the values that are there."""
        return "·".join(value for value in self.values if value) or "（空）"


Steps: TypeAlias = tuple[str | RowStep, ...]
"""A path that stays true when rows change places: keys and identities."""
Indexes: TypeAlias = tuple[str | int, ...]
"""A path in one state of an entry: keys and 0-based positions."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One difference. ``before`` and ``after`` are whole values; a removed row is one fact, not one a field.

    ``entry`` is the key in the later state, or in the earlier one where the entry is gone. At the root (empty path) an
    entry was ADDED, REMOVED or MOVED; MOVED has the two keys as its values. REORDERED has the identities of the rows
    that both states have, in their order. ``at_before`` and ``at_after`` lead to the value in each state.
    """

    entry: str
    path: Steps
    action: Action
    before: Any
    after: Any
    field: Field | None
    at_before: Indexes | None
    at_after: Indexes | None


def written(path: Steps) -> str:
    """A path as text: ``materials[shenqingshu].copies``."""
    out = ""
    for step in path:
        out += f"[{step}]" if isinstance(step, RowStep) else f".{step}" if out else step
    return out


def pattern(path: Steps) -> str:
    """A path with its rows as stars: ``materials.*.copies``."""
    return ".".join("*" if isinstance(step, RowStep) else step for step in path)
