"""The schemas within a schema, and what a ``$ref`` leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

Path: TypeAlias = "tuple[str | int, ...]"
Place: TypeAlias = "tuple[str, Path]"
"""A file's name and the path of a schema in it."""

REFERENCE = "$ref"
BRANCHES = ("allOf", "anyOf", "oneOf")
CONDITIONS = ("if", "then", "else", "not")
_ONE = (
    *CONDITIONS,
    "items",
    "additionalProperties",
    "propertyNames",
    "contains",
    "contentSchema",
    "unevaluatedItems",
    "unevaluatedProperties",
)
_SEVERAL = (*BRANCHES, "prefixItems")
_NAMED = ("properties", "patternProperties", "dependentSchemas")
DEFINITIONS = ("$defs",)


def below(schema: Any, *, definitions: bool = False) -> Iterator[tuple[Path, Any]]:
    """Every schema directly within one, with the steps to it; ``definitions`` asks for those that only a ``$ref`` leads to as well.

    What is no schema at such a place is left out: that is told of elsewhere.
    """
    if not isinstance(schema, dict):
        return
    for key in schema:
        value = schema[key]
        if key in _ONE and isinstance(value, dict | bool):
            yield (key,), value
        elif key in _SEVERAL and isinstance(value, list):
            yield from (((key, at), each) for at, each in enumerate(value) if isinstance(each, dict | bool))
        elif (key in _NAMED or (definitions and key in DEFINITIONS)) and isinstance(value, dict):
            yield from (((key, name), each) for name, each in value.items() if isinstance(each, dict | bool))


def every(schema: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """A schema and every one within it, with their paths, each before those within it."""
    yield path, schema
    for steps, part in below(schema, definitions=True):
        yield from every(part, path + steps)


def target(documents: Mapping[str, Any], here: str, reference: object) -> tuple[Place, Any]:
    """The place and the schema that a ``$ref`` in the file ``here`` leads to.

    It names a file of the schemas, or none for its own, and after ``#`` the way from the root. Raises KeyError where it leads nowhere, or
    to something that is no schema.
    """
    file, mark, pointer = str(reference).partition("#")
    name, path = file or here, list[str | int]()
    found: Any = None
    if not isinstance(reference, str) or (pointer and not pointer.startswith("/")) or not (mark or file):
        raise KeyError(reference)
    found = documents[name]
    for step in pointer.split("/")[1:]:
        text = step.replace("~1", "/").replace("~0", "~")
        if isinstance(found, list) and text.isascii() and text.isdecimal() and len(text) < 6 and int(text) < len(found):
            path.append(int(text))
            found = found[int(text)]
        elif isinstance(found, dict):
            path.append(text)
            found = found[text]
        else:
            raise KeyError(reference)
    if not _is_schema_at(documents[name], path):
        raise KeyError(reference)
    return (name, tuple(path)), found


def _is_schema_at(schema: Any, path: list[str | int]) -> bool:
    """Whether a path leads through schemas alone."""
    if not isinstance(schema, dict | bool):
        return False
    if not path:
        return True
    if not isinstance(schema, dict):
        return False
    key = path[0]
    if key in _ONE:
        return _is_schema_at(schema.get(str(key)), path[1:])
    if len(path) < 2 or key not in (*_SEVERAL, *_NAMED, *DEFINITIONS):
        return False
    return _is_schema_at(schema[str(key)][path[1]], path[2:])


__all__ = ["BRANCHES", "CONDITIONS", "DEFINITIONS", "REFERENCE", "Path", "Place", "below", "every", "target"]
