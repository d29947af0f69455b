"""What several machines are sent to work on the same lists: the bytes, which share is whose, and the sum of the tool that made it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from qingdan.read.faults.raw.too_large import LIMIT
from qingdan.read.source import File, FileMode, Source

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, order=True)
class Share:
    """The ``number``-th of ``of`` shares, counted from 1."""

    number: int
    of: int

    def take(self, items: Sequence[Item]) -> Sequence[Item]:
        """Every ``of``-th item: what lies together costs alike, so that the shares are about equally long."""
        return items[self.number - 1 :: self.of]


class Snapshot:
    """Some folders of a source with all their bytes, to be sent elsewhere. What could not be read is told so again."""

    def __init__(self, source: Source, folders: Iterable[str], single: Iterable[str] = ()) -> None:
        """Read the folders and single files of a source."""
        self.name = source.name
        self._files = {folder: list(source.files(folder)) for folder in folders}
        self._single = {path: source.content(path) for path in single}
        self._contents: dict[str, bytes | OSError] = {}
        for file in (file for files in self._files.values() for file in files):
            if file.mode in (FileMode.REGULAR, FileMode.EXECUTABLE) and (
                file.size <= LIMIT or not file.path.startswith("lists/")
            ):
                try:
                    self._contents[file.path] = source.read(file)
                except OSError as problem:
                    self._contents[file.path] = OSError(problem.errno, problem.strerror)

    def files(self, folder: str) -> Sequence[File]:
        """Every file below a folder, sorted by path."""
        return self._files.get(folder, [])

    def read(self, file: File) -> bytes:
        """The bytes as they were. Raises OSError when they could not be read."""
        raw = self._contents.get(file.path, OSError(2, "No such file or directory"))
        if isinstance(raw, OSError):
            raise raw
        return raw

    def content(self, path: str) -> bytes | None:
        """The bytes of an ordinary file, or None."""
        raw = self._contents.get(path, self._single.get(path))
        return raw if isinstance(raw, bytes) else None

    def write_to(self, folder: Path) -> None:
        """Put the ordinary files below a folder."""
        raws = {**self._single, **self._contents}
        for path, raw in raws.items():
            if isinstance(raw, bytes):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(raw)


@cache
def fingerprint() -> str:
    """A sum of the tool's own files: two machines with the same one find and make the same."""
    package = Path(__file__).parents[1]
    sum_ = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            inside = hashlib.sha256(path.read_bytes()).hexdigest()
            sum_.update(f"{path.relative_to(package).as_posix()} {inside}\n".encode())
    return sum_.hexdigest()[:16]


__all__ = ["Share", "Snapshot", "fingerprint"]
