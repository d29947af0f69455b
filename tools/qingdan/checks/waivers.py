"""Waivers: what an entry says it will not mend, with its reason, and until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qingdan.checks.needless_waiver import needless_waiver
from qingdan.checks.rules.references.ended_waiver import ended
from qingdan.diagnostics import Diagnostic
from qingdan.model import Registry


def waive(found: Iterable[Diagnostic], registry: Registry, codes: frozenset[str]) -> list[Diagnostic]:
    """Mark what an entry waives, and add the waivers that nothing called for.

    ``codes`` are the checks that ran: of another check nobody knows whether its waiver is needed. Codes of reading and
    shape cannot be waived; a waiver whose last day is past waives nothing.
    """
    reasons: dict[tuple[str, str], str] = {}
    for entry in registry.entries.values():
        for row in entry.rows("waivers"):
            code = str(row.get("rule", ""))
            if code[2:3] not in ("0", "1", "") and not ended(row, registry.as_of):
                reasons.setdefault((entry.key, code), str(row.get("reason", "")))
    met = list(found)
    out = [
        replace(each, waived=reasons[each.entry, each.code]) if (each.entry, each.code) in reasons else each
        for each in met
    ]
    paths = {entry.path: entry.key for entry in registry.entries.values()} if reasons else {}
    return out + [replace(each, entry=paths[each.place.path]) for each in needless_waiver(registry, met, codes)]
