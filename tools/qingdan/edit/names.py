"""What a person calls an entry, and which entry is meant by what a person wrote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from rapidfuzz import process

from qingdan.model import Registry
from qingdan.model.called import plain
from qingdan.model.noted import sum_of
from qingdan.model.pieces import Pieces

_WITH_ID = re.compile(r"^(.*)（([a-z0-9/-]+)）$", re.DOTALL)
_NEAR = 70


class UnknownNameError(Exception):
    """Nothing is called so; the message is a Chinese reason."""


class Names:
    """The names of every collection's entries, both ways."""

    def __init__(
        self, registry: Registry, former: Mapping[str, str] | None = None, pieces: Pieces | None = None
    ) -> None:
        """Take the registry whose entries are meant, by their keys names that they went by, and what is kept of labels."""
        self._registry, self._former = registry, former or {}
        self._ids: dict[str, dict[str, set[str]]] = {}
        keys = registry.keys_by_collection()
        self._labels = {name: _labels(registry, mine, pieces or Pieces()) for name, mine in keys.items()}

    @property
    def sum(self) -> bytes:
        """What stands for all labels."""
        return sum_of(self._labels)

    def label(self, collection: str, id_: str) -> str:
        """The entry's name, with its id where two are called the same; the id itself where there is no such entry."""
        return self._labels.get(collection, {}).get(id_, id_)

    def choices(self, collection: str) -> Sequence[str]:
        """Every label of a collection, in the order of the ids."""
        return list(self._labels.get(collection, {}).values())

    def id_of(self, collection: str, text: str, under: str = "") -> str:
        """The id of the entry that is called so; of several, the one whose id begins with the body ``under``.

        Raises UnknownNameError where none is, or more than one.
        """
        labels: Mapping[str, str] = self._labels.get(collection, {})
        written = _WITH_ID.match(text.strip())
        for id_ in (text.strip(), written[2] if written else ""):
            if id_ in labels:
                return id_
        found = self._meant(collection).get(plain(text), set())
        own = {id_ for id_ in found if id_.startswith(f"{under}/")} if under else found
        if len(own) == 1:
            return next(iter(own))
        if found and under and not own:
            raise UnknownNameError(f"这个机构没有叫“{text}”的；别的机构有")
        if found:
            listed = "、".join(
                labels[id_] if f"（{id_}）" in labels[id_] else f"{labels[id_]}（{id_}）" for id_ in sorted(found)
            )
            raise UnknownNameError(f"“{text}”有几个：{listed}；写明是哪一个")
        near = process.extractOne(text, list(labels.values()), score_cutoff=_NEAR)
        raise UnknownNameError(f"没有叫“{text}”的" + (f"；是不是“{near[0]}”" if near else ""))

    def _meant(self, collection: str) -> Mapping[str, set[str]]:
        """The ids of the entries that go by each plain name."""
        known = self._ids.get(collection)
        if known is None:
            known = self._ids[collection] = {}
            for entry in self._registry.all(collection):
                aliases = entry.get("aliases", default=())
                called = [
                    entry.id,
                    entry.name,
                    entry.get("short"),
                    self._former.get(entry.key),
                    *(aliases if isinstance(aliases, list) else ()),
                ]
                for name in called:
                    if isinstance(name, str):
                        known.setdefault(plain(name), set()).add(entry.id)
        return known


def _labels(registry: Registry, keys: Sequence[str], pieces: Pieces) -> dict[str, str]:
    """What each of some entries is called, by id."""

    def made() -> dict[str, str]:
        entries = [registry.entries[key] for key in keys]
        counted = Counter(entry.name for entry in entries)
        return {
            entry.id: entry.name if counted[entry.name] == 1 else f"{entry.name}（{entry.id}）" for entry in entries
        }

    found: dict[str, str] = pieces.kept("labels", None, made, keys)
    return found


__all__ = ["Names", "UnknownNameError", "plain"]
