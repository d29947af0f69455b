"""Findings in the forms that people and machines read: text, JSON, SARIF, and annotations of GitHub and GitLab.

In: diagnostics and the lines of their files. Out: a string, always the same for the same input; nothing is printed here.
"""

from qingdan.render.annotations import github, gitlab
from qingdan.render.json_report import json_report, json_tally
from qingdan.render.pages import explain, explain_all, explain_json
from qingdan.render.sarif import sarif
from qingdan.render.tally import tally, tally_text
from qingdan.render.text import Palette, summary, text

__all__ = [
    "Palette",
    "explain",
    "explain_all",
    "explain_json",
    "github",
    "gitlab",
    "json_report",
    "json_tally",
    "sarif",
    "summary",
    "tally",
    "tally_text",
    "text",
]
