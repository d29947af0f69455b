"""The terminal: colour, progress, and where the registry's root is."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import click

from qingdan.model.working_days import day_of
from qingdan.read import File, Source, SourceError, WorkTree
from qingdan.read.leftovers import left_over
from qingdan.read.shipped import shipped_root
from qingdan.render import Palette

JOURNAL = ".qingdan-journal.json"
"""Where a write of several files that was interrupted left what it meant to write (``edit.journal``)."""
_QUIET_SECONDS = 0.5
_STEP_SECONDS = 0.1


def palette(stream: object) -> Palette:
    """Colour when the stream is a terminal and NO_COLOR (no-color.org) is not set."""
    tty = bool(getattr(stream, "isatty", lambda: False)())
    return Palette(tty and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")


class Progress:
    """One line on stderr that moves, on a terminal only, for work that lasts."""

    def __init__(self) -> None:
        """Start the watch."""
        self.shown = False
        self.began = self.last = time.monotonic()
        self.tty = sys.stderr.isatty()

    def __call__(self, what: str, done: int, total: int) -> None:
        """Say how far a piece of work is."""
        now = time.monotonic()
        if not self.tty or now - self.began < _QUIET_SECONDS or now - self.last < _STEP_SECONDS:
            return
        self.last, self.shown = now, True
        sys.stderr.write(f"\r\x1b[K{what} {done}/{total}")
        sys.stderr.flush()

    def close(self) -> None:
        """Wipe the line."""
        if self.shown:
            sys.stderr.write("\r\x1b[K")


def find_root(given: Path | None) -> Path:
    """The folder that holds ``lists/``: the given one, or the nearest from the current folder upwards. Raises SourceError without."""
    root = _root(given)
    if (root / JOURNAL).is_file():
        sys.stderr.write("留意：上次的写入中断了，没有做完。改法：运行 qingdan fmt，它会先补完\n")
    if left := left_over(root):
        named = left[0] + (f" 等 {len(left)} 个文件" if len(left) > 1 else "")
        sys.stderr.write(
            f"留意：上次的写入中断了，留下了 {named}，不检查，也不发布。改法：运行 qingdan fmt，它会删掉\n"
        )
    return root


def _root(given: Path | None) -> Path:
    here = Path.cwd()
    for folder in (given,) if given is not None else (here, *here.parents):
        if (folder / "lists").is_dir():
            return folder
    raise SourceError(f"在“{given or here}”里没有找到 lists 文件夹。改法：在清单的文件夹里运行，或者用 --root 指明")


def known_format(source: Source, *, older: bool = False) -> None:
    """Raises SourceError, with the place and the cure, where the lists are written in another version than this tool's.

    For a command that only compares, an ``older`` one may be.
    """
    from qingdan.model.version import version_in  # noqa: PLC0415 where nothing else of the lists is read, neither is this

    version = version_in(source)
    if version is not None and version.sentence and not (older and version.older):
        place = version.place
        raise SourceError(f"{place.path}:{place.line}:{place.column}: {version.sentence}。改法：{version.cure}")


def editing_root(given: Path | None, *, any_format: bool = False) -> Path:
    """The folder that holds ``lists/`` for a command that writes; an interrupted write is finished first.

    Raises SourceError where it cannot be, and where the lists are written in another version than this tool's unless ``any_format``.
    """
    from qingdan.edit import sweep  # noqa: PLC0415 most commands only read
    from qingdan.edit.journal import finish  # noqa: PLC0415
    from qingdan.edit.refusal import RefusedError  # noqa: PLC0415

    root = _root(given)
    try:
        done = finish(root)
    except RefusedError as problem:
        raise SourceError(str(problem)) from None
    sweep(root)
    if done.written:
        sys.stderr.write(f"上次的写入中断了，现在补完：{len(done.written)} 个文件\n")
    if done.given_up:
        new = f"；它新写的 {'、'.join(done.left)} 还在，不要的话删掉" if done.left else ""
        sys.stderr.write(f"上次的写入中断了，文件都是原来的样子，就此作罢；还要改的，重新运行那条命令{new}\n")
    if not any_format:
        known_format(WorkTree(root))
    return root


def asked_day(day: str | None, usual: str) -> str:
    """The day that was asked for, or the usual one. Raises UsageError where it is no day."""
    if day is None:
        return usual
    if day_of(day) is None:
        raise click.UsageError(f"--on：“{day}”不是日期。改法：写 年-月-日，如 2026-03-02")
    return day


def shipped_schemas() -> Source:
    """The schemas that come with the tool, for a registry that has none of its own."""
    return WorkTree(shipped_root())


class Lines:
    """The lines of files, read when first asked for."""

    def __init__(self, source: Source) -> None:
        """Take the source that was checked."""
        self.source = source
        self.cache: dict[str, Sequence[str]] = {}
        self.listed: dict[str, dict[str, File]] = {}

    def __call__(self, path: str) -> Sequence[str]:
        """The lines of a file; empty when it cannot be read as UTF-8 text."""
        if path not in self.cache:
            folder = path.partition("/")[0]
            if folder not in self.listed:
                self.listed[folder] = {each.path: each for each in self.source.files(folder)}
            file = self.listed[folder].get(path)
            try:
                usable = file is not None and file.mode.value.startswith("100") and file.size < 1 << 20
                raw = self.source.read(file) if file is not None and usable else b""
                self.cache[path] = raw.decode("utf-8").split("\n")
            except (OSError, UnicodeDecodeError):
                self.cache[path] = ()
        return self.cache[path]
