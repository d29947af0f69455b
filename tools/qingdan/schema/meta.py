"""Why a schema breaks the meta-schema: the errors of jsonschema, each at the place that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema_specifications import REGISTRY  # type: ignore[import-untyped]
from referencing.jsonschema import DRAFT202012


def errors_of(schema: Any, meta: Mapping[str, Any], vocabulary: Mapping[str, Any]) -> list[ValidationError]:
    """The errors of a schema, in order of path."""
    errors = _deepest(_validator(meta, vocabulary).iter_errors(schema))
    return sorted(errors, key=lambda each: list(map(str, each.absolute_path)))


def _validator(meta: Mapping[str, Any], vocabulary: Mapping[str, Any]) -> Any:
    registry: Any = REGISTRY
    for each in (meta, vocabulary):
        registry = registry.with_resource(each["$id"], DRAFT202012.create_resource(dict(each)))
    return Draft202012Validator(dict(meta), registry=registry)


def _deepest(errors: Iterator[ValidationError]) -> list[ValidationError]:
    """Without the errors that only repeat one further down: one bad keyword makes every schema around it fail."""
    every = list(errors)
    flat = [cause for error in every for cause in _causes(error)]
    paths = [tuple(error.absolute_path) for error in flat]
    return [
        error
        for error, path in zip(flat, paths, strict=True)
        if not any(len(other) > len(path) and other[: len(path)] == path for other in paths)
    ]


def _causes(error: ValidationError) -> Iterator[ValidationError]:
    if error.context and error.validator in ("anyOf", "oneOf"):
        yield error
    elif error.context:
        for cause in error.context:
            yield from _causes(cause)
    else:
        yield error


def keywords(meta: Mapping[str, Any], vocabulary: Mapping[str, Any]) -> set[str]:
    """Every keyword that a schema may have."""
    names = set(vocabulary.get("properties", {}))
    for uri in REGISTRY:
        if uri.startswith("https://json-schema.org/draft/2020-12/"):
            names |= set(REGISTRY.contents(uri).get("properties", {}))
    return names | set(meta.get("properties", {}))


__all__ = ["errors_of", "keywords"]
