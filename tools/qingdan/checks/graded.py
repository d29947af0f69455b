"""What may be missing for now: a registry says of its lists without which elements an entry is not published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qingdan.diagnostics import Diagnostic, Severity
from qingdan.model import Registry


def blocking_elements(registry: Registry) -> dict[str, frozenset[str]]:
    """By the title of a list, the titles of the elements without which an entry is not published; unnamed lists need every element."""
    about = registry.get("registry")
    out: dict[str, frozenset[str]] = {}
    for row in about.rows("blocking") if about is not None else ():
        elements = row.get("elements")
        if isinstance(elements, list):
            out[str(row.get("list"))] = frozenset(map(str, elements))
    return out


def graded(found: Iterable[Diagnostic], registry: Registry) -> list[Diagnostic]:
    """The findings, of which each about a missing element that does not block publication becomes a notice."""
    asked = blocking_elements(registry)
    titles = {each.name: each.title for each in registry.schemas.collections if each.title in asked}
    out = []
    for each in found:
        title = titles.get(each.entry.partition("/")[0]) if each.element else None
        spared = title is not None and each.element not in asked[title]
        out.append(replace(each, severity=Severity.NOTICE) if spared else each)
    return out


__all__ = ["blocking_elements", "graded"]
