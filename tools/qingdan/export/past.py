"""What was published when, for machines: every change at an address of its own, the numbers over time, and what the checks say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Any, Protocol

from qingdan.diagnostics import Diagnostic
from qingdan.export.api import ROOT, envelope_of
from qingdan.history import METRICS, Commit
from qingdan.history.metrics import Parts
from qingdan.model import Registry
from qingdan.render.changes import Report
from qingdan.render.changes.jsonform import row_json
from qingdan.render.changes.report import LONGEST
from qingdan.render.compact import compact_line
from qingdan.render.json_report import as_json
from qingdan.render.writable import writable


class Published(Protocol):
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


def metrics_file(registry: Registry, publications: Sequence[Published]) -> Iterator[tuple[str, bytes]]:
    """``metrics.json``: the numbers over time, by address."""
    newest = publications[-1].commit if publications else None
    numbers = list(_metrics(publications))
    yield (
        f"{ROOT}/metrics.json",
        compact_line({**envelope_of(registry, newest), "total": len(numbers), "data": numbers}),
    )


def past_files(registry: Registry, publications: Sequence[Published]) -> Iterator[tuple[str, str | bytes]]:
    """For each change its JSON and a page that leads to where it stands; by address."""
    found: dict[str, tuple[dict[str, Any], list[Published]]] = {}
    for one in publications:
        for row in one.report.rows:
            held = found.setdefault(row.fingerprint, (row_json(row), []))
            if one not in held[1][-1:]:
                held[1].append(one)
    for fingerprint, (data, ones) in sorted(found.items()):
        published = [{"commit": one.commit.id, "date": one.commit.day, "page": one.address} for one in ones]
        yield (
            f"{ROOT}/changes/{fingerprint}.json",
            compact_line({**envelope_of(registry, ones[-1].commit), "published": published, "total": 1, "data": data}),
        )
        shown = f"#c-{fingerprint}" if len(ones[-1].report.sections) <= LONGEST else ""
        target = f"../../{ones[-1].address}{shown}"
        yield f"changes/{fingerprint}/index.html", _leading(str(data["sentence"]), target)


def findings_file(registry: Registry, findings: Iterable[Diagnostic]) -> Iterator[tuple[str, bytes]]:
    """``findings.json``: what the checks say of the published lists, by address.

    No commit is named as the one that last changed them: most commits of the lists change no finding. The index tells the edition.
    """
    told = [as_json(each) for each in findings]
    yield (
        f"{ROOT}/findings.json",
        compact_line({**envelope_of(registry, None), "total": len(told), "data": told}),
    )


def _metrics(publications: Sequence[Published]) -> Iterator[dict[str, Any]]:
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


def _leading(title: str, href: str) -> str:
    """A page that leads to another: at once where the browser does that, by its link where not."""
    text, target = escape(writable(title)), escape(href)
    return (
        f'<!doctype html><html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
        f'<meta http-equiv="refresh" content="0; url={target}"><title>{text}</title></head>'
        f'<body><main><h1>{text}</h1><p><a href="{target}">看这处改动所在的报告</a></p></main></body></html>\n'
    )
