"""Which files of a source name one of some words: a first sieve before anything is parsed."""

from __future__ import annotations

from collections.abc import Collection

from qingdan.read.revision import Revision
from qingdan.read.source import FileMode, Source

_READABLE = (FileMode.REGULAR, FileMode.EXECUTABLE)


def paths_naming(source: Source, words: Collection[str], folder: str) -> list[str]:
    """The paths below a folder that have one of the words as a part of them, or whose bytes hold one, sorted."""
    if not words:
        return []
    if isinstance(source, Revision):
        named = [path for path in source.paths(folder) if _named(path, words)]
        return sorted({*named, *source.grep(sorted(words), folder)})
    sought = [word.encode() for word in words]
    return [
        file.path
        for file in source.files(folder)
        if file.mode in _READABLE and (_named(file.path, words) or any(word in source.read(file) for word in sought))
    ]


def _named(path: str, words: Collection[str]) -> bool:
    return not {*path.removesuffix(".yml").split("/")[1:]}.isdisjoint(words)
