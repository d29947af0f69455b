"""Check a state of the lists by another one that was checked: only what the changes can alter is read and checked again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from qingdan.checks.affected import ChangedKeys, affected
from qingdan.checks.anchor import (
    CRASH,
    LISTED,
    READ,
    SHAPE,
    Anchor,
    Documents,
    Raw,
    by_path,
    fetch,
    gather,
    kinds_of_files,
)
from qingdan.checks.catalogue import Check, registry_checks
from qingdan.checks.known import Stamp
from qingdan.checks.run import Progress, run_one, settle, shapes_of
from qingdan.diagnostics import Diagnostic, Reach, rule_of
from qingdan.model import Entry, Registry
from qingdan.model.build import Targets, name_in, references_of
from qingdan.model.partial import Outline, Shelf, outline_of
from qingdan.model.version import PATH
from qingdan.read import Document, File, Reading, Source
from qingdan.read.documents import read_files, sort_out
from qingdan.schema import Schemas

_WHOLE = "registry"
"""The collection of which every entry may depend on."""


class UnsureError(Exception):
    """A shortcut could not be taken; the whole has to be checked."""


def again(
    anchor: Anchor, source: Source, files: Sequence[File], stamps: Mapping[str, Stamp], progress: Progress
) -> Anchor:
    """The state of a source, given one with the same schemas and day. Raises UnsureError where it has to be checked as a whole."""
    old = anchor.files
    changed = {path for path in stamps.keys() | old.keys() if stamps.get(path) != old.get(path) or not stamps[path][0]}
    if not changed:
        return anchor
    if not anchor.sound:
        raise UnsureError
    listed = _listed(anchor, files, stamps, changed)
    read = [file for file in listed.readable if file.path in changed]
    fetch(source, read)
    fresh, faults = read_files(source, read)
    told = [each for each in listed.faults if each.place.path in changed]
    shapes = shapes_of(Reading(fresh, list(fresh), [*faults, *told]), anchor.schemas, progress)
    if PATH in changed and _asked(anchor.data[PATH][0] if PATH in anchor.data else None) != _asked(
        fresh[PATH].data if PATH in fresh else None
    ):
        raise UnsureError
    gone = {anchor.places[path] for path in changed if path in anchor.places}
    made = _outlines(anchor.schemas, fresh, listed.places)
    outlines = {**{key: each for key, each in anchor.outlines.items() if key not in gone}, **made}
    data = _Over(anchor.data, changed, {path: (document.data, document.numbers) for path, document in fresh.items()})
    documents = Documents(source, stamps, data)
    shelf = Shelf(anchor.schemas, outlines, documents.__getitem__)
    keys = gone | {listed.places[path] for path in changed if path in listed.places}
    present = frozenset(listed.places.values())
    change = ChangedKeys(keys, frozenset(anchor.places.values()) ^ present, anchor.outlines)
    work = _Work(anchor, shelf, present, change, changed)
    raw, touched = work.findings(progress)
    touched |= listed.altered
    for tag, several in ((LISTED, listed.faults), (READ, faults), (SHAPE, shapes)):
        gather([(tag, each) for each in several], raw)
    chosen = {listed.places[path] for path in touched if path in listed.places}
    found = [each for path in sorted(touched) for _, each in raw.get(path, ())]
    settled = {path: several for path, several in anchor.settled.items() if path not in touched}
    settled.update(by_path(settle(found, work.view(chosen), documents)))
    return replace(anchor, files=stamps, places=listed.places, outlines=outlines, data=data, raw=raw, settled=settled)


def _asked(data: Any) -> Any:
    """The ``blocking`` rows of a registry's data, None without them: by these a finding in any file may weigh less."""
    return data.get("blocking") if isinstance(data, dict) else None


@dataclass(frozen=True, slots=True)
class _Listing:
    """What the names and kinds of the files say: the keys by path, the files that can be read, the faults.

    ``altered`` are the paths of which it says something else than before.
    """

    places: Mapping[str, str]
    readable: Sequence[File]
    faults: Sequence[Diagnostic]
    altered: frozenset[str] = frozenset()


def _listed(anchor: Anchor, files: Sequence[File], stamps: Mapping[str, Stamp], changed: set[str]) -> _Listing:
    """What the listing says. Files about which it says something else than before join the changed ones."""
    kept = [each for several in anchor.raw.values() for tag, each in several if tag == LISTED]
    faulty = {each.place.path for each in kept}
    if not faulty & changed and kinds_of_files(stamps) == kinds_of_files(anchor.files):
        # A file in its place of which the listing says nothing can be read.
        readable = [file for file in files if file.path in changed and file.path in anchor.places]
        return _Listing(anchor.places, readable, kept)
    faults, paths, readable = sort_out(files, anchor.schemas.layout)
    altered = frozenset(each.place.path for each in {*kept} ^ {*faults})
    known = anchor.places
    places = {path: known.get(path) or anchor.schemas.key_of(path) for path in paths}
    changed |= (altered & stamps.keys()) | (places.keys() ^ known.keys())
    return _Listing({path: key for path, key in places.items() if key is not None}, readable, faults, altered)


def _outlines(schemas: Schemas, fresh: Mapping[str, Document], places: Mapping[str, str]) -> dict[str, Outline]:
    """The outlines of entries that were just read, by key."""
    out = {}
    targets: Targets = defaultdict(dict)
    for path, document in fresh.items():
        key = places.get(path)
        collection = schemas.collection(key.partition("/")[0]) if key is not None else None
        if key is not None and collection is not None and isinstance(document.data, dict):
            id_ = collection.name if collection.single else key.partition("/")[2]
            entry: Entry[Any] = Entry(
                collection, id_, key, document.data, document, name_in(document.data, collection, id_)
            )
            out[key] = outline_of(entry, references_of(entry, targets))
    return out


class _Work:
    """The checks of a state in which some entries changed."""

    def __init__(
        self, anchor: Anchor, shelf: Shelf, present: frozenset[str], change: ChangedKeys, changed: set[str]
    ) -> None:
        self.anchor, self.shelf, self.present, self.change, self.changed = anchor, shelf, present, change, changed
        self.core = affected(shelf, change)
        self.turned = {key.partition("/")[0] for key in self.core if key in change.keys}
        self.both = (change.before, shelf.outlines)
        self.led = {key for each in self.both for by in change.keys if by in each for key in each[by].targets}
        self.alike = all((key in change.before) is (key in shelf.outlines) for key in change.keys)
        self._views: dict[frozenset[str] | None, Registry] = {}

    def view(self, chosen: set[str] | None) -> Registry:
        """A registry in which the chosen entries are met."""
        name = None if chosen is None else frozenset(chosen)
        if name not in self._views:
            self._views[name] = self.shelf.registry(self.present, self.anchor.as_of, chosen)
        return self._views[name]

    def findings(self, progress: Progress) -> tuple[dict[str, list[tuple[str, Diagnostic]]], set[str]]:
        """All findings but those of the listing and of reading the changed files, and the paths of which the findings may differ."""
        every = registry_checks()
        again: dict[str, set[str] | None] = {}
        found: list[tuple[str, Diagnostic]] = []
        for done, check in enumerate(every):
            progress("检查", done, len(every))
            code = rule_of(check).code
            again[code], told = self._of(check, code, rule_of(check).reach)
            found += told
        progress("检查", len(every), len(every))
        if any(each.code == CRASH for _, each in found):
            raise UnsureError
        raw, touched = self._rest(self.anchor.raw, again)
        gather(found, raw)
        return raw, touched | self.changed | {each.place.path for _, each in found}

    def _of(self, check: Check, code: str, reach: Reach) -> tuple[set[str] | None, list[tuple[str, Diagnostic]]]:
        """The paths for which a check was run, None where it was run for all, and what it found."""
        if reach.turns & self.turned or _WHOLE in self.turned or (reach.led and not self.alike):
            return None, [(code, each) for each in run_one(check, self.view(None))]
        judged = set(self.core)
        if reach.names:
            told = (path for path, several in self.anchor.raw.items() if any(tag == code for tag, _ in several))
            judged |= {self.anchor.places[path] for path in told if path in self.anchor.places}
        judged |= {key for key in self.led if key.partition("/")[0] in reach.led}
        referring = (self.shelf.leads.get(key, ()) for key in judged if key.partition("/")[0] in reach.led)
        chosen = judged.union(*(self.shelf.by_collection.get(name, ()) for name in reach.sees), *referring)
        paths = {each[key].path for each in self.both for key in judged if key in each}
        found = run_one(check, self.view(chosen))
        return paths, [(code, each) for each in found if each.place.path in paths or each.code == CRASH]

    def _rest(
        self, raw: Raw, again: Mapping[str, set[str] | None]
    ) -> tuple[dict[str, list[tuple[str, Diagnostic]]], set[str]]:
        """The findings that stand as they were, and the paths of those that do not."""
        out: dict[str, list[tuple[str, Diagnostic]]] = {}
        touched: set[str] = set()
        for path, several in raw.items():
            kept = []
            whole = True
            for pair in several:
                if pair[0] == LISTED:
                    continue
                if pair[0] in (READ, SHAPE):
                    stands = path not in self.changed
                else:
                    paths = again.get(pair[0], set())
                    stands = paths is not None and path not in paths
                if stands:
                    kept.append(pair)
                whole = whole and stands
            if kept:
                out[path] = kept
            if not whole:
                touched.add(path)
        return out, touched


class _Over(Mapping[str, Any]):
    """Data by path, some of which were read anew."""

    def __init__(self, below: Mapping[str, Any], changed: set[str], fresh: Mapping[str, Any]) -> None:
        if isinstance(below, _Over):
            changed, fresh = below.changed | changed, {**below.fresh_but(changed), **fresh}
            below = below.below
        self.below: Mapping[str, Any] = below
        self.changed: set[str] = changed
        self.fresh: Mapping[str, Any] = fresh
        self._names = [*(path for path in below if path not in changed), *fresh]
        self._known = frozenset(self._names)

    def fresh_but(self, changed: set[str]) -> dict[str, Any]:
        """What was read anew and did not change since."""
        return {path: value for path, value in self.fresh.items() if path not in changed}

    def __getitem__(self, path: str) -> Any:
        return self.below[path] if path not in self.changed else self.fresh[path]

    def __contains__(self, path: object) -> bool:
        return path in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
