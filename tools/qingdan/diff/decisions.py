"""What a range of commits says of itself: its decisions row by row, people's judgements, corrections of records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from qingdan.diagnostics import Place
from qingdan.diff.comparison import Comparison
from qingdan.diff.fact import Action, RowStep
from qingdan.diff.state import State
from qingdan.model import Entry
from qingdan.read.layout import LISTS

_FOLDER = LISTS + "/adjustments"


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of an adjustment: the adjustment's key, the entry and kind that it names, its track and cause, its place.

    ``fields`` are the values that it decides, before and after, by path (None where there is none); None where the row
    names no fields at all. ``into`` are the keys of those that go on with what the entry was for. ``content`` is the whole of
    an entry that is there only from the decision's day; None for all others. ``fresh`` says that the decision was made in the
    range, or made anew; ``made`` is the decision.
    """

    adjustment: str
    entry: str
    kind: str
    track: str
    cause: str
    place: Place
    fields: Mapping[str, tuple[Any, Any]] | None
    fresh: bool
    made: Entry[Any]
    into: frozenset[str] = frozenset()
    content: Any = None


@dataclass(frozen=True, slots=True)
class RecordedJudgement:
    """A judgement or a correction: its row, where it stands, and the decision made in the range that it stands in, if it does."""

    row: Mapping[str, Any]
    place: Place
    adjustment: str

    @property
    def decided(self) -> bool:
        """Whether a decision says so."""
        return bool(self.adjustment)


@dataclass(frozen=True)
class Said:
    """All that a range says of itself: its decisions' rows by entry, people's judgements, and corrections of records.

    ``touched`` are the keys of the decisions whose files differ, ``head`` is the later state.
    """

    made: Mapping[str, Sequence[Decision]]
    judged: Sequence[RecordedJudgement]
    corrected: Sequence[RecordedJudgement]
    touched: frozenset[str]
    head: State

    @cached_property
    def left(self) -> Mapping[str, Sequence[Decision]]:
        """The rows of all decisions that the range leaves as they are, by entry: read once, and only when somebody asks."""
        out: dict[str, list[Decision]] = {}
        paths = [file.path for file in self.head.source.files(_FOLDER)]
        keys = [key for path in paths if (key := self.head.key(path)) is not None and key not in self.touched]
        self.head.fetch(keys)
        for key in keys:
            entry = self.head.entry(key)
            for row in decided_rows(entry, fresh=False) if entry is not None else ():
                out.setdefault(row.entry, []).append(row)
        return out

    def left_on(self, key: str) -> Sequence[Decision]:
        """Of these the rows that name one entry; only the decisions that name it are read."""
        if "left" in self.__dict__:
            return self.left.get(key, ())
        if key not in self._named:
            held = [name for name, raw in self._raw if key.encode() in raw]
            self.head.fetch(held)
            found = [each for name in held if (each := self.head.entry(name)) is not None]
            self._named[key] = [row for each in found for row in decided_rows(each, fresh=False) if row.entry == key]
        return self._named[key]

    @cached_property
    def _named(self) -> dict[str, Sequence[Decision]]:
        return {}

    @cached_property
    def _raw(self) -> Sequence[tuple[str, bytes]]:
        """The keys and the bytes of all decisions that the range leaves as they are."""
        paths = [file.path for file in self.head.source.files(_FOLDER)]
        keys = [(path, key) for path in paths if (key := self.head.key(path)) is not None and key not in self.touched]
        texts = self.head.contents([path for path, _ in keys])
        return [(key, raw) for (_, key), raw in zip(keys, texts, strict=True) if raw is not None]


def said_in(comparison: Comparison) -> Said:
    """What the range of a comparison says of itself."""
    touched = frozenset(key for key in comparison.after if key.startswith("adjustments/"))
    judged, corrected = lines(comparison, "judgements"), lines(comparison, "corrections")
    return Said(decisions(comparison), judged, corrected, touched, comparison.head)


def decisions(comparison: Comparison) -> Mapping[str, Sequence[Decision]]:
    """The rows that adjustments gained in the range, and those that gained fields, by the keys of the entries that they name.

    A row stands also under each entry that goes on with what its own was for.
    """
    fresh = made_in(comparison)
    rows: dict[str, set[RowStep] | None] = dict.fromkeys(fresh & _new(comparison))
    for fact in comparison.facts:
        if fact.entry.startswith("adjustments/") and fact.path[:1] == ("changes",) and fact.after is not None:
            known = rows.setdefault(fact.entry, set())
            step = next((step for step in fact.path if isinstance(step, RowStep)), None)
            gained = fact.action is Action.ADDED or "fields" in fact.path
            if known is not None and step is not None and gained:
                known.add(step)
    out: dict[str, list[Decision]] = {}
    for key in sorted(rows):
        entry = comparison.after.get(key)
        if entry is not None:
            for each in decided_rows(entry, fresh=key in fresh):
                name = RowStep((each.entry, each.kind))
                new = rows[key]
                if new is None or name in new:
                    for one in (each.entry, *sorted(each.into - {each.entry})):
                        out.setdefault(one, []).append(each)
    return out


def decided_rows(entry: Entry[Any], *, fresh: bool) -> Iterator[Decision]:
    """Every row of an adjustment; none of one that was withdrawn before its day."""
    if entry.get("withdrawn"):
        return
    track, cause = str(entry.get("track", default="")), str(entry.get("cause", default=""))
    for at, row in enumerate(entry.rows("changes")):
        named = row.get("fields")
        fields = (
            {str(each.get("path")): (each.get("from"), each.get("to")) for each in named if isinstance(each, dict)}
            if isinstance(named, list)
            else None
        )
        place = entry.place("changes", at, "entry")
        key, kind = str(row.get("entry", "")), str(row.get("kind", ""))
        into = row.get("into")
        heirs = frozenset(str(each) for each in into) if isinstance(into, list) else frozenset[str]()
        content = row.get("content")
        yield Decision(entry.key, key, kind, track, cause, place, fields, fresh, entry, heirs, content)


def made_in(comparison: Comparison) -> set[str]:
    """The keys of the adjustments that are new, or say that they were decided on another day than before."""
    return _new(comparison) | {
        fact.entry
        for fact in comparison.facts
        if fact.entry.startswith("adjustments/") and fact.path == ("decided_on",) and fact.after is not None
    }


def _new(comparison: Comparison) -> set[str]:
    return {
        fact.entry
        for fact in comparison.facts
        if fact.entry.startswith("adjustments/") and fact.action is Action.ADDED and not fact.path
    }


def lines(comparison: Comparison, name: str) -> list[RecordedJudgement]:
    """The ``judgements`` or ``corrections`` that the range brought, in decisions made in it and in the books of the years."""
    fresh = made_in(comparison)
    out: list[RecordedJudgement] = []
    for key, entry in sorted(comparison.after.items()):
        book = key.startswith("wording/")
        if not book and key not in fresh:
            continue
        old = comparison.before.get(key)
        known = list(old.rows(name)) if old is not None else []
        for at, row in enumerate(entry.rows(name)):
            if row not in known:
                out.append(RecordedJudgement(row, entry.place(name, at), "" if book else key))
    return out
