"""Sections of a report as bytes, on their way from the process that made them to the one that prints them."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from qingdan.diagnostics import Place
from qingdan.diff import Action, Change, Effect, Fact
from qingdan.diff import RowStep as Identity
from qingdan.diff.fact import Steps
from qingdan.diff.kind import Kind
from qingdan.diff.kinds import kinds
from qingdan.diff.stand import Stand, StandState
from qingdan.render.changes.report import EntrySection, ReportRow
from qingdan.schema import Field, Schemas


def pack(sections: Sequence[EntrySection]) -> bytes:
    """The sections of a report as bytes that ``unpack`` reads; kinds and the schema's fields are left out, as both processes know them."""
    return marshal.dumps(
        [
            (each.key, each.name, each.collection, each.organisation, [_row(row) for row in each.rows])
            for each in sections
        ]
    )


def unpack(schemas: Schemas) -> Callable[[bytes], list[EntrySection]]:
    """What makes the same sections again of such bytes."""
    return lambda packed: [
        EntrySection(key, name, collection, organisation, tuple(_row_again(row, schemas) for row in rows))
        for key, name, collection, organisation, rows in marshal.loads(packed)  # noqa: S302 from a process of our own
    ]


def _row(row: ReportRow) -> tuple[Any, ...]:
    change = row.change
    return (
        change.kind.code, change.effect.value, change.authority.value, change.adjustment, change.cause, change.reaches,
        [_fact(fact) for fact in change.facts],
        row.sentence, row.path, row.before, row.after, _place(row.old_place), _place(row.new_place),
        row.adjustment, row.reaches, row.fingerprint, _stand(row.stand), row.beside, row.day,
    )  # fmt: skip


def _row_again(packed: tuple[Any, ...], schemas: Schemas) -> ReportRow:
    code, effect, authority, adjustment, cause, reaches, facts = packed[:7]
    sentence, path, before, after, old, new, named, names, fingerprint, stand, beside, day = packed[7:]
    made = tuple(_fact_again(fact, schemas) for fact in facts)
    change = Change(_kind(code), made, Effect(effect), Effect(authority), adjustment, cause, reaches)
    was, now = (Place(*each) if each else None for each in (old, new))
    stood = Stand(StandState(stand[0]), *stand[1:])
    return ReportRow(change, sentence, path, before, after, was, now, named, names, fingerprint, stood, beside, day)


def _stand(stand: Stand) -> tuple[str, ...]:
    said = (
        stand.adjustment,
        stand.beside,
        stand.post,
        stand.code,
        stand.lacking,
        stand.deciders,
        stand.draft,
        stand.late,
    )
    return (stand.state.value, *said)


def _fact(fact: Fact) -> tuple[Any, ...]:
    reordered = fact.action is Action.REORDERED
    before, after = (_steps(rows) if reordered else rows for rows in (fact.before, fact.after))
    return (
        fact.entry,
        _steps(fact.path),
        fact.action.value,
        before,
        after,
        fact.field is not None,
        fact.at_before,
        fact.at_after,
    )


def _fact_again(packed: tuple[Any, ...], schemas: Schemas) -> Fact:
    entry, steps, action, before, after, known, at_before, at_after = packed
    path = _steps_again(steps)
    if action == Action.REORDERED:
        before, after = _steps_again(before), _steps_again(after)
    field = _field(schemas, entry.partition("/")[0], path) if known else None
    return Fact(entry, path, Action(action), before, after, field, at_before, at_after)


def _steps(path: Steps) -> tuple[Any, ...]:
    return tuple(step if isinstance(step, str) else step.values for step in path)


def _steps_again(steps: tuple[Any, ...]) -> Steps:
    return tuple(step if isinstance(step, str) else Identity(step) for step in steps)


def _field(schemas: Schemas, collection: str, path: Steps) -> Field | None:
    found = schemas.collection(collection)
    return found.root.at([0 if isinstance(step, Identity) else step for step in path]) if found else None


def _place(place: Place | None) -> tuple[Any, ...] | None:
    return (place.path, place.line, place.column, place.end_line, place.end_column) if place else None


@cache
def _kinds() -> Mapping[str, Kind]:
    return {kind.code: kind for kind in kinds()}


def _kind(code: str) -> Kind:
    return _kinds()[code]
