"""A violation in its file: what the sentences of QD1xx are made from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from qingdan.diagnostics import Edit, Place
from qingdan.read import Document, Kind
from qingdan.schema.collection import Collection, Field
from qingdan.schema.violation import Violation

_NEAR = 55
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Slip:
    """One violation, the document that it is in, and the condition under which the keyword applies (empty: always)."""

    document: Document
    collection: Collection
    violation: Violation
    when: str = ""

    @property
    def field(self) -> Field:
        """The field of the offending value; a nameless one where the schema has none."""
        found = self.collection.root.at(self.violation.path)
        name = next(
            (str(step) for step in reversed(self.violation.path) if isinstance(step, str)), self.collection.name
        )
        return found if found is not None and found.name else Field(name, **_borrowed(found, self._holder()))

    @property
    def value(self) -> Place:
        """The place of the offending value."""
        return self.document.place(self.violation.path)

    @property
    def key(self) -> Place:
        """The place of the offending value's key."""
        return self.document.place(self.violation.path, key=True)

    def edit(self, text: str) -> tuple[Edit, ...]:
        """Replace the offending value, where it is a text on one line that stands as it is quoted."""
        node = self.document.node(self.violation.path)
        if node is None or node.kind is not Kind.TEXT or node.line != node.end_line:
            return ()
        return (
            Edit(Place(self.document.path, node.line + 1, node.column + 1, node.line + 1, node.end_column + 1), text),
        )

    def _holder(self) -> Field:
        """The nearest named field above a row."""
        path = self.violation.path
        while path and isinstance(path[-1], int):
            path = path[:-1]
        return self.collection.root.at(path) or self.collection.root


def _borrowed(own: Field | None, holder: Field) -> dict[str, Any]:
    title = holder.title or (own.title if own else "")
    if own is None:
        return {"title": title}
    return {
        "title": title,
        "description": own.description or holder.description,
        "types": own.types,
        "values": own.values,
        "format": own.format,
        "properties": own.properties,
    }


def nearest(text: str, choices: Iterable[str]) -> str:
    """The choice that ``text`` was most likely meant to be, or an empty string."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 a library that few runs need

    plain = unicodedata.normalize("NFKC", text).strip()
    found = process.extractOne(plain, list(choices), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return found[0] if found else ""


def halfwidth(text: str) -> str:
    """Full-width letters, digits and punctuation made half-width."""
    return unicodedata.normalize("NFKC", text)


def shown(value: object) -> str:
    """A value as a person would quote it, cut where it is long, with the cut said."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "几个键"
    if isinstance(value, list):
        return "列表"
    text = str(value).replace("\n", "⏎")
    return f"“{text}”" if len(text) <= _LONGEST else f"“{text[:_LONGEST]}…”（共 {len(text)} 字）"
