"""What a change touches or breaks: the findings of a state, without those that the state before has in files that did not change."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from qingdan.checks.again import UnsureError, again
from qingdan.checks.anchor import Anchor, Stamp, anchor_of, kept_anchor, listing, stamps_of
from qingdan.checks.run import Outcome, Progress, check, silent
from qingdan.diagnostics import Diagnostic
from qingdan.read import File, Source
from qingdan.read.layout import LISTS, SCHEMAS
from qingdan.read.processes import uncollected
from qingdan.read.revision import Revision
from qingdan.read.store import NOTHING_KEPT, Store, tool_print
from qingdan.schema import load_schemas, trusted_schemas
from qingdan.schema.load import SUFFIX

LIBRARIES = ("jsonschema", "jsonschema-rs", "pyyaml", "rapidfuzz", "chinesecalendar")
"""What findings hang on besides the tool's own code."""
_FEW = 3
"""A state is checked by another one where at most one file in so many differs."""


def check_since(
    source: Source,
    base: Source,
    fallback: Source | None = None,
    *,
    as_of: str = "",
    progress: Progress = silent,
    store: Store = NOTHING_KEPT,
) -> Outcome:
    """Check a source, and keep only what a change since ``base`` touches or breaks elsewhere.

    A diagnostic stays when its file differs between the two, or when the base does not have it. Where the schemas are the same,
    what the change cannot alter is checked once for both; ``store`` keeps it from one run to the next.
    """
    with uncollected():
        sides = _Side(source, fallback), _Side(base, fallback)
        sha256 = isinstance(base, Revision) and len(base.commit) > 40  # more digits than SHA-1 has
        stamps = [stamps_of(side.source, side.files, sha256=sha256) for side in sides]
        changed = _changed(*stamps) | _changed(*(side.schema_files(sha256=sha256) for side in sides))
        now, before = _both(sides, stamps, as_of, progress, store)
        known = {(each.place.path, each.code, each.message) for each in before}
        kept = [
            each
            for each in now.diagnostics
            if each.place.path in changed or (each.place.path, each.code, each.message) not in known
        ]
        return replace(now, diagnostics=kept)


class _Side:
    """One of the two sources, its files, and the schemas that count for it."""

    def __init__(self, source: Source, fallback: Source | None) -> None:
        self.source, self.fallback = source, fallback
        self.files: Sequence[File] = listing(source, LISTS)
        own = [file for file in source.files(SCHEMAS) if file.path.endswith(SUFFIX)]
        given = fallback if fallback is not None and not own else source
        files = [file for file in given.files(SCHEMAS) if file.path.endswith(SUFFIX)]
        self.schemas = {file.path: given.read(file) for file in files}

    def schema_files(self, *, sha256: bool) -> dict[str, Stamp]:
        """The stamps of everything beside the schemas."""
        return stamps_of(self.source, listing(self.source, SCHEMAS), sha256=sha256)


def _both(
    sides: tuple[_Side, _Side], stamps: Sequence[Mapping[str, Stamp]], as_of: str, progress: Progress, store: Store
) -> tuple[Outcome, Sequence[Diagnostic]]:
    """What is found in the source, and in the base."""
    now, before = sides
    if now.schemas == before.schemas and _near(*stamps):
        try:
            anchor = _anchor(before, stamps[1], as_of, progress, store)
            base = again(anchor, before.source, before.files, stamps[1], progress)
            head = again(base, now.source, now.files, stamps[0], progress)
            return head.outcome(now.source), base.diagnostics
        except UnsureError:
            pass
    outcome = check(now.source, now.fallback, as_of=as_of, progress=progress)
    return outcome, check(before.source, before.fallback, as_of=as_of).diagnostics


def _anchor(side: _Side, stamps: Mapping[str, Stamp], as_of: str, progress: Progress, store: Store) -> Anchor:
    """A state that was checked and is near to that of the base: the one that was kept, or the base itself, which then is kept."""
    total = hashlib.sha256(f"{tool_print(LIBRARIES)}\0{as_of}".encode() if store.path is not None else b"")
    for path, raw in sorted(side.schemas.items()):
        total.update(f"\0{path}\0".encode() + hashlib.sha256(raw).digest())
    anchor = kept_anchor(store, total.hexdigest(), trusted_schemas(side.source, side.fallback), as_of)
    if anchor is None or not anchor.schemas_in_order or not _near(anchor.files, stamps):
        schemas = load_schemas(side.source, side.fallback)
        anchor = anchor_of(side.source, side.files, stamps, schemas, as_of, progress)
        if isinstance(side.source, Revision) and anchor.sound:
            anchor.save(store, total.hexdigest())
    return anchor


def _near(one: Mapping[str, Stamp], other: Mapping[str, Stamp]) -> bool:
    differing = sum(one.get(path) != other.get(path) for path in one.keys() | other.keys())
    return differing * _FEW <= len(other)


def _changed(now: Mapping[str, Stamp], before: Mapping[str, Stamp]) -> set[str]:
    """The paths whose bytes differ between two sources, or that only one of them has; links and the like count as absent."""
    sides = [
        {path: digest for path, (digest, mode, _) in side.items() if mode.startswith("100")} for side in (now, before)
    ]
    return {path for path in sides[0].keys() | sides[1].keys() if sides[0].get(path) != sides[1].get(path)}
