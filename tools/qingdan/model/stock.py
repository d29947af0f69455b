"""Entries that are read when they are asked for, and registries of some of them at a time.

So a registry of any size is gone through in little memory: who goes through such a registry meets the entries at hand, and who asks
for another one by its key is given it all the same. What only the whole could answer is refused.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, ItemsView, Iterable, Iterator, KeysView, Mapping, Sequence, ValuesView
from typing import Any, Generic, NamedTuple, NoReturn, TypeAlias, TypeVar

from qingdan.model.build import Targets, name_in, references_of, referrers_in
from qingdan.model.entry import Entry, Reference
from qingdan.model.later import Later
from qingdan.model.partial import ByCollection, PartialMapping
from qingdan.model.registry import Registry
from qingdan.read import Document, File
from qingdan.schema import Schemas

_V = TypeVar("_V")
_KEPT = 1000
"""Entries kept beside those at hand, because they were asked for lately."""
Formers: TypeAlias = Mapping[str, Sequence[str]]
"""The keys of entries by those that they had before."""


class Indexes(NamedTuple):
    """By what entries are found besides their keys: the keys by official code, as (scheme, value), and by former key."""

    codes: Mapping[tuple[str, str], Sequence[str]]
    formers: Formers


class UnknownError(Exception):
    """Something was asked that only the whole registry knows."""


class Stock:
    """The entries of a source: some at hand, any other read when asked for."""

    def __init__(
        self,
        schemas: Schemas,
        keys: Mapping[str, str],
        files: Mapping[str, File],
        read: Callable[[File], Document | None],
        formers: Callable[[], Formers],
    ) -> None:
        """Take the keys of all entries by path, the files that can be read by key, and what reads one.

        ``formers`` gives the keys of entries by those that they had before; it is called when that is first asked.
        """
        self.schemas, self.keys, self.files, self.read = schemas, keys, files, read
        self.present = frozenset(keys.values())
        self.formers = Later(formers)
        self.collections = {each.name: each for each in schemas.collections}
        self.always: dict[str, Entry[Any]] = {}
        self._at_hand: dict[str, Entry[Any]] = {}
        self._lately: dict[str, Entry[Any] | None] = {}
        self._targets: Targets = defaultdict(dict)

    def keep(self, documents: Iterable[Document]) -> None:
        """Have these always at hand."""
        self.always = {entry.key: entry for entry in self.entries_of(documents)}

    def forget(self) -> None:
        """Let go of what was asked for lately."""
        self._lately.clear()

    def entry(self, key: str) -> Entry[Any]:
        """The entry with that key. Raises KeyError where there is none, or none that can be read."""
        found = self._at_hand.get(key) or self.always.get(key)
        if found is None:
            if key not in self._lately:
                self._read(key)
            found = self._lately[key]
            if found is None:
                raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        """Whether there is an entry with that key that can be read."""
        try:
            return isinstance(key, str) and self.entry(key) is not None
        except KeyError:
            return False

    def references(self, key: str) -> tuple[Reference, ...]:
        """The references that an entry makes. Raises KeyError as ``entry`` does."""
        return self.references_of(self.entry(key))

    def references_of(self, entry: Entry[Any]) -> tuple[Reference, ...]:
        """The references that a given entry makes."""
        return tuple(references_of(entry, self._targets))

    def entries_of(self, documents: Iterable[Document]) -> list[Entry[Any]]:
        """The entries of some documents, in the order of their keys; those without a name of their own are called like their twins."""
        found = sorted(filter(None, map(self._own, documents)), key=lambda each: each.key)
        names = {each.key: each.name for each in found}
        return [self._called(each, names) for each in found]

    def batch(self, documents: Iterable[Document], always: Iterable[str] = ()) -> Batch:
        """Have the entries of some documents at hand, in place of those before, to be gone through with some that always are."""
        entries = self.entries_of(documents)
        self._at_hand = {each.key: each for each in entries}
        entries += [self.always[key] for key in always if key in self.always]
        return Batch(self, sorted(entries, key=lambda each: each.key))

    def kept(self, collections: Iterable[str]) -> dict[str, tuple[Entry[Any], ...]]:
        """The entries of some collections that are always at hand."""
        entries = self.always.values()
        return {name: tuple(each for each in entries if each.collection.name == name) for name in collections}

    def whole(self, keys: Sequence[str], indexes: Indexes, as_of: str) -> Registry:
        """A registry that knows everything, in which the entries of some keys are met; each is read when it is its turn."""
        by_collection: defaultdict[str, list[str]] = defaultdict(list)
        for key in keys:
            by_collection[key.partition("/")[0]].append(key)
        return Registry(
            schemas=self.schemas,
            entries=PartialMapping(keys, self.entry, self),
            present=self.present,
            references=PartialMapping(keys, self.references, self),
            referrers=Later(lambda: self._referrers(indexes.formers)),
            by_collection=ByCollection(by_collection, self.entry),
            by_code=indexes.codes,
            by_former_id=indexes.formers,
            as_of=as_of,
        )

    def _read(self, key: str) -> None:
        file = self.files[key]
        document = self.read(file)
        entry = self._own(document) if document is not None else None
        if len(self._lately) >= _KEPT:
            self._lately.clear()
        self._lately[key] = entry
        if entry is not None:
            self._lately[key] = self._called(entry, {})

    def _own(self, document: Document) -> Entry[Any] | None:
        """The entry of a document, called by its own data; None where that has no data of an entry."""
        key = self.keys.get(document.path)
        if key is None or not isinstance(document.data, dict):
            return None
        collection = self.collections[key.partition("/")[0]]
        id_ = collection.name if collection.single else key.partition("/")[2]
        return Entry(collection, id_, key, document.data, document, name_in(document.data, collection, id_))

    def _called(self, entry: Entry[Any], names: Mapping[str, str]) -> Entry[Any]:
        """The entry with its twin's name where it has none."""
        if not entry.collection.mirror or entry.name != entry.id:
            return entry
        twin = f"{entry.collection.mirror}/{entry.id}"
        name = names.get(twin) or (self.entry(twin).name if twin in self else entry.name)
        return Entry(entry.collection, entry.id, entry.key, entry.data, entry.document, name)

    def _referrers(self, formers: Formers) -> Mapping[str, Sequence[Reference]]:
        current = {old: holders[0] for old, holders in formers.items() if old not in self.present}
        return referrers_in({key: self.references(key) for key in sorted(self.files) if key in self}, current)


class Batch:
    """Some entries at hand, to be gone through by checks that differ in which collections they see besides."""

    def __init__(self, stock: Stock, entries: Sequence[Entry[Any]]) -> None:
        """Take the entries in the order of their keys."""
        self.stock, self.at_hand = stock, frozenset(each.key for each in entries)
        met = {each.key: each for each in entries}
        self.entries: OnDemand[Entry[Any]] = OnDemand(met, stock.always, stock.entry)
        self.references = OnDemand({key: stock.references_of(each) for key, each in met.items()}, {}, stock.references)
        self._views: dict[frozenset[str], Registry] = {}

    def registry(self, seen: frozenset[str], as_of: str) -> Registry:
        """A registry in which the entries at hand are met, and every entry of the seen collections where those are asked for.

        What only the whole could answer raises UnknownError.
        """
        if seen not in self._views:
            origin = self.registry(frozenset(), as_of) if seen else None
            lists: defaultdict[str, list[Entry[Any]]] = defaultdict(list)
            for each in self.entries.values():
                lists[each.collection.name].append(each)
            self._views[seen] = Registry(
                schemas=self.stock.schemas,
                entries=self.entries,
                present=self.stock.present,
                references=self.references,
                referrers=_Refused({}),
                by_collection={**{name: tuple(several) for name, several in lists.items()}, **self.stock.kept(seen)},
                by_code=_Refused({}),
                by_former_id=_Named(self.stock.formers),
                as_of=as_of,
                origin=origin,
            )
        return self._views[seen]


class OnDemand(dict[str, _V], Generic[_V]):
    """Values of which some are gone through; those and others are given when they are asked for by name."""

    def __init__(self, met: Mapping[str, _V], near: Mapping[str, _V], ask: Callable[[str], _V]) -> None:
        """Take the values to go through, others at hand, and what gives any other. It raises KeyError where there is none."""
        super().__init__(near)
        self.update(met)
        self._met, self._ask = met, ask

    def __missing__(self, name: str) -> _V:
        """A value that is not at hand."""
        return self._ask(name)

    def get(self, name: str, default: Any = None) -> Any:
        """The value of any name, or ``default`` where there is none."""
        try:
            return self[name]
        except KeyError:
            return default

    def __contains__(self, name: object) -> bool:
        """Whether there is a value of that name, at hand or not."""
        return super().__contains__(name) or (isinstance(name, str) and self.get(name) is not None)

    def __iter__(self) -> Iterator[str]:
        """The names to go through."""
        return iter(self._met)

    def __len__(self) -> int:
        """How many there are to go through."""
        return len(self._met)

    def keys(self) -> KeysView[str]:  # type: ignore[override]
        """The names to go through."""
        return self._met.keys()

    def values(self) -> ValuesView[_V]:  # type: ignore[override]
        """The values to go through."""
        return self._met.values()

    def items(self) -> ItemsView[str, _V]:  # type: ignore[override]
        """The names and values of the entries that are gone through."""
        return self._met.items()


class _Named(Mapping[Any, _V]):
    """A mapping that answers for single names."""

    def __init__(self, whole: Mapping[str, _V]) -> None:
        self._whole = whole

    def __getitem__(self, name: Any) -> _V:
        return self._whole[name]

    def __iter__(self) -> NoReturn:
        raise UnknownError

    def __len__(self) -> NoReturn:
        raise UnknownError


class _Refused(_Named[Any]):
    """A mapping that answers nothing."""

    def __getitem__(self, name: Any) -> NoReturn:
        raise UnknownError
