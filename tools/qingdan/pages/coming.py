"""What is decided of an entry and applies only from a later day, as its page says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from qingdan.model import Entry, Registry
from qingdan.model.awaited import Awaited, awaited, sentences, value_at

_KEPT: WeakKeyDictionary[Registry, Mapping[str, list[Awaited]]] = WeakKeyDictionary()


def coming(registry: Registry, entry: Entry[Any]) -> Sequence[str]:
    """Sentences on what decisions change of an entry after the day that the lists are read as of, each with the decision's name."""
    whole = registry.origin or registry
    if whole not in _KEPT:
        _KEPT[whole] = awaited(registry.all("adjustments"), registry.as_of)
    root = entry.collection.root
    rows = [each for each in _KEPT[whole].get(entry.key, ()) if value_at(root, entry.data, each.path) != each.after]
    return [f"{sentence}（{decision.name}）" for sentence, decision in sentences(rows, entry)]


__all__ = ["coming"]
