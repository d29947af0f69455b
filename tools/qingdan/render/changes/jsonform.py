"""The report as JSON, by the published schema ``changes.schema.json``."""

from __future__ import annotations

import json
from typing import Any

from qingdan.diff import Change
from qingdan.diff import Row as Identity
from qingdan.diff.fact import Fact, written
from qingdan.render.changes.report import Report, Row
from qingdan.render.json_report import place_json

VERSION = "1.0"


def json_changes(report: Report) -> bytes:
    """One object in UTF-8: the two states, the counts, and every change."""
    import orjson  # noqa: PLC0415 only where it is asked for

    body = {
        "schema_version": VERSION,
        "base": report.base,
        "head": report.head,
        "summary": {
            "entries": len(report.sections),
            "changes": len(report.rows),
            "effects": {str(name): count for name, count in report.effects().items()},
            "levels": {str(name): count for name, count in report.levels().items()},
        },
        "changes": [row_json(row) for row in report.rows],
    }
    try:
        return orjson.dumps(body, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    except TypeError:  # a number of more than 64 bits, or a path that is no UTF-8
        return json.dumps(body, indent=2).encode() + b"\n"


def row_json(row: Row) -> dict[str, Any]:
    """One change with its words."""
    places = {name: place_json(place) for name, place in (("before", row.old_place), ("after", row.new_place)) if place}
    return {"fingerprint": row.fingerprint, **_judged(row.change), "sentence": row.sentence, "places": places}


def change_json(change: Change) -> dict[str, Any]:
    """One change as plain data: its kind, judgement and facts."""
    return {"fingerprint": change.fingerprint, **_judged(change)}


def _judged(change: Change) -> dict[str, Any]:
    kind = change.kind
    return {
        "kind": kind.code,
        "slug": kind.slug,
        "title": kind.title,
        "area": kind.area,
        "level": kind.level.value,
        "effect": change.effect.value,
        "authority": change.authority.value,
        "track": kind.track,
        "entry": change.entry,
        "adjustment": change.adjustment,
        "cause": change.cause,
        "reaches": list(change.reaches),
        "facts": [_fact(fact) for fact in change.facts],
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "action": fact.action.value,
        "path": written(fact.path),
        **({"before": _plain(fact.before)} if fact.before is not None else {}),
        **({"after": _plain(fact.after)} if fact.after is not None else {}),
    }


def _plain(value: Any) -> Any:
    return (
        [list(row.values) if isinstance(row, Identity) else row for row in value] if isinstance(value, tuple) else value
    )
