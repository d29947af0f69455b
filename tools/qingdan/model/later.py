"""A mapping that few ask for, made when it is first asked."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from typing import Generic, TypeVar

_V = TypeVar("_V")


class Later(Mapping[str, _V], Generic[_V]):
    """A mapping that is made when it is first asked."""

    def __init__(self, make: Callable[[], Mapping[str, _V]]) -> None:
        """Take what makes it."""
        self._make = make
        self._made: Mapping[str, _V] | None = None

    @property
    def made(self) -> Mapping[str, _V]:
        """What was made; empty where nobody asked yet."""
        return self._made or {}

    def _whole(self) -> Mapping[str, _V]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def items(self) -> ItemsView[str, _V]:
        """The names with their values."""
        return self._whole().items()

    def values(self) -> ValuesView[_V]:
        """The values."""
        return self._whole().values()

    def __getitem__(self, name: str) -> _V:
        """The value of a name."""
        return self._whole()[name]

    def __iter__(self) -> Iterator[str]:
        """The names."""
        return iter(self._whole())

    def __len__(self) -> int:
        """How many there are."""
        return len(self._whole())


__all__ = ["Later"]
