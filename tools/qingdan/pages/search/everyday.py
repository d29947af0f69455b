"""Everyday words for the search: those that mean words of the lists, those the lists do not cover, places, and old characters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qingdan.model import Registry
from qingdan.pages.search.fold import fold
from qingdan.pages.search.grams import paced
from qingdan.pages.search.records import SearchRecord
from qingdan.pages.side import Everyday
from qingdan.schema.traditional import traditional

_PLACE_ENDS = ("人民政府", "街道办事处", "办事处", "政府")
_PLACE_SUFFIXES = ("自治县", "街道", "县", "区", "镇", "乡", "市")


def words_file(registry: Registry, records: Sequence[SearchRecord], everyday: Everyday) -> dict[str, Any]:
    """What the ranking must know of any question: meanings, what is not covered, and the places with their entries."""
    number = {each.entry.key: at for at, each in enumerate(records)}
    own = {str(each.get("division")) for each in (registry.get("registry"),) if each is not None}
    held: dict[str, list[int]] = {}
    for at, record in enumerate(records):
        if record.division and record.division not in own:
            held.setdefault(record.division, []).append(at)
    return {
        "means": {fold(word): list(map(fold, words)) for word, words in everyday.means.items()},
        "elsewhere": {
            fold(word): [number[key] for key in keys if key in number] for word, keys in everyday.elsewhere.items()
        },
        "remedies": _remedies(registry, everyday),
        "phones": {
            str(number[each.key]): str(each.get("phone"))
            for each in registry.organisations
            if each.get("phone") and each.key in number
        },
        "places": {word: division for word, division in _places(registry) if division in held or division not in own},
        "held": {division: paced(numbers) for division, numbers in sorted(held.items())},
    }


def _remedies(registry: Registry, everyday: Everyday) -> dict[str, Any]:
    """The words that remedies answer, 1 where the lists cover what they name, and the name and text of each remedy."""
    about = registry.get("registry")
    rows = about.rows("remedies") if about is not None else []
    return {
        "words": {fold(word): int(covered) for word, covered in everyday.remedies.items()} if rows else {},
        "rows": [[str(row.get("name") or ""), str(row.get("text") or "")] for row in rows],
    }


def _places(registry: Registry) -> list[tuple[str, str]]:
    """Every name of a place below the city, with and without 县, 区, 镇 where two characters are left."""
    found: dict[str, str] = {}
    bodies = [each for each in registry.organisations if each.get("kind") in ("人民政府", "派出机关")]
    for each in sorted(bodies, key=lambda one: (len(str(one.get("division"))), one.key)):
        division = str(each.get("division") or "")
        names = [each.name, str(each.get("short") or "")]
        for name in filter(None, names):
            place = name
            for end in _PLACE_ENDS:
                place = place.removesuffix(end)
            found.setdefault(fold(place), division)
            bare = next((place.removesuffix(one) for one in _PLACE_SUFFIXES if place.endswith(one)), place)
            if len(bare) > 1:
                found.setdefault(fold(bare), division)
    return sorted(found.items())


def variants(records: Sequence[SearchRecord], everyday: Everyday) -> dict[str, str]:
    """For each simplified character that the lists use, the traditional ones that stand for it."""
    used = {sign for record in records for _, text in record.terms for sign in text}
    used |= {sign for words in everyday.means for sign in words} | {
        s for word in (*everyday.elsewhere, *everyday.remedies) for s in word
    }
    found: dict[str, str] = {}
    for old, new in traditional().items():
        if new in used and old not in used:
            found[new] = found.get(new, "") + old
    return found
