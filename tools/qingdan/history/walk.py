"""Every commit of a log with what it changed, oldest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from qingdan.diff import Action, Change, Comparison, compare_sources, judge
from qingdan.history.log import Commit, Log
from qingdan.history.metrics import Parts, Totals
from qingdan.read import Memory, Source
from qingdan.read.quick import NOTHING_KNOWN, Known, QuickReader
from qingdan.read.revision import Revision
from qingdan.schema import Schemas


@dataclass(frozen=True, slots=True)
class CommitStage:
    """One commit: its comparison with the one before it, the changes, and the sums of the metrics after it."""

    commit: Commit
    comparison: Comparison
    changes: tuple[Change, ...]
    totals: Mapping[str, Parts]


def walk(
    log: Log,
    head: Revision,
    schemas: Schemas,
    progress: Callable[[int, int], None] = lambda *_: None,
    known: Known = NOTHING_KNOWN,
    *,
    done: int = 0,
    sums: Mapping[str, Parts] | None = None,
) -> Iterator[CommitStage]:
    """Every commit that changed an entry. In a shallow repository the oldest is compared with nothing.

    What is ``known`` of a file need not be read again. The first ``done`` commits are left out; ``sums`` are those of the metrics
    after them.
    """
    totals, reader = Totals(sums), QuickReader(known)
    before = head.beside(log.commits[done - 1].id) if done else None
    for at, commit in enumerate(log.commits[done:], done):
        progress(at, len(log.commits))
        base: Source
        later = head.beside(commit.id)
        if before is None or not commit.parent:
            base = Memory({}, "")
            later.lend(known.content)  # it is read whole
        else:
            base = before if before.commit == commit.parent else head.beside(commit.parent)
        comparison = compare_sources(base, later, schemas, strict=False, reader=reader)
        before = later
        totals.move(comparison)
        changes = judge(comparison)
        if changes:
            yield CommitStage(commit, comparison, tuple(changes), dict(totals.parts))
    progress(len(log.commits), len(log.commits))


def renamed(stage: CommitStage) -> Mapping[str, str]:
    """Old key to new key of the entries that a commit moved."""
    return {fact.before: fact.after for fact in stage.comparison.facts if fact.action is Action.MOVED}
