"""What a guide said about time on a day: its version in force when a case was accepted."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from typing import Any

from qingdan.cases.record import Limit, StepTerm, TimeTerms
from qingdan.history import Timelines, read_log
from qingdan.model import Registry
from qingdan.read import SourceError
from qingdan.read.parse import parse
from qingdan.read.revision import Revision

_HANDS_OVER = re.compile("送达|发证|颁证|颁发|领取|发放|制证|换证|换发|核发|出件|寄送|邮寄")


class TermBook:
    """The terms of every guide by day; each version is read once. Outside git the present version stands for all days."""

    def __init__(self, registry: Registry, head: Revision | None) -> None:
        """Take the lists, and the revision whose history leads to them."""
        self.registry, self._head = registry, head
        self._times: Timelines | None = None
        if head is not None:
            try:
                self._times = Timelines(read_log(head), head, registry.schemas)
            except SourceError:
                self._head = None
        self._books: dict[str, tuple[list[int], list[TimeTerms]]] = {}

    def at(self, guide: str, day: int) -> TimeTerms | None:
        """The terms of a guide, by its id, on a day (an ordinal); None where there is no such guide.

        A case that is older than every version has the terms of the first one, which are marked as assumed.
        """
        days, terms = self._book(guide)
        if not terms:
            return None
        return terms[max(bisect_right(days, day) - 1, 0)]

    def every(self, guide: str) -> list[TimeTerms]:
        """The terms of every version of a guide, oldest first."""
        return self._book(guide)[1]

    def _book(self, guide: str) -> tuple[list[int], list[TimeTerms]]:
        book = self._books.get(guide)
        if book is None:
            book = self._books[guide] = self._read(guide)
        return book

    def _read(self, guide: str) -> tuple[list[int], list[TimeTerms]]:
        """The versions that applied, each from its day on; the last one made of those whose day is not later, as ``applied_on`` has it."""
        entry = self.registry.find(f"guides/{guide}")
        if entry is None:
            return [], []
        found: list[tuple[int, TimeTerms]] = []
        versions = self._times.of(entry.path) if self._times is not None else []
        blobs = [each for each in versions if each.blob]
        texts = self._head.contents([each.blob for each in blobs]) if self._head is not None and blobs else {}
        for version in blobs:
            raw = texts[version.blob]
            # The last version is mostly what the lists hold, and need not be read a second time.
            same = raw == entry.document.text.encode()
            document = entry.document if same else parse(version.path, raw).document
            if document is not None and isinstance(document.data, dict):
                first = date.fromisoformat(version.applies).toordinal()
                # A version made later stands in place of all that would begin later than it applies.
                found = [each for each in found if each[0] < first]
                found.append((first, terms_of(self.registry, entry.id, document.data, version.applies)))
        present = terms_of(self.registry, entry.id, entry.data, "")
        if not found:
            return [0, 1], [present, present]
        assumed = terms_of(self.registry, entry.id, {}, "", like=found[0][1])
        return [0, *(day for day, _ in found)], [assumed, *(terms for _, terms in found)]


def terms_of(
    registry: Registry, guide: str, data: Mapping[str, Any], since: str, like: TimeTerms | None = None
) -> TimeTerms:
    """The terms in a guide's data; those of ``like``, marked as assumed, where that is given."""
    if like is not None:
        return TimeTerms(**{**{name: getattr(like, name) for name in TimeTerms.__slots__}, "assumed": True})
    times: Mapping[str, Any] = data.get("time_limit") or {}
    power = registry.find(f"power/{data.get('power')}")
    steps = {str(row.get("id")): _step(row) for row in data.get("steps") or () if isinstance(row, dict)}
    specials = {
        str(r.get("kind")): _limit(r.get("limit")) for r in data.get("special_procedures") or () if isinstance(r, dict)
    }
    for step in steps.values():
        if step.special:
            specials.setdefault(step.special, step.limit)
    kind = str(power.get("type")) if power is not None else ""
    return TimeTerms(
        guide=guide,
        name=str(data.get("name", "")),
        power=str(data.get("power", "")),
        body=str(power.get("organisation", default="")) if power is not None else guide.partition("/")[0],
        licence=kind == "行政许可",
        kind=kind,
        promised=_limit(times.get("promised")),
        statutory=_limit(times.get("statutory")),
        extension=_limit(times.get("extension")),
        start=str(times.get("start") or "受理之日"),
        specials=specials,
        steps=steps,
        deferrals=tuple(_deferrals(data)),
        since=since,
        handing=frozenset(id_ for id_, step in steps.items() if _HANDS_OVER.search(step.name) and not step.stops),
    )


def _limit(row: Any) -> Limit | None:
    """A duration of the lists."""
    if isinstance(row, dict) and isinstance(row.get("value"), int):
        return Limit(row["value"], str(row.get("unit")))
    return None


def _step(row: Mapping[str, Any]) -> StepTerm:
    return StepTerm(
        str(row.get("id")),
        str(row.get("name", "")),
        str(row.get("actor", "")),
        str(row.get("post", "")),
        _limit(row.get("limit")),
        row.get("clock") == "停",
        str(row.get("special", "")),
    )


def _deferrals(data: Mapping[str, Any]) -> list[tuple[str, Limit]]:
    """The papers that may come later, each with how long."""
    out = []
    for row in data.get("materials") or ():
        later = row.get("deferrable") if isinstance(row, dict) else None
        within = _limit(later.get("within")) if isinstance(later, dict) else None
        if within is not None:
            out.append((str(row.get("name", "")), within))
    return out
