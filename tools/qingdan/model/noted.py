"""A registry that notes what is asked of it, and the sums by which it is seen whether the answers would be others today.

A note is one line: what was asked, and for which name. ``entry KEY`` is an entry by its key, or that there is none; ``to KEY`` are
those that refer to it; ``former KEY``, who had that key before; ``present KEY``, whether a file has it; ``list NAME``, every
entry of a collection. ``keys`` are the keys of all entries, ``formers`` who had which key before; ``all`` is whatever else is gone
through as a whole. The schemas and the day are not noted.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import ItemsView, Iterable, Iterator, Mapping, Set, ValuesView
from dataclasses import replace
from typing import Any, TypeVar, cast

from qingdan.model.partial import Shelf
from qingdan.model.registry import Registry

_V = TypeVar("_V")
ALL = "all"
KEYS, FORMERS = "keys", "formers"
_SIZE = 16


def noted(registry: Registry, notes: set[str]) -> Registry:
    """A registry equal to the given one; every question asked of the registry is added to ``notes``."""
    return replace(
        registry,
        entries=Noted(registry.entries, "entry ", notes, KEYS),
        present=cast("frozenset[str]", _Present(registry.present, notes)),
        references=Noted(registry.references, "entry ", notes),
        referrers=Noted(registry.referrers, "to ", notes),
        by_collection=Noted(registry.by_collection, "list ", notes),
        by_code=_Whole(registry.by_code, notes),
        by_former_id=Noted(registry.by_former_id, "former ", notes, FORMERS, FORMERS),
    )


class Noted(Mapping[str, _V]):
    """A mapping whose names are noted when they are asked for; ``names`` is noted by going through them, ``rows`` through the values."""

    def __init__(self, whole: Mapping[str, _V], mark: str, notes: set[str], names: str = ALL, rows: str = ALL) -> None:
        """Take the mapping, what stands before a name in a note, where notes are put, and the notes for going through it."""
        self._whole, self._mark, self._notes, self._names, self._rows = whole, mark, notes, names, rows

    def __getitem__(self, name: str) -> _V:
        """The value of a name."""
        self._notes.add(self._mark + name)
        return self._whole[name]

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a name, or ``default``."""
        self._notes.add(self._mark + name)
        return self._whole.get(name, default)

    def __contains__(self, name: object) -> bool:
        """Whether there is a value of that name."""
        self._notes.add(f"{self._mark}{name}")
        return name in self._whole

    def __iter__(self) -> Iterator[str]:
        """The names."""
        self._notes.add(self._names)
        return iter(self._whole)

    def __len__(self) -> int:
        """How many there are."""
        self._notes.add(self._names)
        return len(self._whole)

    def values(self) -> ValuesView[_V]:
        """Every value."""
        self._notes.add(self._rows)
        return self._whole.values()

    def items(self) -> ItemsView[str, _V]:
        """Every name with its value."""
        self._notes.add(self._rows)
        return self._whole.items()


class _Whole(Mapping[Any, _V]):
    """A mapping of which any use notes that all was asked for."""

    def __init__(self, whole: Mapping[Any, _V], notes: set[str]) -> None:
        self._whole, self._notes = whole, notes

    def __getitem__(self, name: Any) -> _V:
        self._notes.add(ALL)
        return self._whole[name]

    def __iter__(self) -> Iterator[Any]:
        self._notes.add(ALL)
        return iter(self._whole)

    def __len__(self) -> int:
        self._notes.add(ALL)
        return len(self._whole)


class _Present(Set[str]):
    """The keys that there are, each noted when it is asked for."""

    def __init__(self, whole: frozenset[str], notes: set[str]) -> None:
        self._whole, self._notes = whole, notes

    @classmethod
    def _from_iterable(cls, names: Any) -> frozenset[str]:  # type: ignore[override] # what is joined from it is an ordinary set
        return frozenset(names)

    def __contains__(self, name: object) -> bool:
        self._notes.add(f"present {name}")
        return name in self._whole

    def __iter__(self) -> Iterator[str]:
        self._notes.add(ALL)
        return iter(self._whole)

    def __len__(self) -> int:
        self._notes.add(ALL)
        return len(self._whole)


class Sums:
    """The sums of what a registry answers, by note; equal sums, equal answers.

    An entry is told by its content: what changes nothing but a comment or the order of keys is no change.
    """

    def __init__(self, shelf: Shelf, present: frozenset[str]) -> None:
        """Take the entries of the registry, and the keys that there are."""
        self._shelf, self._present = shelf, present
        self._former = _formers(shelf, present)
        self._entries: dict[str, bytes] = {}
        self._lists: dict[str, bytes] = {}
        self._whole = b""

    def of(self, note: str) -> bytes:
        """The sum of the answer to a note. Raises ValueError for a note that is none."""
        mark, _, name = note.partition(" ")
        if mark == "entry":
            return self.entry(name)
        if mark == "to":
            return self._to(name)
        if mark == "former":
            return sum_of(list(self._shelf.by_former_id.get(name, ())))
        if mark == "present":
            return sum_of(name in self._present)
        if mark == "list":
            return self._list(name)
        if note == KEYS:
            return sum_of(list(self._shelf.keys))
        if note == FORMERS:
            return sum_of(self._formers())
        if note == ALL:
            self._whole = self._whole or self._all()
            return self._whole
        raise ValueError(note)

    def entry(self, key: str) -> bytes:
        """The sum of an entry: of its file's path, its content, and what it is called."""
        found = self._entries.get(key)
        if found is None:
            outline = self._shelf.outlines.get(key)
            told = (outline.path, outline.content, self._shelf.name(key)) if outline is not None else ()
            found = self._entries[key] = sum_of(told)
        return found

    def entries(self, keys: Iterable[str]) -> bytes:
        """One sum for some entries in their order."""
        return sum_of([(key, self.entry(key)) for key in keys])

    def _to(self, key: str) -> bytes:
        told = [
            [(each, self._shelf.outlines[each].links) for each in self._shelf.leads.get(name, ())]
            for name in (key, *self._former.get(key, ()))
        ]
        return sum_of((key in self._present, told))

    def _all(self) -> bytes:
        return sum_of([self.entries(self._shelf.keys), sorted(self._present), self._formers()])

    def _formers(self) -> list[tuple[str, list[str]]]:
        return sorted((former, list(keys)) for former, keys in self._shelf.by_former_id.items())

    def _list(self, name: str) -> bytes:
        if name not in self._lists:
            self._lists[name] = self.entries(self._shelf.by_collection.get(name, ()))
        return self._lists[name]


def _formers(shelf: Shelf, present: frozenset[str]) -> dict[str, list[str]]:
    """The keys that led to an entry before, and that nobody has now."""
    out: dict[str, list[str]] = {}
    for old, new in shelf.current(present).items():
        out.setdefault(new, []).append(old)
    return out


def sum_of(value: Any) -> bytes:
    """The sum of plain data."""
    # In its second form marshal writes the same values as the same bytes, whichever of them are one object.
    return hashlib.blake2b(marshal.dumps(value, 2), digest_size=_SIZE).digest()


__all__ = ["ALL", "Noted", "Sums", "noted", "sum_of"]
