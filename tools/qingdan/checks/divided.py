"""The check divided among the workers of a cluster: each holds some files against their schemas and runs some checks; put together they are the whole check.

Every share reads all files, since a check sees the whole registry.
"""

from __future__ import annotations

from collections.abc import Sequence

from qingdan.checks import run
from qingdan.checks.catalogue import Check, registry_checks
from qingdan.checks.run import Outcome, Progress
from qingdan.diagnostics import Diagnostic
from qingdan.model import build_registry
from qingdan.read import Reading, Source, read_lists
from qingdan.read.cluster import Cluster
from qingdan.read.layout import LISTS
from qingdan.read.processes import uncollected
from qingdan.read.snapshot import Share, Snapshot
from qingdan.schema import load_schemas

_Given = tuple[Snapshot, Snapshot | None, str]


def snapshot_of(source: Source) -> Snapshot:
    """All that a check reads of a source."""
    return Snapshot(source, (LISTS, "schemas"))


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


def check_on(cluster: Cluster, source: Source, fallback: Source | None, as_of: str, progress: Progress) -> Outcome:
    """Check everything in a source on a cluster. Raises ClusterError when that cannot be done."""
    here, also = snapshot_of(source), Snapshot(fallback, ("schemas",)) if fallback else None
    parts = cluster.map(work_on, (here, also, as_of))
    return merged(here, also, [each for part in parts for each in part], as_of, progress)


def work_on(given: _Given, share: Share) -> list[Diagnostic]:
    """One share, wherever it is worked on."""
    source, fallback, as_of = given
    return found_in_share(source, fallback, share, as_of, lambda *_: None)


__all__ = ["check_on", "found_in_share", "merged", "snapshot_of"]
