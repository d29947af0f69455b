"""A violation in its file: what the sentences of QD1xx are made from."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

from qingdan.diagnostics import Edit, Place
from qingdan.read import Document, NodeKind
from qingdan.read.document import Path, copied
from qingdan.schema.collection import Collection, Field
from qingdan.schema.meant import LOOSE, cited, meant, written
from qingdan.schema.violation import Violation

_NEAR = 55
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Slip:
    """One violation, the document that it is in, and the condition under which the keyword applies (empty: always).

    ``sound`` says of data whether nothing below a path would violate the schema.
    """

    document: Document
    collection: Collection
    violation: Violation
    when: str = ""
    sound: Callable[[Any, Path], bool] = lambda data, path: False  # noqa: ARG005 what nobody can judge is not sound

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

    def edit(self, text: str, *, guess: bool = False) -> tuple[Edit, ...]:
        """Replace the offending value, where it is a text on one line that stands as it is quoted."""
        node = self.document.node(self.violation.path)
        if node is None or node.kind is not NodeKind.TEXT or node.line != node.end_line:
            return ()
        place = Place(self.document.path, node.line + 1, node.column + 1, node.line + 1, node.end_column + 1)
        return (Edit(place, text, guess),)

    @property
    def mended(self) -> str:
        """The text to put in place of the offending value where what it means is certain and would be right; empty otherwise."""
        found = self.collection.root.at(self.violation.path)
        if found is None or not self.violation.path:
            return ""
        for value in meant(self.violation.instance, found):
            data = copied(self.document.data)
            *above, last = self.violation.path
            reduce(lambda at, step: at[step], above, data)[last] = value
            if value != self.violation.instance and self.sound(data, self.violation.path):
                return written(value)
        return ""

    @property
    def parted(self) -> tuple[Edit, ...]:
        """The edit that makes one text of three values: 第三十九条第二款 is an article and its paragraph; empty where it is none such."""
        path, text = self.violation.path, self.violation.instance
        found = cited(text) if isinstance(text, str) and path and isinstance(path[-1], str) else {}
        node, row = self.document.node(path), self.document.node(path[:-1])
        data = copied(self.document.data)
        holder = reduce(lambda at, step: at[step], path[:-1], data) if found else {}
        if len(found) < 2 or path[-1] not in found or set(found) & (set(holder) - {path[-1]}) or not node or not row:
            return ()
        holder |= found
        if not self.sound(data, path[:-1]):
            return ()
        flow = self.document.lines[row.line][row.column : row.column + 1] == "{"
        between = ", " if flow else "\n" + " " * row.column
        first = written(found[path[-1]])
        rest = [f"{key}: {written(value)}" for key, value in found.items() if key != path[-1]]
        return self.edit(between.join([first, *rest]))

    @property
    def dashed(self) -> tuple[Edit, ...]:
        """The edit that makes the only row of a list of keys on lines of their own; empty where there is no room for the dash."""
        path, value = self.violation.path, self.violation.instance
        node, above = self.document.node(path), self.document.node(path[:-1])
        if not path or not isinstance(value, dict) or node is None or above is None or not node.pairs:
            return ()
        data = copied(self.document.data)
        reduce(lambda at, step: at[step], path[:-1], data)[path[-1]] = [value]
        before = self.document.lines[node.line][: node.column]
        if before.strip() or node.column < above.column + 2 or not self.sound(data, path):
            return ()
        line = node.line + 1
        if node.column >= above.column + 4:
            return (Edit(Place(self.document.path, line, node.column - 1, line, node.column + 1), "- "),)
        rest = [Place(self.document.path, each, 1, each, 1) for each in range(line + 1, node.end_line + 1)]
        return (
            Edit(Place(self.document.path, line, node.column + 1, line, node.column + 1), "- "),
            *(Edit(each, "  ") for each in rest),
        )

    @property
    def emptied(self) -> tuple[Edit, ...]:
        """The edit that makes an empty list of one whose only item says that there is nothing: [无] is []; empty where it is none such."""
        path = self.violation.path
        node = self.document.node(path[:-1]) if path and path[-1] == 0 else None
        found = self.collection.root.at(path[:-1]) if node is not None else None
        if node is None or found is None or node.line != node.end_line:
            return ()
        data = copied(self.document.data)
        holder = reduce(lambda at, step: at[step], path[:-1], data)
        if [] not in meant(list(holder), found):
            return ()
        holder.clear()
        if not self.sound(data, path[:-1]):
            return ()
        place = Place(self.document.path, node.line + 1, node.column + 1, node.line + 1, node.end_column + 1)
        return (Edit(place, "[]"),)

    @property
    def several(self) -> tuple[Edit, ...]:
        """The edit that makes values of an item in which several stand with 、 between them; empty where it is none such."""
        path, text = self.violation.path, self.violation.instance
        if not path or not isinstance(path[-1], int) or not isinstance(text, str):
            return ()
        parts = [part for part in LOOSE.split(text) if part]
        data = copied(self.document.data)
        holder = reduce(lambda at, step: at[step], path[:-1], data)
        holder[path[-1] : path[-1] + 1] = parts
        node = self.document.node(path)
        if len(parts) < 2 or node is None or not self.sound(data, path[:-1]):
            return ()
        line = self.document.lines[node.line]
        alone = line[: node.column].strip() == "-" and not line[node.end_column :].strip()
        return self.edit((f"\n{line[: node.column]}" if alone else ", ").join(map(written, parts)))

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


def said_so(name: str, key: str, field: Field) -> bool:
    """Whether a name is that key itself in other letters, its title, or a header for that."""
    plain = unicodedata.normalize("NFKC", name).strip()
    return plain.lower() == key or plain in titles(key, field)


def titles(key: str, field: Field) -> tuple[str, ...]:
    """The Chinese names of a key: its title, the headers of tables for it, and the title with the key in brackets."""
    return (field.title, *field.synonyms, f"{field.title}（{key}）", f"{field.title}({key})")


def key_meant(name: str, fields: Mapping[str, Field]) -> str:
    """The key that ``name`` was most likely meant to be: the one of that title or header, or the nearest; or an empty string."""
    plain = unicodedata.normalize("NFKC", name).strip()
    for key, field in fields.items():
        if said_so(plain, key, field):
            return key
    return nearest(name, fields) or next(
        (
            key
            for key, field in fields.items()
            if field.title == nearest(plain, [each.title for each in fields.values()])
        ),
        "",
    )


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
