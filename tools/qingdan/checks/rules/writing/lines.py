"""Whole files as they are written, comments included: what must not be published must not be in them anywhere."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any
from weakref import WeakKeyDictionary

from qingdan.diagnostics import Place
from qingdan.model import Entry, Registry
from qingdan.read.digits import LONG

DIGIT = "[0-9０-９]"


_MANY = re.compile(f"{DIGIT}(?:[ -]?{DIGIT}){{{LONG - 1}}}")
_KEPT: WeakKeyDictionary[Registry, tuple[Entry[Any], ...]] = WeakKeyDictionary()


def written(registry: Registry, pattern: re.Pattern[str]) -> Iterator[tuple[Entry[Any], Place, str]]:
    """Every match in every readable file, with its place. The pattern must not match a line end, nor less than eleven digits."""
    kept = _KEPT.get(registry)
    if kept is None:
        kept = tuple(
            each for each in registry.entries.values() if each.document.numbers and _MANY.search(each.document.text)
        )
        _KEPT[registry] = kept
    for entry in kept:
        content = entry.document.text
        starts: list[int] = []
        for match in pattern.finditer(content):
            starts = starts or [0, *(found.end() for found in re.finditer("\n", content))]
            line = bisect_right(starts, match.start()) - 1
            column = match.start() - starts[line] + 1
            yield entry, Place(entry.path, line + 1, column, line + 1, column + len(match[0])), match[0]
