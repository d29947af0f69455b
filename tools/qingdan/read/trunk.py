"""Where work began that is to be merged: the commit in which it parted from the branch that requests go to."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from qingdan.read.git import run
from qingdan.read.revision import Revision
from qingdan.read.source import SourceError

_TRUNKS = ("origin/HEAD", "origin/main", "origin/master", "main", "master")


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
