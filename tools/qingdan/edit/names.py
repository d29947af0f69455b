"""What a person calls an entry, and which entry is meant by what a person wrote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from rapidfuzz import process

from qingdan.model import Registry

_WITH_ID = re.compile(r"^(.*)（([a-z0-9/-]+)）$", re.DOTALL)
_SPACE = re.compile(r"[\s《》〈〉]+")
_COUNTRY = "中华人民共和国"
_NEAR = 70


class UnknownNameError(Exception):
    """Nothing is called so; the message is a Chinese reason."""


class Names:
    """The names of every collection's entries, both ways."""

    def __init__(self, registry: Registry, former: Mapping[str, str] | None = None) -> None:
        """Take the registry whose entries are meant, and by their keys names that they went by."""
        self._labels: dict[str, dict[str, str]] = {}
        self._ids: dict[str, dict[str, set[str]]] = {}
        for collection in registry.schemas.collections:
            entries = registry.all(collection.name)
            counted = Counter(entry.name for entry in entries)
            self._labels[collection.name] = {
                entry.id: entry.name if counted[entry.name] == 1 else f"{entry.name}（{entry.id}）" for entry in entries
            }
            known: dict[str, set[str]] = {}
            for entry in entries:
                aliases = entry.get("aliases", default=())
                called = [
                    entry.id,
                    entry.name,
                    entry.get("short"),
                    (former or {}).get(entry.key),
                    *(aliases if isinstance(aliases, list) else ()),
                ]
                for name in called:
                    if isinstance(name, str):
                        known.setdefault(plain(name), set()).add(entry.id)
            self._ids[collection.name] = known

    def label(self, collection: str, id_: str) -> str:
        """The entry's name, with its id where two are called the same; the id itself where there is no such entry."""
        return self._labels.get(collection, {}).get(id_, id_)

    def choices(self, collection: str) -> Sequence[str]:
        """Every label of a collection, in the order of the ids."""
        return list(self._labels.get(collection, {}).values())

    def id_of(self, collection: str, text: str) -> str:
        """The id of the entry that is called so. Raises UnknownNameError where none is, or more than one."""
        labels: Mapping[str, str] = self._labels.get(collection, {})
        written = _WITH_ID.match(text.strip())
        for id_ in (text.strip(), written[2] if written else ""):
            if id_ in labels:
                return id_
        found = self._ids.get(collection, {}).get(plain(text), set())
        if len(found) == 1:
            return next(iter(found))
        if found:
            listed = "、".join(f"{labels[id_]}（{id_}）" for id_ in sorted(found))
            raise UnknownNameError(f"“{text}”有几个：{listed}；写明是哪一个")
        near = process.extractOne(text, list(labels.values()), score_cutoff=_NEAR)
        raise UnknownNameError(f"没有叫“{text}”的" + (f"；是不是“{near[0]}”" if near else ""))


def plain(name: str) -> str:
    """A name without book-title marks, spaces and the name of the country, which people leave out."""
    return _SPACE.sub("", name).removeprefix(_COUNTRY)
