"""What was worked out, kept between two runs inside the repository's git folder, where no commit and no pull request can put anything.

A store is one file: plain data under a digest, and records that are verified one by one when they are asked for. Whatever is not
as it was written, or was written by another state of the tool, counts as not there; it may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from qingdan.read.revision import Revision
from qingdan.read.source import SourceError

_MARK = b"qingdan-store-1\n"
_SIZE = 32
_FOLDER = "qingdan"
NAMES = ("check", "site", "past")
"""The stores that there are: a checked state, the parts of a site, the past."""


class StoreError(Exception):
    """A record is not as it was written."""


class Records(Mapping[str, Any]):
    """Values by name, each read from the store's bytes when it is asked for. Raises StoreError where the bytes were altered."""

    def __init__(self, where: Mapping[str, tuple[int, int, bytes]], content: memoryview) -> None:
        """Take where each value begins, how long it is and its digest, and the bytes."""
        self._where, self._content = where, content

    def __getitem__(self, name: str) -> Any:
        """The value of that name."""
        start, length, digest = self._where[name]
        raw = self._content[start : start + length]
        if _short(raw) != digest:
            raise StoreError(name)
        return marshal.loads(raw)  # noqa: S302 plain data, whose digest stands in a part with a digest of its own

    @property
    def sound(self) -> bool:
        """Whether every record is as it was written."""
        parts = ((self._content[start : start + length], digest) for start, length, digest in self._where.values())
        return all(_short(raw) == digest for raw, digest in parts)

    def __iter__(self) -> Iterator[str]:
        """The names."""
        return iter(self._where)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._where)


class Store:
    """A file in a repository's git folder that keeps results between runs; nothing is kept where the file cannot be written."""

    def __init__(self, path: Path | None) -> None:
        """Take the file."""
        self.path = path

    def load(self, print_: str) -> tuple[Any, Records] | None:
        """The plain data and the records that were saved under the same fingerprint; None where there are none, or other ones."""
        try:
            content = memoryview(self.path.read_bytes() if self.path is not None else b"")
        except OSError:
            return None
        begin = len(_MARK) + 2 * _SIZE + 8
        if content[: len(_MARK)] != _MARK or len(content) < begin:
            return None
        mark, rest = bytes(content[len(_MARK) : len(_MARK) + _SIZE]), content[len(_MARK) + _SIZE :]
        size = int.from_bytes(rest[_SIZE : _SIZE + 8], "big")
        head = rest[_SIZE + 8 : _SIZE + 8 + size]
        if mark != _digest(print_.encode()) or bytes(rest[:_SIZE]) != _digest(head):
            return None
        data, where = marshal.loads(head)  # noqa: S302 plain data under the digest just compared
        return data, Records(where, rest[_SIZE + 8 + size :])

    def save(self, print_: str, data: Any, values: Mapping[str, Any]) -> None:
        """Keep plain data and records under a fingerprint, in place of what was there; a folder that cannot be written keeps nothing."""
        if self.path is None:
            return
        where: dict[str, tuple[int, int, bytes]] = {}
        parts: list[bytes] = []
        at = 0
        for name, value in values.items():
            raw = marshal.dumps(value)
            where[name] = (at, len(raw), _short(raw))
            parts.append(raw)
            at += len(raw)
        head = marshal.dumps((data, where))
        beside = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as file:
                file.writelines(
                    [_MARK, _digest(print_.encode()), _digest(head), len(head).to_bytes(8, "big"), head, *parts]
                )
            beside.replace(self.path)
        except OSError:
            beside.unlink(missing_ok=True)


NOTHING_KEPT = Store(None)
"""A store that keeps nothing."""


def store_in(root: Path, name: str) -> Store:
    """The store of that name for a folder with lists; one that keeps nothing where the folder is in no repository."""
    try:
        return Store(_path(root, name))
    except SourceError:
        return Store(None)


def kept_in(root: Path) -> Mapping[str, int]:
    """The bytes that each store of a folder with lists takes, by its name, of those that there are. Raises SourceError outside git."""
    paths = {name: _path(root, name) for name in NAMES}
    return {name: path.stat().st_size for name, path in paths.items() if path.is_file()}


def forget(root: Path) -> int:
    """Remove every store of a folder with lists, and what a killed process left of one; how many bytes are free now.

    Raises SourceError outside git, and OSError where a file may not be removed.
    """
    freed = 0
    for name in NAMES:
        path = _path(root, name)
        for each in (path, *path.parent.glob(f".{path.name}.*")):
            if each.is_file():
                freed += each.stat().st_size
                each.unlink()
    return freed


def _path(root: Path, name: str) -> Path:
    git, prefix = Revision.home(root)
    below = hashlib.sha256(prefix.encode("utf-8", "surrogateescape")).hexdigest()[:8] if prefix else "top"
    return git / _FOLDER / f"{name}-{below}"


def pinned() -> list[str]:
    """The names of all libraries that the installed tool asks for, sorted; those of its extras are not among them."""
    from importlib.metadata import PackageNotFoundError, requires  # noqa: PLC0415 a library that few runs need

    try:
        asked = requires("qingdan") or []
    except PackageNotFoundError:
        return []
    return sorted(re.split(r"[^A-Za-z0-9._-]", each, maxsplit=1)[0] for each in asked if "extra ==" not in each)


def tool_print(libraries: tuple[str, ...] = ()) -> str:
    """A fingerprint of the tool's own files, of its libraries and of Python: another one may find other things.

    ``libraries`` are names of some that come with the tool's own.
    """
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 a library that few runs need

    total = hashlib.sha256(_own_print())
    for name in (*pinned(), *libraries):
        try:
            total.update(f"\0{name} {version(name)}".encode())
        except PackageNotFoundError:
            total.update(f"\0{name}".encode())
    return total.hexdigest()


@cache
def _own_print() -> bytes:
    """What stands for Python and the tool's own files, as they were when it was first asked: they are loaded by then."""
    total = hashlib.sha256(sys.version.encode())
    package = Path(__file__).parents[1]
    for inside, folders, files in os.walk(package):
        folders[:] = sorted(each for each in folders if each != "__pycache__")
        for name in sorted(files):
            path = Path(inside, name)
            total.update(f"\0{path.relative_to(package).as_posix()}\0".encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.digest()


def _digest(raw: bytes | memoryview) -> bytes:
    return hashlib.sha256(raw).digest()


def _short(raw: bytes | memoryview) -> bytes:
    return hashlib.sha256(raw).digest()[:16]


__all__ = ["NAMES", "NOTHING_KEPT", "Records", "Store", "StoreError", "forget", "kept_in", "store_in", "tool_print"]
