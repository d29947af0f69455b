"""Where work began that is to be merged: the commit in which it parted from the branch that requests go to."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from qingdan.read.git import run
from qingdan.read.revision import Revision
from qingdan.read.source import SourceError

_SHARED = ("origin/HEAD", "origin/main", "origin/master")
_TRUNKS = (*_SHARED, "main", "master")


def parting(root: Path) -> Revision:
    """Where a folder's commit parted from the branch that requests go to; that commit itself where no such branch is known."""
    here = Revision(root, "HEAD")
    for name in _TRUNKS:
        with suppress(SourceError):
            trunk = Revision(root, name)
            found = run(root, "merge-base", trunk.commit, here.commit, fine=(0, 1)).decode().strip()
            if found:
                start = here.beside(found)
                start.name = name
                return start
    return here


def is_trunk(name: str) -> bool:
    """Whether a branch is by its name the one that requests go to."""
    return name in _TRUNKS


def accepted(commit: Revision) -> bool:
    """Whether a commit is in the branch that requests go to, as the shared repository has it: a branch of one's own proves nothing."""
    for name in _SHARED:
        with suppress(SourceError):
            return Revision(commit.root, name).descends(commit.commit)
    return False
