"""Signs that a page writes as ``&#8203;`` or ``&zwnj;``: what the browser makes of them, and where they stand in the source."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from qingdan.diagnostics import Diagnostic, Edit, Place
from qingdan.read.faults.text.policy import of_characters
from qingdan.read.text import Text

_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9A-Fa-f]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")
_STRIPPED = "[\t\r\n]*"
"""Matches the tabs and line breaks that a browser drops from an address before it reads the scheme."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One sign that stands in a source as an entity."""

    source: Text
    offset: int
    written: str
    content: str

    def at(self, offset: int, length: int = 1) -> Place:  # noqa: ARG002 the entity is the smallest thing that can be pointed at
        """The place of the entity."""
        return self.source.at(self.offset, len(self.written))

    def replace(self, offset: int, length: int, text: str) -> Edit:  # noqa: ARG002
        """The edit that puts a text in the entity's place."""
        return self.source.replace(self.offset, len(self.written), text)


def of_entities(text: Text, markup: str) -> Iterator[Diagnostic]:
    """The findings on the signs that a page's entities stand for; ``markup`` is its source with blanks in place of code."""
    for found in _ENTITY.finditer(markup):
        sign = html.unescape(found[0])
        if sign != found[0]:
            yield from of_characters(Entity(text, found.start(), found[0], sign))


def find(text: str, sign: str) -> tuple[int, int] | None:
    """Where a sign stands in markup, as (offset, length), be parts of it entities, or tabs and line ends between its letters."""
    plain: list[str] = []
    offsets: list[int] = []
    last = 0
    for found in _ENTITY.finditer(text):
        plain.append(text[last : found.start()])
        offsets += range(last, found.start())
        decoded = html.unescape(found[0])
        plain.append(decoded)
        offsets += [found.start()] * len(decoded)
        last = found.end()
    plain.append(text[last:])
    offsets += [*range(last, len(text)), len(text)]
    wanted = re.search(_STRIPPED.join(map(re.escape, sign)), "".join(plain), re.IGNORECASE)
    if wanted is None:
        return None
    start = offsets[wanted.start()]
    return start, max(offsets[wanted.end()] - start, 1)


__all__ = ["Entity", "find", "of_entities"]
