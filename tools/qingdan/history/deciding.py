"""Which decision a version of an entry carries out, wherever in history either of the two was committed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qingdan.diff import Change, compare_sources, judge
from qingdan.diff.decisions import Decision, decided_rows
from qingdan.diff.fact import written
from qingdan.diff.naming import chained, names, says, told
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


class Step(NamedTuple):
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
        self._judged: dict[Step, list[Change]] = {}

    def of(self, key: str) -> Sequence[Filed]:
        """The rows that name an entry, in the order in which they were committed."""
        if self._by_entry is None:
            found: dict[str, list[Filed]] = {}
            for filed in sorted(self._rows(), key=lambda each: (each.at, each.row.adjustment)):
                for one in (filed.row.entry, *sorted(filed.row.into - {filed.row.entry})):
                    found.setdefault(one, []).append(filed)
            self._by_entry = found
        return self._by_entry.get(key, ())

    def behind(self, steps: Sequence[Step]) -> list[Decided | None]:
        """For each of an entry's versions, oldest first, the decision that it carries out; None where there is none.

        A row that names fields is carried out where they become what it says, a row of a whole act where the act is done. A row of the
        same commit comes first, then the nearest; each serves once. A row that names neither serves in its own commit alone.
        """
        spent: set[tuple[str, str, str]] = set()
        return [self._behind(step, spent) for step in steps]

    def _behind(self, step: Step, spent: set[tuple[str, str, str]]) -> Decided | None:
        rows = [each for each in self.of(step.key) if each.effective]
        if not rows:
            return None
        near = sorted(rows, key=lambda each: (abs(each.at - step.at), -each.at))
        found = [each for each in near if each.at == step.at and each.row.fields is None][:1]
        for change in () if found else self._changes(step):
            found += self._carried(change, near, spent)
        if not found:
            return None
        last = max(found, key=lambda each: (each.effective, each.row.adjustment))
        return Decided(last.row.adjustment, last.effective)

    def _carried(self, change: Change, near: Sequence[Filed], spent: set[tuple[str, str, str]]) -> list[Filed]:
        """The row that a change carries out, or the last of several that lead there one after another; it is spent."""
        path = written(change.fact.path)
        free = [each for each in near if (each.row.adjustment, each.row.kind, path) not in spent]
        for each in free:
            if _says(each.row, change):
                spent.update((each.row.adjustment, each.row.kind, written(fact.path)) for fact in told(change))
                return [each]
        steps = chained([each.row for each in free], change)
        spent.update((row.adjustment, row.kind, path) for row, _ in steps)
        return [each for each in free if steps and each.row is steps[-1][0]]

    def _changes(self, step: Step) -> list[Change]:
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


def _says(row: Decision, change: Change) -> bool:
    """Whether a row says what a change did: its fields with their values, or the act."""
    return says(row, change) if row.fields else row.fields is None and row.kind != "要素变更" and names(row, change)
