"""A replacement of a stretch of text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qingdan.edit.refusal import RefusedError


@dataclass(frozen=True, slots=True)
class Patch:
    """Put ``text`` in place of the code points from ``start`` to ``end`` (exclusive); an insertion has both the same."""

    start: int
    end: int
    text: str


def applied(text: str, patches: Iterable[Patch], start: int = 0, end: int | None = None) -> str:
    """The stretch of ``text`` from ``start`` to ``end`` with patches made; those at one place in the order given.

    Raises RefusedError when two patches overlap.
    """
    out: list[str] = []
    at = start
    for patch in sorted(patches, key=lambda each: (each.start, each.end)):
        if patch.start < at:
            raise RefusedError("同一处有两个改动")
        out += [text[at : patch.start], patch.text]
        at = patch.end
    return "".join([*out, text[at : len(text) if end is None else end]])
