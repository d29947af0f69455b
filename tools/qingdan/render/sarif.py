"""Diagnostics as SARIF 2.1.0 (OASIS), with the rules' pages, fixes and suppressions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from qingdan import __version__
from qingdan.diagnostics import Diagnostic, Place, Rule, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}


def sarif(diagnostics: Sequence[Diagnostic], rules: Sequence[Rule]) -> str:
    """A log with one run. ``rules`` are those of the catalogue; all of them are described, found or not.

    A fix is offered where nothing is left to judge; an edit that is a guess is told in the text of its result alone.
    """
    index = {each.code: number for number, each in enumerate(rules)}
    body = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "qingdan",
                        "version": __version__,
                        "language": "zh-CN",
                        "rules": [_rule(each) for each in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(each, index) for each in diagnostics],
            }
        ],
    }
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _rule(each: Rule) -> dict[str, Any]:
    return {
        "id": each.code,
        "name": "".join(part.title() for part in each.slug.split("-")),
        "shortDescription": {"text": each.title},
        "fullDescription": {"text": each.why},
        "help": {"text": each.fix or each.why},
        "defaultConfiguration": {"level": _LEVELS[each.severity]},
    }


def _result(each: Diagnostic, index: dict[str, int]) -> dict[str, Any]:
    body: dict[str, Any] = {
        "ruleId": each.code,
        "level": _LEVELS[each.severity],
        "message": {"text": each.message + (f"\n改法：{each.fix}" if each.fix else "")},
        "locations": [{"physicalLocation": _location(each.place)}],
    }
    if each.code in index:
        body["ruleIndex"] = index[each.code]
    if each.related:
        body["relatedLocations"] = [
            {"physicalLocation": _location(other.place), "message": {"text": other.message}} for other in each.related
        ]
    if each.certain:
        changes: dict[str, list[dict[str, Any]]] = {}
        for edit in each.edits:
            changes.setdefault(edit.place.path, []).append(
                {"deletedRegion": _region(edit.place), "insertedContent": {"text": edit.text}}
            )
        body["fixes"] = [
            {
                "description": {"text": each.fix or "按所示修改"},
                "artifactChanges": [
                    {"artifactLocation": {"uri": quote(path, errors="surrogateescape")}, "replacements": edits}
                    for path, edits in changes.items()
                ],
            }
        ]
    if each.waived:
        body["suppressions"] = [{"kind": "inSource", "justification": each.waived}]
    return body


def _location(place: Place) -> dict[str, Any]:
    return {"artifactLocation": {"uri": quote(place.path, errors="surrogateescape")}, "region": _region(place)}


def _region(place: Place) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
