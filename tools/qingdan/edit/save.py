"""Put bytes in a file's place so that whoever looks, and whenever the power fails, sees the old file or the new one."""

from __future__ import annotations

import os
from pathlib import Path

from qingdan.read.leftovers import beside, left_over


def save(path: Path, raw: bytes) -> None:
    """Write a file beside its place, on disk to the last byte, and exchange it; the folder is made where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(beside(path.name))
    new.unlink(missing_ok=True)
    # O_EXCL: a link that somebody put there is not followed.
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            new.chmod(path.stat().st_mode & 0o777)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def drop(path: Path) -> None:
    """Remove what an interrupted ``save`` left beside this one file."""
    left = path.with_name(beside(path.name))
    if left.is_file() and not left.is_symlink():
        left.unlink(missing_ok=True)


def sweep(root: Path) -> list[str]:
    """Remove what killed writes left in the folder of ``lists`` and below; the paths that are gone."""
    left = left_over(root)
    for path in left:
        (root / path).unlink(missing_ok=True)
    return left


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
