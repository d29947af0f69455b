"""Knock-on: the entries that rest on a changed one through a reference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from qingdan.diff.change import Change
from qingdan.diff.state import State
from qingdan.model.build import Targets, references_of
from qingdan.read.layout import LISTS
from qingdan.read.search import paths_with

CARRIERS = ("laws", "organisations", "power", "guides")
MOST = 200
"""With more changed entries than this the lists as a whole are concerned, and nobody reads who rests on which."""


def with_reach(changes: Iterable[Change], head: State) -> list[Change]:
    """The changes, each with the keys of the later state's entries that refer to its entry and did not change themselves."""
    every = list(changes)
    changed = {change.entry for change in every}
    carriers = sorted(key for key in changed if key.partition("/")[0] in CARRIERS)
    if not carriers or len(carriers) > MOST:
        return every
    reached = referrers(head, carriers)
    return [
        replace(each, reaches=tuple(key for key in reached.get(each.entry, ()) if key not in changed)) for each in every
    ]


def referrers(head: State, keys: Sequence[str]) -> dict[str, list[str]]:
    """The keys of a state's entries that refer to each of the given ones, sorted."""
    ids = {key.partition("/")[2] for key in keys}
    wanted = set(keys)
    targets: Targets = defaultdict(dict)
    out: dict[str, list[str]] = {}
    found = [key for path in paths_with(head.source, ids, LISTS) if (key := head.key(path)) is not None]
    head.fetch(found)
    for key in found:
        entry = head.entry(key)
        if entry is None:
            continue
        for target in sorted({reference.target for reference in references_of(entry, targets)} & wanted):
            if target != key:
                out.setdefault(target, []).append(key)
    return out
