"""What was worked out of some entries before: taken over where all that it hangs on is as it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from qingdan.model.noted import Sums, sum_of
from qingdan.read.store import StoreError


class Pieces:
    """Pieces of work in plain data, each by a name that stands for what it hangs on; ``made`` are those of now, made or taken over.

    Without the sums of a registry nothing is known of any piece, and nothing is kept.
    """

    def __init__(self, sums: Sums | None = None, before: Mapping[str, Any] | None = None) -> None:
        """Take what a registry answers, and the pieces that were made before."""
        self._sums, self._before = sums, before if before is not None else {}
        self.made: dict[str, Any] = {}

    def name(self, what: str, keys: Iterable[str], *more: Any) -> str:
        """The name of a piece that hangs on the entries of some keys, and on plain data; empty where nothing is kept."""
        return f"{what} {sum_of((self._sums.entries(keys), more)).hex()}" if self._sums is not None else ""

    def get(self, name: str) -> Any:
        """A piece; None where there is none of that name."""
        if name and name not in self.made and name in self._before:
            try:
                self.made[name] = self._before[name]
            except StoreError:
                return None
        return self.made.get(name)

    def put(self, name: str, value: Any) -> None:
        """Keep a piece."""
        if name:
            self.made[name] = value


__all__ = ["Pieces"]
