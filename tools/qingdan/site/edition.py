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
from qingdan.read.quick import NOTHING_KNOWN, Known
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


class Times:
    """The commits of a folder, whose log is read once, and what they changed; outside git there are none.

    ``print_`` stands for all that the past is worked out from; it is empty outside git.
    """

    def __init__(self, folder: Path, schemas: Schemas) -> None:
        """Read the log of the folder's commits."""
        self.schemas, self.print_ = schemas, ""
        try:
            self._head = Revision(folder, "HEAD")
        except SourceError:
            return
        self._log = log = read_log(self._head)
        told = ([(each.id, each.parent) for each in log.commits], log.shallow, sorted(schemas.documents.items()))
        self.print_ = f"{tool_print(LIBRARIES)} {hashlib.sha256(repr(told).encode()).hexdigest()}"

    def kept(self, store: Store) -> PlainPast | None:
        """The past, where it is known without reading every commit; None where it is not."""
        if not self.print_:
            return _NO_PAST
        found = store.load(self.print_)
        if found is None or not found[1].sound:
            return None
        head, count, shallow = found[0]
        return PlainPast(head, found[1], count, shallow)

    def read(
        self,
        progress: Callable[[int, int], None] = lambda *_: None,
        store: Store = NOTHING_KEPT,
        known: Known = NOTHING_KNOWN,
    ) -> PlainPast:
        """The past, read commit by commit, and put into ``store``. What is ``known`` of a file need not be read again."""
        if not self.print_:
            return _NO_PAST
        stages = walk(self._log, self._head, self.schemas, progress, known)
        past = plain_past(gather(stages, shallow=self._log.shallow))
        store.save(self.print_, (past.head, past.count, past.shallow), past.records)
        return past
