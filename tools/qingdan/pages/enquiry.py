"""「我想在这里做这件事」: the page and the data with which a person asks the negative list by industry and place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from qingdan.model import Entry, Registry
from qingdan.pages.chinese import duration, provision
from qingdan.pages.frame import Frame
from qingdan.pages.page import Page
from qingdan.pages.side import SideFiles
from qingdan.render.compact import compact

ENQUIRY = "negative/enquiry/"
_DATA = "rows.json"
_PLACES = ("人民政府", "派出机关")
_SUFFIXES = ("人民政府", "办事处")
_LATER = re.compile("延续|变更|注销|延期|换证|换发|补办|补领|续展|期满|遗失")
"""In the name of a guide: for those who have the permit already, and so nothing that a new project must obtain."""


def enquiry_page(registry: Registry, frame: Frame) -> Page:
    """The page at ``negative/enquiry/``."""
    base = "../" * ENQUIRY.count("/")
    about = registry.get("registry")
    notices = about.rows("notices") if about is not None else ()
    html = frame.render(
        "enquiry.html",
        base,
        data=_DATA,
        places=places_of(registry),
        notice=[str(row.get("text")) for row in notices if "负面清单" in str(row.get("text"))],
        total=sum(not each.retired for each in registry.negatives),
    )
    return Page(ENQUIRY, "负面清单查询", "按行业和地点查负面清单：禁止、限制，还是要办许可；先办什么、后办什么。", html)


def enquiry_files(registry: Registry, side: SideFiles) -> dict[str, str]:
    """The data file of the negative list enquiry, as JSON by path: industries, places, search words, and rows in force with permits."""
    rows = [each for each in registry.negatives if not each.retired]
    number = {each.key: at for at, each in enumerate(rows)}
    words: dict[str, list[int]] = {}
    for each in rows:
        for alias in each.get("aliases", default=()) or ():
            words.setdefault(str(alias), []).append(number[each.key])
    for word, keys in side.everyday.entries.items():
        for key in keys:
            if key in number and number[key] not in words.get(word, ()):
                words.setdefault(word, []).append(number[key])
    content = {
        "industries": side.industries,
        "means": dict(sorted(side.everyday.industries.items())),
        "lacks": {
            word: [list(codes), [_link(registry, each) for each in side.everyday.elsewhere.get(word, ())]]
            for word, codes in sorted(side.everyday.lacking.items())
        },
        "also": _also(registry, side, rows),
        "places": dict(places_of(registry)),
        "words": {word: sorted(found) for word, found in sorted(words.items())},
        "rows": [_row(registry, each) for each in rows],
        "bundles": {each.key: [each.name, _called(each, side)] for each in registry.bundles if not each.retired},
    }
    return {ENQUIRY + _DATA: compact(content) + "\n"}


def _also(registry: Registry, side: SideFiles, rows: Sequence[Entry[Any]]) -> dict[str, list[list[str]]]:
    """What else is to be done, by the everyday words of a row or an industry: guides in force that lead to none of the rows' permits."""
    permits = {row.get("power") for each in rows for row in each.rows("permits")}
    words = side.everyday
    found: dict[str, list[list[str]]] = {}
    for word, keys in sorted(words.entries.items()):
        if word in words.industries or any(key.startswith("negative/") for key in keys):
            guides = (registry.get(key) for key in keys if key.startswith("guides/"))
            told = [
                each for each in guides if each is not None and not each.retired and each.get("power") not in permits
            ]
            if told:
                found[word] = [[each.name, each.key, _holder(registry, each)] for each in told]
    return found


def _holder(registry: Registry, guide: Entry[Any]) -> str:
    """The short name of the body that handles a guide."""
    body = registry.organisation_of(guide.key)
    return str(body.get("short") or body.name) if body is not None else ""


def places_of(registry: Registry) -> list[tuple[str, str]]:
    """The places that can be asked for, as (division code, name), from the whole city down."""
    found = {}
    for each in registry.organisations:
        if each.get("kind") in _PLACES and each.get("division") and not each.retired:
            name = each.name
            for suffix in _SUFFIXES:
                name = name.removesuffix(suffix)
            found[str(each.get("division"))] = name
    return sorted(found.items())


def _row(registry: Registry, entry: Entry[Any]) -> dict[str, Any]:
    open_ = [str(row.get("reason")) for row in entry.rows("unverified")]
    fields = {
        "name": entry.name,
        "key": entry.key,
        "class": entry.get("class"),
        "codes": [str(row.get("code")) for row in entry.rows("industries")],
        "regions": list(map(str, entry.get("regions", default=()))),
        "scope": entry.get("scope"),
        "measure": entry.get("measure"),
        "existing": entry.get("existing_capacity"),
        "authorities": [_link(registry, f"organisations/{each}") for each in entry.get("authorities", default=())],
        "basis": [_cited(registry, row) for row in entry.rows("basis")],
        "permits": [_permit(registry, row) for row in entry.rows("permits")],
        "edition": entry.get("edition"),
        "effective": entry.get("effective"),
        "expires": entry.get("expires"),
        "open": open_,
    }
    return {name: value for name, value in fields.items() if value not in (None, [])}


def _link(registry: Registry, key: str) -> list[str]:
    found = registry.get(key)
    return [str(found.get("short") or found.name) if found is not None else key, key]


def _cited(registry: Registry, basis: Mapping[str, Any]) -> list[str]:
    name, key = _link(registry, f"laws/{basis.get('law')}")
    return [f"《{name}》{provision(basis)}", key]


def _permit(registry: Registry, row: Mapping[str, Any]) -> dict[str, Any]:
    """A power to be obtained, before or after the business licence, and the guides by which a new project obtains it."""
    power = f"power/{row.get('power')}"
    guides = [
        {
            "name": each.name,
            "key": each.key,
            "said": duration(limit) if isinstance(limit := each.get("time_limit", "promised"), dict) else "",
            "limit": limit if isinstance(limit, dict) else None,
            "papers": [str(paper.get("name")) for paper in each.rows("materials") if paper.get("copies") != 0],
        }
        for each in registry.guides
        if f"power/{each.get('power')}" == power and not each.retired and not _LATER.search(each.name)
    ]
    return {"name": _link(registry, power)[0], "key": power, "when": str(row.get("when", "")), "guides": guides}


def _called(bundle: Entry[Any], side: SideFiles) -> list[str]:
    """What a bundle is called in plain words."""
    words = [word for word, keys in side.everyday.entries.items() if bundle.key in keys]
    return [*map(str, bundle.get("aliases", default=()) or ()), *words]
