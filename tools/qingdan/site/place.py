"""The folder in which a site is built, file by file; what is as before is the same file as before."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeAlias, TypeVar

_T = TypeVar("_T")

Stamp: TypeAlias = "tuple[int, int, int]"
"""Size in bytes, time of the last change in nanoseconds, and number of a file: another file, or one written since, has another."""


class Put(NamedTuple):
    """A file written into a site's folder; ``fresh`` where the previous site did not have the file with the same bytes."""

    stamp: Stamp
    fresh: bool


@dataclass(frozen=True, slots=True)
class SiteFolder:
    """The folder in which a site is built, and the one of the site before."""

    fresh: Path
    before: Path | None = None

    def write(self, address: str, content: str | bytes) -> Put:
        """Put a file there, making its folders."""
        raw = content.encode() if isinstance(content, str) else content
        path = f"{self.fresh}/{address}"
        if self.before is not None:
            old = f"{self.before}/{address}"
            state = _ordinary(old)
            same = state is not None and state.st_size == len(raw) and _bytes(old) == raw
            if state is not None and same and _made(partial(_link, old), path):
                return Put(_stamp(state), fresh=False)
        return Put(_made(partial(_new, raw), path), fresh=True)

    def take(self, address: str, stamp: Stamp) -> bool:
        """Put the file of the site before there, when it is the one with that stamp; whether it is."""
        if self.before is None:
            return False
        old = f"{self.before}/{address}"
        state = _ordinary(old)
        return state is not None and _stamp(state) == stamp and _made(partial(_link, old), f"{self.fresh}/{address}")

    def old(self, address: str) -> bytes | None:
        """The bytes of the file that the site before has at an address; None where it has none."""
        old = f"{self.before}/{address}"
        return _bytes(old) if self.before is not None and _ordinary(old) is not None else None

    def keep_equal(self) -> int:
        """Make the files that stand there already the same as before where their bytes are; how many are not."""
        files = [path for path in sorted(self.fresh.rglob("*")) if path.is_file()]
        if self.before is None:
            return len(files)
        return sum(self.write(path.relative_to(self.fresh).as_posix(), path.read_bytes()).fresh for path in files)


def _ordinary(path: str) -> os.stat_result | None:
    """The state of an ordinary file with the rights of a published one, or None."""
    try:
        state = os.lstat(path)
    except OSError:
        return None
    return state if state.st_mode == stat.S_IFREG | 0o644 else None


def _stamp(state: os.stat_result) -> Stamp:
    return state.st_size, state.st_mtime_ns, state.st_ino


def _bytes(path: str) -> bytes | None:
    try:
        return Path(path).read_bytes()
    except OSError:
        return None


def _made(make: Callable[[str], _T], path: str) -> _T:
    """Make a file that must be new; its folder where there is none, and after what stands there was taken away."""
    try:
        return make(path)
    except FileNotFoundError:
        _folder(path.rpartition("/")[0])
    except FileExistsError:
        # Never write through a name that the site before may have too.
        os.unlink(path)  # noqa: PTH108
    return make(path)


def _folder(path: str) -> None:
    """Make a folder, and those that it lies in where they are not there either."""
    try:
        os.mkdir(path)  # noqa: PTH102 a path for each of ten thousands of folders takes long
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103
    except FileExistsError:
        return


def _new(raw: bytes, path: str) -> Stamp:
    """A new file with these bytes."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    try:
        left = memoryview(raw)
        while left:
            left = left[os.write(file, left) :]
        return _stamp(os.fstat(file))
    finally:
        os.close(file)


def _link(old: str, new: str) -> bool:
    """One file under two names; whether the file system can do that."""
    try:
        os.link(old, new, follow_symlinks=False)
    except (FileNotFoundError, FileExistsError):
        raise
    except (OSError, NotImplementedError):
        return False
    return True
