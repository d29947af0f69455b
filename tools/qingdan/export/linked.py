"""Services, bodies and laws as JSON-LD in the words of schema.org, for search engines and catalogues, below ``ld/``.

How long a service takes is left out on purpose: neither schema.org nor CPSV-AP can say working days, and ``P7D`` would be wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from qingdan.export.maps import site_address
from qingdan.model import Entry, Registry
from qingdan.render.compact import compact_line

ROOT = "ld"


def linked_files(registry: Registry) -> Iterator[tuple[str, bytes]]:
    """Each entry that schema.org has a word for, as (address, JSON-LD)."""
    site = site_address(registry)
    for collection, shape in _SHAPES.items():
        for entry in registry.all(collection):
            body = {"@context": "https://schema.org", **_identity(entry, site), **shape(registry, entry)}
            told = {name: value for name, value in body.items() if value not in ("", [], None)}
            yield f"{ROOT}/{entry.key}.jsonld", compact_line(told)


def _identity(entry: Entry[Any], site: str) -> dict[str, Any]:
    """What everything has: an identifier, a name, other names, and its page where the site's address is known."""
    page = f"{site}/{entry.key}/" if site else ""
    return {
        "@id": page or f"urn:qingdan:{entry.key}",
        "identifier": entry.key,
        "name": entry.name,
        "alternateName": entry.get("aliases", default=[]),
        "description": str(entry.get("summary", default="")),
        "url": page,
        "inLanguage": "zh-CN",
    }


def _service(registry: Registry, guide: Entry[Any]) -> dict[str, Any]:
    power = registry.get(f"power/{guide.get('power')}")
    body = registry.get(f"organisations/{power.get('organisation')}") if power is not None else None
    return {
        "@type": "GovernmentService",
        "serviceType": str(power.get("type", default="")) if power is not None else "",
        "provider": _body(body) if body is not None else None,
        "serviceOutput": _named("Thing", guide.get("result", "name")),
        "audience": [{"@type": "Audience", "audienceType": each} for each in guide.get("audience", default=[])],
        "availableChannel": [
            {"@type": "ServiceChannel", "name": str(each)} for each in guide.get("channels", default=[])
        ],
    }


def _organisation(_registry: Registry, organisation: Entry[Any]) -> dict[str, Any]:
    parent = organisation.get("parent")
    return {
        "@type": "GovernmentOrganization",
        "telephone": organisation.get("phone"),
        "address": organisation.get("address"),
        "parentOrganization": {"@id": f"urn:qingdan:organisations/{parent}"} if parent else None,
    }


def _legislation(_registry: Registry, law: Entry[Any]) -> dict[str, Any]:
    versions = law.rows("versions")
    repealed = isinstance(law.get("repealed"), dict)
    return {
        "@type": "Legislation",
        "legislationType": law.get("kind"),
        "legislationIdentifier": law.get("document"),
        "legislationDateVersion": versions[-1].get("date") if versions else None,
        "legislationLegalForce": "NotInForce" if repealed else "InForce",
    }


def _body(organisation: Entry[Any]) -> dict[str, Any]:
    return {
        "@type": "GovernmentOrganization",
        "@id": f"urn:qingdan:{organisation.key}",
        "name": organisation.name,
    }


def _named(kind: str, name: Any) -> dict[str, Any] | None:
    return {"@type": kind, "name": str(name)} if name else None


_SHAPES: Mapping[str, Callable[[Registry, Entry[Any]], dict[str, Any]]] = {
    "guides": _service,
    "organisations": _organisation,
    "laws": _legislation,
}
