"""From the JSON of the schemas to collections and their field trees."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from qingdan.read.pattern import fits
from qingdan.schema.collection import Collection, Field
from qingdan.schema.lifecycle import lifecycle_of, with_ends
from qingdan.schema.look import look_of
from qingdan.schema.parts import BRANCHES, REFERENCE, target
from qingdan.schema.places import DEEPEST

SUFFIX = ".schema.json"
_CONDITIONS = ("if", "then", "else")
_MOST = 10_000
_T = TypeVar("_T")


class UnbuildableError(ValueError):
    """A schema that refers to itself, or is too large, as ``endless_schema`` tells."""


def collections_of(documents: Mapping[str, Any]) -> tuple[Collection, ...]:
    """The collections that schema files describe, in their order. Raises UnbuildableError where a field tree has no end.

    What is not of the shape that the vocabulary asks for counts as absent.
    """
    made = [_Builder(documents).collection(name) for name, data in documents.items() if "x-collection" in data]
    return tuple(sorted(made, key=lambda each: (each.order, each.name)))


class _Builder:
    """Builds the field tree of one collection."""

    def __init__(self, documents: Mapping[str, Any]) -> None:
        self.documents = documents
        self.made = 0

    def collection(self, name: str) -> Collection:
        """The collection that a schema file describes."""
        data = self.documents[name]
        about = _is(data["x-collection"], dict, {})
        segments = [_is(each, dict, {}) for each in _is(about.get("segments"), list, [])]
        root = self._field("", data, name, 0)
        lifecycle = lifecycle_of(about, root)
        return Collection(
            name=name.removesuffix(SUFFIX),
            title=_text(data, "title") or name,
            description=_text(data, "description"),
            order=_is(about.get("order"), int, 0),
            root=with_ends(root, lifecycle),
            schema=data,
            segments=tuple({key: value for key, value in each.items() if isinstance(value, str)} for each in segments),
            label=_text(about, "label") or "name",
            group=_text(about, "group"),
            mirror=_text(about, "mirror"),
            record=_is(about.get("record"), bool, False),
            lifecycle=lifecycle,
            look=look_of(data),
        )

    def _field(self, name: str, schema: Any, here: str, depth: int) -> Field:
        """The field tree below a schema; where schemas are combined, the first to name a thing names it."""
        merged: dict[str, Any] = {}
        properties: dict[str, Field] = {}
        items: Field | None = None
        for file, part in self._parts(schema, here, depth):
            for key, value in part.items():
                merged.setdefault(key, value)
            for key, below in _is(part.get("properties"), dict, {}).items():
                if key not in properties and isinstance(below, dict):
                    properties[key] = self._field(key, below, file, depth + 1)
            if items is None and isinstance(part.get("items"), dict):
                items = self._field("", part["items"], file, depth + 1)
        types, values, column = _texts(merged, "type"), _is(merged.get("enum"), list, []), merged.get("x-column", False)
        return Field(
            name=name,
            title=_text(merged, "title"),
            description=_text(merged, "description"),
            types=types or (("string",) if values else ()),
            values=tuple(
                value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) for value in values
            ),
            format=_text(merged, "format"),
            pattern=_text(merged, "pattern"),
            prose=_is_prose(merged),
            reference=_text(merged, "x-reference"),
            required=_texts(merged, "required"),
            identity=_texts(merged, "x-identity"),
            burden=_is(merged.get("x-burden"), dict, {}),
            column=bool(column),
            synonyms=(*(_texts(column, "synonyms") if isinstance(column, dict) else ()), *_texts(merged, "x-titles")),
            called=_called(merged.get("x-called")),
            retired=_texts(merged, "x-retired"),
            whole=_is(merged.get("x-whole"), bool, False),
            ordered=_is(merged.get("x-ordered"), bool, False),
            machine=_is(merged.get("x-machine"), bool, False),
            rests=tuple(_is(merged.get("x-rests-on"), list, [])),
            path_of=_text(merged, "x-path"),
            zero=_text(merged, "x-zero"),
            properties=properties,
            items=items,
        )

    def _parts(self, schema: Any, here: str, depth: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """A schema and every schema applied to the same value: its ``$ref`` and the branches of its combinations."""
        if not isinstance(schema, dict):
            return
        self.made += 1
        if depth > 2 * DEEPEST or self.made > _MOST:
            raise UnbuildableError(here)
        yield here, schema
        if REFERENCE in schema:
            try:
                (file, _), found = target(self.documents, here, schema[REFERENCE])
            except KeyError:
                return
            yield from self._parts(found, file, depth + 1)
        for branch in _all_branches(schema):
            for file, part in self._parts(branch, here, depth + 1):
                yield file, {key: value for key, value in part.items() if key in ("properties", "items")}


def _called(given: Any) -> Mapping[str, str]:
    """The value for each other way to write one."""
    pairs = _is(given, dict, {}).items()
    return {way: value for value, ways in pairs for way in _is(ways, list, []) if isinstance(way, str)}


def _is(value: Any, kind: type[_T], default: _T) -> _T:
    return value if isinstance(value, kind) else default


def _text(schema: Mapping[str, Any], key: str) -> str:
    return _is(schema.get(key), str, "")


def _texts(schema: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """The texts under a key that may have one text or a list of them."""
    value = schema.get(key)
    return (value,) if isinstance(value, str) else tuple(each for each in _is(value, list, []) if isinstance(each, str))


def _is_prose(merged: Mapping[str, Any]) -> bool:
    """Whether a value of this schema is text for people."""
    if merged.get("type") != "string" or {"enum", "const", "format", "x-reference"} & merged.keys():
        return False
    pattern = _text(merged, "pattern")
    try:
        return not pattern or bool(fits(pattern)("汉字"))
    except ValueError:
        return False


def _all_branches(schema: Mapping[str, Any]) -> Iterable[Any]:
    for key in BRANCHES:
        yield from _is(schema.get(key), list, [])
    for key in _CONDITIONS:
        if key in schema:
            yield schema[key]


__all__ = ["SUFFIX", "UnbuildableError", "collections_of"]
