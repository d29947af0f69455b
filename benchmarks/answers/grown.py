"""The shipped lists with entries copied under other names, for the search at a size that no city has yet."""

from __future__ import annotations

import dataclasses
import random

from qingdan.model import Registry
from qingdan.pages.search.records import records_of


def grown(registry: Registry, size: int) -> Registry:
    """The registry with entries copied under other names until the search has ``size`` of them."""
    chance = random.Random(1)  # noqa: S311 names, not secrets
    base = [each for each in registry.entries.values() if each.collection.name in ("power", "guides", "negative")]
    signs = "".join(each.name for each in base)
    entries = dict(registry.entries)
    missing = size - len(records_of(registry, {}))
    for number in range(missing):
        entry = base[number % len(base)]
        name = "对" + "".join(chance.choice(signs) for _ in range(8)) + entry.name
        key, id_ = f"{entry.key}-c{number}", f"{entry.id}-c{number}"
        entries[key] = dataclasses.replace(entry, id=id_, key=key, data={**entry.data, "name": name}, name=name)
    return dataclasses.replace(registry, entries=entries)
