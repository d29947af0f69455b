"""The files of the site that are no pages, in groups that are made, and kept, each by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from qingdan.export import (
    edition_files,
    findings_file,
    linked_files,
    list_files,
    metrics_file,
    moved_files,
    past_files,
    schema_files,
)
from qingdan.pages import Hold
from qingdan.pages.calendar import CALENDAR, calendar_file
from qingdan.pages.codes import codes_by_page
from qingdan.pages.editor import editor_files
from qingdan.pages.enquiry import enquiry_files
from qingdan.pages.feeds import answering, list_feeds, organisation_feeds
from qingdan.pages.frame import frame_of
from qingdan.pages.search import search_files
from qingdan.schema import Collection

if TYPE_CHECKING:
    from qingdan.site.contents import Contents

Files: TypeAlias = "Iterable[tuple[str, str | bytes]]"


@dataclass(frozen=True, slots=True)
class Group:
    """Files that are made together, since that is cheaper; their addresses begin with one of ``prefixes``.

    ``hold`` says what they hang on.
    """

    prefixes: tuple[str, ...]
    make: Callable[[], Files]
    hold: Hold = Hold.ASKED


def groups_of(contents: Contents) -> Sequence[Group]:
    """Every group; the first ones take longest. The maps are apart."""
    return [
        Group(("data/",), lambda: contents.downloads.listed[0].items(), Hold.ALL),  # noqa: PLW0108 made when called
        *_found(contents),
        *_api(contents),
    ]


def _found(contents: Contents) -> Iterator[Group]:
    """What the pages' scripts load, and the feeds."""
    registry, pieces = contents.registry, contents.pieces
    frame = frame_of(registry)

    def of_bodies() -> Files:
        # Nothing else of the registry is in them; a publication is known by its commit.
        about = registry.get("registry")
        told = [
            [one.commit.id for one in contents.past.publications],
            contents.past.shallow,
            about.data if about is not None else {},
            answering(registry),
        ]
        found: dict[str, str] = pieces.kept(
            "feeds", told, lambda: dict(organisation_feeds(registry, contents.past, frame))
        )
        return found.items()

    yield Group(
        ("search/",),
        lambda: search_files(registry, contents.side.everyday, pieces, full=contents.full).items(),
    )
    yield Group(("feeds/org/",), of_bodies)
    if registry.negatives:
        yield Group(("negative/",), lambda: enquiry_files(registry, contents.side).items())
    yield Group((CALENDAR,), lambda: [(CALENDAR, calendar_file(registry))])
    yield Group(("feeds/",), lambda: list_feeds(registry, contents.past, frame))


def _api(contents: Contents) -> Iterator[Group]:
    """What programs read."""
    registry, edition, findings = contents.registry, contents.edition, contents.findings
    for each in registry.schemas.collections:
        yield Group((f"api/v1/{each.name}",), partial(_list_of, contents, each))
    yield Group(
        ("api/", "data/"),
        lambda: edition_files(registry, edition.commit, edition.time, changed=edition.changed),
        Hold.MORE,
    )
    yield Group(("api/",), lambda: moved_files(registry, contents.past.commit_of))
    yield Group(("schemas/",), lambda: schema_files(registry))
    yield Group(("api/",), lambda: metrics_file(registry, contents.past.publications))
    yield Group(("api/", "data/moved.json"), lambda: past_files(registry, contents.past.publications, codes_by_page()))
    yield Group(("api/",), lambda: findings_file(registry, findings), Hold.MORE)
    yield Group(("ld/",), lambda: linked_files(registry))
    if contents.editor:
        yield Group(("admin/",), lambda: editor_files(contents.source, registry), Hold.MORE)


def _list_of(contents: Contents, collection: Collection) -> Files:
    past = contents.past
    return list_files(contents.registry, collection, past.commit_of, past.commit_in(collection.name))


__all__ = ["Files", "Group", "groups_of"]
