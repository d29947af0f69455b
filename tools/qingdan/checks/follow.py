"""Check a work tree again and again while somebody edits it, each time no more than what the edits can alter."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from qingdan.checks.again import UnsureError, again
from qingdan.checks.anchor import Anchor, anchor_of, stamps_of
from qingdan.checks.beside import with_site
from qingdan.checks.known import Stamp
from qingdan.checks.run import silent
from qingdan.diagnostics import Diagnostic
from qingdan.read import Source
from qingdan.read.layout import LISTS
from qingdan.read.processes import uncollected
from qingdan.schema import Schemas


class IncrementalCheck:
    """The findings of a source whose schemas and day do not change."""

    def __init__(self, source: Source, schemas: Schemas, as_of: str) -> None:
        """Check the whole of it once."""
        self.source, self.schemas, self.as_of = source, schemas, as_of
        self._stamps: dict[str, Stamp] = {}
        self._anchor: Anchor | None = None
        self.open({})

    def open(self, changed: Collection[str]) -> Sequence[Diagnostic]:
        """What is found now, beside the lists too, and not waived, sorted; ``changed`` are the paths of which the file changed, came or went."""
        with uncollected():
            files = self.source.files(LISTS)
            fresh = [file for file in files if file.path in changed or file.path not in self._stamps]
            told = {file.path: self._stamps.get(file.path, ("", "", 0)) for file in files}
            self._stamps = told | stamps_of(self.source, fresh, sha256=False)
            try:
                if self._anchor is None:
                    raise UnsureError
                self._anchor = again(self._anchor, self.source, files, self._stamps, silent)
            except UnsureError:
                self._anchor = anchor_of(self.source, files, self._stamps, self.schemas, self.as_of, silent)
            return with_site(self._anchor.outcome(self.source), self.source).open


__all__ = ["IncrementalCheck"]
