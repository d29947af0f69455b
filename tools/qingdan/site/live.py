"""A site that follows the work tree: what was saved is shown first, and checked right after."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from qingdan.checks import check
from qingdan.checks.beside import with_site
from qingdan.checks.follow import IncrementalCheck
from qingdan.checks.graded import graded
from qingdan.checks.run import stops
from qingdan.diagnostics import Diagnostic, Severity
from qingdan.model import build_registry
from qingdan.pages.shell import Shells
from qingdan.read import Document, Reading, Source, WorkTree, read_lists
from qingdan.read.layout import LISTS
from qingdan.schema import check_shape
from qingdan.schema.violation import Validator
from qingdan.site.contents import Contents, contents_of
from qingdan.site.edition import edition_of, uncommitted
from qingdan.site.publish import PublishedSite

Stamps: TypeAlias = "dict[str, tuple[int, int, int]]"
"""Size in bytes, time of the last change in nanoseconds, and number of each file, by path."""
Rebuild: TypeAlias = "Callable[[], tuple[Contents, PublishedSite] | None]"


@dataclass(frozen=True, slots=True, repr=False)
class ShownSite:
    """What is shown at a moment.

    ``version`` grows with everything that is to be told, ``shown`` with everything that changes a page. ``errors`` are those of
    the lists as they stand; ``behind`` says that they cannot be shown, and that the pages are those before; ``told`` is what else
    went wrong, for a person.
    """

    version: int
    shown: int
    contents: Contents
    shells: Shells
    errors: Sequence[Diagnostic] = ()
    warnings: int = 0
    behind: bool = False
    checked: bool = True
    told: str = ""


class LiveSite:
    """The site of one work tree while somebody edits it. One thread refreshes, any number read."""

    def __init__(
        self, source: WorkTree, fallback: Source, built: tuple[Contents, PublishedSite], rebuild: Rebuild
    ) -> None:
        """Start from a site that was just built from the work tree; ``rebuild`` builds the whole of it again."""
        self.source, self.fallback, self.rebuild = source, fallback, rebuild
        self.stamps = stamps_of(source.root)
        contents, published = built
        self.reading = self._read(contents)
        self.follower = self._follow(contents)
        self.state = ShownSite(0, 0, contents, published.shells, warnings=_count(contents.findings, Severity.WARNING))
        self._told = threading.Condition()
        self._making = threading.Lock()
        self._kept: tuple[int, dict[int, Mapping[str, bytes]]] = (0, {})

    def wait(self, after: int, seconds: float) -> ShownSite:
        """The state, as soon as its version is above ``after``, or when the time is over."""
        with self._told:
            self._told.wait_for(lambda: self.state.version > after, seconds)
            return self.state

    def page(self, address: str) -> str | None:
        """The HTML of a page as the lists stand now; None where there is none, or where it is as it was built."""
        state = self.state
        if not state.shown:
            return None
        found = state.contents.page(address)
        return state.shells.page(found).decode() if found is not None else None

    def file(self, address: str) -> bytes | None:
        """A file that is no page, as the lists stand now; None where there is none, or where it is as it was built."""
        state = self.state
        if not state.shown:
            return None
        with self._making:
            for number, group in enumerate(state.contents.groups):
                if address.startswith(group.prefixes) and address in self._made(state, number):
                    return self._made(state, number)[address]
        return None

    def _made(self, state: ShownSite, number: int) -> Mapping[str, bytes]:
        """A group of files of the state that is shown, made once."""
        if self._kept[0] != state.shown:
            self._kept = (state.shown, {})
        kept = self._kept[1]
        if number not in kept:
            files = state.contents.groups[number].make()
            kept[number] = {name: raw.encode() if isinstance(raw, str) else raw for name, raw in files}
        return kept[number]

    def refresh(self) -> bool:
        """Look at the files, and show what changed; whether anything did.

        A change of schemas, manuals or settings, and a new commit, build the site as a whole.
        """
        now, before = stamps_of(self.source.root), self.stamps
        changed = {path for path in now.keys() | before.keys() if now.get(path) != before.get(path)}
        if not changed:
            return False
        self.stamps = now
        if all(self._one_of_many(path) for path in changed):
            self._edited(changed)
        else:
            self._rebuilt()
        return True

    def _one_of_many(self, path: str) -> bool:
        """Whether a file is one of the lists'; what there is only one of, such as the registry's own settings, is on every page."""
        schemas = self.state.contents.registry.schemas
        placed = schemas.layout.collection_of(path) if path.startswith(f"{LISTS}/") else None
        collection = schemas.collection(placed[0]) if placed is not None else None
        return path.startswith(f"{LISTS}/") and (collection is None or not collection.single)

    def _edited(self, changed: set[str]) -> None:
        """Show the lists as they stand now, then check what the change can alter."""
        contents = self.state.contents
        schemas = contents.registry.schemas
        reading = read_lists(self.source, schemas.layout, known=self._untouched(changed))
        if not self._faults(reading, changed, contents):
            self.reading = reading
            edition = edition_of(self.source.root)
            registry = build_registry(reading, schemas, edition.day, contents.registry)
            open_ = uncommitted(self.source, schemas)
            fresh = contents_of(
                self.source,
                registry,
                contents.findings,
                edition,
                contents.ask_past,
                uncommitted=open_,
                board=contents.board,
            )
            self._tell(shown=self.state.shown + 1, contents=fresh, behind=False, checked=False, told="")
        else:
            self._tell(behind=True, checked=False, told="")
        found = self.follower.open(changed)
        errors = tuple(filter(stops, found))
        self._tell(errors=errors, warnings=_count(found, Severity.WARNING), checked=True)

    def _rebuilt(self) -> None:
        built = self.rebuild()
        if built is None:
            checked = check(self.source, self.fallback, as_of=edition_of(self.source.root).day)
            outcome = with_site(checked, self.source)
            errors = tuple(filter(stops, outcome.open))
            told = "" if errors else "网站没有建成，原因见运行 qingdan serve 的窗口。"
            self._tell(errors=errors, behind=True, checked=True, told=told)
            return
        contents, published = built
        self.reading = self._read(contents)
        warnings = _count(contents.findings, Severity.WARNING)
        self._tell(
            shown=self.state.shown + 1, contents=contents, shells=published.shells, errors=(), warnings=warnings,
            behind=False, checked=True, told="",
        )  # fmt: skip
        self.follower = self._follow(contents)

    def _follow(self, contents: Contents) -> IncrementalCheck:
        return IncrementalCheck(self.source, contents.registry.schemas, contents.registry.as_of)

    def _read(self, contents: Contents) -> Reading:
        return read_lists(self.source, contents.registry.schemas.layout)

    def _untouched(self, changed: set[str]) -> dict[str, Document]:
        """The documents of files that did not change and in which nothing was found."""
        faulty = {each.place.path for each in self.reading.diagnostics}
        documents = self.reading.documents.items()
        return {path: document for path, document in documents if path not in changed and path not in faulty}

    def _faults(self, reading: Reading, changed: set[str], contents: Contents) -> bool:
        """Whether a file that changed cannot be read or does not have the shape of its collection: then no page can be trusted."""
        if any(each.severity is Severity.ERROR and each.place.path in changed for each in reading.diagnostics):
            return True
        schemas = contents.registry.schemas
        validator = Validator(schemas.documents)
        for path in sorted(changed & reading.documents.keys()):
            placed = schemas.layout.collection_of(path)
            collection = schemas.collection(placed[0]) if placed is not None else None
            if collection is None:
                return True
            shape = check_shape(reading.documents[path], collection, schemas.documents, validator)
            named = (replace(each, entry=schemas.key_of(path) or "") for each in shape)
            found = graded(named, contents.registry)
            if any(each.severity is Severity.ERROR for each in found):
                return True
        return False

    def _tell(self, **changes: object) -> None:
        with self._told:
            self.state = replace(self.state, version=self.state.version + 1, **changes)  # type: ignore[arg-type]
            self._told.notify_all()


def stamps_of(root: Path) -> Stamps:
    """The stamps of everything that the site is made from, and of the commit that the work tree stands at."""
    found: Stamps = {}
    source = WorkTree(root)
    single = [root / "mkdocs.yml", root / ".git/logs/HEAD"]
    listed = (root / file.path for folder in (LISTS, "schemas", "site") for file in source.files(folder))
    for path in [*listed, *single]:
        try:
            state = path.lstat()
        except OSError:
            continue
        found[path.relative_to(root).as_posix()] = (state.st_size, state.st_mtime_ns, state.st_ino)
    return found


def _count(findings: Sequence[Diagnostic], severity: Severity) -> int:
    return sum(each.severity is severity for each in findings)
