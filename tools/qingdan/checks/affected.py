"""Which entries the findings of may differ once some entries changed: those that lead to a changed one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qingdan.model.partial import Outline, Shelf

STEPS = 3
"""How many references one after another a rule may follow from the entry that it judges."""


@dataclass(frozen=True, slots=True)
class ChangedKeys:
    """The keys of entries that changed between two states; ``present`` of those that came or went; ``before`` has earlier outlines."""

    keys: set[str]
    present: frozenset[str]
    before: Mapping[str, Outline]


def affected(shelf: Shelf, change: ChangedKeys) -> set[str]:
    """The changed entries, those that share a code or a former id with them, their mirrors, and all that lead to one of these."""
    mirrors = [(each.name, each.mirror) for each in shelf.schemas.collections if each.mirror]
    found = set(change.keys)
    for key in change.keys:
        found.update(shelf.by_former_id.get(key, ()))
        for outlines in (change.before, shelf.outlines):
            if key in outlines:
                found.update(*(shelf.by_code.get(code, ()) for code in outlines[key].codes))
                found.update(*(shelf.by_former_id.get(former, ()) for former in outlines[key].formers))
    found |= set(_mirrored(found, mirrors))
    edge = set(found)
    for _ in range(STEPS):
        names = edge | {
            former for key in edge for outlines in (change.before, shelf.outlines) if key in outlines
            for former in outlines[key].formers
        }  # fmt: skip
        reached = {key for name in names for key in shelf.leads.get(name, ())}
        reached |= set(_mirrored(reached, mirrors))
        edge = reached - found
        found |= edge
    return found


def _mirrored(keys: Iterable[str], mirrors: Iterable[tuple[str, str]]) -> Iterable[str]:
    """The keys of the entries that mirror those of the given keys, or that they mirror."""
    for key in keys:
        name, _, id_ = key.partition("/")
        for one, other in mirrors:
            if name in (one, other):
                yield f"{other if name == one else one}/{id_}"
