"""The past as the pages need it: publications with their reports, each entry's timeline, and the numbers over time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from qingdan.diff.cover import Cover
from qingdan.diff.stand import standing_of
from qingdan.history import Commit, CommitStage, renamed
from qingdan.history.metrics import Parts
from qingdan.render.changes import Report, build_report
from qingdan.render.changes.later import with_later
from qingdan.render.changes.report import ReportRow


@dataclass(frozen=True, slots=True)
class Publication:
    """One commit that changed the lists, with its report, the report in a sentence, and the sums of the metrics after it."""

    commit: Commit
    report: Report
    summary: str
    totals: Mapping[str, Parts]

    @property
    def address(self) -> str:
        """The page's address below the site."""
        return f"changes/{self.commit.day}-{self.commit.id[:10]}/"


@dataclass(frozen=True, slots=True)
class EntryChanges:
    """The changes that one publication made to one entry: the publication, and the number of the section in its report."""

    publication: Publication
    at: int

    @property
    def rows(self) -> tuple[ReportRow, ...]:
        """The changes."""
        return self.publication.report.sections[self.at].rows


@dataclass(frozen=True, slots=True)
class LastChange:
    """When the content of an entry last changed: in ``publication``, which is None where that cannot be said.

    ``uncommitted`` says that the work tree has other content than the commit, ``earlier`` that the history was not fetched so far back.
    """

    publication: Publication | None = None
    uncommitted: bool = False
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """Publications, oldest first; for each entry's present key its moments, oldest first.

    ``gone`` are the keys of entries whose files are no longer there, with the names that they had. ``shallow`` says that
    older publications exist and could not be read: then what ``boundary``, the id of the oldest commit that could be, seems
    to have changed is not known. ``lists`` are by collection the last publication that changed one of its entries.
    ``uncommitted`` are the keys of entries whose content in the work tree is not that of the commit, those that it lacks too.
    """

    publications: Sequence[Publication] = ()
    moments: Mapping[str, Sequence[EntryChanges]] = field(default_factory=dict)
    gone: Mapping[str, str] = field(default_factory=dict)
    shallow: bool = False
    boundary: str = ""
    lists: Mapping[str, Publication] = field(default_factory=dict)
    uncommitted: frozenset[str] = frozenset()

    def last(self, key: str) -> LastChange | None:
        """When the content of an entry last changed; None where nothing is known of it, as outside git."""
        moments = self.moments.get(key)
        if key in self.uncommitted:
            return LastChange(uncommitted=True)
        if not moments:
            return None
        publication = moments[-1].publication
        if publication.commit.id == self.boundary:
            return LastChange(earlier=True)
        return LastChange(publication)

    def commit_of(self, key: str) -> Commit | None:
        """The commit that last changed the content of an entry; None where that cannot be said."""
        last = self.last(key)
        return last.publication.commit if last is not None and last.publication is not None else None

    def commit_in(self, collection: str) -> Commit | None:
        """The commit that last changed an entry of a collection, or took one away; None where that cannot be said."""
        found = self.lists.get(collection)
        if found is None or found.commit.id == self.boundary:
            return None
        return None if any(_collection(key) == collection for key in self.uncommitted) else found.commit

    @property
    def newest(self) -> Commit | None:
        """The commit that last changed any entry; None where that cannot be said."""
        if not self.publications or self.uncommitted:
            return None
        newest = self.publications[-1].commit
        return newest if newest.id != self.boundary else None


NO_PAST = Past()
"""Outside git, where nobody knows what was before."""


def gather(stages: Iterable[CommitStage], *, shallow: bool, before: Past = NO_PAST) -> Past:
    """The past from the stages of a walk, which may go on from where the walk ``before`` ended."""
    publications = list(before.publications)
    moments = {key: list(several) for key, several in before.moments.items()}
    names = dict(before.gone)
    for stage in stages:
        report = _report(stage)
        publication = Publication(stage.commit, report, report.summary, stage.totals)
        publications.append(publication)
        for old, new in renamed(stage).items():
            moments[new] = [*moments.pop(old, []), *moments.get(new, [])]
            names.pop(old, None)
        for at, section in enumerate(publication.report.sections):
            if all(row.day for row in section.rows):  # decided, and not yet made
                continue
            moments.setdefault(section.key, []).append(EntryChanges(publication, at))
            if section.key.startswith("lists/") or section.key.startswith("schemas/"):
                continue
            if section.key in stage.comparison.before and section.key not in stage.comparison.after:
                names[section.key] = section.name
            else:
                names.pop(section.key, None)
    numbers = {one.commit.id: number for number, one in enumerate(publications)}
    newest = last_in_lists({key: numbers[each[-1].publication.commit.id] for key, each in moments.items()})
    return Past(
        publications,
        moments,
        dict(sorted(names.items())),
        shallow,
        boundary_of(publications, shallow=shallow),
        {name: publications[number] for name, number in newest.items()},
    )


def _report(stage: CommitStage) -> Report:
    """The report of a commit with what its decisions bring later; lacking decisions are told only where the gate had begun before."""
    registry = stage.comparison.base.entry("registry")
    judged = registry is not None and bool(registry.get("gate_from", default=""))
    cover = Cover(stage.comparison, stage.commit.day)
    report = build_report(stage.comparison, stage.changes, standing_of(cover, judged=judged))
    return with_later(report, cover, lambda _: judged)


def boundary_of(publications: Sequence[Publication], *, shallow: bool) -> str:
    """The id of the oldest commit where older ones could not be read; empty where all were."""
    return publications[0].commit.id if shallow and publications else ""


def last_in_lists(last: Mapping[str, int]) -> Mapping[str, int]:
    """The highest number of each collection, from the numbers of its entries by their keys."""
    out: dict[str, int] = {}
    for key, number in last.items():
        name = _collection(key)
        out[name] = max(number, out.get(name, 0))
    return out


def _collection(key: str) -> str:
    return key.partition("/")[0]
