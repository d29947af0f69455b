"""Diagnostics as tuples of texts and numbers, for a store that holds plain data only."""

from __future__ import annotations

from typing import Any

from qingdan.diagnostics.record import Diagnostic, Edit, Place, Related, Severity


def plain(found: Diagnostic) -> tuple[Any, ...]:
    """A diagnostic as a tuple."""
    return (
        _spot(found.place),
        found.code,
        found.severity.value,
        found.message,
        found.fix,
        tuple((_spot(each.place), each.message) for each in found.related),
        tuple((_spot(each.place), each.text, each.guess) for each in found.edits),
        found.entry,
        found.waived,
        found.private,
        found.element,
    )


def unplain(values: tuple[Any, ...]) -> Diagnostic:
    """The diagnostic of a tuple that ``plain`` made."""
    place, code, severity, message, fix, related, edits, entry, waived, private, element = values
    return Diagnostic(
        Place(*place),
        code,
        Severity(severity),
        message,
        fix,
        tuple(Related(Place(*spot), text) for spot, text in related),
        tuple(Edit(Place(*spot), text, guess) for spot, text, guess in edits),
        entry,
        waived,
        private,
        element,
    )


def _spot(place: Place) -> tuple[Any, ...]:
    return (place.path, place.line, place.column, place.end_line, place.end_column)
