"""What was published when, for machines: the changes of each publication, the numbers over time, and what the checks say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from qingdan.diagnostics import Diagnostic
from qingdan.export.api import ROOT, envelope_of
from qingdan.history import METRICS, Commit
from qingdan.history.metrics import Parts
from qingdan.model import Registry
from qingdan.render.changes import Report
from qingdan.render.changes.jsonform import row_json
from qingdan.render.compact import compact_line
from qingdan.render.json_report import as_json

_OF_KIND = ("slug", "title", "area", "level")
"""Members of a change that are those of its kind."""
MOVED = "data/moved.json"
"""Where single changes and codes are told, each of which had a page of its own before."""


class PublishedCommit(Protocol):
    """One commit that changed the lists: its report, the sums of the metrics after it, and its page."""

    @property
    def commit(self) -> Commit:
        """The commit."""
        ...

    @property
    def report(self) -> Report:
        """What it changed."""
        ...

    @property
    def totals(self) -> Mapping[str, Parts]:
        """The sums after it, by metric."""
        ...

    @property
    def address(self) -> str:
        """The page's address below the site."""
        ...


def metrics_file(registry: Registry, publications: Sequence[PublishedCommit]) -> Iterator[tuple[str, bytes]]:
    """``metrics.json``: the numbers over time, by address."""
    newest = publications[-1].commit if publications else None
    numbers = list(_metrics(publications))
    yield (
        f"{ROOT}/metrics.json",
        compact_line({**envelope_of(registry, newest), "total": len(numbers), "data": numbers}),
    )


def past_files(
    registry: Registry, publications: Sequence[PublishedCommit], codes: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, bytes]]:
    """A JSON file for each publication with every change of it, and the map that answers addresses of before; by address.

    What a kind of change says of all its changes stands once, in ``kinds``; of a change what is empty is left out, but for its facts,
    and of a place the path of the entry's own file, and a last line that is the first.

    The map has the fingerprints of changes by their publication, and ``codes`` by the page that explains them.
    """
    last: dict[str, str] = {}
    for one in publications:
        name = one.address.rstrip("/").rpartition("/")[2]
        kinds, rows = _briefly([row_json(row) for row in one.report.rows])
        last |= {row.fingerprint: name for row in one.report.rows}
        published = {"commit": one.commit.id, "date": one.commit.day, "page": one.address}
        yield (
            f"{ROOT}/changes/{name}.json",
            compact_line(
                {
                    **envelope_of(registry, one.commit),
                    "published": published,
                    "kinds": kinds,
                    "total": len(rows),
                    "data": rows,
                }
            ),
        )
    named: dict[str, list[str]] = {}
    for fingerprint, name in sorted(last.items()):
        named.setdefault(name, []).append(fingerprint)
    yield MOVED, compact_line({"changes": dict(sorted(named.items())), "codes": codes})


def findings_file(registry: Registry, findings: Iterable[Diagnostic]) -> Iterator[tuple[str, bytes]]:
    """The address and the bytes of the published data file ``findings.json``: every diagnostic of the lists, and how many there are.

    No commit is named as the one that last changed them: most commits of the lists change no finding. The index tells the edition.
    """
    told = [as_json(each) for each in findings]
    yield (
        f"{ROOT}/findings.json",
        compact_line({**envelope_of(registry, None), "total": len(told), "data": told}),
    )


def _briefly(rows: Sequence[Mapping[str, Any]]) -> tuple[dict[str, dict[str, Any]], list[dict[str, Any]]]:
    """What kinds say by their codes, and the rows without that and without members that are empty."""
    kinds = {row["kind"]: {name: row[name] for name in _OF_KIND} for row in rows}
    told = []
    for row in rows:
        own = {name: value for name, value in row.items() if name not in _OF_KIND and value not in ("", [])}
        cover = {name: value for name, value in row["cover"].items() if value}
        places = {name: _place(place, f"lists/{row['entry']}.yml") for name, place in row["places"].items()}
        told.append({**own, "cover": cover, "places": places})
    return dict(sorted(kinds.items())), told


def _place(place: Mapping[str, Any], own: str) -> dict[str, Any]:
    """A place without what is known: the path of the entry's own file, and the last line where it is the first."""
    known = {"path": own, "end_line": place.get("line")}
    return {name: value for name, value in place.items() if value != known.get(name)}


def _metrics(publications: Sequence[PublishedCommit]) -> Iterator[dict[str, Any]]:
    """Each number with its formula, and what it was after each publication, as an exact fraction."""
    for metric in METRICS:
        points = []
        for one in publications:
            value = metric.value(one.totals[metric.id])
            if value is not None:
                points.append(
                    {
                        "commit": one.commit.id,
                        "date": one.commit.day,
                        "numerator": value.numerator,
                        "denominator": value.denominator,
                    }
                )
        yield {"id": metric.id, "name": metric.name, "unit": metric.unit, "formula": metric.formula, "points": points}
