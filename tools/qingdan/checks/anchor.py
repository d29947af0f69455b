"""A state of the lists that was checked, with all that another state, in which little differs, is checked by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeAlias

from qingdan.checks.catalogue import Check, registry_checks
from qingdan.checks.known import KnownFiles, Stamp, digest
from qingdan.checks.run import Outcome, Progress, families_of, in_turn, run_one, settle, shapes_of
from qingdan.diagnostics import Diagnostic, rule_of
from qingdan.diagnostics.plain import plain, unplain
from qingdan.model import build_registry
from qingdan.model.noted import Sums
from qingdan.model.partial import Outline, Shelf, outline_of
from qingdan.read import Document, File, FileMode, Reading, Source
from qingdan.read.again import Again, FileAgain
from qingdan.read.documents import read_files, sort_out
from qingdan.read.faults.raw.too_large import LIMIT
from qingdan.read.processes import WORTH_SPREADING, spread
from qingdan.read.quick import Known
from qingdan.read.revision import Revision
from qingdan.read.store import Records, Store, StoreError
from qingdan.schema import Schemas

LISTED, READ, SHAPE, CRASH = "listed", "read", "shape", "QD050"
_LARGE = 1 << 21
Raw: TypeAlias = "Mapping[str, Sequence[tuple[str, Diagnostic]]]"
"""Findings by path as they were made, each with the code of its check, or the step of reading that it comes from."""


@dataclass(frozen=True, slots=True, eq=False)
class Anchor:
    """``files`` are the stamps of all files below the lists, ``places`` the keys of those that have a place in a collection.

    ``outlines`` are by key; ``data`` by path, each with whether long numbers may be in the file. ``raw`` are the findings before waivers, ``settled`` after, both by path.
    """

    schemas: Schemas
    as_of: str
    files: Mapping[str, Stamp]
    places: Mapping[str, str]
    outlines: Mapping[str, Outline]
    data: Mapping[str, Any]
    raw: Raw
    settled: Mapping[str, Sequence[Diagnostic]]

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """Every finding, sorted."""
        return sorted(each for found in self.settled.values() for each in found)

    @property
    def sound(self) -> bool:
        """Whether every check did its work: what a crash left out is not known."""
        return not any(each.code == CRASH for found in self.settled.values() for each in found)

    @property
    def present(self) -> frozenset[str]:
        """The keys of all files that have a place."""
        return frozenset(self.places.values())

    def outcome(self, source: Source) -> Outcome:
        """The outcome that the kept findings make for the source whose state was kept."""
        documents = Documents(source, self.files, self.data)
        registry = Shelf(self.schemas, self.outlines, documents.__getitem__).registry(self.present, self.as_of)
        faults = [each for found in self.raw.values() for tag, each in found if tag in (LISTED, READ)]
        return Outcome(registry, Reading(documents, list(self.places), sorted(faults)), self.diagnostics)

    def sums(self) -> Sums:
        """What a registry of this state answers, by what is asked of it."""
        shelf = Shelf(self.schemas, self.outlines, _unread)
        return Sums(shelf, self.present)

    def known(self, source: Source, *, sha256: bool = False) -> Known:
        """What is known of the files in which reading found nothing, and that a source still has."""
        faulty = {path for path, found in self.raw.items() if any(tag in (LISTED, READ) for tag, _ in found)}
        return KnownFiles(source, self.files, self.data, faulty, sha256=sha256)

    def save(self, store: Store, print_: str) -> None:
        """Keep this state, unless what it was made from was altered meanwhile."""
        raw = {path: [(tag, plain(each)) for tag, each in found] for path, found in self.raw.items()}
        settled = {path: [plain(each) for each in found] for path, found in self.settled.items()}
        outlines = {key: tuple(each) for key, each in self.outlines.items()}
        with suppress(StoreError):
            store.save(print_, (dict(self.files), dict(self.places), outlines, raw, settled), self.data)


def kept_anchor(store: Store, print_: str, schemas: Schemas, as_of: str) -> Anchor | None:
    """The state that was kept under a fingerprint, which stands for the schemas and the day as well; None where there is none."""
    found = store.load(print_)
    if found is None:
        return None
    (files, places, outlines, raw, settled), records = found
    data: Records = records
    return Anchor(
        schemas,
        as_of,
        files,
        places,
        {key: Outline(*each) for key, each in outlines.items()},
        data,
        {path: [(tag, unplain(each)) for tag, each in several] for path, several in raw.items()},
        {path: [unplain(each) for each in several] for path, several in settled.items()},
    )


class Documents(Mapping[str, Document]):
    """The documents of a source whose data are known, each made when asked for."""

    def __init__(self, source: Source, files: Mapping[str, Stamp], data: Mapping[str, Any]) -> None:
        """Take the source, the stamps of its files and the data by path."""
        self._source, self._again, self._files, self._data = source, Again(source), files, data
        self._made: dict[str, Document] = {}

    def __getitem__(self, path: str) -> Document:
        """The document at a path."""
        if path not in self._made:
            digest, mode, size = self._files[path]
            file = File(path, FileMode(mode), size, digest)
            try:
                data, numbers = self._data[path]
            except StoreError:  # what was kept of the file was altered; the file is the same
                data, numbers = self._read(file)
            self._made[path] = Document(path, data, FileAgain(self._again, file), numbers)
        return self._made[path]

    def _read(self, file: File) -> tuple[Any, bool]:
        document = read_files(self._source, [file])[0][file.path]
        return document.data, document.numbers

    def __contains__(self, path: object) -> bool:
        """Whether there is a readable file at a path."""
        return path in self._data

    def __iter__(self) -> Iterator[str]:
        """The paths."""
        return iter(self._data)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._data)


def stamps_of(source: Source, files: Sequence[File], *, sha256: bool) -> dict[str, Stamp]:
    """The stamp of each file: by what git says, or by the bytes where it says nothing."""

    def digests(part: Sequence[File]) -> list[str]:
        return [_digest(source, file, sha256=sha256) for file in part]

    asked = WORTH_SPREADING if any(not file.blob for file in files) else len(files) + 1
    found = chain.from_iterable(spread(digests, files, asked))
    return {file.path: (digest, file.mode.value, file.size) for file, digest in zip(files, found, strict=True)}


def listing(source: Source, folder: str) -> Sequence[File]:
    """The files below a folder of a source, without the contents where these need not be fetched."""
    return source.listing(folder) if isinstance(source, Revision) else source.files(folder)


def fetch(source: Source, files: Iterable[File]) -> None:
    """Have git give the contents of files in one call, where git is asked."""
    if isinstance(source, Revision):
        source.contents(file.blob for file in files)


def _digest(source: Source, file: File, *, sha256: bool) -> str:
    if file.mode not in (FileMode.REGULAR, FileMode.EXECUTABLE):
        return str(file.mode.value)
    if file.blob or file.size >= _LARGE:
        return file.blob or "large"
    try:
        return digest(source.read(file), sha256=sha256)
    except OSError:
        return ""


def anchor_of(
    source: Source, files: Sequence[File], stamps: Mapping[str, Stamp], schemas: Schemas, as_of: str, progress: Progress
) -> Anchor:
    """Check everything in a source whose files do not change meanwhile."""
    return check_all(source, files, stamps, schemas, as_of, progress)[0]


def check_all(
    source: Source, files: Sequence[File], stamps: Mapping[str, Stamp], schemas: Schemas, as_of: str, progress: Progress
) -> tuple[Anchor, Outcome]:
    """Check everything in a source whose files do not change meanwhile; the state to check others by, and the outcome."""
    listed, paths, readable = sort_out(files, schemas.layout)
    fetch(source, readable)
    documents, faults = read_files(source, readable, lambda done, total: progress("读取", done, total), registry_checks)
    documents = {path: documents[path] for path in paths if path in documents}
    reading = Reading(documents, paths, sorted([*listed, *faults]))
    registry = build_registry(reading, schemas, as_of)
    raw: dict[str, list[tuple[str, Diagnostic]]] = {}
    for tag, several in ((LISTED, listed), (READ, faults)):
        gather([(tag, each) for each in several], raw)

    def found(family: Sequence[Check]) -> list[tuple[str, Diagnostic]]:
        return [(rule_of(each).code, one) for each in family for one in run_one(each, registry)]

    def shapes() -> list[tuple[str, Diagnostic]]:
        return [(SHAPE, each) for each in shapes_of(reading, schemas, progress)]

    for part in in_turn(families_of(registry_checks()), found, shapes, len(registry.entries)):
        gather(part, raw)
    settled = by_path(settle((each for several in raw.values() for _, each in several), registry, documents))
    anchor = Anchor(
        schemas,
        as_of,
        stamps,
        {path: key for path in paths if (key := schemas.key_of(path)) is not None},
        {key: outline_of(entry, registry.references[key]) for key, entry in registry.entries.items()},
        {path: (document.data, document.numbers) for path, document in documents.items()},
        raw,
        settled,
    )
    return anchor, Outcome(registry, reading, anchor.diagnostics)


def _unread(path: str) -> Document:
    raise KeyError(path)


def gather(
    found: Iterable[tuple[str, Diagnostic]], into: dict[str, list[tuple[str, Diagnostic]]]
) -> dict[str, list[tuple[str, Diagnostic]]]:
    """Put findings to those of their paths."""
    for tag, each in found:
        into.setdefault(each.place.path, []).append((tag, each))
    return into


def by_path(found: Sequence[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """Settled findings by path."""
    out: dict[str, list[Diagnostic]] = {}
    for each in found:
        out.setdefault(each.place.path, []).append(each)
    return out


def kinds_of_files(files: Mapping[str, Stamp]) -> dict[str, tuple[str, int]]:
    """What the faults of a listing hang on: the paths, the modes, and the sizes that are beyond the limit."""
    return {path: (mode, size if size > LIMIT else 0) for path, (_, mode, size) in files.items()}
