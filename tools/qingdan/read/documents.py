"""Read every file of the lists; one broken file never hides the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from qingdan.diagnostics import Diagnostic
from qingdan.read.document import Document
from qingdan.read.faults.files.crowded_folder import crowded_folder
from qingdan.read.faults.files.executable_file import executable_file
from qingdan.read.faults.files.misplaced_file import misplaced_file
from qingdan.read.faults.files.same_but_for_case import same_but_for_case
from qingdan.read.faults.files.symbolic_link import symbolic_link
from qingdan.read.faults.files.unsafe_name import unsafe_name
from qingdan.read.faults.raw.too_large import LIMIT as SIZE
from qingdan.read.faults.raw.too_large import too_large
from qingdan.read.faults.raw.unreadable import unreadable
from qingdan.read.layout import LISTS, Layout
from qingdan.read.parse import parse
from qingdan.read.source import File, Source


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: one document per readable file by path, and the faults of all files.

    ``paths`` are the files that belong to a collection, readable or not, so that a broken file still exists for those
    that refer to it.
    """

    documents: Mapping[str, Document]
    paths: Sequence[str]
    diagnostics: Sequence[Diagnostic]


def read_lists(source: Source, layout: Layout, progress: Callable[[int, int], None] = lambda *_: None) -> Reading:
    """Read every file below ``lists/``, in path order. ``progress`` is told how many files of how many are done."""
    files = source.files(LISTS)
    found: list[Diagnostic] = [*same_but_for_case(files), *crowded_folder(files)]
    crowded = {d.place.path for d in crowded_folder(files)}
    documents: dict[str, Document] = {}
    paths: list[str] = []
    for done, file in enumerate(files):
        if file.path.rpartition("/")[0] in crowded:
            continue
        progress(done, len(files))
        found += _read(source, file, layout, documents, paths)
    progress(len(files), len(files))
    return Reading(documents, paths, sorted(found))


def _read(
    source: Source, file: File, layout: Layout, documents: dict[str, Document], paths: list[str]
) -> list[Diagnostic]:
    found = [*symbolic_link(file), *executable_file(file)]
    placed = list(misplaced_file(file, layout))
    named = [] if placed else list(unsafe_name(file))
    found += placed or named
    if placed:
        return found
    paths.append(file.path)
    if any(d.code == "QD013" for d in found):
        return found
    if file.size > SIZE:
        return [*found, *too_large(file.path, file.size)]
    try:
        raw = source.read(file)
    except OSError as problem:
        return [*found, *unreadable(file.path, problem)]
    parsed = parse(file.path, raw)
    if parsed.document is not None:
        documents[file.path] = parsed.document
    return [*found, *parsed.diagnostics]


__all__ = ["Reading", "read_lists"]
