"""The matters of a bundle one by one: what each takes and where it is handled, from the first lines of its own page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from qingdan.checks.rules.across.schedule import waits
from qingdan.model import Entry, Registry
from qingdan.model.doubt import doubts_of
from qingdan.pages.answer import answer_of
from qingdan.pages.places import ServicePlace
from qingdan.pages.view import View


class Errand(NamedTuple):
    """One guide of a bundle: its name and address, in which case it is needed, what it takes in words, and its places."""

    name: str
    href: str
    when: str
    told: Sequence[str]
    places: Sequence[ServicePlace]


class Destination(NamedTuple):
    """A place of a bundle, with the windows to go to there."""

    place: ServicePlace
    windows: Sequence[str]


def errands_of(registry: Registry, bundle: Entry[Any], base: str) -> Sequence[Errand]:
    """Every guide of a bundle in its order; a guide that is not in the lists is left out."""
    out = []
    for stage in bundle.rows("stages"):
        when = {str(row.get("guide")): str(row.get("when", "")) for row in stage.get("guides", ())}
        for key in waits(stage):
            guide = registry.get(f"guides/{key}")
            answer = answer_of(guide, View(registry, guide, base, doubts_of(registry, guide))) if guide else None
            if guide is None or answer is None:
                continue
            told = [each.words for each in answer.lines if each.words and not each.href]
            places = [place for each in answer.lines for place in each.places]
            out.append(Errand(guide.name, f"{base}{guide.key}/", when[key], told, places))
    return out


def destinations_of(errands: Sequence[Errand]) -> Sequence[Destination]:
    """Every place that the errands of a bundle lead to, once, the one with the most first, its windows in order."""
    windows: dict[ServicePlace, dict[str, int]] = {}
    count: dict[ServicePlace, int] = {}
    for errand in errands:
        for each in errand.places:
            place = each._replace(window="", address=each.ground)
            windows.setdefault(place, {}).setdefault(each.window, 0)
            count[place] = count.get(place, 0) + 1
    ranked = sorted(windows, key=lambda place: -count[place])
    return [Destination(place, [each for each in windows[place] if each]) for place in ranked]


__all__ = ["Destination", "Errand", "destinations_of", "errands_of"]
