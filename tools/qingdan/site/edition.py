"""Which state of the lists a folder holds, and what was before it."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Callable
from pathlib import Path

from qingdan.history import read_log, walk
from qingdan.pages import Edition
from qingdan.pages.past import NO_PAST, gather
from qingdan.pages.past_plain import PlainPast, plain_past
from qingdan.read import SourceError
from qingdan.read.quick import Known
from qingdan.read.revision import Revision
from qingdan.read.store import NOTHING_KEPT, Store, tool_print
from qingdan.schema import Schemas

SHOWN = ("lists", "schemas", "site", "mkdocs.yml")
"""What the site is made from."""
LIBRARIES = ("chinesecalendar", "jsonschema-rs", "pyyaml", "rapidfuzz")
"""What the past hangs on besides the tool's own code."""
_NO_PAST = plain_past(NO_PAST)


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


def past_print(folder: Path, schemas: Schemas) -> str:
    """What stands for all that the past of a folder is worked out from; empty outside git."""
    try:
        head = Revision(folder, "HEAD")
    except SourceError:
        return ""
    log = read_log(head)
    told = ([(each.id, each.parent) for each in log.commits], log.shallow, sorted(schemas.documents.items()))
    return f"{tool_print(LIBRARIES)} {hashlib.sha256(repr(told).encode()).hexdigest()}"


def kept_past(print_: str, store: Store) -> PlainPast | None:
    """The past of that print, where it is known without reading every commit; None where it is not."""
    if not print_:
        return _NO_PAST
    found = store.load(print_)
    if found is None or not found[1].sound:
        return None
    head, count, shallow = found[0]
    return PlainPast(head, found[1], count, shallow)


def past_of(
    folder: Path,
    schemas: Schemas,
    print_: str,
    progress: Callable[[int, int], None] = lambda *_: None,
    store: Store = NOTHING_KEPT,
    known: Known = lambda *_: None,
) -> PlainPast:
    """What the folder's commits changed; nothing outside git, where its print is empty. ``store`` keeps it.

    What is ``known`` of a file need not be read again.
    """
    if not print_:
        return _NO_PAST
    head = Revision(folder, "HEAD")
    log = read_log(head)
    past = plain_past(gather(walk(log, head, schemas, progress, known), shallow=log.shallow))
    store.save(print_, (past.head, past.count, past.shallow), past.records)
    return past
