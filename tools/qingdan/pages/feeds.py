"""Atom feeds (RFC 4287): all changes, those of a list, of an organisation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from qingdan.model import Registry
from qingdan.pages.frame import Frame
from qingdan.pages.past import Past, Publication
from qingdan.render.changes.report import EntrySection
from qingdan.render.writable import writable

MOST = 50
_MOST_ROWS = 30


def list_feeds(registry: Registry, past: Past, frame: Frame) -> Iterator[tuple[str, str]]:
    """The feed of everything and those of the lists, as (address, XML): newest first, none for what has never changed."""
    newest = list(reversed(past.publications))
    everything = [(each, each.report.sections) for each in newest]
    yield "feeds/all.atom", _feed(registry, frame, "feeds/all.atom", "全部改动", everything)
    for collection in registry.schemas.collections:
        mine = _of_list(newest, collection.name)
        if mine:
            address = f"feeds/{collection.name}.atom"
            yield address, _feed(registry, frame, address, collection.title, mine)


def organisation_feeds(registry: Registry, past: Past, frame: Frame) -> Iterator[tuple[str, str]]:
    """Those of the organisations: what changed in the entries that each of them answers for now."""
    by_organisation: dict[str, list[tuple[Publication, Sequence[EntrySection]]]] = {}
    for each in reversed(past.publications):
        grouped: dict[str, list[EntrySection]] = {}
        for section in each.report.sections:
            id_ = _organisation(registry, section.key)
            if f"organisations/{id_}" in registry.entries:
                grouped.setdefault(id_, []).append(section)
        for id_, sections in grouped.items():
            by_organisation.setdefault(id_, []).append((each, sections))
    for id_, mine in sorted(by_organisation.items()):
        address = f"feeds/org/{id_}.atom"
        yield address, _feed(registry, frame, address, registry.entries[f"organisations/{id_}"].name, mine)


def answering(registry: Registry) -> list[Any]:
    """All that the feeds of the organisations say of the registry: who answers for each entry, and what they are called."""
    bodies = [(each.id, each.name) for each in registry.organisations]
    return [bodies, [(key, _organisation(registry, key)) for key in registry.entries]]


def _organisation(registry: Registry, key: str) -> str:
    """The id of the organisation that answers for an entry, by its path where the entry is gone."""
    body = registry.organisation_of(key)
    if body is not None:
        return body.id
    name, *ids = key.split("/")
    collection = registry.schemas.collection(name)
    segments = collection.segments if collection else ()
    return next((part for segment, part in zip(segments, ids, strict=False) if "reference" in segment), "")


def _of_list(publications: Iterable[Publication], name: str) -> Sequence[tuple[Publication, Sequence[EntrySection]]]:
    """The publications that touched a list, each with its sections of that list."""
    found = []
    for each in publications:
        sections = [section for section in each.report.sections if section.key.partition("/")[0] == name]
        if sections:
            found.append((each, sections))
    return found


def _feed(
    registry: Registry,
    frame: Frame,
    address: str,
    title: str,
    told: Sequence[tuple[Publication, Sequence[EntrySection]]],
) -> str:
    rows = []
    for publication, sections in told[:MOST]:
        every = [(section, row) for section in sections for row in section.rows]
        lines = [f"{section.name}：{row.sentence}" for section, row in every[:_MOST_ROWS]]
        if len(every) > _MOST_ROWS:
            lines.append(f"还有 {len(every) - _MOST_ROWS} 处改动")
        names = "、".join(dict.fromkeys(section.name for section in sections[:3]))
        heading = f"{names}等 {len(sections)} 个条目" if len(sections) > 3 else names
        rows.append(_row(publication, heading, lines))
    return _render(registry, frame, address, title, rows)


def _row(publication: Publication, heading: str, lines: Sequence[str]) -> Mapping[str, object]:
    return {
        "id": f"urn:qingdan:commit:{publication.commit.id}",
        "title": heading,
        "address": publication.address,
        "updated": _moment(publication.commit.time),
        "lines": lines,
    }


def _render(registry: Registry, frame: Frame, address: str, title: str, rows: Sequence[Mapping[str, object]]) -> str:
    about = registry.get("registry")
    site = str(about.get("site_url", default="")).rstrip("/") if about is not None else ""
    feed = frame.render(
        "feed.xml",
        f"{site}/" if site else "../" * address.count("/"),
        address=address,
        title=f"{about.name if about is not None else '清单'}：{title}",
        division=about.get("division", default="") if about is not None else "",
        updated=rows[0]["updated"] if rows else _moment(0),
        rows=rows,
    )
    return writable(feed)


def _moment(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
