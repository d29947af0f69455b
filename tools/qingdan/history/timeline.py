"""The versions of an entry: each with its commit, the decision behind it, and the two dates: from when it applied, when it was recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qingdan.diff import Change
from qingdan.history.deciding import Decisions, Filed, UndatedVersion, entry_of
from qingdan.history.log import Commit, Log, TouchedFile
from qingdan.read.revision import Revision
from qingdan.schema import Schemas


class EntryVersion(NamedTuple):
    """One state of an entry. ``blob`` is empty where the commit removed the file.

    ``applies`` is the day from which it applied: the effective date of the decision that it carries out, or else the day on which
    it was ``recorded``; ``decided`` says which. That is the commit's date, or the latest date before it where the commit claims to
    be older than one that it follows: then it is ``backdated``. A tuple, because a history has more versions than anything else.
    """

    commit: Commit
    path: str
    blob: str
    before: str
    applies: str
    decided: bool
    adjustment: str
    recorded: str = ""
    backdated: bool = False


class Timelines:
    """The versions of every entry of a log. What is asked of a commit is read once."""

    def __init__(self, log: Log, head: Revision, schemas: Schemas) -> None:
        """Take the log, the revision that it leads to, and the schemas that say which file is which entry."""
        self.log = log
        self._head = head
        self._schemas = schemas
        self._decisions = Decisions(log, head, schemas)
        self._at: dict[str, int] = {}
        self._recorded: list[str] = []
        latest = ""
        for at, commit in enumerate(log.commits):
            latest = max(latest, commit.day)
            self._at[commit.id] = at
            self._recorded.append(latest)

    @property
    def first(self) -> str:
        """The day of the first record of all, YYYY-MM-DD; "" where there is none."""
        return self._recorded[0] if self._recorded else ""

    def of(self, path: str) -> list[EntryVersion]:
        """The versions of the entry in a file, oldest first; a moved entry keeps what it had under its former path."""
        touches, steps = self._steps(path)
        behind = self._decisions.behind(steps)
        out = []
        for step, decided, (place, commit, touched) in zip(steps, behind, touches, strict=True):
            recorded = self._recorded[step.at]
            out.append(
                EntryVersion(
                    commit,
                    place,
                    touched.after,
                    touched.before,
                    decided.effective if decided else recorded,
                    decided is not None,
                    decided.adjustment if decided else "",
                    recorded,
                    recorded != commit.day,
                )
            )
        return out

    def by_change(self, path: str) -> Iterator[tuple[UndatedVersion, Change, Filed]]:
        """The changes of the entry in a file that carry out a decision, each with that decision's row."""
        return self._decisions.by_change(self._steps(path)[1])

    def recorded_at(self, at: int) -> str:
        """The day on which the commit at a position of the log was recorded: its own, or the latest before where that is later."""
        return self._recorded[at]

    def _steps(self, path: str) -> tuple[list[tuple[str, Commit, TouchedFile]], list[UndatedVersion]]:
        """The commits that touched the entry in a file, under all its paths, oldest first, and the version to be dated for each."""
        touches = [(path, commit, touched) for commit, touched in self.log.by_path.get(path, ())]
        seen = {path}
        while touches and not touches[0][2].before:
            former = self._former(*touches[0])
            if former is None or former in seen:
                break
            seen.add(former)
            earlier = [(former, commit, touched) for commit, touched in self.log.by_path.get(former, ())]
            touches = [each for each in earlier if each[2].after] + touches
        return touches, [self._step(*each, frozenset(seen)) for each in touches]

    def _step(self, path: str, commit: Commit, touched: TouchedFile, paths: frozenset[str]) -> UndatedVersion:
        placed = self._schemas.layout.collection_of(path)
        collection = self._schemas.collection(placed[0]) if placed else None
        key = collection.key(placed[1]) if placed and collection else ""
        # A version that comes from nothing is compared with nothing, unless it comes from another path.
        parent = commit.parent if touched.before or len(paths) > 1 else ""
        return UndatedVersion(key, self._at[commit.id], commit.id, parent, paths)

    def _former(self, path: str, commit: Commit, touched: TouchedFile) -> str | None:
        """The path that an entry had before the commit that brought its file."""
        gone = {each.path for each in commit.touched if each.before and not each.after}
        if not gone or not touched.after:
            return None
        entry = entry_of(self._schemas, path, self._head.contents([touched.after])[touched.after])
        formers = entry.get("former_ids", default=[]) if entry else []
        paths = [entry.collection.path(str(former)) for former in formers] if entry else []
        return next((each for each in paths if each in gone), None)


def applied_on(versions: Sequence[EntryVersion], day: str) -> EntryVersion | None:
    """The version that applied on a day: of those whose day of effect is not later, the last one made."""
    return next((each for each in reversed(versions) if each.applies <= day), None)
