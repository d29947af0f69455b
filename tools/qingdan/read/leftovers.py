"""What a write of ours leaves beside a file when it is killed: no file of the lists, and the next command that writes removes it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from qingdan.read.git import run
from qingdan.read.source import SourceError, beside, named_beside

_WRITTEN = ("lists", "site")


def left_over(root: Path) -> list[str]:
    """The paths of what killed writes left, in the folders that are written to and beside them, sorted; none that git has."""
    return sorted(_own(root, [*_found(root, ""), *(path for folder in _WRITTEN for path in _below(root, folder))]))


def _below(root: Path, folder: str) -> Iterator[str]:
    """What has such a name below a folder; no link is followed."""
    if (root / folder).is_symlink():
        return
    for inside, _, names in os.walk(root / folder):
        if any(map(named_beside, names)):
            yield from _found(root, Path(inside).relative_to(root).as_posix() + "/")


def _found(root: Path, folder: str) -> Iterator[str]:
    with os.scandir(root / folder) as entries:
        yield from (
            folder + each.name for each in entries if named_beside(each.name) and each.is_file(follow_symlinks=False)
        )


def _own(root: Path, paths: Iterable[str]) -> set[str]:
    """Those of the paths that git does not have: what it has was put there by somebody, and is told."""
    wanted = set(paths)
    return wanted - in_git(root, wanted)


def in_git(root: Path, paths: Iterable[str]) -> set[str]:
    """Those of the paths below a folder that its repository has; none outside of one."""
    wanted = sorted(paths)
    if not wanted:
        return set()
    try:
        told = run(root, "ls-files", "-z", "--cached", "--", *(f":(literal){path}" for path in wanted))
    except SourceError:
        return set()
    return {path for path in told.decode("utf-8", "surrogateescape").split("\0") if path}


__all__ = ["beside", "in_git", "left_over", "named_beside"]
