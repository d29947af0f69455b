"""What the site before was made from: which parts of it would be the same today, and need not be made again.

A part is as it was when all that it asked of the registry and of the past is answered as then (``model.noted``, ``pages.past_noted``),
and when what every part is made from is the same: the tool, the schemas, the site's own files, the theme. The commit is none of this:
the few parts that tell of it are always made. The files of a part are taken over where they still are as they were written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

from qingdan.laws.versions import ended_on
from qingdan.model.awaited import Awaited, awaited
from qingdan.model.noted import ALL, Sums, noted, sum_of
from qingdan.model.pieces import Pieces
from qingdan.pages.past_noted import PastSums, noted_past
from qingdan.pages.shell import Shells
from qingdan.read.store import NOTHING_KEPT, Store, tool_print
from qingdan.site.contents import Contents
from qingdan.site.place import SiteFolder, Stamp

File: TypeAlias = "tuple[str, Stamp]"


class Made(NamedTuple):
    """A part as it was made: what it asked, and its files, by address with their stamps."""

    notes: Sequence[str]
    files: Sequence[File]


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of the site before: the parts that are as they were, by name."""

    parts: Mapping[str, Made] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Keeping:
    """What a registry answers, and what keeps more when the site is in place."""

    sums: Sums
    save: Callable[[], None]


class Keeper:
    """What a store knows of the site before, and what is put there of the site now.

    ``contents`` are those to make the site from, whose registry and past put to ``notes`` what they are asked; ``kept`` is what need
    not be made, and ``pieces`` what need not be worked out. With a store that keeps nothing, nothing is noted.
    """

    def __init__(
        self, store: Store, contents: Contents, shells: Shells, place: SiteFolder, keeping: Keeping | None
    ) -> None:
        """Take the store, the contents, the shells of their pages, the place of the site, and what is needed to keep something."""
        self.store, self.contents, self.notes = store, contents, set[str]()
        self.pieces, self._before = contents.pieces, None
        if store.path is None or keeping is None:
            self.store = NOTHING_KEPT
            return
        schemas = sorted(contents.registry.schemas.documents.items())
        self._whole, self._sums = contents, keeping.sums
        self._tool = tool_print(("markupsafe",))
        self._print = print_of(contents, keeping, shells)
        found = store.load(self._tool)
        self.pieces = Pieces(keeping.sums, found[1] if found is not None else None, sum_of(schemas).hex())
        if found is not None and found[0][0] == self._print:
            self._before = found[0][1:]
        contents.downloads.know(self.pieces, place.old)
        self.contents = replace(
            contents,
            registry=noted(contents.registry, self.notes),
            ask_past=lambda: noted_past(contents.past, self.notes),
            pieces=self.pieces,
        )

    @cached_property
    def kept(self) -> Kept:
        """What need not be made; the past is asked for it."""
        return _kept(self._before, self._sum) if self._before is not None else Kept()

    @cached_property
    def _past(self) -> PastSums:
        return PastSums(self._whole.past)

    def _sum(self, note: str) -> bytes:
        """The sum of what a note's question is answered."""
        found = self._past.of(note)
        return found if found is not None else self._sums.of(note)

    def save(self, parts: Mapping[str, Made], pieces: Mapping[str, Any]) -> None:
        """Keep what the parts of the site now were made from and which files they have, and pieces of work."""
        if self.store.path is None:
            return
        numbers: dict[str, int] = {}
        rows = {}
        for name, made in parts.items():
            rows[name] = (tuple([numbers.setdefault(note, len(numbers)) for note in made.notes]), list(made.files))
        known = [self._sum(note) for note in numbers]
        told = (self._print, list(numbers), known, rows)
        self.store.save(self._tool, told, {**self.pieces.beside(pieces), **pieces})


def print_of(contents: Contents, keeping: Keeping, shells: Shells) -> str:
    """What stands for all that every part of a site is made from besides the tool."""
    registry = contents.registry
    told = (
        contents.side,
        contents.full,
        contents.board,
        shells,
        sorted(registry.schemas.documents.items()),
        keeping.sums.of("entry registry"),
        [(key, each.sentence) for key, several in contents.dues.items() for each in several],
        [law.id for law in registry.laws if ended_on(law, registry.as_of)],
        [(key, _told_as(rows)) for key, rows in sorted(awaited(registry.all("adjustments"), registry.as_of).items())],
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _told_as(rows: Sequence[Awaited]) -> Sequence[tuple[str, ...]]:
    """What pages tell of an entry's changes to come: they go with the day, and no entry changes for that."""
    return [(each.decision.name, each.day, each.path, repr((each.before, each.after)), each.kind) for each in rows]


def _kept(data: Any, sum_now: Callable[[str], bytes]) -> Kept:
    notes, known, parts = data
    altered = {number for number, note in enumerate(notes) if sum_now(note) != known[number]}
    kept = {
        name: Made([notes[number] for number in asked], files)
        for name, (asked, files) in parts.items()
        if altered.isdisjoint(asked)
    }
    return Kept(kept)


def notes_in(notes: set[str]) -> Sequence[str]:
    """Notes in order; where all was asked for, that one alone."""
    return [ALL] if ALL in notes else sorted(notes)


__all__ = ["Keeper", "Keeping", "Kept", "Made", "notes_in"]
