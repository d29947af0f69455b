"""Put a folder that was built aside in the place of the one before, in one step; undo what a crash left."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import stat
import sys
from pathlib import Path

_AT_FDCWD = -100
_EXCHANGE = 2


def exchange(fresh: Path, target: Path) -> None:
    """Put ``fresh`` at ``target``; what was there is at ``fresh`` afterwards.

    On Linux the two names are exchanged in one system call. Elsewhere, or on a file system without it, the old folder
    is moved aside first: for that moment there is none, and ``clear`` puts it back after a crash.
    """
    if not target.exists():
        fresh.rename(target)
        return
    if sys.platform == "linux":
        library = ctypes.CDLL(None, use_errno=True)
        call = getattr(library, "renameat2", None)
        if call is not None:
            if call(_AT_FDCWD, os.fsencode(fresh), _AT_FDCWD, os.fsencode(target), _EXCHANGE) == 0:
                return
            if ctypes.get_errno() not in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
                raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(target))
    aside = _aside(target)
    target.rename(aside)
    fresh.rename(target)
    aside.rename(fresh)


def _aside(target: Path) -> Path:
    return target.parent / f".{target.name}.old"


def clear(target: Path) -> None:
    """Undo what a crash left: bring back a site that was moved aside, drop half-built ones."""
    if _aside(target).exists():
        if target.exists():
            shutil.rmtree(_aside(target))
        else:
            _aside(target).rename(target)
    for leftover in target.parent.glob(f".{target.name}.*.new"):
        pid = leftover.name.split(".")[-2]
        if not (pid.isdigit() and _alive(int(pid))):
            shutil.rmtree(leftover, ignore_errors=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def settle(folder: Path) -> None:
    """Give every file the same rights whatever the umask was when its source was checked out."""
    for inside, _, files in os.walk(folder):
        for path, mode in [(inside, 0o755), *((f"{inside}/{name}", 0o644) for name in files)]:
            if stat.S_IMODE(os.lstat(path).st_mode) != mode:
                Path(path).chmod(mode)
