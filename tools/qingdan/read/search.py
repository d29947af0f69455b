"""Which files of a source hold one of some words: a first sieve before anything is parsed."""

from __future__ import annotations

from collections.abc import Iterable

from qingdan.read.revision import Revision
from qingdan.read.source import FileMode, Source

_READABLE = (FileMode.REGULAR, FileMode.EXECUTABLE)


def paths_with(source: Source, words: Iterable[str], folder: str) -> list[str]:
    """The paths below a folder whose bytes hold at least one of the words, sorted. No words are in no file."""
    wanted = sorted(set(words))
    if not wanted:
        return []
    if isinstance(source, Revision):
        return source.grep(wanted, folder)
    sought = [word.encode() for word in wanted]
    out = []
    for file in source.files(folder):
        if file.mode in _READABLE:
            raw = source.read(file)
            if any(word in raw for word in sought):
                out.append(file.path)
    return out
