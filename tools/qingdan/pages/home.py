"""The home page: find an item, the lists with their numbers, topics, bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from qingdan.model import Registry
from qingdan.pages.frame import Frame
from qingdan.pages.page import Page
from qingdan.pages.past import Past

_LATEST = 5


def home_page(registry: Registry, frame: Frame, past: Past) -> Page:
    """The first page of the site."""
    about = registry.get("registry")
    name = about.name if about is not None else "清单"
    cards = [
        {
            "href": f"{each.name}/",
            "title": each.title,
            "count": len(registry.all(each.name)),
            "description": each.description,
        }
        for each in registry.schemas.collections
        if not each.single
    ]
    topics = Counter(str(topic) for guide in registry.guides for topic in guide.get("topics", default=()) or ())
    html = frame.render(
        "home.html",
        "",
        title=name,
        cards=cards,
        enquiry="negative/enquiry/" if registry.negatives else "",
        topics=[(topic, f"guides/?q={topic}", count) for topic, count in topics.most_common()],
        bodies=_bodies(registry),
        places=_places(registry),
        latest=list(reversed(past.publications))[:_LATEST],
        milestones=about.rows("milestones") if about is not None else [],
    )
    return Page("", "首页", name, html)


def _bodies(registry: Registry) -> list[tuple[str, str, int]]:
    """Organisations that hold powers or handle guides, the busiest first."""
    return _named(registry, (entry.id.partition("/")[0] for entry in [*registry.powers, *registry.guides]))


def _places(registry: Registry) -> list[tuple[str, str, int]]:
    """Where guides are handled, the place with the most first."""
    rows = ({str(row.get("organisation")) for row in guide.rows("places")} for guide in registry.guides)
    return _named(registry, (id_ for places in rows for id_ in sorted(places)))


def _named(registry: Registry, ids: Iterable[str]) -> list[tuple[str, str, int]]:
    """Organisations by their ids: the name, the page, how often the id was met; the most frequent first."""
    found = []
    for id_, count in sorted(Counter(ids).items(), key=lambda pair: (-pair[1], pair[0])):
        body = registry.get(f"organisations/{id_}")
        if body is not None:
            found.append((str(body.get("short") or body.name), f"{body.key}/", count))
    return found
