"""What was worked out of some entries before: taken over where all that it hangs on is as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any

from qingdan.model.noted import Sums, sum_of
from qingdan.read.store import StoreError


class Pieces:
    """Pieces of work in plain data, each by a name that stands for what it hangs on.

    Without the sums of a registry nothing is known of any piece, and nothing is kept.
    """

    def __init__(self, sums: Sums | None = None, before: Mapping[str, Any] | None = None, base: str = "") -> None:
        """Take what a registry answers, the pieces that were made before, and what stands for all that every piece hangs on."""
        self._sums, self._before, self._base = sums, before if before is not None else {}, base
        self._made: dict[str, Any] = {}
        self._told: set[str] = set()

    def name(self, what: str, keys: Iterable[str], *more: Any) -> str:
        """The name of a piece that hangs on the entries of some keys, and on plain data; empty where nothing is kept."""
        if self._sums is None:
            return ""
        return f"{what} {sum_of((self._base, self._sums.entries(keys), more)).hex()}"

    def get(self, name: str) -> Any:
        """A piece; None where there is none of that name."""
        if name and name not in self._made and name in self._before:
            try:
                self._made[name] = self._before[name]
            except StoreError:
                return None
        return self._made.get(name)

    def put(self, name: str, value: Any) -> None:
        """Keep a piece."""
        if name:
            self._made[name] = value

    def kept(self, what: str, told: Any, make: Callable[[], Any], keys: Iterable[str] = ()) -> Any:
        """A piece that is made from plain data and the entries of some keys alone, as it was before or made now."""
        name = self.name(what, keys, told)
        found = self.get(name)
        if found is None:
            found = make()
            self.put(name, found)
        return found

    def taken(self) -> Mapping[str, Any]:
        """The pieces that were made or asked for since this was asked last."""
        out = {name: value for name, value in self._made.items() if name not in self._told}
        self._told |= out.keys()
        return out

    def beside(self, made: Iterable[str]) -> Mapping[str, Any]:
        """The pieces of before that are of no kind of ``made``: nobody asked for their kind this time, and may the next time."""
        kinds = {name.partition(" ")[0] for name in made}
        out = {}
        for name in self._before:
            if name.partition(" ")[0] not in kinds:
                with suppress(StoreError):
                    out[name] = self._before[name]
        return out


__all__ = ["Pieces"]
