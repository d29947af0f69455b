"""Who refers to an entry, and what happened to it: a little on its own page, all on pages beside it, so that a page stays light."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qingdan.model import Entry, Registry
from qingdan.pages.frame import Frame
from qingdan.pages.page import Page
from qingdan.pages.past import EntryChanges
from qingdan.pages.recourse import Recourse

RELATED, HISTORY = "related/", "history/"
FEW = 8
FEW_MOMENTS = 3
"""Moments of an entry's past on its own page, and sentences of each."""


@dataclass(frozen=True, slots=True)
class RelatedEntries:
    """The entries of one collection that refer to an entry: ``links`` are (name, address, whether retired)."""

    heading: str
    links: Sequence[tuple[str, str, bool]]

    @property
    def few(self) -> Sequence[tuple[str, str, bool]]:
        """Those that the entry's own page shows."""
        return self.links if len(self.links) <= FEW + 1 else self.links[:FEW]


def related_of(registry: Registry, entry: Entry[Any], base: str) -> Sequence[RelatedEntries]:
    """Who refers to the entry, by collection in their order, each once."""
    groups: dict[str, dict[str, None]] = {}
    for reference in registry.referrers.get(entry.key, ()):
        if reference.source != entry.key:
            name = registry.entries[reference.source].collection.name
            groups.setdefault(name, {})[reference.source] = None
    out = []
    for collection in registry.schemas.collections:
        found = [registry.entries[key] for key in groups.get(collection.name, ())]
        if found:
            links = [(each.name, f"{base}{each.key}/", each.retired) for each in found]
            out.append(RelatedEntries(collection.title, links))
    return out


def successors_of(registry: Registry, entry: Entry[Any], base: str) -> Sequence[tuple[str, str]]:
    """The names and addresses of the entries that go on with what this one was for: those that it names, and those that name it."""
    keys = [each.target for each in registry.references.get(entry.key, ()) if each.path[:1] == ("successor",)]
    keys += [each.source for each in registry.referrers.get(entry.key, ()) if each.path[:1] == ("replaces",)]
    keys = [key for key in keys if key in registry.entries]
    found = [registry.entries[key] for key in dict.fromkeys(keys) if key != entry.key]
    return [(each.name, f"{base}{each.key}/") for each in found]


def related_page(registry: Registry, entry: Entry[Any], frame: Frame) -> Page | None:
    """The page of all that refer to an entry; None where the entry's own page shows them."""
    address = f"{entry.key}/{RELATED}"
    base = "../" * address.count("/")
    related = related_of(registry, entry, base)
    if all(len(each.few) == len(each.links) for each in related):
        return None
    html = frame.render("related.html", base, name=entry.name, back=f"{base}{entry.key}/", related=related)
    title = f"{entry.name} - 有关的条目"
    return Page(address, title, f"与“{entry.name}”有关的全部条目。", html)


def longer(moments: Sequence[EntryChanges]) -> bool:
    """Whether an entry's past is more than its own page shows."""
    return len(moments) > FEW_MOMENTS or any(len(each.rows) > FEW_MOMENTS for each in moments)


def history_page(entry: Entry[Any], frame: Frame, moments: Sequence[EntryChanges]) -> Page | None:
    """The page of all that happened to an entry, the last first; None where the entry's own page shows it."""
    if not longer(moments):
        return None
    address = f"{entry.key}/{HISTORY}"
    base = "../" * address.count("/")
    back = f"{base}{entry.key}/"
    html = frame.render("history.html", base, name=entry.name, back=back, moments=list(reversed(moments)))
    return Page(address, f"{entry.name} - 来历", f"“{entry.name}”从登记到现在的每一次改动。", html)


def asked_next(recourse: Recourse | None) -> list[tuple[str, str]]:
    """Where who reads a guide goes when it does not go well, on the page itself: the words and the address."""
    return [("拖着不办谁负责", "#late"), ("不服、投诉", "#appeal")] if recourse is not None else []
