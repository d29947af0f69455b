"""Which state of the lists a folder holds, and what was before it."""

from __future__ import annotations

import hashlib
import pickle
import subprocess
from collections.abc import Callable
from pathlib import Path

from qingdan.history import Log, read_log, walk
from qingdan.pages import Edition
from qingdan.pages.past import NO_PAST, Past, gather
from qingdan.read import SourceError
from qingdan.read.revision import Revision
from qingdan.read.store import NOTHING_KEPT, Store, tool_print
from qingdan.schema import Schemas

SHOWN = ("lists", "schemas", "site", "mkdocs.yml")
"""What the site is made from."""
LIBRARIES = ("chinesecalendar", "jsonschema-rs", "pyyaml", "rapidfuzz")
"""What the past hangs on besides the tool's own code."""


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


def past_of(
    folder: Path,
    schemas: Schemas,
    progress: Callable[[int, int], None] = lambda *_: None,
    store: Store = NOTHING_KEPT,
) -> Past:
    """What the folder's commits changed; nothing outside git. ``store`` keeps it for as long as the commits are the same."""
    kept = kept_past(folder, schemas, store)
    if kept is not None:
        return kept
    head = Revision(folder, "HEAD")
    log = read_log(head)
    past = gather(walk(log, head, schemas, progress), shallow=log.shallow)
    if store.path is not None:
        store.save(_print_of(log, schemas), pickle.dumps(past), {})
    return past


def kept_past(folder: Path, schemas: Schemas, store: Store) -> Past | None:
    """What ``past_of`` would say, where that is known without reading every commit; None where it is not."""
    try:
        head = Revision(folder, "HEAD")
    except SourceError:
        return NO_PAST
    found = store.load(_print_of(read_log(head), schemas)) if store.path is not None else None
    if found is None:
        return None
    past: Past = pickle.loads(found[0])  # noqa: S301 the store is no one's but ours, and compares a digest
    return past


def _print_of(log: Log, schemas: Schemas) -> str:
    """What stands for all that the past is worked out from."""
    told = ([(each.id, each.parent) for each in log.commits], log.shallow, sorted(schemas.documents.items()))
    return f"{tool_print(LIBRARIES)} {hashlib.sha256(repr(told).encode()).hexdigest()}"
