"""What the site before was made from: which parts of it would be the same today, and need not be made again.

A part is as it was when all that it asked of the registry is answered as then (``model.noted``), and when what every part is made
from is the same: the tool, the schemas, the site's own files, the theme, the edition. Its files are taken over where they still
are as they were written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from qingdan.model.noted import ALL, Sums, noted
from qingdan.pages import Edition
from qingdan.pages.shell import Shells
from qingdan.read.store import Store, tool_print
from qingdan.site.contents import Contents
from qingdan.site.place import Stamp

LIBRARIES = ("chinesecalendar", "jinja2", "markupsafe", "mkdocs", "mkdocs-material", "pypinyin", "segno")
"""What pages hang on besides the tool's own code."""
File: TypeAlias = "tuple[str, Stamp]"


class Made(NamedTuple):
    """A part as it was made: what it asked, and its files, by address with their stamps."""

    notes: Sequence[str]
    files: Sequence[File]


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of the site before: the parts that are as they were, by name, and its edition."""

    parts: Mapping[str, Made] = field(default_factory=dict)
    edition: Edition = field(default_factory=Edition)


class Keeper:
    """What a store knows of the site before, and what is put there of the site now.

    ``contents`` are those to make the site from, whose registry puts to ``notes`` what it is asked; ``kept`` is what need not be
    made. With a store that keeps nothing, nothing is noted.
    """

    def __init__(self, store: Store, contents: Contents, shells: Shells, target: Path, sums: Sums | None) -> None:
        """Take the store, the contents, the shells of their pages, the folder of the site, and what the registry answers."""
        self.store, self.contents, self.notes = store, contents, set[str]()
        self.kept = Kept()
        if store.path is None or sums is None:
            return
        self._edition, self._sums = contents.edition, sums
        self._print = print_of(contents, sums, shells, target)
        self.contents = replace(contents, registry=noted(contents.registry, self.notes))
        found = store.load(self._print)
        if found is not None:
            self.kept = _kept(found[0], self._sums)

    def save(self, parts: Mapping[str, Made]) -> None:
        """Keep what the parts of the site now were made from, and which files they have."""
        if self.store.path is None:
            return
        numbers: dict[str, int] = {}
        rows = {}
        for name, made in parts.items():
            rows[name] = (tuple([numbers.setdefault(note, len(numbers)) for note in made.notes]), list(made.files))
        known = [self._sums.of(note) for note in numbers]
        edition = self._edition
        self.store.save(self._print, (list(numbers), known, rows, (edition.commit, edition.time, edition.changed)), {})


def print_of(contents: Contents, sums: Sums, shells: Shells, target: Path) -> str:
    """What stands for all that every part of a site is made from, and for the folder where it is."""
    total = hashlib.sha256(tool_print(LIBRARIES).encode())
    registry, edition = contents.registry, contents.edition
    told = (
        str(target),
        edition.commit,
        edition.time,
        registry.as_of,
        contents.past.shallow,
        contents.side,
        contents.full,
        shells,
    )
    total.update(repr(told).encode())
    total.update(repr(sorted(registry.schemas.documents.items())).encode())
    total.update(sums.of("entry registry"))
    return total.hexdigest()


def _kept(data: Any, sums: Sums) -> Kept:
    notes, known, parts, edition = data
    altered = {number for number, note in enumerate(notes) if sums.of(note) != known[number]}
    kept = {
        name: Made([notes[number] for number in asked], files)
        for name, (asked, files) in parts.items()
        if altered.isdisjoint(asked)
    }
    return Kept(kept, Edition(*edition))


def notes_in(notes: set[str]) -> Sequence[str]:
    """Notes in order; where all was asked for, that one alone."""
    return [ALL] if ALL in notes else sorted(notes)


__all__ = ["Keeper", "Kept", "Made", "notes_in"]
