"""Which decision a version of an entry carries out, wherever in history either of the two was committed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qingdan.diff import Change, compare_sources, judge
from qingdan.diff.decisions import Decision, decided_rows
from qingdan.diff.fact import written
from qingdan.diff.naming import decision_steps, names, says, told
from qingdan.history.log import Log
from qingdan.model import Entry
from qingdan.read import Memory
from qingdan.read.layout import LISTS
from qingdan.read.parse import parse
from qingdan.read.revision import Revision
from qingdan.schema import Schemas

_FOLDER = LISTS + "/adjustments/"


class Filed(NamedTuple):
    """A row of a decision as it stands at the end of the log, with the position of the commit that first held it."""

    row: Decision
    at: int

    @property
    def effective(self) -> str:
        """The day from which the decision applies, YYYY-MM-DD; "" where none is written."""
        day = self.row.made.get("effective")
        return day if isinstance(day, str) else ""


class UndatedVersion(NamedTuple):
    """One version to be dated: the entry's key, the position of its commit, the commit and its parent ("" for none), its files."""

    key: str
    at: int
    commit: str
    parent: str
    paths: frozenset[str]


class Decided(NamedTuple):
    """A decision that a version carries out: its key, and the day from which it applies."""

    adjustment: str
    effective: str


class Decisions:
    """The rows of all decisions of a log, by the entry that they name. They are read once, when somebody asks."""

    def __init__(self, log: Log, head: Revision, schemas: Schemas) -> None:
        """Take the log, the revision that it leads to, and the schemas to read files by."""
        self._log, self._head, self._schemas = log, head, schemas
        self._by_entry: Mapping[str, Sequence[Filed]] | None = None
        self._judged: dict[UndatedVersion, list[Change]] = {}

    def of(self, key: str) -> Sequence[Filed]:
        """The rows that name an entry, in the order in which they were committed."""
        if self._by_entry is None:
            found: dict[str, list[Filed]] = {}
            for filed in sorted(self._rows(), key=lambda each: (each.at, each.row.adjustment)):
                for one in (filed.row.entry, *sorted(filed.row.into - {filed.row.entry})):
                    found.setdefault(one, []).append(filed)
            self._by_entry = found
        return self._by_entry.get(key, ())

    def behind(self, steps: Sequence[UndatedVersion]) -> list[Decided | None]:
        """For each of an entry's versions, oldest first, the decision that it carries out; None where there is none.

        A row that names fields is carried out where they become what it says, a row of a whole act where the act is done, each once:
        by the version nearest to it. A row that names neither serves in its own commit alone.
        """
        carried: dict[UndatedVersion, list[Filed]] = {}
        for step, _, filed in self._carried(steps):
            carried.setdefault(step, []).append(filed)
        return [_last([*self._whole(step), *carried.get(step, ())]) for step in steps]

    def by_change(self, steps: Sequence[UndatedVersion]) -> Iterator[tuple[UndatedVersion, Change, Filed]]:
        """The changes of an entry's versions that carry out a decision, each with the decision's row, matched as ``behind`` does."""
        for step in steps:
            for filed in self._whole(step):
                yield from ((step, change, filed) for change in self._changes(step))
        yield from self._carried(steps)

    def _whole(self, step: UndatedVersion) -> list[Filed]:
        """The row of a version's own commit that names the entry and no fields; empty where there is none."""
        return [each for each in self._rows_of(step.key) if each.at == step.at and each.row.fields is None][:1]

    def _rows_of(self, key: str) -> list[Filed]:
        return [each for each in self.of(key) if each.effective]

    def _carried(self, steps: Sequence[UndatedVersion]) -> Iterator[tuple[UndatedVersion, Change, Filed]]:
        """Changes with the row that each carries out, or the last of several rows that lead there one after another."""
        open_ = [
            (step, change)
            for step in steps
            if self._rows_of(step.key) and not self._whole(step)
            for change in self._changes(step)
        ]
        pairs = sorted(
            (abs(filed.at - step.at), -filed.at, number, place)
            for number, (step, change) in enumerate(open_)
            for place, filed in enumerate(self._rows_of(step.key))
            if _says(filed.row, change)
        )
        spent: set[tuple[str, str, str]] = set()
        done: set[int] = set()
        for _, _, number, place in pairs:
            step, change = open_[number]
            row = self._rows_of(step.key)[place].row
            if number not in done and (row.adjustment, row.kind, written(change.fact.path)) not in spent:
                done.add(number)
                spent.update((row.adjustment, row.kind, written(fact.path)) for fact in told(change))
                yield step, change, self._rows_of(step.key)[place]
        for number, (step, change) in enumerate(open_):
            path = written(change.fact.path)
            free = [each for each in self._rows_of(step.key) if (each.row.adjustment, each.row.kind, path) not in spent]
            way = decision_steps([each.row for each in free], change) if number not in done else []
            spent.update((row.adjustment, row.kind, path) for row, _ in way)
            yield from ((step, change, each) for each in free if way and each.row is way[-1][0])

    def _changes(self, step: UndatedVersion) -> list[Change]:
        if step not in self._judged:
            base = self._head.beside(step.parent) if step.parent else Memory({}, "")
            later = self._head.beside(step.commit)
            comparison = compare_sources(base, later, self._schemas, strict=False, only=step.paths)
            self._judged[step] = judge(comparison)
        return self._judged[step]

    def _rows(self) -> Iterator[Filed]:
        at = {commit.id: position for position, commit in enumerate(self._log.commits)}
        filed = [
            (path, rows[-1][1].after, min(at[commit.id] for commit, _ in rows))
            for path, rows in self._log.by_path.items()
            if path.startswith(_FOLDER) and rows[-1][1].after
        ]
        texts = self._head.contents([blob for _, blob, _ in filed])
        for path, blob, position in filed:
            entry = entry_of(self._schemas, path, texts[blob])
            for row in decided_rows(entry, fresh=False) if entry is not None else ():
                yield Filed(row, position)


def entry_of(schemas: Schemas, path: str, raw: bytes) -> Entry[object] | None:
    """The entry in a file's bytes; None where the file is in no collection or cannot be read."""
    placed = schemas.layout.collection_of(path)
    collection = schemas.collection(placed[0]) if placed else None
    document = parse(path, raw).document if placed and collection is not None else None
    if placed is None or collection is None or document is None or not isinstance(document.data, dict):
        return None
    return Entry(collection, placed[1], collection.key(placed[1]), document.data, document, "")


def _last(carried: Sequence[Filed]) -> Decided | None:
    """Of several decisions the one that applies last; None of none."""
    if not carried:
        return None
    last = max(carried, key=lambda each: (each.effective, each.row.adjustment))
    return Decided(last.row.adjustment, last.effective)


def _says(row: Decision, change: Change) -> bool:
    """Whether a row says what a change did: its fields with their values, the whole of a new entry, or the act."""
    if row.content is not None:
        return not change.fact.path and names(row, change)
    return says(row, change) if row.fields else row.fields is None and row.kind != "要素变更" and names(row, change)
