"""The store of cases: a file of SQLite with nothing in it that tells of a person, made anew from its inputs to the same bytes."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from qingdan.cases.days import DAY
from qingdan.cases.record import ACCEPTED, DECIDED, RECEIVED, Case, CaseEvent, ClockStop
from qingdan.read import SourceError

VERSION = 2
SHAPE = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE words (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE cases (no INTEGER PRIMARY KEY, guide INTEGER NOT NULL, applied INTEGER NOT NULL, accepted INTEGER NOT NULL,
  decided INTEGER NOT NULL, result INTEGER NOT NULL);
CREATE TABLE events (no INTEGER, start INTEGER, seq INTEGER, "end" INTEGER NOT NULL, action INTEGER NOT NULL, step INTEGER NOT NULL,
  post INTEGER NOT NULL, PRIMARY KEY (no, start, seq)) WITHOUT ROWID;
CREATE TABLE stops (no INTEGER, start INTEGER, seq INTEGER, "end" INTEGER NOT NULL, kind INTEGER NOT NULL,
  PRIMARY KEY (no, start, seq)) WITHOUT ROWID;
CREATE TABLE inquiries (no INTEGER PRIMARY KEY, kind INTEGER NOT NULL, guide INTEGER NOT NULL, body INTEGER NOT NULL,
  asked INTEGER NOT NULL, replied INTEGER NOT NULL, mended TEXT NOT NULL);
CREATE TABLE ratings (no INTEGER, rated INTEGER, score INTEGER NOT NULL, PRIMARY KEY (no, rated)) WITHOUT ROWID;
CREATE TABLE excused (no INTEGER, clock INTEGER, reason INTEGER NOT NULL, post INTEGER NOT NULL, day INTEGER NOT NULL,
  PRIMARY KEY (no, clock)) WITHOUT ROWID;
CREATE TABLE accounts (file TEXT, sheet TEXT, "table" TEXT NOT NULL, rows INTEGER NOT NULL, kept INTEGER NOT NULL,
  twice INTEGER NOT NULL, refused INTEGER NOT NULL, blank INTEGER NOT NULL, dropped INTEGER NOT NULL,
  PRIMARY KEY (file, sheet)) WITHOUT ROWID;
CREATE TABLE refused (file TEXT, sheet TEXT, row INTEGER, "column" TEXT, reason TEXT NOT NULL,
  PRIMARY KEY (file, sheet, row, "column")) WITHOUT ROWID;
CREATE TABLE unmatched (code TEXT, name TEXT, rows INTEGER NOT NULL, PRIMARY KEY (code, name)) WITHOUT ROWID;
"""
"""Guides, bodies, steps, posts and codes are numbers of ``words``, zero the empty word; moments are as in ``days``, zero for none."""
_LARGEST = (1 << 63) - 1
_EVENTS = """SELECT c.no, action, step, start, "end", post FROM cases c JOIN events e ON e.no = c.no
  WHERE c.no BETWEEN ? AND ? AND (decided = 0 OR decided >= ?) ORDER BY c.no, start, seq"""
_STOPS = """SELECT c.no, kind, start, "end" FROM cases c JOIN stops s ON s.no = c.no
  WHERE c.no BETWEEN ? AND ? AND (decided = 0 OR decided >= ?) ORDER BY c.no, start, seq"""
_CASES = """SELECT no, guide, applied, accepted, decided, result FROM cases
  WHERE no BETWEEN ? AND ? AND (decided = 0 OR decided >= ?) ORDER BY no"""


class CaseStore:
    """An open store."""

    def __init__(self, path: Path) -> None:
        """Open a store to read. Raises SourceError where there is none, or one of another version."""
        if not path.is_file():
            raise SourceError(f"没有“{path}”。改法：先用 qingdan cases import 导入，或者 qingdan cases sample 生成示例")
        self.db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            found = self.db.execute("PRAGMA user_version").fetchone()[0]
            self.words: dict[int, str] = dict(self.db.execute("SELECT id, text FROM words")) if found == VERSION else {}
        except sqlite3.DatabaseError:
            raise SourceError(f"“{path}”不是办件库，或者坏了。改法：重新导入") from None
        if found != VERSION:
            raise SourceError(f"“{path}”是别的版本的工具做的。改法：重新导入")
        self.meta: dict[str, str] = dict(self.db.execute("SELECT name, value FROM meta"))

    @property
    def until(self) -> int:
        """The last day of which the store tells anything, as an ordinal."""
        return int(self.meta.get("until", "0"))

    @property
    def sample(self) -> bool:
        """Whether the cases are invented."""
        return self.meta.get("sample") == "1"

    def cases(self, *, only: int | None = None, since: int = 0) -> Iterator[Case]:
        """Every case in the order of its hash, or the one with a hash; those whose item no guide is of have no guide.

        Those that were decided before the day ``since`` (an ordinal) are left out.
        """
        words, earliest = self.words, since * DAY
        asked = (*((0, _LARGEST) if only is None else (only, only)), earliest)
        events = groupby(self.db.execute(_EVENTS, asked), itemgetter(0))
        stops = groupby(self.db.execute(_STOPS, asked), itemgetter(0))
        event, stop = next(events, None), next(stops, None)
        for no, guide, *moments, result in self.db.execute(_CASES, asked):
            found: tuple[CaseEvent, ...] = ()
            if event is not None and event[0] == no:
                found = tuple(CaseEvent(words[a], words[s], b, e, words[p]) for _, a, s, b, e, p in event[1])
                event = next(events, None)
            halts: tuple[ClockStop, ...] = ()
            if stop is not None and stop[0] == no:
                halts = tuple(ClockStop(words[k], b, e) for _, k, b, e in stop[1])
                stop = next(stops, None)
            applied, accepted, decided = _told(found, *moments) if found and not all(moments) else moments
            yield Case(no, words[guide], applied, accepted, decided, words[result], found, halts)

    def rows(self, table: str) -> Iterator[tuple[object, ...]]:
        """The rows of one of the smaller tables, in the order of its key."""
        yield from self.db.execute(f'SELECT * FROM "{table}"')  # noqa: S608 the name is the program's own

    def close(self) -> None:
        """Close it."""
        self.db.close()


def _told(events: tuple[CaseEvent, ...], applied: int, accepted: int, decided: int) -> tuple[int, int, int]:
    """The moments that the course of a case tells where no table does."""
    for event in events:
        if event.action == RECEIVED and not applied:
            applied = event.start or event.end
        elif event.action == ACCEPTED and not accepted:
            accepted = event.end
        elif event.action == DECIDED and not decided:
            decided = event.end
    return applied, accepted, decided


@contextmanager
def fresh_store(path: Path) -> Iterator[sqlite3.Connection]:
    """A new store beside ``path``, put in its place when all is written; whatever happens before, the old one stands."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new, stage = path.with_name(f".{path.name}.new"), path.with_name(f".{path.name}.stage")
    for each in (new, stage):
        each.unlink(missing_ok=True)
    db = sqlite3.connect(new, isolation_level=None)
    try:
        db.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA temp_store = FILE;"
        )
        db.execute("ATTACH ? AS stage", (str(stage),))
        db.executescript(
            "PRAGMA stage.journal_mode = OFF; PRAGMA stage.synchronous = OFF; PRAGMA stage.cache_size = -16384;"
        )
        db.executescript(f"{SHAPE}PRAGMA user_version = {VERSION};")
        yield db
        db.execute("DETACH stage")
        db.close()
        handle = os.open(new, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        new.chmod(0o600)
        new.replace(path)
    finally:
        db.close()
        for each in (new, stage):
            each.unlink(missing_ok=True)
