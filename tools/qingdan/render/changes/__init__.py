"""Changes in words, and as Markdown, HTML, JSON, Excel and Word: one model of the report, several readings of it.

In: a comparison and its changes. Out: a report of plain text and numbers, then a string or the bytes of a file, always the same
for the same input. Values from the lists are inert in each format. Excel and Word are in ``sheet`` and ``word``, to be asked for by
name: their libraries take longer to load than a comparison takes.
"""

from qingdan.render.changes.html import html
from qingdan.render.changes.jsonform import change_json, json_changes
from qingdan.render.changes.markdown import markdown
from qingdan.render.changes.plain import oneline, plain
from qingdan.render.changes.report import Report, ReportRow, build_report

__all__ = [
    "Report",
    "ReportRow",
    "build_report",
    "change_json",
    "html",
    "json_changes",
    "markdown",
    "oneline",
    "plain",
]
