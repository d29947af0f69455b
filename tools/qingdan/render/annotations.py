"""Diagnostics as annotations in a code review: GitHub's workflow commands and GitLab's code-quality report."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from qingdan.diagnostics import Diagnostic, Severity
from qingdan.render.text import inert

_GITLAB = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTICE: "info"}


def github(diagnostics: Sequence[Diagnostic]) -> str:
    """One workflow command a line. Values are escaped, so that a value of the lists can never be a command."""
    return "".join(_command(each) for each in diagnostics if not each.waived)


def _command(each: Diagnostic) -> str:
    place = each.place
    properties = {
        "file": place.path,
        "line": str(place.line),
        "endLine": str(place.end_line),
        "col": str(place.column),
        "endColumn": str(place.end_column),
        "title": each.code,
    }
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    message = inert(each.message) + (f"\n改法：{inert(each.fix)}" if each.fix else "")
    return f"::{each.severity} {told}::{_data(message)}\n"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(inert(value)).replace(":", "%3A").replace(",", "%2C")


def gitlab(diagnostics: Sequence[Diagnostic]) -> str:
    """A code-quality report: one object a diagnostic, with a fingerprint that does not depend on the line."""
    seen: dict[str, int] = {}
    body = []
    for each in diagnostics:
        if each.waived:
            continue
        key = "\0".join((each.code, each.place.path, each.message))
        number = seen[key] = seen.get(key, 0) + 1
        body.append(
            {
                "description": each.message + (f"。改法：{each.fix}" if each.fix else ""),
                "check_name": each.code,
                "fingerprint": hashlib.sha256(f"{key}\0{number}".encode("utf-8", "surrogatepass")).hexdigest(),
                "severity": _GITLAB[each.severity],
                "location": {"path": each.place.path, "lines": {"begin": each.place.line}},
            }
        )
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"
