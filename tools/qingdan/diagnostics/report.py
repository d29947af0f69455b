"""Build a diagnostic from the function that found it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from qingdan.diagnostics.record import Diagnostic, Edit, Place, Related, Severity
from qingdan.diagnostics.rule import rule_of


def report(
    found_by: Callable[..., object],
    place: Place,
    message: str,
    fix: str = "",
    *,
    related: Iterable[Related] = (),
    edits: Iterable[Edit] = (),
    severity: Severity | None = None,
    element: str = "",
) -> Diagnostic:
    """A diagnostic with the code and severity of the rule that ``found_by`` carries.

    ``fix`` falls back to the rule's own; ``severity`` overrides the rule's where one fault weighs less in a case; ``element``
    is the title of what an entry lacks.
    """
    rule = rule_of(found_by)
    return Diagnostic(
        place=place,
        code=rule.code,
        severity=severity or rule.severity,
        message=message,
        fix=fix or rule.fix,
        related=tuple(related),
        edits=tuple(edits),
        private=rule.private,
        element=element,
    )
