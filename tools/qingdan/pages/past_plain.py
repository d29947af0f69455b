"""The past as plain data that can be kept and sent; of its reports a piece is made again when it is asked for."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, overload

from qingdan.pages.past import EntryChanges, Past, Publication, boundary_of, last_in_lists
from qingdan.render.changes import Report
from qingdan.render.changes.packed import pack, unpack
from qingdan.render.changes.report import EntrySection
from qingdan.schema import Schemas

_CHUNK = 8
"""Sections that are packed together: few, since each process that makes pages asks for those of its own entries."""


@dataclass(frozen=True, slots=True)
class PlainPast:
    """``head`` says of each publication all but its sections, and of each moment which section it is; ``records`` hold the sections.

    ``count`` publications are in it; ``shallow`` as in the past itself.
    """

    head: bytes
    records: Mapping[str, bytes]
    count: int
    shallow: bool

    def past(self, schemas: Schemas) -> Past:
        """The past, for the schemas that it was worked out by."""
        told, moments, gone = pickle.loads(self.head)  # noqa: S301 from a process of our own, or the store under its digest
        made = unpack(schemas)
        publications = []
        for number, (commit, base, head, count, summary, totals) in enumerate(told):
            report = Report(base, head, ReportSections(number, count, self.records, made))
            publications.append(Publication(commit, report, summary, totals))
        newest = last_in_lists({key: places[-1][0] for key, places in moments.items()})
        return Past(
            publications,
            ChangesByEntry(publications, moments),
            gone,
            self.shallow,
            boundary_of(publications, shallow=self.shallow),
            {name: publications[number] for name, number in newest.items()},
        )


def packed_past(past: Past, before: PlainPast | None = None) -> PlainPast:
    """The plain form of a past that ``gather`` made, whose first publications are those of ``before``."""
    told, records = [], dict(before.records) if before is not None else {}
    known = before.count if before is not None else 0
    numbers = {one.commit.id: number for number, one in enumerate(past.publications)}
    for number, one in enumerate(past.publications):
        sections = one.report.sections
        for start in range(0, len(sections) if number >= known else 0, _CHUNK):
            records[_name(number, start)] = pack(sections[start : start + _CHUNK])
        told.append((one.commit, one.report.base, one.report.head, len(sections), one.summary, one.totals))
    moments = {
        key: [(numbers[each.publication.commit.id], each.at) for each in several]
        for key, several in past.moments.items()
    }
    return PlainPast(pickle.dumps((told, moments, dict(past.gone))), records, len(told), past.shallow)


class ReportSections(Sequence[EntrySection]):
    """The sections of one publication's report, made again a few at a time."""

    def __init__(
        self, number: int, count: int, records: Mapping[str, bytes], made: Callable[[bytes], list[EntrySection]]
    ) -> None:
        """Take the number of the publication, how many sections it has, what holds them, and what makes them again."""
        self._number, self._count, self._records, self._unpack = number, count, records, made
        self._made: dict[str, list[EntrySection]] = {}

    def __len__(self) -> int:
        """How many there are."""
        return self._count

    @overload
    def __getitem__(self, at: int) -> EntrySection: ...

    @overload
    def __getitem__(self, at: slice) -> list[EntrySection]: ...

    def __getitem__(self, at: int | slice) -> EntrySection | list[EntrySection]:
        """One section, or several."""
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(self._count))]
        at = range(self._count)[at]
        name = _name(self._number, at)
        if name not in self._made:
            self._made[name] = self._unpack(self._records[name])
        return self._made[name][at % _CHUNK]


class ChangesByEntry(Mapping[str, Sequence[EntryChanges]]):
    """The moments of each entry by its key, made again when they are asked for."""

    def __init__(self, publications: Sequence[Publication], places: Mapping[str, Sequence[Any]]) -> None:
        """Take the publications, and by key which section of which of them each moment is."""
        self._publications, self._places = publications, places

    def __getitem__(self, key: str) -> Sequence[EntryChanges]:
        """What happened to an entry, oldest first."""
        return [EntryChanges(self._publications[number], at) for number, at in self._places[key]]

    def __iter__(self) -> Iterator[str]:
        """The keys."""
        return iter(self._places)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._places)


def _name(number: int, at: int) -> str:
    return f"{number} {at // _CHUNK}"


__all__ = ["PlainPast", "packed_past"]
