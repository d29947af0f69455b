"""Put bytes in a file's place so that whoever looks, and whenever the power fails, sees the old file or the new one."""

from __future__ import annotations

import os
from pathlib import Path

_SUFFIX = ".qingdan-new"


def save(path: Path, raw: bytes) -> None:
    """Write a file beside its place, on disk to the last byte, and exchange it; the folder is made where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = _beside(path)
    beside.unlink(missing_ok=True)
    # O_EXCL: a link that somebody put there is not followed.
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def drop(path: Path) -> None:
    """Remove what an interrupted ``save`` left beside this one file."""
    beside = _beside(path)
    if beside.is_file() and not beside.is_symlink():
        beside.unlink(missing_ok=True)


def sweep(folder: Path) -> int:
    """Remove what an interrupted ``save`` left beside its files; how many there were."""
    left = [path for path in folder.rglob(f".*{_SUFFIX}") if path.is_file() and not path.is_symlink()]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}{_SUFFIX}")


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
