"""The report as one HTML file: offline, printable, nothing to fetch and nothing to run."""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from typing import TYPE_CHECKING

from qingdan.diff import Effect
from qingdan.render.changes.grounds import grounds_of, public_grounds_of
from qingdan.render.changes.report import Report
from qingdan.render.writable import writable

if TYPE_CHECKING:
    from jinja2 import Template


def html(report: Report, foot: str = "") -> str:
    """The whole page, with a line at its end where there is one. Values are escaped by the template engine."""
    return writable(
        _template("report.html").render(
            report=report, Effect=Effect, inner=True, grounds=grounds_of, base="", kept=(), foot=foot
        )
    )


def html_sections(report: Report, base: str, kept: Container[str]) -> str:
    """The part between summary and end, for a page that has its own head; entries in ``kept`` are linked below ``base``.

    Paths, places, codes and commands are for who works on the lists: the public gets none.
    """
    return _template("sections.html").render(
        report=report, Effect=Effect, inner=False, grounds=public_grounds_of, base=base, kept=kept
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
