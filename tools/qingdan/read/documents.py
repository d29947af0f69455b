"""Read every file of the lists; one broken file never hides the others."""

from __future__ import annotations

import marshal
import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import TypeAlias

from qingdan.diagnostics import Diagnostic
from qingdan.read.again import Again, FileAgain
from qingdan.read.digits import long_numbers
from qingdan.read.document import Data, Document
from qingdan.read.fast import FastReader
from qingdan.read.faults.files.crowded_folder import crowded_folder
from qingdan.read.faults.files.executable_file import executable_file
from qingdan.read.faults.files.misplaced_file import misplaced_file
from qingdan.read.faults.files.same_but_for_case import same_but_for_case
from qingdan.read.faults.files.symbolic_link import symbolic_link
from qingdan.read.faults.files.unsafe_name import safe, unsafe_name
from qingdan.read.faults.raw.too_large import LIMIT as SIZE
from qingdan.read.faults.raw.too_large import too_large
from qingdan.read.faults.raw.unreadable import unreadable
from qingdan.read.layout import LISTS, STATUTES, Layout
from qingdan.read.processes import WORTH_SPREADING, spread
from qingdan.read.sections import Glance, LazySections, cut
from qingdan.read.source import File, FileMode, Source

_AT_ONCE = 10_000
"""Files read before their data are taken in: what comes from another process is held twice for a moment."""
_GRAIN = 500
"""Files that a process reads before it takes more."""
_Contents: TypeAlias = "tuple[list[tuple[Data, bool] | None], list[Diagnostic]]"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: one document per readable file by path, and the faults of all files.

    ``paths`` are the files that belong to a collection, readable or not, so that a broken file still exists for those
    that refer to it.
    """

    documents: Mapping[str, Document]
    paths: Sequence[str]
    diagnostics: Sequence[Diagnostic]


def read_lists(
    source: Source,
    layout: Layout,
    progress: Callable[[int, int], None] = lambda *_: None,
    known: Mapping[str, Document] = MappingProxyType({}),
    meanwhile: Callable[[], object] = lambda: None,
) -> Reading:
    """Read every file below ``lists/``, in path order. ``progress`` is told how many files of how many are done.

    ``known`` are the documents, by path, of files that are as they were: they are not read again. ``meanwhile`` is called, maybe
    more than once, when other processes, if there are any, have begun to read.
    """
    files = source.files(LISTS)
    found, paths, readable = sort_out(files, layout)
    documents = {file.path: known[file.path] for file in readable if file.path in known}
    fresh, faults = read_files(source, [file for file in readable if file.path not in known], progress, meanwhile)
    documents.update(fresh)
    found += faults
    progress(len(files), len(files))
    if known:
        documents = {path: documents[path] for path in paths if path in documents}
    return Reading(documents, paths, sorted(found))


def sort_out(files: Sequence[File], layout: Layout) -> tuple[list[Diagnostic], list[str], list[File]]:
    """What is wrong with the names and kinds of files, the paths that have a place, and the files that can be read."""
    found: list[Diagnostic] = [*same_but_for_case(files), *crowded_folder(files)]
    crowded = {d.place.path for d in found if d.code == "QD011"}
    paths: list[str] = []
    readable: list[File] = []
    for file in files:
        if not crowded or file.path.rpartition("/")[0] not in crowded:
            found += _listed(file, layout, paths, readable)
    return found, paths, readable


def read_files(
    source: Source,
    readable: Sequence[File],
    progress: Callable[[int, int], None] = lambda *_: None,
    meanwhile: Callable[[], object] = lambda: None,
) -> tuple[dict[str, Document], list[Diagnostic]]:
    """The documents of files by path, in their order, and the faults of all; ``meanwhile`` as for ``read_lists``."""
    reader = Reader(source)
    documents: dict[str, Document] = {}
    found: list[Diagnostic] = []
    work = partial(reader.contents, progress=progress)
    for start in range(0, len(readable), _AT_ONCE):
        files_now = iter(readable[start : start + _AT_ONCE])
        for contents, faults in spread(
            work, readable[start : start + _AT_ONCE], WORTH_SPREADING, _pack, _unpack, _GRAIN, meanwhile
        ):
            documents.update(reader.documents(zip(contents, files_now, strict=False)))
            found += faults
    return documents, found


class Reader:
    """Reads files of a source one after another, and keeps what recurs from one to the next."""

    def __init__(self, source: Source) -> None:
        """Start with nothing read."""
        self._source, self._again, self._fast = source, Again(source), FastReader()

    def read(self, files: Sequence[File]) -> tuple[dict[str, Document], list[Diagnostic]]:
        """The documents of files by path, in their order, and the faults of all."""
        contents, faults = self.contents(files)
        return self.documents(zip(contents, files, strict=True)), faults

    def glance(self, file: File) -> Document | None:
        """The document of a file of which little will be asked: a section is read when it is; None where nothing can be read.

        The data are those that ``read`` gives, where it gives any. A file that it cannot read because of a section that nobody asks for
        has a document here.
        """
        try:
            raw = self._source.read(file)
        except OSError:
            return None
        parts = cut(self._fast, raw) if len(raw) <= SIZE else None
        if parts is None:
            return self.read([file])[0].get(file.path)

        return self.documents([((Glance(parts, lambda: self._data(file)), True), file)])[file.path]

    def sketch(self, file: File, keys: Iterable[str], values: Mapping[str, Data], *, numbers: bool) -> Document:
        """The document of a file that was read before, of which the keys and some values were kept; the others are read when asked for."""
        unread = LazySections(self._fast, b"")
        data = Glance({key: values.get(key, unread) for key in keys}, lambda: self._data(file))
        return self.documents([((data, numbers), file)])[file.path]

    def _data(self, file: File) -> Data:
        found = self.read([file])[0].get(file.path)
        return found.data if found is not None else None

    def documents(self, contents: Iterable[tuple[tuple[Data, bool] | None, File]]) -> dict[str, Document]:
        """The documents by path of files whose contents are known, as ``contents`` gives them."""
        return {
            file.path: Document(file.path, content[0], FileAgain(self._again, file), content[1])
            for content, file in contents
            if content is not None
        }

    def contents(self, files: Sequence[File], progress: Callable[[int, int], None] = lambda *_: None) -> _Contents:
        """For each file its data and whether long numbers may occur in the file, or None where unreadable; and the faults of all files."""
        contents: list[tuple[Data, bool] | None] = []
        found: list[Diagnostic] = []
        for done, file in enumerate(files):
            progress(done, len(files))
            try:
                raw = self._source.read(file)
            except OSError as problem:
                found += unreadable(file.path, problem)
                contents.append(None)
                continue
            data: Data = self._fast.read(raw)
            if data is None:
                from qingdan.read.parse import parse  # noqa: PLC0415 the strict reader is seldom needed, and long to load

                parsed = parse(file.path, raw)
                found += parsed.diagnostics
                data = parsed.document.data if parsed.document else None
                if parsed.document and parsed.diagnostics:
                    self._again.keep(file, parsed.document.root)
            contents.append((data, long_numbers(raw)) if data is not None else None)
        return contents, found


def _listed(file: File, layout: Layout, paths: list[str], readable: list[File]) -> list[Diagnostic]:
    """The faults of a file's name and kind; its path joins ``paths`` when it has a place, it ``readable`` when it can be read."""
    if file.path == LISTS:  # what stands in the folder's place
        return list(symbolic_link(file._replace(mode=FileMode.OTHER) if file.mode is not FileMode.SYMLINK else file))
    regular, at_home = file.mode is FileMode.REGULAR, layout.collection_of(file.path) is not None
    if regular and at_home and file.size <= SIZE and safe(file.path):
        paths.append(file.path)
        readable.append(file)
        return []
    if regular and file.path == STATUTES:
        return []
    found = [] if regular else [*symbolic_link(file), *executable_file(file)]
    strange = any(d.code == "QD013" for d in found)
    placed = [] if at_home or strange else list(misplaced_file(file, layout))
    found += placed or (() if strange else unsafe_name(file))
    if placed:
        return found
    paths += [file.path] if at_home else []
    if strange:
        return found
    if file.size > SIZE:
        return [*found, *too_large(file.path, file.size)]
    readable.append(file)
    return found


def _pack(contents: _Contents) -> bytes:
    """Data as marshal writes it, many times faster than pickle, which the faults need."""
    return pickle.dumps((marshal.dumps(contents[0]), contents[1]))


def _unpack(packed: bytes) -> _Contents:
    data, faults = pickle.loads(packed)  # noqa: S301 our own process wrote it
    return marshal.loads(data), faults  # noqa: S302 our own process wrote it


__all__ = ["Reader", "Reading", "read_files", "read_lists", "sort_out"]
