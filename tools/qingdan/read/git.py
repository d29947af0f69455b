"""Calls of git: what it writes, whole or while it is still at work."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from qingdan.read.source import SourceError

_AT_ONCE = 1 << 16
GIT = ("git", "--no-replace-objects")
"""How every call of git begins: the object is read that its name stands for, none in its place."""


def run(root: Path, *arguments: str, stdin: bytes = b"", fine: tuple[int, ...] = (0,)) -> bytes:
    """What git writes in a folder. Raises SourceError when there is no git, or it ends with a code that is not among the fine ones."""
    try:
        done = subprocess.run(  # noqa: S603 the program is fixed; a revision reaches it after --end-of-options only
            [*GIT, "-C", str(root), *arguments],
            input=stdin,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise SourceError("没有找到 git。改法：先安装 git") from None
    if done.returncode not in fine:
        raise SourceError(f"git 没有完成：{done.stderr.decode('utf-8', 'replace').strip()}")
    return done.stdout


def fields(root: Path, *arguments: str) -> Iterator[str]:
    """What git writes, cut at its NUL characters. Raises SourceError when it does not end well."""
    with subprocess.Popen(  # noqa: S603 as in run
        [*GIT, "-C", str(root), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
    ) as git:
        left = b""
        while git.stdout is not None and (more := git.stdout.read(_AT_ONCE)):
            *whole, left = (left + more).split(b"\0")
            yield from [field.decode("utf-8", "surrogateescape") for field in whole if field not in (b"", b"\n")]
    if left.strip(b"\n"):
        yield left.decode("utf-8", "surrogateescape")
    if git.returncode:
        raise SourceError(f"git 没有完成（{git.returncode}）")


__all__ = ["GIT", "fields", "run"]
