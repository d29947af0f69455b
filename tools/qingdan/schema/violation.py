"""Hold data against a schema: every violation, with its path, as a plain record.

jsonschema-rs does the work; it reports every error with its path two orders of magnitude faster than jsonschema,
which is the second opinion in the tests.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import jsonschema_rs

_BASE = "json-schema:///"
_FALSE = "false schema"


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken keyword: its ``value`` in the schema (a limit, the options, a missing property), and what stood there.

    ``path`` leads to the offending value, ``schema_path`` to the keyword; ``unexpected`` holds the keys that are too many or ill-formed.
    """

    keyword: str
    value: Any
    instance: Any
    path: tuple[str | int, ...]
    schema_path: tuple[str | int, ...]
    unexpected: tuple[str, ...] = ()


class Validator:
    """The compiled schemas of a source, one validator a collection."""

    def __init__(self, documents: Mapping[str, Any]) -> None:
        """Take the schema files by name. ``refused`` are those that cannot be handed on, with the library's words."""
        import jsonschema_rs  # noqa: PLC0415 a library that a comparison does not need

        self.refused: dict[str, str] = {}
        try:
            self._registry = _registry(documents)
        except (jsonschema_rs.ReferencingError, ValueError):
            self.refused = {name: problem for name, each in documents.items() if (problem := _alone(name, each))}
            self._registry = _registry({name: each for name, each in documents.items() if name not in self.refused})
        self._compiled: dict[str, jsonschema_rs.Draft202012Validator] = {}

    def problem(self, collection: str) -> str:
        """Why the collection's schema cannot be used; empty when it can. The words are the library's, in English."""
        import jsonschema_rs  # noqa: PLC0415 a library that a comparison does not need

        try:
            self._validator(collection)
        except (jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError, ValueError) as problem:
            return str(problem).partition("\n")[0] or type(problem).__name__
        return ""

    def violations(self, collection: str, data: Any) -> Sequence[Violation]:
        """Every violation of the collection's schema, in order of path; none of a schema that cannot be used."""
        compiled = self._compiled.get(collection)
        if compiled is None:
            if self.problem(collection):
                return ()
            compiled = self._validator(collection)
        if compiled.is_valid(data):
            return ()
        found = [_violation(error) for error in compiled.iter_errors(data)]
        return sorted(
            found, key=lambda each: ([str(step).zfill(6) for step in each.path], each.keyword, str(each.value))
        )

    def _validator(self, collection: str) -> jsonschema_rs.Draft202012Validator:
        import jsonschema_rs  # noqa: PLC0415 a library that a comparison does not need

        if collection not in self._compiled:
            self._compiled[collection] = jsonschema_rs.Draft202012Validator(
                {"$ref": f"{_BASE}{collection}.schema.json"}, registry=self._registry, validate_formats=True
            )
        return self._compiled[collection]


def _registry(documents: Mapping[str, Any]) -> jsonschema_rs.Registry:
    import jsonschema_rs  # noqa: PLC0415 a library that a comparison does not need

    return jsonschema_rs.Registry(
        [(_BASE + name, {k: v for k, v in each.items() if k != "$schema"}) for name, each in documents.items()],
        draft=jsonschema_rs.Draft202012,
    )


def _alone(name: str, document: Any) -> str:
    """Why a schema cannot be handed on by itself; empty where it can."""
    import jsonschema_rs  # noqa: PLC0415 a library that a comparison does not need

    try:
        _registry({name: document})
    except (jsonschema_rs.ReferencingError, ValueError) as problem:
        return str(problem).partition("\n")[0] or type(problem).__name__
    return ""


def violations(documents: Mapping[str, Any], collection: str, data: Any) -> Sequence[Violation]:
    """The violations of one piece of data, for a caller with a single question."""
    return Validator(documents).violations(collection, data)


def _violation(error: jsonschema_rs.ValidationError) -> Violation:
    kind: Any = error.kind
    false = kind.name == "falseSchema"
    return Violation(
        keyword=_FALSE if false else kind.name,
        value=None if false else kind.value,
        instance=error.instance,
        path=tuple(error.instance_path),
        schema_path=tuple(error.schema_path),
        unexpected=(str(kind.error.instance),)
        if kind.name == "propertyNames"
        else tuple(getattr(kind, "unexpected", ())),
    )


__all__ = ["Validator", "Violation", "violations"]
