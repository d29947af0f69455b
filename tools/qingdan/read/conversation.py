"""A git that gives one blob after another, for those who do not know beforehand which they will want."""

from __future__ import annotations

import subprocess
import weakref
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from qingdan.read.git import GIT

try:
    from fcntl import F_SETPIPE_SZ, fcntl
except ImportError:  # a system whose pipes have one size
    fcntl = None  # type: ignore[assignment]

_AT_ONCE = 32_000
"""Bytes of names that are asked together: less than a pipe holds, so that neither side waits for the other in vain."""
_BUFFER = 1 << 20
"""Bytes that git may write before we read them: with the usual 64 KiB it stops after every few files."""


class Conversation:
    """One ``git cat-file --batch`` that lives as long as this object."""

    def __init__(self, root: Path) -> None:
        """Start git in a folder of the repository."""
        self._git = subprocess.Popen(  # noqa: S603 a fixed call
            [*GIT, "-C", str(root), "cat-file", "--batch"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=_BUFFER,
        )
        if fcntl is not None and self._git.stdout is not None:
            with suppress(OSError):  # the system may allow less: git then waits for us more often
                fcntl(self._git.stdout.fileno(), F_SETPIPE_SZ, _BUFFER)
        self._due = 0
        weakref.finalize(self, _end, self._git)

    def blobs(self, names: Sequence[str]) -> Iterator[bytes | None]:
        """The contents of blobs in the order of their names, None where there is none or git has ended. No name holds a line break.

        Raises RuntimeError when git is still giving what was asked before: its answers would be taken for these.
        """
        asked, told = self._git.stdin, self._git.stdout
        if asked is None or told is None:
            return
        if self._due:
            raise RuntimeError("git is still giving the contents that were asked before")
        at = 0
        while at < len(names):
            size, end = 0, at
            lines = []
            while end < len(names) and (size < _AT_ONCE or end == at):
                lines.append(names[end].encode("utf-8", "surrogateescape") + b"\n")
                size += len(lines[-1]) + 200  # and what git may say about a name that it does not know
                end += 1
            with suppress(
                BrokenPipeError
            ):  # git ended, over a damaged object say: what it was not asked, it does not have
                asked.write(b"".join(lines))
                asked.flush()
            self._due = end - at
            try:
                while self._due:
                    self._due -= 1
                    yield _answer(told)
            finally:
                while self._due:  # whoever asked wants no more
                    self._due -= 1
                    _answer(told)
            at = end


def _answer(told: IO[bytes]) -> bytes | None:
    head = told.readline().split(b" ")
    if len(head) != 3 or not head[2].strip().isdigit():
        return None
    size = int(head[2])
    content = told.read(size + 1)[:size]
    return content if head[1] == b"blob" else None


def _end(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(BrokenPipeError):  # git ended before it read all that was written
                pipe.close()
    process.wait()
