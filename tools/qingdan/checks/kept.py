"""Check a state of the lists by the one that was kept, where that is near; and what is kept for the next time."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qingdan.checks.again import UnsureError, again
from qingdan.checks.anchor import Anchor, anchor_of, check_all, kept_anchor, listing, stamps_of
from qingdan.checks.known import Stamp
from qingdan.checks.run import Outcome, Progress, broken_schemas, silent
from qingdan.read import File, Source
from qingdan.read.layout import LISTS, SCHEMAS
from qingdan.read.processes import uncollected
from qingdan.read.store import Store, tool_print
from qingdan.schema import SchemaError, load_schemas, trusted_schemas
from qingdan.schema.load import SUFFIX

_FEW = 3
"""A state is checked by another one where at most one file in so many differs."""
_FRESH = 100
"""A state takes the place of the one that was kept where more than one file in so many differs."""


class SourceSide:
    """A source, its files, and the schemas that count for it."""

    def __init__(self, source: Source, fallback: Source | None) -> None:
        """Take the source, and the one that has the schemas where it has none of its own."""
        self.source, self.fallback = source, fallback
        self.files: Sequence[File] = listing(source, LISTS)
        own = [file for file in source.files(SCHEMAS) if file.path.endswith(SUFFIX)]
        given = fallback if fallback is not None and not own else source
        files = [file for file in given.files(SCHEMAS) if file.path.endswith(SUFFIX)]
        self.schemas = {file.path: given.read(file) for file in files}

    def print_of(self, store: Store, as_of: str) -> str:
        """What stands for all that findings hang on besides the lists."""
        total = hashlib.sha256(f"{tool_print()}\0{as_of}".encode() if store.path is not None else b"")
        for path, raw in sorted(self.schemas.items()):
            total.update(f"\0{path}\0".encode() + hashlib.sha256(raw).digest())
        return total.hexdigest()

    def anchor(self, print_: str, stamps: Mapping[str, Stamp], as_of: str, store: Store) -> Anchor | None:
        """The state that was kept, where it is near; None where there is none."""
        try:
            schemas = trusted_schemas(self.source, self.fallback)
        except SchemaError:
            return None
        anchor = kept_anchor(store, print_, schemas, as_of)
        return anchor if anchor is not None and near(anchor.files, stamps) else None


@dataclass(frozen=True, slots=True)
class Checked:
    """An outcome, the state that it is of, and what keeps that state for the next time.

    There is no state where the schemas are not in order.
    """

    outcome: Outcome
    anchor: Anchor | None
    store: Store
    print_: str
    known: bool

    def save(self) -> None:
        """Keep the state, unless the one that was kept does as well, or a check came to grief."""
        if not self.known and self.anchor is not None and self.anchor.sound:
            self.anchor.save(self.store, self.print_)


def check_kept(
    source: Source,
    fallback: Source | None,
    *,
    as_of: str,
    progress: Progress = silent,
    store: Store,
    sha256: bool = False,
) -> Checked:
    """Check everything in a source, by the state that is in the store where that is near. The findings are those of ``check``.

    ``sha256`` says that the repository's git names contents by that sum.
    """
    with uncollected():
        side = SourceSide(source, fallback)
        stamps = stamps_of(source, side.files, sha256=sha256)
        print_ = side.print_of(store, as_of)
        kept = side.anchor(print_, stamps, as_of, store)
        if kept is not None:
            try:
                anchor = again(kept, source, side.files, stamps, progress)
            except UnsureError:
                pass
            else:
                known = differing(kept.files, stamps) * _FRESH <= len(stamps)
                return Checked(anchor.outcome(source), anchor, store, print_, known)
        schemas = load_schemas(source, fallback)
        if schemas.diagnostics:
            return Checked(broken_schemas(schemas, as_of), None, store, print_, known=True)
        anchor, outcome = check_all(source, side.files, stamps, schemas, as_of, progress)
        return Checked(outcome, anchor, store, print_, known=False)


def base_anchor(
    side: SourceSide, stamps: Mapping[str, Stamp], as_of: str, progress: Progress, store: Store, *, keep: bool
) -> Anchor:
    """A state that was checked and is near to a source: the one that was kept, or the source's own, which is kept where that is wanted.

    Raises UnsureError where the schemas are not in order.
    """
    print_ = side.print_of(store, as_of)
    anchor = side.anchor(print_, stamps, as_of, store)
    if anchor is None:
        schemas = load_schemas(side.source, side.fallback)
        if schemas.diagnostics:
            raise UnsureError
        anchor = anchor_of(side.source, side.files, stamps, schemas, as_of, progress)
        if keep and anchor.sound:
            anchor.save(store, print_)
    return anchor


def near(one: Mapping[str, Stamp], other: Mapping[str, Stamp]) -> bool:
    """Whether little differs between two states."""
    return differing(one, other) * _FEW <= len(other)


def differing(one: Mapping[str, Stamp], other: Mapping[str, Stamp]) -> int:
    """How many files differ between two states."""
    return sum(one.get(path) != other.get(path) for path in one.keys() | other.keys())


__all__ = ["Checked", "SourceSide", "base_anchor", "check_kept", "differing", "near"]
