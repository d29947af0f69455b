"""The home page: find an item, the lists with their numbers, topics, bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from qingdan.model import Registry
from qingdan.pages.frame import Frame
from qingdan.pages.page import Page
from qingdan.pages.past import Past
from qingdan.pages.remedies import REMEDIES
from qingdan.pages.told import felt

_LATEST = 5
_REST = "其他"


def home_page(registry: Registry, frame: Frame, past: Past) -> Page:
    """The first page of the site."""
    about = registry.get("registry")
    name = about.name if about is not None else "清单"
    cards = [
        {
            "href": f"{each.name}/",
            "title": each.title,
            "count": len(registry.all(each.name)),
            "description": each.look.intro,
        }
        for each in registry.schemas.collections
        if not each.single
    ]
    topics = Counter(str(topic) for guide in registry.guides for topic in guide.get("topics", default=()) or ())
    ranked = sorted(topics.items(), key=lambda pair: (pair[0] == _REST, -pair[1]))
    html = frame.render(
        "home.html",
        "",
        title=name,
        cards=cards,
        doors=list(_doors(registry)),
        beside=list(_beside(registry)),
        topics=[(topic, f"guides/?q={topic}", count) for topic, count in ranked],
        bodies=_bodies(registry),
        places=_places(registry),
        watched=registry.get("supervision") is not None,
        latest=list(islice(_latest(past), _LATEST)),
        milestones=about.rows("milestones") if about is not None else [],
    )
    return Page("", "首页", name, html)


def _doors(registry: Registry) -> Iterator[tuple[str, str, str]]:
    """What people come for, with its address and a line on it: to do something, to invest, to see what the government may do."""
    if registry.guides:
        yield "办一件事", "guides/", "几天、多少钱、带什么、去哪里"
    if registry.negatives:
        yield "能不能在这里投资", "negative/enquiry/", "说出想做什么，看禁不禁止、要哪些许可"
    if registry.powers:
        yield "政府能管什么、该做什么", "power/", "每一项权力的依据、责任和追责"


def _beside(registry: Registry) -> Iterator[tuple[str, str]]:
    """Where else people go."""
    if registry.all("bundles"):
        yield "几个证一起办", "bundles/"
    yield "最近改了什么", "changes/"
    about = registry.get("registry")
    if about is not None and about.rows("remedies"):
        yield "不服、投诉", REMEDIES


def _latest(past: Past) -> Iterator[tuple[str, str, str]]:
    """The publications that readers feel, the last first: the address, the day, what they did."""
    for one in reversed(past.publications):
        if told := felt(one):
            yield one.address, one.commit.day, told


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
