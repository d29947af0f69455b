"""What a schema says of one value, gathered from all the places that say it: references, branches and conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qingdan.schema.parts import REFERENCE, Place, target


@dataclass(frozen=True, slots=True)
class Subschema:
    """A schema that holds for a value, and where it stands. ``asked`` says that it is a condition or holds under one alone."""

    place: Place
    schema: Mapping[str, Any]
    asked: bool = False


@dataclass(frozen=True, slots=True)
class SchemasOfValue:
    """All schemas that hold for one value of an entry; the first is the schema written at the value's own place."""

    parts: tuple[Subschema, ...]

    @property
    def sure(self) -> Sequence[Subschema]:
        """Those that hold whatever else is there, or are one of the ways to choose from."""
        return [each for each in self.parts if not each.asked]

    def values(self, key: str) -> Iterator[Any]:
        """What the sure parts say under a keyword."""
        return (each.schema[key] for each in self.sure if key in each.schema)

    @property
    def names(self) -> frozenset[str]:
        """The keys that the value may have, by name."""
        found = (
            (name for name, part in each.items() if part is not False)
            for each in self.values("properties")
            if isinstance(each, dict)
        )
        return frozenset(name for names in found for name in names)

    @property
    def choices(self) -> frozenset[Any]:
        """The values that an enumeration allows, as texts; empty where there is none."""
        lists = (each for each in self.values("enum") if isinstance(each, list))
        return frozenset(str(value) for each in lists for value in each)

    @property
    def maps(self) -> bool:
        """Whether keys may be other than those with a name, and it is said what is below them."""
        open_ = (each for key in ("additionalProperties", "unevaluatedProperties") for each in self.values(key))
        named = any(isinstance(each, dict) and each for each in self.values("patternProperties"))
        return named or any(isinstance(each, dict) and each for each in open_)

    @property
    def closed(self) -> bool:
        """Whether a key that nobody named is refused."""
        keys = ("additionalProperties", "unevaluatedProperties")
        return any(each is False or (isinstance(each, dict) and each) for key in keys for each in self.values(key))

    @property
    def types(self) -> frozenset[str]:
        """The types that are named; what has keys is an object, what has an enumeration or a constant something certain."""
        found: set[str] = set()
        for each in self.values("type"):
            found |= (
                {each} if isinstance(each, str) else {str(one) for one in each} if isinstance(each, list) else set()
            )
        for key, type_ in (("enum", "string"), ("const", "string"), ("properties", "object"), ("items", "array")):
            found |= {type_} if any(True for _ in self.values(key)) else set()
        return frozenset(found)


def group_at(documents: Mapping[str, Any], place: Place, schema: Any) -> SchemasOfValue:
    """All that holds for the value of the schema at a place."""
    return SchemasOfValue(tuple(_applied(documents, place, schema, asked=False)))


@dataclass(frozen=True, slots=True)
class Visit:
    """A group that was come to: its value's key (empty for rows), the groups directly below, and the collection's own group, if in one.

    ``strays`` are the keys that only conditions name, each with where the first of them does.
    """

    group: SchemasOfValue
    below: Sequence[tuple[str, SchemasOfValue]]
    strays: Sequence[tuple[str, Place]]
    root: SchemasOfValue | None


def all_groups(documents: Mapping[str, Any], starts: Iterable[tuple[Place, Any]]) -> list[Visit]:
    """Every group at the given schemas and below, each once, however many lead to it."""
    seen: set[tuple[Place, ...]] = set()
    found: list[Visit] = []
    for place, schema in starts:
        first = group_at(documents, place, schema)
        root = first if not place[1] and isinstance(schema, dict) and "x-collection" in schema else None
        pending = [first] if first.parts else []
        while pending:
            group = pending.pop()
            key = tuple(each.place for each in group.parts)
            if key in seen:
                continue
            seen.add(key)
            inner: list[tuple[str, SchemasOfValue]] = []
            strays: list[tuple[str, Place]] = []
            for name, at, each in _below(documents, group):
                if each is None:
                    strays.append((name, at))
                else:
                    inner.append((name, each))
            found.append(Visit(group, inner, strays, root))
            pending += [each for _, each in inner]
    return found


def _below(documents: Mapping[str, Any], group: SchemasOfValue) -> Iterator[tuple[str, Place, SchemasOfValue | None]]:
    """The groups of the values within: the key (empty for rows and for keys without a name), where it is written first, and all that holds.

    None stands for a key that only a condition names.
    """
    named: dict[str, list[Subschema]] = {}
    rows: list[Subschema] = []
    for part in group.parts:
        file, path = part.place
        properties = part.schema.get("properties")
        for name, schema in properties.items() if isinstance(properties, dict) else ():
            found = _applied(documents, (file, (*path, "properties", name)), schema, asked=part.asked)
            named.setdefault(name, []).extend(found or [Subschema((file, (*path, "properties", name)), {}, part.asked)])
        for key in ("items", "additionalProperties", "contains"):
            rows += _applied(
                documents, (file, (*path, key)), part.schema.get(key), asked=part.asked or key == "contains"
            )
    for name, parts in named.items():
        sure = [each for each in parts if not each.asked]
        yield name, parts[0].place, SchemasOfValue((*sure, *(each for each in parts if each.asked))) if sure else None
    if any(not each.asked for each in rows):
        yield "", rows[0].place, SchemasOfValue(tuple(rows))


def _applied(documents: Mapping[str, Any], place: Place, schema: Any, *, asked: bool) -> list[Subschema]:
    """A schema and those that hold for the same value with it. There is no circle among them: that is asked first."""
    if not isinstance(schema, dict):
        return []
    found = [Subschema(place, schema, asked)]
    file, path = place
    if REFERENCE in schema:
        try:
            ahead, part = target(documents, file, schema[REFERENCE])
        except KeyError:
            pass
        else:
            found += _applied(documents, ahead, part, asked=asked)
    for key in ("allOf", "anyOf", "oneOf"):
        several = schema.get(key)
        for at, each in enumerate(several) if isinstance(several, list) else ():
            found += _applied(documents, (file, (*path, key, at)), each, asked=asked)
    for key in ("if", "then", "else", "not"):
        found += _applied(documents, (file, (*path, key)), schema.get(key), asked=True)
    dependent = schema.get("dependentSchemas")
    for name, each in dependent.items() if isinstance(dependent, dict) else ():
        found += _applied(documents, (file, (*path, "dependentSchemas", name)), each, asked=True)
    return found


__all__ = ["SchemasOfValue", "Subschema", "Visit", "all_groups", "group_at"]
