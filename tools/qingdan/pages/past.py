"""The past as the pages need it: publications with their reports, each entry's timeline, and the numbers over time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qingdan.history import Commit, Stage, renamed
from qingdan.history.metrics import Parts
from qingdan.render.changes import Report, build_report
from qingdan.render.changes.report import Row


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
class Moment:
    """What one publication did to one entry."""

    publication: Publication
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """Publications, oldest first; for each entry's present key its moments, oldest first.

    ``gone`` are the keys of entries whose files are no longer there, with the names that they had. ``shallow`` says that
    older publications exist and could not be read.
    """

    publications: Sequence[Publication] = ()
    moments: Mapping[str, Sequence[Moment]] = ()  # type: ignore[assignment]
    gone: Mapping[str, str] = ()  # type: ignore[assignment]
    shallow: bool = False


NO_PAST = Past((), {}, {})
"""Outside git, where nobody knows what was before."""


def gather(stages: Iterable[Stage], *, shallow: bool) -> Past:
    """The past from the stages of a walk."""
    publications: list[Publication] = []
    moments: dict[str, list[Moment]] = {}
    names: dict[str, str] = {}
    for stage in stages:
        report = build_report(stage.comparison, stage.changes)
        publication = Publication(stage.commit, report, report.summary, stage.totals)
        publications.append(publication)
        for old, new in renamed(stage).items():
            moments[new] = [*moments.pop(old, []), *moments.get(new, [])]
            names.pop(old, None)
        for section in publication.report.sections:
            moments.setdefault(section.key, []).append(Moment(publication, section.rows))
            if section.key.startswith("lists/") or section.key.startswith("schemas/"):
                continue
            if section.key in stage.comparison.before and section.key not in stage.comparison.after:
                names[section.key] = section.name
            else:
                names.pop(section.key, None)
    return Past(publications, moments, dict(sorted(names.items())), shallow)
