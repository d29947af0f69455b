"""The search page: the box, the filters, and the way on without scripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from qingdan.model import Registry
from qingdan.pages.frame import Frame
from qingdan.pages.page import Page
from qingdan.pages.search.records import SearchRecord, records_of

_FILTERS = (("list", "清单"), ("department", "部门"), ("type", "类型"), ("online", "网办深度"))


def search_page(registry: Registry, frame: Frame, *, full: bool = True) -> Page:
    """The page at ``search/``; ``full`` says whether there is an index of the full text."""
    records = records_of(registry, {})
    filters = [{"name": name, "title": title, "options": _options(registry, records, name)} for name, title in _FILTERS]
    lists = [(each.title, f"../{each.name}/") for each in registry.schemas.collections if not each.single]
    shown = [each for each in filters if each["options"]]
    html = frame.render(
        "search.html",
        "../",
        filters=shown,
        lists=lists,
        full=full,
        topics=_topics(registry),
        window=_window(registry),
        enquiry="negative/enquiry/" if registry.negatives else "",
    )
    ways = "拼音和正文" if full else "拼音"
    return Page("search/", "查清单", f"按名称、编码、俗称、日常说法、{ways}查全部条目", html)


def _topics(registry: Registry) -> list[tuple[str, str]]:
    """Every topic of a guide with the list of its guides, the one with the most first."""
    topics = Counter(str(topic) for guide in registry.guides for topic in guide.get("topics", default=()) or ())
    return [(topic, f"../guides/?q={topic}") for topic, _ in topics.most_common()]


def _window(registry: Registry) -> tuple[str, str] | None:
    """The guide of the window for what could not be done, where the lists have one."""
    return next(((each.name, f"../{each.key}/") for each in registry.guides if "办不成事" in each.name), None)


def _options(registry: Registry, records: Sequence[SearchRecord], name: str) -> list[str]:
    """The values that some entry has: enumerations in their order, lists and bodies in theirs."""
    if name == "list":
        return list(dict.fromkeys(each.entry.collection.title for each in records))
    if name == "department":
        held = {value for each in records for value in each.departments}
        names = (str(each.get("short") or each.name) for each in registry.organisations)
        return [each for each in dict.fromkeys(names) if each in held]
    held = {getattr(each, name) for each in records}
    fields = [
        field
        for each in registry.schemas.collections
        for field in each.root.properties.values()
        if field.name == name or (name == "type" and each.name == "negative" and field.name == each.group)
    ]
    return [each for each in dict.fromkeys(value for field in fields for value in field.values) if each in held]
