"""Compare two sources: only the files that differ are read, the rest is looked up when somebody asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from qingdan.diagnostics import Diagnostic, Place, Severity
from qingdan.diff.compare import RepeatedRowError, compare
from qingdan.diff.fact import Action, Fact
from qingdan.diff.passing import Place as Passed
from qingdan.diff.passing import heir_of, passed
from qingdan.diff.state import Loaded, State, states
from qingdan.model import Entry
from qingdan.model.version import PATH
from qingdan.read import Source
from qingdan.read.changed import ChangedFile, changed_files
from qingdan.read.faults.text.policy import LEGIBLE
from qingdan.read.layout import LISTS
from qingdan.read.quick import QuickReader
from qingdan.schema import Schemas
from qingdan.schema.faults.entries.repeated_row import repeated_row


class ComparisonError(Exception):
    """One side cannot be compared; ``diagnostics`` say where and why."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take the findings that stand in the way."""
        self.diagnostics = tuple(diagnostics)
        super().__init__("; ".join(each.message for each in self.diagnostics))


@dataclass(frozen=True)
class Comparison:
    """Two states and the facts between them, by entry and then in the order of the schema.

    ``before`` and ``after`` hold the entries whose files differ, by key; the rest of a state is there to look up. ``moved``
    has the old keys of the entries that moved, by their new ones; ``heirs`` the keys of those that go on with what an entry was for
    which ended in between, by its key. Where it is ``partial``, these are of its own entries alone, and what became of others is looked up.
    """

    base: State
    head: State
    facts: tuple[Fact, ...]
    before: Mapping[str, Entry[Any]]
    after: Mapping[str, Entry[Any]]
    moved: Mapping[str, str]
    heirs: Mapping[str, Sequence[str]] = field(default_factory=dict)
    partial: bool = False

    @property
    def schemas(self) -> Schemas:
        """The schemas by which the two are compared: the later state's."""
        return self.head.schemas

    @cached_property
    def ended_guides(self) -> Mapping[str, Sequence[str]]:
        """The keys of the guides that ended between the two states, by the power that they are for."""
        ended: dict[str, list[str]] = {}
        for key, now in self.after.items():
            was = self.before.get(key) if key.startswith("guides/") and now.retired else None
            if was is not None and not was.retired:
                ended.setdefault(str(now.get("power")), []).append(key)
        return ended

    @cached_property
    def passed(self) -> frozenset[Passed]:
        """The entries and paths of the rows that only went from one body to another, on either side."""
        return passed(self.facts, self.before, self.after, lambda key: self.before.get(key) or self.base.entry(key))

    def became(self, old: str, new: str) -> bool:
        """Whether the entry of a key has another now, or ended in between and the one of the other key goes on for it."""
        if self.moved.get(new) == old or new in self.heirs.get(old, ()) or self.heir(old) == new:
            return True
        was, now = (self.base.entry(old), self.head.entry(new)) if self.partial else (None, None)
        if was is None or now is None or was.collection.name != now.collection.name:
            return False
        ended = self.head.entry(old)
        if ended is None:
            return self.base.entry(new) is None and was.id in _ids(now.get("former_ids"))
        return ended.retired and not was.retired and now.id in _ids(ended.get("successor"))

    def heir(self, body: str) -> str:
        """The key of the body that goes on for one which ended in between; empty where it did not end, or nobody goes on."""
        if not self.partial or not body.startswith("organisations/"):
            return heir_of(body, self.before, self.after)
        was, now = self.base.entry(body), self.head.entry(body)
        return heir_of(body, {body: was}, {body: now}) if was is not None and now is not None else ""

    def entry(self, key: str) -> Entry[Any] | None:
        """The entry as it now is; as it was where it is gone."""
        return self.after.get(key) or self.head.entry(key) or self.before.get(key) or self.base.entry(key)

    def former(self, fact: Fact) -> Entry[Any] | None:
        """The entry of a fact as it was."""
        return self.before.get(self.moved.get(fact.entry, fact.entry))

    def places(self, fact: Fact) -> tuple[Place | None, Place | None]:
        """Where a fact's value stands in the earlier and in the later file; None where it does not."""
        was, now = self.former(fact), self.after.get(fact.entry)
        key = fact.action in (Action.ADDED, Action.REMOVED)
        old = was.place(*fact.at_before, key=key) if was and fact.at_before is not None else None
        new = now.place(*fact.at_after, key=key) if now and fact.at_after is not None else None
        if was is None and now is None and not fact.path:
            return (
                Place(fact.entry) if fact.before is not None else None,
                Place(fact.entry) if fact.after is not None else None,
            )
        return old, new


def compare_sources(
    base: Source,
    head: Source,
    schemas: Schemas,
    *,
    strict: bool = True,
    only: frozenset[str] | None = None,
    reader: QuickReader | None = None,
) -> Comparison:
    """The facts between two sources; of the paths in ``only`` alone, where it is given. ``reader`` may have read other files before.

    Raises ComparisonError when a file that differs cannot be read, or has two rows of one identity; characters that only must not
    be there are no hindrance. When not strict such a file, and one that belongs to no collection, is compared as a whole text: that
    is how history reads its old errors.
    """
    files = changed_files(base, head, only=only)
    registry = only is not None or any(file.path == PATH for file in files)
    earlier, later = states(base, head, schemas, registry=registry, reader=reader)
    return compare_files(earlier, later, files, strict=strict, partial=only is not None)


def compare_files(
    earlier: State, later: State, files: Iterable[ChangedFile], *, strict: bool = True, partial: bool = False
) -> Comparison:
    """The facts between two states in the given files: those that differ, or a part of them; raises as ``compare_sources``."""
    wrong: list[Diagnostic] = []
    opaque: list[ChangedFile] = []
    before: dict[str, Entry[Any]] = {}
    after: dict[str, Entry[Any]] = {}
    for file in files:
        key = earlier.key(file.path)
        if key is None:
            opaque.append(file)
            continue
        faults: list[Diagnostic] = []
        for (entry, found), into in zip(_load(earlier, later, key, file), (before, after), strict=True):
            legible = LEGIBLE if entry is not None else ()
            faults += [each for each in found if each.severity is Severity.ERROR and each.code not in legible]
            if entry is not None:
                into[key] = entry
        if faults:
            wrong += faults
            opaque.append(file)
            before.pop(key, None)
            after.pop(key, None)
    if wrong and strict:
        raise ComparisonError(wrong)
    facts = list(_facts(before, after, wrong))
    if wrong and strict:
        raise ComparisonError(wrong)
    facts += [_opaque(file) for file in opaque]
    moved = {fact.after: fact.before for fact in facts if fact.action is Action.MOVED}
    return Comparison(earlier, later, tuple(facts), before, after, moved, _heirs(before, after), partial)


def _ids(value: Any) -> Sequence[str]:
    """The ids that a property names: one, several, or none."""
    return [str(each) for each in value] if isinstance(value, list) else [value] if isinstance(value, str) else []


def _heirs(before: Mapping[str, Entry[Any]], after: Mapping[str, Entry[Any]]) -> dict[str, Sequence[str]]:
    """By the key of each entry that ended and names others in a list: their keys."""
    out: dict[str, Sequence[str]] = {}
    for key in before.keys() & after.keys():
        named = after[key].get("successor")
        if isinstance(named, list) and after[key].retired and not before[key].retired:
            out[key] = [after[key].collection.key(str(each)) for each in named]
    return out


def _load(earlier: State, later: State, key: str, file: ChangedFile) -> tuple[Loaded, Loaded]:
    """The entry of a file in both states."""
    if file.before is not None and file.after is not None:
        return earlier.load_both(later, key, file.before, file.after)
    nothing: Loaded = (None, ())
    return (
        earlier.load(key, file.before) if file.before is not None else nothing,
        later.load(key, file.after) if file.after is not None else nothing,
    )


def _facts(
    before: Mapping[str, Entry[Any]], after: Mapping[str, Entry[Any]], wrong: list[Diagnostic]
) -> Iterable[Fact]:
    moved = _moved(before, after)
    gone = set(moved.values())
    for key in sorted(before.keys() | after.keys()):
        was, now = before.get(moved.get(key, key)), after.get(key)
        if now is None and was is not None:
            if key not in gone:
                yield Fact(key, (), Action.REMOVED, was.data, None, was.collection.root, (), None)
        elif was is None and now is not None:
            yield Fact(key, (), Action.ADDED, None, now.data, now.collection.root, None, ())
        elif was is not None and now is not None:
            if key in moved:
                yield Fact(key, (), Action.MOVED, moved[key], key, now.collection.root, (), ())
            try:
                yield from compare(key, now.collection.root, was.data, now.data)
            except RepeatedRowError as repeated:
                side = now if repeated.later else was
                array = repeated.path[:-1]
                field = side.collection.root.at(array)
                wrong += repeated_row(side.document, field, array, side.get(*array)) if field else ()


def _moved(before: Mapping[str, Entry[Any]], after: Mapping[str, Entry[Any]]) -> dict[str, str]:
    """New key to old key, where an entry that is gone is named by one that is new: declared, never guessed."""
    out: dict[str, str] = {}
    for key in sorted(after.keys() - before.keys()):
        entry = after[key]
        formers = entry.get("former_ids", default=())
        for former in formers if isinstance(formers, list) else ():
            old = entry.collection.key(str(former))
            if old in before and old not in after and old not in out.values():
                out[key] = old
                break
        else:
            draft = _drafted(entry, before, after)
            if draft and draft not in out.values():
                out[key] = draft
    return out


def _drafted(entry: Entry[Any], before: Mapping[str, Entry[Any]], after: Mapping[str, Entry[Any]]) -> str:
    """The key of the draft of a decision that has its number now and says the same word for word; empty where there was none."""
    if entry.collection.name != "adjustments":
        return ""
    start = f"adjustments/{entry.id.partition('/')[0]}/draft-"
    found = [key for key in before if key.startswith(start) and key not in after and before[key].data == entry.data]
    return min(found, default="")


def _opaque(file: ChangedFile) -> Fact:
    before, after = (raw.decode("utf-8", "replace") if raw is not None else None for raw in (file.before, file.after))
    action = Action.ADDED if before is None else Action.REMOVED if after is None else Action.CHANGED
    return Fact(file.path, (), action, before, after, None, None, None)


def is_list_file(path: str) -> bool:
    """Whether a path is one of the lists' rather than of their schemas."""
    return path.startswith(LISTS + "/")
