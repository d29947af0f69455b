"""What is decided of an entry and applies only from a later day, as its page says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from qingdan.model import Entry, Registry
from qingdan.model.awaited import Awaited, awaited, sentences, value_at

_EARLY = "。这里写的已经是改后的，在那一天以前仍照改前的办"
_KEPT: WeakKeyDictionary[Registry, Mapping[str, list[Awaited]]] = WeakKeyDictionary()


def coming(registry: Registry, entry: Entry[Any]) -> Sequence[str]:
    """Sentences on what decisions change of an entry after the day that the lists are read as of, each with the decision's name.

    Of what the entry says already, though its day is still to come, they say that too.
    """
    whole = registry.origin or registry
    if whole not in _KEPT:
        _KEPT[whole] = awaited(registry.all("adjustments"), registry.as_of)
    root, rows = entry.collection.root, _KEPT[whole].get(entry.key, ())
    early = [each for each in rows if value_at(root, entry.data, each.path) == each.after]
    waiting = [each for each in rows if each not in early]
    return [
        *(f"{sentence}（{decision.name}）" for sentence, decision in sentences(waiting, entry)),
        *(f"{sentence}（{decision.name}）{_EARLY}" for sentence, decision in sentences(early, entry)),
    ]


__all__ = ["coming"]
