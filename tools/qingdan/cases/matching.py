"""Which guide a case belongs to: by the code of the item, then by its name and body; and which body a name is of."""

from __future__ import annotations

import unicodedata
from collections import defaultdict

from qingdan.model import Entry, Registry

_FORGET = 100_000


class Guides:
    """The guides by their codes, and by name and body. What was asked is known the next time."""

    def __init__(self, registry: Registry) -> None:
        """Index the guides; a code that leads to more than one of them leads to none."""
        codes: defaultdict[str, set[str]] = defaultdict(set)
        own: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        powers: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for guide in registry.guides:
            power = registry.find(f"power/{guide.data.get('power')}")
            for entry in (guide, power):
                for row in entry.rows("codes") if entry is not None else ():
                    codes[str(row.get("value"))].add(guide.id)
            body = registry.find(f"organisations/{power.get('organisation')}") if power is not None else None
            bodies = {_plain(name) for name in _names(body)} if body is not None else set()
            for names, name in ((own, guide.name), (powers, power.name if power is not None else "")):
                names[_plain(name)].update((each, guide.id) for each in bodies)
        self._codes = {code: next(iter(found)) for code, found in codes.items() if len(found) == 1}
        self._names = (dict(own), dict(powers))
        self._bodies: dict[str, str] = {}
        for body in registry.organisations:
            for name in _names(body):
                held = self._bodies.setdefault(_plain(name), body.id)
                if held != body.id:
                    self._bodies[_plain(name)] = ""
        self._known: dict[tuple[str, ...], str] = {}

    def of(self, handle: str, task: str, catalog: str, name: str, body: str) -> str:
        """The guide's id; empty where no guide is of that item, or more than one may be."""
        asked = (handle, task, catalog, name, body)
        found = self._known.get(asked)
        if found is None:
            if len(self._known) > _FORGET:
                self._known.clear()
            found = self._known[asked] = self._find(*asked)
        return found

    def body(self, name: str) -> str:
        """The id of the body with a full or short name; empty where none has it, or more than one."""
        return self._bodies.get(_plain(name), "")

    def _find(self, handle: str, task: str, catalog: str, name: str, body: str) -> str:
        for code in (handle, task, catalog):
            guide = self._codes.get(code.strip()) if code else None
            if guide is not None:
                return guide
        asked = _plain(body)
        for names in self._names:  # a guide of that name goes before the guides of a power of that name
            some = {guide for held, guide in names.get(_plain(name), ()) if not asked or held == asked}
            if some:
                return next(iter(some)) if len(some) == 1 else ""
        return ""


def _names(body: Entry[object]) -> list[str]:
    """What a body is called."""
    return [each for each in (body.name, body.get("short")) if isinstance(each, str) and each]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "").strip()
