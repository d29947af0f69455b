"""The folder in which a site is built, file by file; what is as before is the same file as before."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """The folder in which a site is built, and the one of the site before."""

    fresh: Path
    before: Path | None = None

    def write(self, address: str, content: str | bytes) -> bool:
        """Put a file there, making its folders; whether the site before had no such file with the same bytes."""
        raw = content.encode() if isinstance(content, str) else content
        path = f"{self.fresh}/{address}"
        if self.before is not None:
            old = f"{self.before}/{address}"
            if _bytes(old, len(raw)) == raw and _made(partial(_link, old), path):
                return False
        _made(partial(_new, raw), path)
        return True

    def keep_equal(self) -> int:
        """Make the files that stand there already the same as before where their bytes are; how many are not."""
        files = [path for path in sorted(self.fresh.rglob("*")) if path.is_file()]
        if self.before is None:
            return len(files)
        return sum(self.write(path.relative_to(self.fresh).as_posix(), path.read_bytes()) for path in files)


def _bytes(path: str, size: int) -> bytes | None:
    """The bytes of an ordinary file of that size and with the rights of a published one, or None."""
    try:
        state = os.lstat(path)
        return Path(path).read_bytes() if state.st_mode == stat.S_IFREG | 0o644 and state.st_size == size else None
    except OSError:
        return None


def _made(make: Callable[[str], bool], path: str) -> bool:
    """Make a file that must be new; its folder where there is none, and after what stands there was taken away."""
    try:
        return make(path)
    except FileNotFoundError:
        os.makedirs(path.rpartition("/")[0], exist_ok=True)  # noqa: PTH103 a path for each of ten thousands of files takes long
    except FileExistsError:
        # Never write through a name that the site before may have too.
        os.unlink(path)  # noqa: PTH108
    return make(path)


def _new(raw: bytes, path: str) -> bool:
    """A new file with these bytes."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    try:
        left = memoryview(raw)
        while left:
            left = left[os.write(file, left) :]
    finally:
        os.close(file)
    return True


def _link(old: str, new: str) -> bool:
    """One file under two names; whether the file system can do that."""
    try:
        os.link(old, new, follow_symlinks=False)
    except (FileNotFoundError, FileExistsError):
        raise
    except (OSError, NotImplementedError):
        return False
    return True
