"""The check in shares: each holds some files against their schemas and runs some checks; put together they are the whole check.

Every share reads all files, since a check sees the whole registry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple
from typing import Any

from qingdan.checks import run
from qingdan.checks.catalogue import Check, registry_checks
from qingdan.checks.run import Outcome, Progress
from qingdan.diagnostics import Diagnostic, Edit, Place, Related, Severity
from qingdan.model import build_registry
from qingdan.read import Reading, Source, read_lists
from qingdan.read.executor import Executor
from qingdan.read.layout import LISTS
from qingdan.read.processes import uncollected
from qingdan.read.shares import Share, Snapshot, fingerprint
from qingdan.schema import load_schemas

KIND = "check"
_Given = tuple[Snapshot, Snapshot | None, str]


def snapshot_of(source: Source) -> Snapshot:
    """All that a check reads of a source."""
    return Snapshot(source, (LISTS, "schemas"))


def state_of(source: Snapshot, fallback: Snapshot | None, as_of: str) -> str:
    """What stands for the lists, their schemas and the day that dates are compared with."""
    return "-".join([source.digest(), fallback.digest() if fallback else "", as_of])


def found_in_share(source: Source, fallback: Source | None, share: Share, as_of: str, progress: Progress) -> list[Diagnostic]:  # fmt: skip
    """What one share finds, as found: neither counted nor waived."""
    with uncollected():
        schemas = load_schemas(source, fallback)
        if schemas.diagnostics:
            return list(share.take(list(schemas.diagnostics)))
        reading = read_lists(source, schemas.layout, lambda done, total: progress("读取", done, total))
        mine = dict(share.take(list(reading.documents.items())))
        found = list(share.take(list(reading.diagnostics)))
        found += run.shapes_of(Reading(mine, reading.paths, reading.diagnostics), schemas, progress)
        registry = build_registry(reading, schemas, as_of)
        return found + run.findings_of([checks_of(share)], registry, progress)


def checks_of(share: Share) -> Sequence[Check]:
    """The checks of a share: families stay together, since they work out the same things first, until a share is full."""
    families = run.families_of(registry_checks())
    most = -(-sum(map(len, families)) // share.of)
    pieces = [family[at : at + most] for family in families for at in range(0, len(family), most)]
    loads: list[list[Check]] = [[] for _ in range(share.of)]
    for piece in sorted(pieces, key=len, reverse=True):
        min(loads, key=len).extend(piece)
    return loads[share.number - 1]


def merged(source: Source, fallback: Source | None, found: Sequence[Diagnostic], as_of: str, progress: Progress) -> Outcome:  # fmt: skip
    """The outcome of the whole check from all that its shares found; the lists are read again, for what is told of entries."""
    with uncollected():
        schemas = load_schemas(source, fallback)
        if schemas.diagnostics:
            return run.broken_schemas(schemas, as_of)
        reading = read_lists(source, schemas.layout, lambda done, total: progress("读取", done, total))
        registry = build_registry(reading, schemas, as_of)
        return Outcome(registry, reading, sorted(run.settle(found, registry, reading.documents)))


def check_on(executor: Executor, source: Source, fallback: Source | None, as_of: str, progress: Progress) -> Outcome:
    """Check everything in a source where the executor works. Raises ExecutorError when that cannot be done."""
    here, also = snapshot_of(source), Snapshot(fallback, ("schemas",)) if fallback else None
    parts = executor.map(work_on, (here, also, as_of))
    return merged(here, also, [each for part in parts for each in part], as_of, progress)


def work_on(given: _Given, share: Share) -> list[Diagnostic]:
    """One share, wherever it is worked on."""
    source, fallback, as_of = given
    return found_in_share(source, fallback, share, as_of, lambda *_: None)


def part_of(found: Sequence[Diagnostic], share: Share, state: str) -> dict[str, Any]:
    """The findings of one share of the check as plain data, with the number of the share and the state, for a file."""
    rows = [astuple(each) for each in sorted(set(found))]
    return {"kind": KIND, "share": [share.number, share.of], "tool": fingerprint(), "state": state, "found": rows}


def found_of(part: dict[str, Any]) -> list[Diagnostic]:
    """The findings in such plain data."""
    return [
        Diagnostic(
            Place(*place), code, Severity(severity), message, fix,
            tuple(Related(Place(*at), text) for at, text in related),
            tuple(Edit(Place(*at), text, guess) for at, text, guess in edits),
            entry, waived, private, element,
        )
        for place, code, severity, message, fix, related, edits, entry, waived, private, element in part["found"]
    ]  # fmt: skip


__all__ = ["KIND", "check_on", "found_in_share", "found_of", "merged", "part_of", "snapshot_of", "state_of"]
