"""Long numbers in a text: where they are, and whether there could be any, seen faster than a pattern sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONG = 11
"""Digits in the shortest number that is looked for, a mobile telephone's."""
_ALIKE = bytes(ord("0") if chr(each).isdigit() and each < 128 else each for each in range(256))
_BETWEEN = b" -"
_RUN = b"0" * LONG
_WIDE = re.compile(b"\xef\xbc[\x90-\x99]")


def long_numbers(raw: bytes) -> bool:
    """Whether eleven digits may follow each other in UTF-8 text, single spaces and hyphens between them or not.

    False is certain; digits in full width are answered with True.
    """
    return _RUN in raw.translate(_ALIKE, _BETWEEN) or _WIDE.search(raw) is not None


def runs(text: str, length: int) -> Iterator[int]:
    """Where at least so many ASCII digits follow each other in a text, from left to right: within each run, the first place."""
    plain, run = text.encode("latin-1", "replace").translate(_ALIKE), b"0" * length
    at = plain.find(run)
    while at >= 0:
        yield at
        at = plain.find(run, at + length)


__all__ = ["LONG", "long_numbers", "runs"]
