"""Ways through data to the few values that a question is about, planned once for a field tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as made
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from qingdan.schema.collection import Field

Found: TypeAlias = "tuple[Field, tuple[str | int, ...], Any]"

_SAME: dict[tuple[str | int, ...], tuple[str | int, ...]] = {}
"""One object for each path: entries of a collection have the same few hundred paths, millions of times."""


@dataclass(frozen=True, slots=True)
class FieldWalk:
    """The part of a field tree that leads to the wanted fields; nothing else of the data is looked at.

    ``last`` says that nothing wanted lies below; ``only`` is the key that leads on where no other does, and the mapping itself is not
    wanted, with the way from there.
    """

    field: Field
    wanted: bool
    below: Mapping[str, FieldWalk]
    items: FieldWalk | None
    last: bool
    only: tuple[str, FieldWalk] | None = made(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """See whether one key alone leads on."""
        alone = len(self.below) == 1 and not self.wanted and self.items is None
        object.__setattr__(self, "only", next(iter(self.below.items())) if alone else None)

    def over(self, data: Any) -> list[Found]:
        """Every value of a wanted field in ``data``, with its field and path, in the order of ``Field.walk``."""
        found: list[Found] = []
        self._over(data, (), found)
        return found

    def _over(self, data: Any, path: tuple[str | int, ...], found: list[Found]) -> None:
        if self.wanted:
            found.append((self.field, _SAME.setdefault(path, path), data))
        below, items = self.below, self.items
        if below and isinstance(data, dict):
            for key in data:
                ahead = below.get(key)
                if ahead is None:
                    continue
                if ahead.last:
                    there = (*path, key)
                    found.append((ahead.field, _SAME.setdefault(there, there), data[key]))
                else:
                    ahead._over(data[key], (*path, key), found)
        elif items is not None and isinstance(data, list):
            if items.only is not None:
                key, ahead = items.only
                for index, value in enumerate(data):
                    if isinstance(value, dict) and key in value:
                        there = (*path, index, key)
                        if ahead.last:
                            found.append((ahead.field, _SAME.setdefault(there, there), value[key]))
                        else:
                            ahead._over(value[key], there, found)
            else:
                for index, value in enumerate(data):
                    items._over(value, (*path, index), found)

    def texts(self, data: Any, found: list[str], *, by_schema: bool = False) -> None:
        """Add the wanted values that are texts to ``found``, in the order of ``over``; or in that of the schema, however keys stand."""
        if self.wanted and isinstance(data, str):
            found.append(data)
        below, items = self.below, self.items
        if below and isinstance(data, dict):
            for key in below if by_schema else data:
                ahead, value = below.get(key), data.get(key)
                if ahead is None or value is None:
                    continue
                if not ahead.last:
                    ahead.texts(value, found, by_schema=by_schema)
                elif isinstance(value, str):
                    found.append(value)
        elif items is not None and isinstance(data, list):
            for value in data:
                items.texts(value, found, by_schema=by_schema)


def walk_to(root: Field, wanted: Callable[[Field], bool]) -> FieldWalk:
    """The walk from a field to the wanted ones below and at it."""
    return _plan(root, wanted) or FieldWalk(root, wanted=False, below={}, items=None, last=True)


def _plan(field: Field, wanted: Callable[[Field], bool]) -> FieldWalk | None:
    below = {name: plan for name, each in field.properties.items() if (plan := _plan(each, wanted)) is not None}
    items = _plan(field.items, wanted) if field.items is not None else None
    here = wanted(field)
    last = not below and items is None
    return None if last and not here else FieldWalk(field, here, below, items, last)


__all__ = ["FieldWalk", "Found", "walk_to"]
