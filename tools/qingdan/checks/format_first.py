"""The version of the format is asked before everything else: what is written in another cannot be judged by this tool's schemas."""

from __future__ import annotations

from dataclasses import replace

from qingdan.checks.rules.registry.older_format import older_format
from qingdan.checks.rules.registry.unknown_format import unknown_format
from qingdan.checks.run import Outcome, check
from qingdan.diagnostics import rule_of
from qingdan.model.version import version_in
from qingdan.read import Source

_CODES = frozenset(rule_of(each).code for each in (older_format, unknown_format))


def format_first(source: Source, fallback: Source | None = None) -> Outcome | None:
    """The outcome with nothing but the fault of the version; None where the version is the tool's own, or is not to be read."""
    version = version_in(source)
    if version is None or not version.sentence:
        return None
    outcome = check(source, fallback, checks=(older_format, unknown_format))
    return replace(outcome, diagnostics=[each for each in outcome.diagnostics if each.code in _CODES])
