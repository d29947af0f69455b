"""A registry of which the entries are made when they are asked for, and of which chosen ones alone are met by whoever goes through it.

What is asked for by key or index is answered from the whole; what is gone through (``values``, ``items``, ``all``, the lists of a
collection) are the chosen entries. So a check that judges each entry by itself and by what it leads to judges the chosen ones alone.
"""

from __future__ import annotations

import hashlib
import marshal
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from qingdan.model.build import Targets, codes_of, formers_of, name_in, references_of, referrers_in
from qingdan.model.content import content_sum
from qingdan.model.entry import Entry, Reference
from qingdan.model.later import Later
from qingdan.model.registry import Registry
from qingdan.read import Document
from qingdan.schema import Schemas

_K = TypeVar("_K")
_V = TypeVar("_V")


class Outline(NamedTuple):
    """What must be known of an entry without reading it: its file, its name by its own data, and by which it is found.

    ``targets`` are the keys that it refers to, ``codes`` its official codes as (scheme, value), ``formers`` its former keys. ``links``
    is a sum of where it refers to what, ``content`` one of all its data.
    """

    path: str
    name: str
    targets: tuple[str, ...]
    codes: tuple[tuple[str, str], ...]
    formers: tuple[str, ...]
    links: bytes = b""
    content: bytes = b""


def outline_of(entry: Entry[Any], references: Iterable[Reference]) -> Outline:
    """The outline of an entry that makes these references."""
    made = [(each.path, each.target) for each in references if not each.local]
    targets = sorted({target for _, target in made})
    own = name_in(entry.data, entry.collection, entry.id)
    links = hashlib.blake2b(marshal.dumps(made, 2), digest_size=16).digest()
    content = content_sum(entry.data)
    return Outline(entry.path, own, tuple(targets), tuple(codes_of(entry)), tuple(formers_of(entry)), links, content)


class Shelf:
    """Every entry of a state, made when asked for, once."""

    def __init__(self, schemas: Schemas, outlines: Mapping[str, Outline], document: Callable[[str], Document]) -> None:
        """Take the outlines by key, and what gives the document at a path."""
        self.schemas, self.outlines, self.document = schemas, outlines, document
        self.keys = sorted(outlines)
        self.collections = {each.name: each for each in schemas.collections}
        self.by_collection = _index((key.partition("/")[0], key) for key in self.keys)
        self.by_code = _index((code, key) for key in self.keys for code in outlines[key].codes)
        self.by_former_id = _index((former, key) for key in self.keys for former in outlines[key].formers)
        self._entries: dict[str, Entry[Any]] = {}
        self._references: dict[str, tuple[Reference, ...]] = {}
        self._targets: Targets = defaultdict(dict)

    @cached_property
    def leads(self) -> Mapping[str, Sequence[str]]:
        """The keys of the entries that refer to a key."""
        return _index((target, key) for key, outline in self.outlines.items() for target in outline.targets)

    def entry(self, key: str) -> Entry[Any]:
        """The entry with that key. Raises KeyError where there is none."""
        found = self._entries.get(key)
        if found is None:
            name, _, id_ = key.partition("/")
            collection = self.collections[name]
            document = self.document(self.outlines[key].path)
            id_ = id_ or collection.name
            found = self._entries[key] = Entry(collection, id_, key, document.data, document, self.name(key))
        return found

    def name(self, key: str) -> str:
        """What the entry with that key is called. Raises KeyError where there is none."""
        own = self.outlines[key].name
        name, _, id_ = key.partition("/")
        mirror = self.collections[name].mirror
        twin = self.outlines.get(f"{mirror}/{id_}") if mirror and own == id_ else None
        return own if twin is None else twin.name

    def references(self, key: str) -> tuple[Reference, ...]:
        """The references that an entry makes."""
        found = self._references.get(key)
        if found is None:
            found = self._references[key] = tuple(references_of(self.entry(key), self._targets))
        return found

    def registry(self, present: frozenset[str], as_of: str, chosen: Collection[str] | None = None) -> Registry:
        """A registry in which the chosen entries are met, all where ``chosen`` is None."""
        keys = self.keys if chosen is None else sorted(key for key in chosen if key in self.outlines)
        met = set(keys)

        codes = (code for code, holders in self.by_code.items() if chosen is None or not met.isdisjoint(holders))
        formers = (old for old, holders in self.by_former_id.items() if chosen is None or not met.isdisjoint(holders))
        return Registry(
            schemas=self.schemas,
            entries=PartialMapping(keys, self.entry, self.outlines),
            present=present,
            references=PartialMapping(keys, self.references, self.outlines),
            referrers=Referrers(self, present),
            by_collection=ByCollection(_index((key.partition("/")[0], key) for key in keys), self.entry),
            by_code=PartialMapping(list(codes), self.by_code.__getitem__, self.by_code),
            by_former_id=PartialMapping(list(formers), self.by_former_id.__getitem__, self.by_former_id),
            as_of=as_of,
        )

    def current(self, present: frozenset[str]) -> dict[str, str]:
        """Who has what was at a key that nobody has now, by that key."""
        return {old: holders[0] for old, holders in self.by_former_id.items() if old not in present}


class Referrers(Mapping[str, tuple[Reference, ...]]):
    """The references by the key that they point at: of one key those of the entries that lead to it, without looking at others."""

    def __init__(self, shelf: Shelf, present: frozenset[str]) -> None:
        """Take the entries, and the keys that there are."""
        self._shelf = shelf
        self._current = shelf.current(present)
        self._former = _index((new, old) for old, new in self._current.items())
        self._whole = Later(lambda: self._of(shelf.keys, self._current))

    def __getitem__(self, key: str) -> tuple[Reference, ...]:
        """The references to a key, or to what is there now. Raises KeyError where there are none."""
        formers = self._former.get(key, ())
        leads = {each for name in (key, *formers) for each in self._shelf.leads.get(name, ())}
        current = self._current if key in self._current else dict.fromkeys(formers, key)
        return self._of(sorted(leads), current)[key]

    def __iter__(self) -> Iterator[str]:
        """The keys that somebody refers to."""
        return iter(self._whole)

    def __len__(self) -> int:
        """How many these are."""
        return len(self._whole)

    def _of(self, keys: Sequence[str], current: Mapping[str, str]) -> dict[str, tuple[Reference, ...]]:
        return referrers_in({key: self._shelf.references(key) for key in keys}, current)


class PartialMapping(Mapping[_K, _V], Generic[_K, _V]):
    """A mapping that answers for every name of the whole, and goes through some of them."""

    def __init__(self, names: Sequence[_K], make: Callable[[_K], _V], whole: Container[_K]) -> None:
        """Take the names to go through, what gives the value of a name, and all names."""
        self._names, self._make, self._whole = names, make, whole

    def __getitem__(self, name: _K) -> _V:
        """The value of any name of the whole."""
        return self._make(name)

    def __contains__(self, name: object) -> bool:
        """Whether the whole has the name."""
        return name in self._whole

    def __iter__(self) -> Iterator[_K]:
        """The names to go through."""
        return iter(self._names)

    def __len__(self) -> int:
        """How many there are to go through."""
        return len(self._names)


class ByCollection(Mapping[str, Sequence[Entry[Any]]]):
    """The entries of each collection, made when the collection is asked for."""

    def __init__(self, keys: Mapping[str, Sequence[str]], make: Callable[[str], Entry[Any]]) -> None:
        """Take the keys by collection, and what makes the entry of a key."""
        self._keys, self._make = keys, make
        self._made: dict[str, tuple[Entry[Any], ...]] = {}

    def __getitem__(self, name: str) -> Sequence[Entry[Any]]:
        """The entries of a collection."""
        if name not in self._made:
            self._made[name] = tuple(self._make(key) for key in self._keys[name])
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        """The collections that have entries."""
        return iter(self._keys)

    def __len__(self) -> int:
        """How many these are."""
        return len(self._keys)


def _index(pairs: Iterable[tuple[_K, _V]]) -> dict[_K, tuple[_V, ...]]:
    out: defaultdict[_K, list[_V]] = defaultdict(list)
    for key, value in pairs:
        out[key].append(value)
    return {key: tuple(values) for key, values in out.items()}


__all__ = ["ByCollection", "Outline", "PartialMapping", "Referrers", "Shelf", "outline_of"]
