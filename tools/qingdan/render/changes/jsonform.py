"""The report as JSON, by the published schema ``changes.schema.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import orjson

from qingdan.diff import Change, Level
from qingdan.diff import RowStep as Identity
from qingdan.diff.fact import Fact, written
from qingdan.diff.need import track
from qingdan.render.changes.compared import Compared
from qingdan.render.changes.formats import differing
from qingdan.render.changes.order import TITLES, KindTotal, arranged, tier, totals_of
from qingdan.render.changes.report import Report, ReportRow
from qingdan.render.json_report import place_json

VERSION = "1.0"


def json_changes(report: Report) -> bytes:
    """One object in UTF-8: the two states, the counts, and every change, what matters first."""
    counts = Counts(len(report.sections), report.effects(), report.levels(), totals_of(report))
    head = _head(report.base, report.head, report.compared, counts)
    rows = [item.row for block in arranged(report.sections) for item in block.items]
    body = {**head, "changes": [row_json(row) for row in rows]}
    try:
        return orjson.dumps(body, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    except orjson.JSONEncodeError:  # a name that is no UTF-8
        return json.dumps(body, indent=2).encode() + b"\n"


class Counts(NamedTuple):
    """What stands before the changes: how many entries, and how many changes by effect, by level and by kind."""

    entries: int
    effects: Mapping[str, int]
    levels: Mapping[Level, int]
    kinds: Sequence[KindTotal]


def json_text(base: str, head: str, compared: Compared | None, counts: Counts, changes: Sequence[bytes]) -> bytes:
    """A comparison as one JSON object in UTF-8, from changes that ``row_text`` wrote. Raises JSONEncodeError as ``row_text`` does."""
    above = orjson.dumps(_head(base, head, compared, counts), option=orjson.OPT_INDENT_2).removesuffix(b"\n}")
    told = list(changes)
    if not told:
        return above + b',\n  "changes": []\n}\n'
    told[0] = above + b',\n  "changes": [\n' + told[0]
    told[-1] += b"\n  ]\n}\n"
    return b",\n".join(told)  # once: of a great change this is many megabytes


def row_text(row: ReportRow) -> bytes:
    """A change as it stands in the list of changes. Raises JSONEncodeError for what orjson cannot write."""
    return b"    " + orjson.dumps(row_json(row), option=orjson.OPT_INDENT_2).replace(b"\n", b"\n    ")


def with_reaches(text: bytes, keys: Sequence[str]) -> bytes:
    """Such a text with the keys of those who rest on the entry, of whom it has none yet."""
    list_ = orjson.dumps(keys, option=orjson.OPT_INDENT_2).replace(b"\n", b"\n      ")
    return text.replace(b'\n      "reaches": [],\n', b'\n      "reaches": ' + list_ + b",\n")


def _head(base: str, head: str, compared: Compared | None, counts: Counts) -> dict[str, Any]:
    """What stands before the changes."""
    return {
        "schema_version": VERSION,
        "base": base,
        "head": head,
        **({"compared": _compared(compared)} if compared is not None else {}),
        "summary": {
            "entries": counts.entries,
            "changes": sum(counts.levels.values()),
            "effects": {str(name): count for name, count in counts.effects.items()},
            "levels": {str(name): count for name, count in counts.levels.items()},
            "kinds": [_total(each) for each in counts.kinds],
        },
    }


def _compared(compared: Compared) -> dict[str, Any]:
    """The two states, and what judged."""
    sides = {name: side._asdict() for name, side in (("base", compared.base), ("head", compared.head))}
    tool = {"version": compared.version, "sha256": compared.tool}
    return {**sides, "tool": tool, "judging_schemas": compared.schemas}


def _total(total: KindTotal) -> dict[str, Any]:
    """How many changes are of one kind."""
    effects = {name: count for name, count in total.effects.items() if count}
    out: dict[str, Any] = {"kind": total.code, "title": total.title, "changes": total.changes, "effects": effects}
    out |= {"mean": total.moved} if total.moved else {}
    return out | ({"later": total.later} if total.later else {})


def row_json(row: ReportRow) -> dict[str, Any]:
    """One change with its words."""
    places = {name: place_json(place) for name, place in (("before", row.old_place), ("after", row.new_place)) if place}
    return {
        "fingerprint": row.fingerprint,
        "told": TITLES[tier(row)],
        **({"effective": row.day} if row.day else {}),
        **_judged(row.change),
        "cover": _cover(row),
        "sentence": row.sentence,
        "places": places,
    }


def _cover(row: ReportRow) -> dict[str, str]:
    """On what a change stands, or what it lacks."""
    stand = row.stand
    return {
        "state": stand.state.value,
        "adjustment": stand.adjustment,
        "decision": row.adjustment,
        "post": stand.post,
        "rule": stand.code,
        "lacking": stand.lacking,
        "deciders": stand.deciders,
        "draft": stand.draft,
    }


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
        "track": track(change),
        "entry": change.entry,
        "adjustment": change.adjustment,
        "cause": change.cause,
        "reaches": list(change.reaches),
        "facts": [_fact(fact) for fact in change.facts],
    }


def _fact(fact: Fact) -> dict[str, Any]:
    before, after = fact.before, fact.after
    if fact.field is None and isinstance(before, str) and isinstance(after, str):
        before, after = ("\n".join(each) for each in differing(before, after))
    return {
        "action": fact.action.value,
        "path": written(fact.path),
        **({"before": _plain(before)} if before is not None else {}),
        **({"after": _plain(after)} if after is not None else {}),
    }


def _plain(value: Any) -> Any:
    return (
        [list(row.values) if isinstance(row, Identity) else row for row in value] if isinstance(value, tuple) else value
    )
