"""Build the site aside and put it in place in one step, so that a crash never harms the last good one."""

from __future__ import annotations

import ctypes
import errno
import logging
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from qingdan.pages.page import Page

_AT_FDCWD = -100
_EXCHANGE = 2


class PublishError(Exception):
    """The site could not be built; the message is for a person, in Chinese. The last site is unharmed."""


def publish(
    config_file: Path,
    target: Path,
    pages: Sequence[Page],
    files: Mapping[str, str | bytes],
    menu: Sequence[tuple[str, str]],
    address: str = "",
    foot: str = "",
) -> None:
    """Build into a new folder beside ``target`` and exchange the two.

    ``menu`` holds (title, address) of the list pages; ``address`` is the site's own, empty where nobody knows it; ``foot`` is
    the HTML of the notices for pages written by hand.
    """
    fresh = target.parent / f".{target.name}.{os.getpid()}.new"
    _clear(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    mask = os.umask(0o022)
    try:
        config = load_config(str(config_file), site_dir=str(fresh))
        plugin = config.plugins["qingdan"]
        plugin.load_config(
            {"pages": list(pages), "files": dict(files), "menu": list(menu), "address": address, "foot": foot}
        )
        build(config)
        _settle(fresh)
        exchange(fresh, target)
    except (MkDocsException, SystemExit) as problem:
        raise PublishError(f"网站没有建成：{problem}") from problem
    finally:
        os.umask(mask)
        shutil.rmtree(fresh, ignore_errors=True)


def exchange(fresh: Path, target: Path) -> None:
    """Put ``fresh`` at ``target``; what was there is at ``fresh`` afterwards.

    On Linux the two names are exchanged in one system call. Elsewhere, or on a file system without it, the old folder
    is moved aside first: for that moment there is none, and ``_clear`` puts it back after a crash.
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


def _clear(target: Path) -> None:
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


def _settle(folder: Path) -> None:
    """Give every file the same rights whatever the umask was when its source was checked out."""
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
