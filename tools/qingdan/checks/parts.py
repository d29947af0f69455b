"""The check of a large registry, a part at a time: each part is read, checked and let go of, several parts at once.

What is found is the same as when everything is at hand (``run``), in memory that hangs on the size of a part. The parts of what bodies
have (powers, responsibilities, guides) hold what belongs together, so that little has to be read twice. A check that sees the whole
of such a collection, or asks for what only the whole knows, comes last: then all parts have told what they have.
"""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from qingdan.checks import run
from qingdan.checks.catalogue import registry_checks
from qingdan.checks.run import Outcome, Progress, silent
from qingdan.checks.told import PartFindings, packed
from qingdan.diagnostics import Diagnostic, rule_of
from qingdan.model.build import codes_of, formers_of
from qingdan.model.partial import PartialMapping
from qingdan.model.stock import Batch, Formers, Indexes, Stock, UnknownError
from qingdan.read import Document, File, Reading, Source
from qingdan.read.again import Again, FileAgain
from qingdan.read.documents import Reader, sort_out
from qingdan.read.layout import LISTS
from qingdan.read.processes import WORTH_SPREADING, spread, uncollected
from qingdan.schema import Collection, Schemas, load_schemas
from qingdan.schema.violation import Validator

_SMALLEST, _MOST = 500, 100
"""Files in the smallest part, and how many parts there are at most."""
_HELD = 6_000
"""Files of which a process keeps all that it read and worked out: to let go of that, and to fill the gaps, takes a tenth of the time."""
_FORMER = (b"former_ids", b"\\")
"""What is in a file with former ids: the key, or an escape that could spell it."""
_CRASH = "QD050"


def check_in_parts(
    source: Source,
    fallback: Source | None = None,
    *,
    as_of: str = "",
    progress: Progress = silent,
    least: int = WORTH_SPREADING,
    smallest: int = _SMALLEST,
) -> Outcome:
    """Check everything in a source; the entries of the outcome's registry are read when somebody asks for them.

    With fewer than ``least`` files all is checked at once. ``smallest`` is how many files are worth a part.
    """
    with uncollected():
        files = source.files(LISTS)
        if len(files) < least:
            return run.check(source, fallback, as_of=as_of, progress=progress)
        schemas = load_schemas(source, fallback)
        if schemas.diagnostics:
            return run.broken_schemas(schemas, as_of)
        return _Work(source, schemas, files, as_of, progress).outcome(smallest)


class _Work:
    """One check of one source."""

    def __init__(self, source: Source, schemas: Schemas, files: Sequence[File], as_of: str, progress: Progress) -> None:
        self.source, self.schemas, self.as_of, self.progress = source, schemas, as_of, progress
        self.listed, self.paths, self.readable = sort_out(files, schemas.layout)
        self.keys = {path: key for path in self.paths if (key := schemas.key_of(path)) is not None}
        self.files = {self.keys[file.path]: file for file in self.readable if file.path in self.keys}
        self.reader, self.validator = Reader(source), Validator(schemas.documents)
        self.packed: dict[str, bytes] = {}
        # What was read and worked out for some parts, and of how many: never looked at, only not let go of.
        self.held, self.room = list[object](), 0
        self.glanced: set[str] = set()
        self.stock = Stock(schemas, self.keys, self.files, self._document, self._formers)
        self.checks = [(each, rule_of(each).code, rule_of(each).reach) for each in registry_checks()]
        self.owned = frozenset(each.name for each in schemas.collections if _owned(each))
        self.seen = frozenset[str]().union(*(reach.sees for _, _, reach in self.checks))
        led = frozenset[str]().union(*(reach.led for _, _, reach in self.checks))
        self.leading = led | {"*"} if led else led

    def outcome(self, smallest: int) -> Outcome:
        """Check every part, then what only the whole tells."""
        always = [file for file in self.readable if self._collection(file) in self.seen - self.owned]
        documents, faults = self.reader.read(always)
        self.stock.keep(documents.values())
        # What is wrong with one of these is told by its part, which reads it again.
        faulty = {each.place.path for each in faults}
        self.always = {path: document for path, document in documents.items() if path not in faulty}
        told: list[PartFindings] = []
        parts = self._parts(smallest)
        self.room = max(_HELD // max((len(files) for _, files in parts), default=1), 1)
        for several in spread(self._several, parts, 2, grain=1, most=self.room):
            told += several
        self._redo(told, parts)
        found = [*self.listed, *(each for one in told for each in one.found)]
        for one in told:
            self.packed.update(one.packed)
        return self._settled(found, told)

    def _parts(self, smallest: int) -> list[tuple[int, Sequence[File]]]:
        """The files of each part, with how many files are in those before it. What belongs together in what bodies have lies together."""
        owned = sorted(
            (file for file in self.readable if self._collection(file) in self.owned),
            key=lambda file: (self.keys[file.path].partition("/")[2], file.path),
        )
        others = [file for file in self.readable if self._collection(file) not in self.owned]
        size = max(smallest, -(-len(self.readable) // _MOST))
        parts: list[tuple[int, Sequence[File]]] = []
        before = 0
        for files in (others, owned):
            even = -(-len(files) // max(-(-len(files) // size), 1))
            for start in range(0, len(files), max(even, 1)):
                parts.append((before, files[start : start + even]))
                before += len(parts[-1][1])
        return parts

    def _several(self, parts: Sequence[tuple[int, Sequence[File]]]) -> list[PartFindings]:
        out = []
        for before, files in parts:
            self.progress("检查", before, len(self.readable))
            out.append(self._part(files))
        return out

    def _part(self, files: Sequence[File]) -> PartFindings:
        """Read and check some files."""
        self.glanced.clear()
        self.stock.forget()
        fresh, faults = self.reader.read([file for file in files if file.path not in self.always])
        documents = {file.path: fresh.get(file.path) or self.always.get(file.path) for file in files}
        readable = {path: document for path, document in documents.items() if document is not None}
        told = PartFindings(faults, list(faults))
        told.unread.extend(path for path, document in documents.items() if document is None)
        reading = Reading(readable, list(documents), [*self.listed, *faults])
        told.found.extend(run.shapes_of(reading, self.schemas, silent, self.validator))
        kept = [self.keys[path] for path in documents if path in self.always and path in self.keys]
        batch = self.stock.batch(fresh.values(), kept)
        self._check(batch, told, documents)
        self._tell(batch, told, readable)
        if len(self.held) < self.room:
            self.held.append((readable, batch))
        return told

    def _check(self, batch: Batch, told: PartFindings, paths: Mapping[str, object]) -> None:
        """Run the checks for which a part is enough."""
        for check, code, reach in self.checks:
            if reach.sees & self.owned:
                continue
            try:
                found = run.run_one(check, batch.registry(frozenset(reach.sees), self.as_of), UnknownError)
            except UnknownError:
                told.asked.add(code)
                continue
            told.found.extend(each for each in found if each.place.path in paths or each.code == _CRASH)

    def _tell(self, batch: Batch, told: PartFindings, readable: Mapping[str, Document]) -> None:
        """What the whole has to know of a part."""
        through = self.seen & self.owned
        for key, entry in batch.entries.items():
            told.codes.extend((code, key) for code in codes_of(entry))
            told.formers.extend((former, key) for former in formers_of(entry))
            if "waivers" in entry.data:
                told.waiving.append(key)
            if entry.collection.name in through:
                told.packed[entry.path] = packed(entry)
        told.outside.extend(
            (each.target, each.source)
            for references in batch.references.values()
            for each in references
            if each.target not in batch.at_hand
            and (each.field.reference or each.target.partition("/")[0]) in self.leading
        )
        told.glanced.update(self.glanced)
        told.bare.extend(path for path in readable if self.keys.get(path) not in batch.at_hand)

    def _redo(self, told: list[PartFindings], parts: Sequence[tuple[int, Sequence[File]]]) -> None:
        """Do the parts again that glanced at a file which turned out to be no entry."""
        absent = {path for one in told for path in (*one.unread, *one.bare)}
        for path in absent:
            self.files.pop(self.keys.get(path, ""), None)
        for number, (_, files) in enumerate(parts):
            if told[number].glanced & absent:
                told[number] = self._part(files)
        self.stock.forget()

    def _settled(self, found: list[Diagnostic], told: Sequence[PartFindings]) -> Outcome:
        """The outcome, once the checks of the whole have run."""
        codes = _index(pair for one in told for pair in one.codes)
        indexes = Indexes(codes, _index(pair for one in told for pair in one.formers))
        absent = {path for one in told for path in (*one.unread, *one.bare)}
        by_path = {path: key for path, key in self.keys.items() if key in self.files and path not in absent}
        whole = self.stock.whole(sorted(by_path.values()), indexes, self.as_of)
        found = self._cleared(found, told, by_path, indexes)
        asked = {code for one in told for code in one.asked}
        for check, code, reach in self.checks:
            if code in asked or reach.sees & self.owned:
                found += run.run_one(check, whole)
        unread = {path for one in told for path in one.unread}
        files = {file.path: file for file in self.readable if file.path not in unread}
        again = Again(self.source)
        texts = {
            each.place.path: FileAgain(again, files[each.place.path]) for each in found if each.place.path in files
        }
        waiving = self.stock.whole(sorted(key for one in told for key in one.waiving), indexes, self.as_of)
        ran = frozenset(code for _, code, _ in self.checks)
        settled = run.settle(found, waiving, texts, ran, by_path)
        faults = sorted([*self.listed, *(each for one in told for each in one.faults)])
        documents = PartialMapping([*files], lambda path: self._whole_document(files[path]), files)
        self.progress("检查", len(self.readable), len(self.readable))
        return Outcome(whole, Reading(documents, self.paths, faults), sorted(settled))

    def _cleared(
        self, found: Iterable[Diagnostic], told: Sequence[PartFindings], by_path: Mapping[str, str], indexes: Indexes
    ) -> list[Diagnostic]:
        """The findings but those of entries that a reference from another part clears."""
        outside: defaultdict[str, list[str]] = defaultdict(list)
        for target, key in (pair for one in told for pair in one.outside):
            outside[target].append(key)
        led = {code: check for check, code, reach in self.checks if reach.led}
        out = []
        for each in found:
            key = by_path.get(each.place.path, "")
            if each.code in led and key in outside:
                both = self.stock.whole([key, *outside[key]], indexes, self.as_of)
                if each not in run.run_one(led[each.code], both):
                    continue
            out.append(each)
        return out

    def _collection(self, file: File) -> str:
        return self.keys.get(file.path, "").partition("/")[0]

    def _document(self, file: File) -> Document | None:
        """The document of a file that is asked for by itself."""
        packed = self.packed.get(file.path)
        if packed is None:
            self.glanced.add(file.path)
            return self.reader.glance(file)
        keys, values, numbers = marshal.loads(packed)  # noqa: S302 our own process wrote it
        return self.reader.sketch(file, keys, values, numbers=numbers)

    def _whole_document(self, file: File) -> Document:
        document = self._document(file)
        if document is None:
            raise KeyError(file.path)
        return document

    def _formers(self) -> Formers:
        """The keys of entries by those that they had before, from the few files that name such keys."""
        found = []
        for key, file in self.files.items():
            try:
                raw = self.source.read(file)
            except OSError:
                continue
            if any(sign in raw for sign in _FORMER) and key in self.stock:
                found += [(former, key) for former in formers_of(self.stock.entry(key))]
        return _index(found)


def _owned(collection: Collection) -> bool:
    """Whether each entry lies in the folder of a body, among many."""
    return len(collection.segments) > 1 and collection.segments[0].get("reference") == "organisations"


def _index(pairs: Iterable[tuple[Any, str]]) -> dict[Any, tuple[str, ...]]:
    out: defaultdict[Any, list[str]] = defaultdict(list)
    for name, key in sorted(pairs, key=lambda pair: pair[1]):
        out[name].append(key)
    return {name: tuple(keys) for name, keys in out.items()}


__all__ = ["check_in_parts"]
