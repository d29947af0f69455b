"""Diagnostics as JSON, for other programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from qingdan.diagnostics import Diagnostic, Place


def json_report(diagnostics: Sequence[Diagnostic], entries: int) -> str:
    """One object: how many entries were checked, and every diagnostic with its place, fix, edits and waiver."""
    return _object(entries, "diagnostics", [as_json(each) for each in diagnostics])


def json_tally(counts: Mapping[str, Any], entries: int) -> str:
    """One object: how many entries were checked, and the counts of ``tally``."""
    return _object(entries, "summary", counts)


def _object(entries: int, name: str, value: object) -> str:
    body = {"schema_version": "1.0", "entries": entries, name: value}
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def as_json(each: Diagnostic) -> dict[str, Any]:
    """One diagnostic as plain data; empty parts are left out."""
    body: dict[str, Any] = {
        "code": each.code,
        "severity": str(each.severity),
        **place_json(each.place),
        "message": each.message,
        "fix": each.fix,
        "entry": each.entry,
        "related": [{**place_json(other.place), "message": other.message} for other in each.related],
        "edits": [
            {**place_json(edit.place), "text": edit.text} | ({"guess": True} if edit.guess else {})
            for edit in each.edits
        ],
        "waived": each.waived,
    }
    return {key: value for key, value in body.items() if value not in ("", [])}


def place_json(place: Place) -> dict[str, Any]:
    """A place: 1-based lines and columns in code points, exclusive end."""
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
