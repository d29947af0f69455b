"""Which state of the lists a folder holds, and what was before it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from qingdan.history import read_log, walk
from qingdan.pages import Edition
from qingdan.pages.past import NO_PAST, Past, gather
from qingdan.read import SourceError
from qingdan.read.revision import Revision
from qingdan.schema import Schemas

SHOWN = ("lists", "schemas", "site", "mkdocs.yml")
"""What the site is made from."""


def edition_of(folder: Path) -> Edition:
    """The commit that a folder stands at, and whether its lists differ from it; no commit outside git."""
    try:
        head = Revision(folder, "HEAD")
    except SourceError:
        return Edition()
    status = subprocess.run(  # noqa: S603 a fixed call
        ["git", "-C", str(folder), "status", "--porcelain", "--", *SHOWN],  # noqa: S607
        capture_output=True,
        check=False,
    )
    return Edition(head.commit, head.time, bool(status.stdout.strip()))


def past_of(folder: Path, schemas: Schemas, progress: Callable[[int, int], None] = lambda *_: None) -> Past:
    """What the folder's commits changed; nothing outside git."""
    try:
        head = Revision(folder, "HEAD")
    except SourceError:
        return NO_PAST
    log = read_log(head)
    return gather(walk(log, head, schemas, progress), shallow=log.shallow)
