"""The report as one HTML file: offline, printable, nothing to fetch and nothing to run."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from qingdan.diff import Effect
from qingdan.render.changes.grounds import grounds_of, public_grounds
from qingdan.render.changes.order import ChangeBlock, arranged, burdens, totals_of
from qingdan.render.changes.report import Report
from qingdan.render.writable import writable

if TYPE_CHECKING:
    from jinja2 import Template


def html(report: Report, foot: str = "") -> str:
    """The whole page, with a line at its end where there is one. Values are escaped by the template engine."""
    blocks = arranged(report.sections)
    told = [(block, grounds_of((item.row for item in block.items), titled=block.decided)) for block in blocks]
    return writable(
        _template("report.html").render(
            report=report,
            Effect=Effect,
            totals=totals_of(report),
            first=burdens(blocks),
            blocks=[(block, _by_fingerprint(block, said)) for block, said in told],
            foot=foot,
        )
    )


def _by_fingerprint(block: ChangeBlock, said: Sequence[Sequence[str]]) -> Mapping[str, Sequence[str]]:
    return {item.row.fingerprint: each for item, each in zip(block.items, said, strict=True)}


def html_sections(report: Report, base: str, kept: Container[str]) -> str:
    """The part between summary and end, for a page that has its own head; entries in ``kept`` are linked below ``base``.

    Paths, places, codes and commands are for who works on the lists: the public gets none.
    """
    return _template("sections.html").render(
        report=report, Effect=Effect, inner=False, grounds=public_grounds, base=base, kept=kept
    )


@cache
def _template(name: str) -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 only where a page is asked for

    environment = Environment(
        loader=PackageLoader("qingdan.render.changes"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)
