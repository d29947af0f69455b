"""Knock-on: the entries that rest on a changed one through a reference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from qingdan.diff.change import Change
from qingdan.diff.state import State
from qingdan.model.build import Targets, references_in
from qingdan.read.layout import LISTS
from qingdan.read.processes import WORTH_SPREADING, spread
from qingdan.read.search import paths_naming

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


def referrers(head: State, keys: Iterable[str]) -> dict[str, list[str]]:
    """By each given key that entries of a state refer to, the sorted keys of those entries."""
    wanted = set(keys)
    ids = {key.partition("/")[2] for key in wanted}
    words = {word.encode() for word in ids | wanted}
    targets: Targets = defaultdict(dict)

    def work(paths: Sequence[str]) -> list[tuple[str, list[str]]]:
        found = []
        for path, raw in zip(paths, head.contents(paths), strict=True):
            key = head.key(path) or ""
            name, _, id_ = key.partition("/")
            collection = head.schemas.collection(name)
            if collection is None or raw is None:
                continue
            data = head.reader.naming(path, raw, words, collection.references.below)
            if isinstance(data, dict):
                made = references_in(collection, id_ or name, key, data, targets)
                found.append((key, sorted({reference.target for reference in made} & wanted - {key})))
        return found

    out: dict[str, list[str]] = {}
    for some in spread(work, paths_naming(head.source, ids, LISTS), WORTH_SPREADING):
        for key, found in some:
            for target in found:
                out.setdefault(target, []).append(key)
    return {target: sorted(sources) for target, sources in out.items()}
