"""What a change touches or breaks: the findings of a state, without those that the state before has in files that did not change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from qingdan.checks.again import UnsureError, again
from qingdan.checks.anchor import Anchor, listing, stamps_of
from qingdan.checks.beside import with_site
from qingdan.checks.beside.site_files import site_listing
from qingdan.checks.kept import SourceSide, base_anchor, near
from qingdan.checks.known import Stamp
from qingdan.checks.run import Outcome, Progress, check, silent
from qingdan.read import Source
from qingdan.read.layout import SCHEMAS
from qingdan.read.processes import uncollected
from qingdan.read.revision import Revision
from qingdan.read.store import NOTHING_KEPT, Store


class HeldState:
    """The last checked state of the lists, kept in memory for whoever checks one change after another.

    ``take`` stores a state; ``near`` gives it back where schemas and day are the same and few files differ, else None.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._state: tuple[Anchor, Mapping[str, bytes], str] | None = None

    def near(self, side: SourceSide, stamps: Mapping[str, Stamp], as_of: str) -> Anchor | None:
        """The state, where it is near to a source and was checked by the same schemas as of the same day."""
        if self._state is None or self._state[1:] != (side.schemas, as_of) or not near(self._state[0].files, stamps):
            return None
        return self._state[0]

    def take(self, anchor: Anchor, side: SourceSide, as_of: str) -> None:
        """Hold a state that was checked by the schemas of a source."""
        self._state = (anchor, side.schemas, as_of)


def check_since(
    source: Source,
    base: Source,
    fallback: Source | None = None,
    *,
    as_of: str = "",
    progress: Progress = silent,
    store: Store = NOTHING_KEPT,
    held: HeldState | None = None,
) -> Outcome:
    """Check a source with what is beside the lists, and keep only what a change since ``base`` touches or breaks elsewhere.

    A diagnostic stays when its file differs between the two, or when the base does not have it. Where the schemas are the same,
    what the change cannot alter is checked once for both; ``store`` keeps it from one run to the next, ``held`` from one call to the next.
    """
    with uncollected():
        sides = SourceSide(source, fallback), SourceSide(base, fallback)
        sha256 = isinstance(base, Revision) and len(base.commit) > 40  # more digits than SHA-1 has
        stamps = [stamps_of(side.source, side.files, sha256=sha256) for side in sides]
        changed = _changed(*stamps) | _changed(*(_other_files(side, sha256=sha256) for side in sides))
        now, before = (
            with_site(outcome, side.source)
            for outcome, side in zip(
                _both(sides, stamps, as_of, progress, store, held or HeldState()), sides, strict=True
            )
        )
        known = {(each.place.path, each.code, each.message) for each in before.diagnostics}
        kept = [
            each
            for each in now.diagnostics
            if each.place.path in changed or (each.place.path, each.code, each.message) not in known
        ]
        return replace(now, diagnostics=kept)


def _both(
    sides: tuple[SourceSide, SourceSide],
    stamps: Sequence[Mapping[str, Stamp]],
    as_of: str,
    progress: Progress,
    store: Store,
    held: HeldState,
) -> tuple[Outcome, Outcome]:
    """What is found in the source, and in the base."""
    now, before = sides
    if now.schemas == before.schemas and near(*stamps):
        try:
            anchor = held.near(before, stamps[1], as_of) or base_anchor(
                before, stamps[1], as_of, progress, store, keep=isinstance(before.source, Revision)
            )
            base = again(anchor, before.source, before.files, stamps[1], progress)
            held.take(base, before, as_of)
            head = again(base, now.source, now.files, stamps[0], progress)
            return head.outcome(now.source), base.outcome(before.source)
        except UnsureError:
            pass
    outcome = check(now.source, now.fallback, as_of=as_of, progress=progress)
    return outcome, check(before.source, before.fallback, as_of=as_of)


def _other_files(side: SourceSide, *, sha256: bool) -> dict[str, Stamp]:
    """The stamps of everything that findings hang on besides the lists: the schemas, and the files of the site."""
    return stamps_of(side.source, [*listing(side.source, SCHEMAS), *site_listing(side.source)], sha256=sha256)


def _changed(now: Mapping[str, Stamp], before: Mapping[str, Stamp]) -> set[str]:
    """The paths whose bytes differ between two sources, or that only one of them has; links and the like count as absent."""
    sides = [
        {path: digest for path, (digest, mode, _) in side.items() if mode.startswith("100")} for side in (now, before)
    ]
    return {path for path in sides[0].keys() | sides[1].keys() if sides[0].get(path) != sides[1].get(path)}
