"""What RFC 4287 asks of a feed, as far as a feed of changes can break it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from urllib.parse import urljoin, urlsplit

ATOM = "{http://www.w3.org/2005/Atom}"
_FEED = {
    "author",
    "category",
    "contributor",
    "generator",
    "icon",
    "id",
    "link",
    "logo",
    "rights",
    "subtitle",
    "title",
    "updated",
    "entry",
}
_ENTRY = {
    "author",
    "category",
    "content",
    "contributor",
    "id",
    "link",
    "published",
    "rights",
    "source",
    "summary",
    "title",
    "updated",
}
_DATE = re.compile(
    r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-][01]\d:[0-5]\d)"
)
_URN = re.compile(r"urn:[A-Za-z0-9][A-Za-z0-9-]{1,31}:(?:[A-Za-z0-9()+,.:=@;$_!*'-]|%[0-9A-Fa-f]{2})+")
_TAG = re.compile(r"tag:[A-Za-z0-9.@-]+,\d{4}(-\d\d){0,2}:[!-~]+")
_ONCE = ("id", "title", "updated")


def faults(raw: bytes, address: str) -> list[str]:
    """Each rule that the feed at an address below the site breaks, with the section that has it."""
    try:
        feed = ET.fromstring(raw)  # noqa: S314 our own file
    except ET.ParseError as problem:
        return [f"2: not XML: {problem}"]
    if feed.tag != f"{ATOM}feed":
        return ["4.1.1: the document element is no atom:feed"]
    found = _element(feed, _FEED)
    found += ["4.1.1: no atom:author"] if feed.find(f"{ATOM}author") is None else []
    selves = [each.get("href", "") for each in feed.findall(f"{ATOM}link") if each.get("rel") == "self"]
    if [urljoin(f"https://example.cn/{address}", each) for each in selves] != [f"https://example.cn/{address}"]:
        found.append("4.1.1: rel=self does not lead to the feed itself")
    for person in feed.iter(f"{ATOM}author"):
        found += [] if (person.findtext(f"{ATOM}name") or "").strip() else ["3.2.1: a person without a name"]
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        found += _element(entry, _ENTRY)
        content = entry.find(f"{ATOM}content")
        alternate = any(each.get("rel", "alternate") == "alternate" for each in entry.findall(f"{ATOM}link"))
        found += [] if content is not None or alternate else ["4.1.2: neither content nor alternate"]
        if content is not None and content.get("type", "text") in ("text", "html") and len(content):
            found.append("4.1.3.3: elements in text")
    known = Counter(each.findtext(f"{ATOM}id") for each in [feed, *entries])
    return found + [f"4.1.1: {id_} names two things" for id_, count in known.items() if count > 1]


def _element(element: ET.Element, allowed: set[str]) -> list[str]:
    """What is wrong with a feed or an entry by itself."""
    names = Counter(each.tag.removeprefix(ATOM) for each in element)
    found = [f"4.1: unknown element {name}" for name in names if name not in allowed]
    found += [f"4.1: {names[name]} atom:{name}" for name in _ONCE if names[name] != 1]
    updated, id_ = element.findtext(f"{ATOM}updated") or "", element.findtext(f"{ATOM}id") or ""
    found += [] if _DATE.fullmatch(updated) else [f"3.3: {updated} is no date"]
    web = urlsplit(id_)
    whole = web.scheme in ("http", "https") and web.netloc and id_.isascii() and " " not in id_
    found += [] if whole or _URN.fullmatch(id_) or _TAG.fullmatch(id_) else [f"4.2.6: {id_} is no IRI"]
    links = [each for each in element if each.tag == f"{ATOM}link"]
    found += ["4.2.7: a link without href"] if any(not each.get("href") for each in links) else []
    alternates = Counter(
        (each.get("type"), each.get("hreflang")) for each in links if each.get("rel", "alternate") == "alternate"
    )
    return found + ["4.1: two alternates of one type"] * any(count > 1 for count in alternates.values())
