"""Knock-on: the entries that rest on a changed one through a reference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
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
    reached = reached_by({change.entry for change in every}, head)
    return [replace(each, reaches=reached[each.entry]) if each.entry in reached else each for each in every]


def reached_by(changed: AbstractSet[str], head: State) -> dict[str, tuple[str, ...]]:
    """By the key of each changed entry, the keys of the later state's entries that refer to it and did not change, sorted.

    Empty where nobody would read it.
    """
    carriers = sorted(key for key in changed if key.partition("/")[0] in CARRIERS)
    if not carriers or len(carriers) > MOST:
        return {}
    found = (
        (key, tuple(each for each in keys if each not in changed)) for key, keys in referrers(head, carriers).items()
    )
    return {key: keys for key, keys in found if keys}


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
