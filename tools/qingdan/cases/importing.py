"""Bring tables of cases into a new store, row by row, and say what became of every row."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from qingdan.cases.days import DAY
from qingdan.cases.doors import CLOCKS, Account, Door
from qingdan.cases.key import Numbers
from qingdan.cases.layout import CODES, CaseHeader, TableMapping, header_in
from qingdan.cases.matching import Guides
from qingdan.cases.record import ACTIONS, RESULTS
from qingdan.cases.store import fresh_store
from qingdan.cases.tables import sheets_in
from qingdan.cases.terms import TermBook
from qingdan.model import Registry

DEEPEST = 30
_OTHER = "其他"
_STAGE = """
CREATE TABLE stage.cases (no INTEGER PRIMARY KEY, guide INTEGER, applied INTEGER, accepted INTEGER);
CREATE TABLE stage.events (no INTEGER, start INTEGER, "end" INTEGER, action INTEGER, step INTEGER, post INTEGER);
CREATE TABLE stage.stops (no INTEGER, start INTEGER, "end" INTEGER, kind INTEGER);
CREATE TABLE stage.results (no INTEGER PRIMARY KEY, decided INTEGER, result INTEGER);
CREATE TABLE stage.inquiries (no INTEGER PRIMARY KEY, kind INTEGER, guide INTEGER, body INTEGER, asked INTEGER,
  replied INTEGER, mended TEXT);
CREATE TABLE stage.ratings (no INTEGER, rated INTEGER, score INTEGER, PRIMARY KEY (no, rated));
CREATE TABLE stage.excused (no INTEGER, clock INTEGER, reason INTEGER, post INTEGER, day INTEGER, PRIMARY KEY (no, clock));
CREATE TABLE stage.steps (guide INTEGER, name INTEGER, step INTEGER, PRIMARY KEY (guide, name)) WITHOUT ROWID;
"""
_FINISH = """
INSERT INTO cases SELECT c.no, c.guide, c.applied, c.accepted, COALESCE(r.decided, 0), COALESCE(r.result, 0)
  FROM stage.cases c LEFT JOIN stage.results r ON r.no = c.no ORDER BY c.no;
INSERT INTO events SELECT e.no, e.start, ROW_NUMBER() OVER (PARTITION BY e.no, e.start ORDER BY e."end", e.action, e.step, e.post),
  e."end", e.action, COALESCE(s.step, 0), e.post
  FROM stage.events e JOIN stage.cases c ON c.no = e.no LEFT JOIN stage.steps s ON s.guide = c.guide AND s.name = e.step
  ORDER BY e.no, e.start, 3;
INSERT INTO stops SELECT s.no, s.start, ROW_NUMBER() OVER (PARTITION BY s.no, s.start ORDER BY s."end", s.kind), s."end", s.kind
  FROM stage.stops s JOIN stage.cases c ON c.no = s.no ORDER BY s.no, s.start, 3;
INSERT INTO inquiries SELECT * FROM stage.inquiries ORDER BY no;
INSERT INTO ratings SELECT r.* FROM stage.ratings r JOIN stage.cases c ON c.no = r.no ORDER BY r.no, r.rated;
INSERT INTO excused SELECT e.* FROM stage.excused e JOIN stage.cases c ON c.no = e.no ORDER BY e.no, e.clock;
"""
_ORPHANS = {
    "process": "SELECT COUNT(*) FROM stage.events e WHERE NOT EXISTS (SELECT 1 FROM stage.cases c WHERE c.no = e.no)",
    "special_procedure": "SELECT COUNT(*) FROM stage.stops e WHERE NOT EXISTS (SELECT 1 FROM stage.cases c WHERE c.no = e.no)",
    "result": "SELECT COUNT(*) FROM stage.results e WHERE NOT EXISTS (SELECT 1 FROM stage.cases c WHERE c.no = e.no)",
    "ratings": "SELECT COUNT(*) FROM stage.ratings e WHERE NOT EXISTS (SELECT 1 FROM stage.cases c WHERE c.no = e.no)",
    "excused": "SELECT COUNT(*) FROM stage.excused e WHERE NOT EXISTS (SELECT 1 FROM stage.cases c WHERE c.no = e.no)",
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: an account for each sheet; the sheets that are no table of cases; how many rows, by table, belong to no case.

    ``unmatched`` counts the cases by the code and name of an item that no guide is of.
    """

    accounts: Sequence[Account]
    strange: Sequence[tuple[str, str, int]]
    orphans: Mapping[str, int]
    unmatched: Mapping[tuple[str, str], int]
    cases: int

    @property
    def refused(self) -> int:
        """How many rows did not come in."""
        return sum(each.refused for each in self.accounts)


def import_cases(
    files: Sequence[Path],
    into: Path,
    registry: Registry,
    book: TermBook,
    layout: TableMapping,
    key: bytes,
    *,
    sample: bool = False,
    progress: Callable[[str, int], None] = lambda *_: None,
) -> Imported:
    """Make a store of files, in whatever order they are named. Raises SourceError, and leaves the old store, where one cannot be read."""
    words = _words(registry, layout, book)
    with fresh_store(into) as db:
        db.executescript(_STAGE)
        door = Door(db, layout, Guides(registry), Numbers(key), words)
        accounts: list[Account] = []
        strange: list[tuple[str, str, int]] = []
        for path in sorted(files, key=lambda each: (each.name, str(each))):
            for sheet in sheets_in(path):
                progress(path.name, len(accounts))
                _sheet(door, path.name, sheet.name, sheet.rows, accounts, strange)
        _steps(db, registry, book, words)
        orphans = {table: int(db.execute(query).fetchone()[0]) for table, query in _ORPHANS.items()}
        db.executescript(f"BEGIN; {_FINISH} COMMIT;")
        _finish(db, accounts, door, words, orphans, sample=sample)
        cases = int(db.execute("SELECT COUNT(*) FROM cases").fetchone()[0])
    return Imported(
        accounts, strange, {table: count for table, count in orphans.items() if count}, dict(door.unmatched), cases
    )


def _sheet(
    door: Door,
    file: str,
    name: str,
    rows: Iterator[tuple[int, Sequence[str]]],
    accounts: list[Account],
    strange: list[tuple[str, str, int]],
) -> None:
    """One sheet: its header among the first rows, then all that is below."""
    above: list[tuple[int, Sequence[str]]] = []
    for number, row in rows:
        header = header_in(door.layout, row, number)
        above.append((number, row))
        if header is not None:
            account = Account(file, name, header.table, columns=tuple(row), unknown=tuple(header.unknown))
            accounts.append(account)
            door.enter(account, header, rows)
            return
        if len(above) >= DEEPEST:
            break
    strange.append((file, name, sum(1 for _, row in chain(above, rows) if any(row))))


def _words(registry: Registry, layout: TableMapping, book: TermBook) -> dict[str, int]:
    """Our own words with their numbers: the same lists and layouts give the same numbers. No word of a row is ever among them."""
    steps: set[str] = set()
    posts: set[str] = set()
    ids: set[str] = set()
    for guide in registry.guides:
        for step in chain.from_iterable(terms.steps.values() for terms in book.every(guide.id)):
            ids.add(step.id)
            steps.add(f"环节 {step.name}")
            posts |= {f"岗位 {step.post}"} if step.post else set()
    rules = registry.get("supervision")
    for row in rules.rows("lights") if rules is not None else ():
        posts |= {f"岗位 {each}" for each in row.get("tell", ())}
    codes = {ours for notion in CODES if notion != "score" for ours in layout.codes[notion].values()}
    plain = {*ACTIONS, *RESULTS, *CLOCKS, _OTHER, *codes, *ids, *(guide.id for guide in registry.guides)}
    plain |= {body.id for body in registry.organisations}
    every = ["", *sorted(plain - {""}), *sorted(steps), *sorted(posts)]
    return {word: number for number, word in enumerate(every)}


def _steps(db: sqlite3.Connection, registry: Registry, book: TermBook, words: Mapping[str, int]) -> None:
    """Which step of each guide a name stands for, in any of its versions."""
    rows: dict[tuple[int, int], int] = {}
    for guide in registry.guides:
        for step in chain.from_iterable(terms.steps.values() for terms in book.every(guide.id)):
            rows[words[guide.id], words[f"环节 {step.name}"]] = words[step.id]
    db.executemany("INSERT INTO stage.steps VALUES (?, ?, ?)", sorted((*key, step) for key, step in rows.items()))


def _finish(
    db: sqlite3.Connection,
    accounts: Sequence[Account],
    door: Door,
    words: Mapping[str, int],
    orphans: Mapping[str, int],
    *,
    sample: bool,
) -> None:
    """The words, and what became of the rows."""
    db.execute("BEGIN")
    db.executemany(
        "INSERT INTO words VALUES (?, ?)", [(number, word.partition(" ")[2] or word) for word, number in words.items()]
    )
    counted: Counter[tuple[str, str]] = Counter()
    for each in accounts:
        counted[each.file, each.sheet] += 1
        sheet = (
            each.sheet if counted[each.file, each.sheet] == 1 else f"{each.sheet} ({counted[each.file, each.sheet]})"
        )
        told = (
            each.file,
            sheet,
            each.table,
            each.rows,
            each.kept,
            each.twice,
            each.refused,
            each.blank,
            each.dropped,
        )
        db.execute("INSERT INTO accounts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", told)
    db.executemany(
        "INSERT INTO unmatched VALUES (?, ?, ?)", [(*key, count) for key, count in sorted(door.unmatched.items())]
    )
    meta = {"until": str(door.latest // DAY), "sample": "1" if sample else "0"}
    meta |= {f"orphans {table}": str(count) for table, count in orphans.items()}
    db.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
    db.execute("COMMIT")


__all__ = ["CaseHeader", "Imported", "import_cases"]
