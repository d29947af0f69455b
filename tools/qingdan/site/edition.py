"""Which state of the lists a folder holds, what in it is not committed, and what was before it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from qingdan.history import read_log, walk
from qingdan.model.content import content_sum
from qingdan.pages import Edition
from qingdan.pages.page import Sealed
from qingdan.pages.past import NO_PAST, gather
from qingdan.pages.past_plain import PlainPast, packed_past
from qingdan.read import SourceError, WorkTree
from qingdan.read.layout import LISTS
from qingdan.read.parse import parse
from qingdan.read.quick import NOTHING_KNOWN, Known
from qingdan.read.revision import Revision
from qingdan.read.store import NOTHING_KEPT, Store, tool_print
from qingdan.schema import Schemas
from qingdan.seal import PREFIX, publications

SHOWN = ("lists", "schemas", "site", "mkdocs.yml")
"""What the site is made from."""
_NO_PAST = packed_past(NO_PAST)


def edition_of(folder: Path) -> Edition:
    """The commit that a folder stands at, and whether its lists differ from it; no commit outside git."""
    try:
        head = Revision(folder, "HEAD")
    except SourceError:
        return Edition()
    *folders, settings = SHOWN
    differing = [path for path in head.paths_against_worktree(folders) if not path.rpartition("/")[2].startswith(".")]
    changed = bool(differing) or head.content(settings) != WorkTree(folder).content(settings)
    return Edition(head.commit, head.time, changed, _sealed(head))


def _sealed(head: Revision) -> Sealed | None:
    """The last whole seal of a commit or of one before it; None where there is none. Who signed it is for ``verify`` to tell."""
    held = [each for each in publications(head.root) if not each.wrong and head.descends(each.commit)]
    if not held:
        return None
    last = held[-1]
    return Sealed(last.name.removeprefix(PREFIX), last.id, last.commit == head.commit)


def uncommitted(source: WorkTree, schemas: Schemas) -> frozenset[str]:
    """The keys of entries whose content in the work tree is not that of the commit, those without a file here or there too.

    How a file is written is nothing to that. Outside git there are none.
    """
    try:
        head = Revision(source.root, "HEAD")
    except SourceError:
        return frozenset()
    keys = {path: key for path in head.paths_against_worktree([LISTS]) if (key := schemas.key_of(path)) is not None}
    before = head.read_paths(keys)
    return frozenset(
        key for path, key in keys.items() if _content(path, before.get(path)) != _content(path, source.content(path))
    )


def _content(path: str, raw: bytes | None) -> bytes:
    """The sum of what a file held; nothing where there was none that can be read."""
    document = parse(path, raw).document if raw is not None else None
    return content_sum(document.data) if document is not None else b""


class HistoryReader:
    """Reads what each commit of a folder changed in the lists; the log is read once, and outside git there is nothing to read.

    ``kept`` gives what a store has of it where that is all, ``read`` goes through the commits that are not in the store.
    """

    def __init__(self, folder: Path, schemas: Schemas) -> None:
        """Read the log of the folder's commits."""
        self.schemas, self._print = schemas, ""
        try:
            self._head = Revision(folder, "HEAD")
        except SourceError:
            return
        self._log = log = read_log(self._head)
        self._commits = [(each.id, each.parent) for each in log.commits]
        told = (log.shallow, sorted(schemas.documents.items()))
        self._print = f"{tool_print()} {hashlib.sha256(repr(told).encode()).hexdigest()}"

    def kept(self, store: Store) -> PlainPast | None:
        """The past, where it is known without reading a commit; None where it is not."""
        if not self._print:
            return _NO_PAST
        commits, past = self._stored(store)
        return past if commits == self._commits else None

    def read(
        self,
        progress: Callable[[int, int], None] = lambda *_: None,
        store: Store = NOTHING_KEPT,
        known: Known = NOTHING_KNOWN,
    ) -> PlainPast:
        """The past, read commit by commit from the first that the store does not know, and put into ``store``.

        What is ``known`` of a file need not be read again.
        """
        if not self._print:
            return _NO_PAST
        commits, plain = self._stored(store)
        if plain is None or not commits or commits != self._commits[: len(commits)]:
            commits, plain = [], _NO_PAST
        before = plain.past(self.schemas)
        sums = before.publications[-1].totals if before.publications else None
        stages = walk(self._log, self._head, self.schemas, progress, known, done=len(commits), sums=sums)
        past = packed_past(gather(stages, shallow=self._log.shallow, before=before), plain)
        store.save(self._print, (self._commits, past.head, past.count, past.shallow), past.records)
        return past

    def _stored(self, store: Store) -> tuple[list[tuple[str, str]], PlainPast | None]:
        """The ids of commits with those of their parents, and the past up to the last of them; None where none is known."""
        found = store.load(self._print)
        if found is None or not found[1].sound:
            return [], None
        commits, head, count, shallow = found[0]
        return commits, PlainPast(head, found[1], count, shallow)
