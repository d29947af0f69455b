"""Build the site aside and put it in place in one step, so that a crash never harms the last good one."""

from __future__ import annotations

import ctypes
import errno
import gc
import logging
import os
import shutil
import stat
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from qingdan.pages import Part
from qingdan.pages.plugin import QingdanPlugin
from qingdan.pages.shell import Shells
from qingdan.read.processes import spread
from qingdan.site.contents import Contents, Files

_AT_FDCWD = -100
_EXCHANGE = 2
_INDEX = "index.html"
_DATA = "data/"
_TURN = 16
"""Parts that a process takes at a time."""
_WORTH_TWO = 300
"""Parts from which on a second process pays."""

Job: TypeAlias = "tuple[bool, Callable[[], Files]]"
"""Whether it makes pages, and what it makes, by address."""


class PublishError(Exception):
    """The site could not be built; the message is for a person, in Chinese. The last site is unharmed."""


@dataclass(frozen=True, slots=True)
class Published:
    """A site that stands: its shells, the addresses of its pages, and how many files are new or other than before."""

    shells: Shells
    pages: Sequence[str]
    written: int


def publish(
    config_file: Path,
    target: Path,
    contents: Contents,
    progress: Callable[[int, int], None] = lambda *_: None,
) -> Published:
    """Build into a new folder beside ``target`` and exchange the two.

    A file with the same bytes as in the site before is that same file, so that whoever copies a site elsewhere sees what changed.
    """
    fresh = target.parent / f".{target.name}.{os.getpid()}.new"
    _clear(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    mask = os.umask(0o022)
    try:
        shells = borrow(config_file, fresh, contents)
        _settle(fresh)
        place = Place(fresh, target if target.is_dir() else None)
        written = place.keep_equal()
        pages: list[str] = []
        jobs = _jobs(contents, shells)

        def some(numbers: Sequence[int]) -> tuple[list[str], int]:
            told = partial(_told, progress, numbers, len(jobs))
            return _write(place, told, [jobs[number] for number in numbers])

        gc.freeze()  # two processes share what neither looks through
        for addresses, count in spread(some, range(len(jobs)), _WORTH_TWO, grain=_TURN):
            pages += addresses
            written += count
        written += sum(place.write(address, content) for address, content in contents.maps(pages))
        exchange(fresh, target)
    except (MkDocsException, SystemExit) as problem:
        raise PublishError(f"网站没有建成：{problem}") from problem
    finally:
        os.umask(mask)
        shutil.rmtree(fresh, ignore_errors=True)
    return Published(shells, pages, written)


def borrow(config_file: Path, folder: Path, contents: Contents) -> Shells:
    """Let MkDocs build what it knows, the manuals and the theme, into a folder; the shells that it leaves for all other pages."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    config = load_config(str(config_file), site_dir=str(folder))
    plugin = config.plugins["qingdan"]
    assert isinstance(plugin, QingdanPlugin)  # noqa: S101 mkdocs.yml names it
    plugin.load_config({"menu": contents.menu, "address": contents.address, "foot": contents.foot})
    build(config)
    return plugin.shells


def _jobs(contents: Contents, shells: Shells) -> list[Job]:
    """What there is to make, so that the first turns begin with what takes long; the data's page needs the data's files at hand."""

    def drawn(part: Part) -> Files:
        return ((f"{page.address}{_INDEX}", shells.page(page)) for page in part.make())

    pages: dict[str, Job] = {address: (True, partial(drawn, part)) for address, part in contents.parts.items()}
    ahead: list[list[Job]] = [[(False, group.make)] for group in contents.groups]
    ahead[0][:0] = [pages.pop(_DATA)] if _DATA in pages else []
    every = list(pages.values())
    out: list[Job] = []
    for first in ahead:
        room = _TURN - len(first)
        out += [*first, *every[:room]]
        del every[:room]
    return out + every


def _told(progress: Callable[[int, int], None], numbers: Sequence[int], total: int, done: int, _: int) -> None:
    progress(numbers[done], total)


def _write(place: Place, progress: Callable[[int, int], None], jobs: Sequence[Job]) -> tuple[list[str], int]:
    """Make and write; the addresses of the pages, and how many files hold something new."""
    addresses: list[str] = []
    written = 0
    for done, (pages, job) in enumerate(jobs):
        progress(done, len(jobs))
        for address, content in job():
            if pages:
                addresses.append(address.removesuffix(_INDEX))
            written += place.write(address, content)
    return addresses, written


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
    for inside, _, files in os.walk(folder):
        for path, mode in [(inside, 0o755), *((f"{inside}/{name}", 0o644) for name in files)]:
            if stat.S_IMODE(os.lstat(path).st_mode) != mode:
                Path(path).chmod(mode)
