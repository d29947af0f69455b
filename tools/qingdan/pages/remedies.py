"""The page of remedies: what to do against a delay, an official or a decision, and who hears it for each body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from qingdan.checks.rules.tables.one_line_for_both import HOTLINE
from qingdan.model import Entry, Registry
from qingdan.pages.chinese import provision
from qingdan.pages.frame import Frame
from qingdan.pages.page import Page
from qingdan.pages.recourse import Review, line_of, review_of

REMEDIES = "remedies/"


class Heard(NamedTuple):
    """Bodies, by name and page, against whose acts one appeals alike."""

    review: Review
    bodies: list[tuple[str, str]]


def remedies_page(registry: Registry, frame: Frame) -> Page:
    """The page at ``remedies/``: whom to ring, the ways that the registry names with their articles, and who hears appeals against whom."""
    base = "../"
    about = registry.get("registry")
    rows = about.rows("remedies") if about is not None else ()
    ways = [(str(row.get("name")), str(row.get("text")), "、".join(_cited(registry, row))) for row in rows]
    lines = {phone: name for duty in registry.responsibilities for phone, name in _line(registry, duty)}
    html = frame.render("remedies.html", base, ways=ways, heard=_heard(registry, base), lines=sorted(lines.items()))
    return Page(REMEDIES, "不服、投诉", "办得慢、态度差、对决定不服：找谁，多久以内，怎么做", html)


def acting(registry: Registry) -> list[Entry[Any]]:
    """The bodies in office that hold powers, in path order."""
    holders = {f"organisations/{each.get('organisation')}" for each in registry.powers if not each.retired}
    return [each for each in registry.organisations if each.key in holders and not each.retired]


def _heard(registry: Registry, base: str) -> list[Heard]:
    """Who hears appeals, each with the bodies; whoever hears the most first."""
    groups: dict[Review, list[tuple[str, str]]] = {}
    for body in acting(registry):
        review = review_of(registry, body, base)
        groups.setdefault(review, []).append((body.name, f"{base}{body.key}/"))
    return sorted((Heard(*each) for each in groups.items()), key=lambda each: -len(each.bodies))


def _cited(registry: Registry, row: Mapping[str, Any]) -> list[str]:
    laws = ((registry.get(f"laws/{each.get('law')}"), each) for each in row.get("basis", ()))
    return [f"{law.get('short') or law.name}{provision(each)}" for law, each in laws if law is not None]


def _line(registry: Registry, duty: Entry[Any]) -> Iterator[tuple[str, str]]:
    """The line that supervises, with what it is called, where it is not the line for everything."""
    told, body = duty.get("supervision"), registry.organisation_of(duty.key)
    if body is not None and isinstance(told, dict) and told.get("phone") not in (None, HOTLINE):
        yield str(told["phone"]), line_of(told, body)


__all__ = ["REMEDIES", "Heard", "acting", "remedies_page"]
