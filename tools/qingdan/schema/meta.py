"""Hold a schema against the meta-schema and our vocabulary: what is wrong with it, in words, at the place that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from qingdan.schema.slip import nearest, shown

if TYPE_CHECKING:
    import jsonschema_rs

META, VOCABULARY = "meta.schema.json", "vocabulary.schema.json"
OWN = (
    "x-collection", "x-reference", "x-identity", "x-burden", "x-column", "x-retired", "x-whole", "x-ordered", "x-since",
)  # fmt: skip
"""The keywords that every vocabulary has; it may have more, of which the tool reads ``x-machine`` and ``x-path``."""
_STANDARD = frozenset(
    {
        "$schema", "$id", "$ref", "$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary", "$comment", "$defs",
        "prefixItems", "items", "contains", "additionalProperties", "properties", "patternProperties", "dependentSchemas",
        "propertyNames", "if", "then", "else", "allOf", "anyOf", "oneOf", "not", "unevaluatedItems", "unevaluatedProperties",
        "type", "const", "enum", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength",
        "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "maxContains", "minContains", "maxProperties",
        "minProperties", "required", "dependentRequired", "title", "description", "default", "deprecated", "readOnly",
        "writeOnly", "examples", "format", "contentEncoding", "contentMediaType", "contentSchema",
    }
)  # fmt: skip
"""The keywords of JSON Schema 2020-12."""
_TYPES = {
    "string": "文字", "integer": "整数", "number": "数", "boolean": "true 或者 false", "array": "列表", "object": "一组键", "null": "null",
}  # fmt: skip
_FORMS = "写 folder 和 segments（一个条目一个文件），或者只写 file（整个清单一个文件）"


class SchemaFault(NamedTuple):
    """What is wrong at a path of a schema, in a sentence, and the cure, empty where the sentence says it."""

    path: tuple[str | int, ...]
    message: str
    fix: str = ""


@dataclass(frozen=True)
class Words:
    """The meta-schema and the vocabulary that schemas are held against."""

    meta: Mapping[str, Any]
    vocabulary: Mapping[str, Any]

    @cached_property
    def known(self) -> frozenset[str]:
        """Every keyword that a schema may have."""
        return _STANDARD | frozenset(self.vocabulary.get("properties", {}))

    def faults(self, schema: Any) -> Sequence[SchemaFault]:
        """What is wrong with a schema, in order of path; of faults in one another only the innermost."""
        if self._compiled.is_valid(schema):
            return ()
        found = {each.path: each for error in self._compiled.iter_errors(schema) for each in self._of(error)}
        paths = set(found)
        kept = [each for path, each in found.items() if not any(_within(other, path) for other in paths)]
        return sorted(kept, key=lambda each: [str(step).zfill(6) for step in each.path])

    @cached_property
    def _compiled(self) -> jsonschema_rs.Draft202012Validator:
        import jsonschema_rs  # noqa: PLC0415 a library that few runs need

        registry = jsonschema_rs.Registry([(str(each["$id"]), dict(each)) for each in (self.meta, self.vocabulary)])
        return jsonschema_rs.Draft202012Validator(dict(self.meta), registry=registry)

    def problem(self) -> str:
        """Which of the two files cannot be used, by name; empty when both can."""
        import jsonschema_rs  # noqa: PLC0415

        for name, each in ((VOCABULARY, self.vocabulary), (META, self.meta)):
            if not jsonschema_rs.meta.is_valid({**each, "$schema": "https://json-schema.org/draft/2020-12/schema"}):
                return name
        named = self.vocabulary.get("properties", {})
        if any(not isinstance(named.get(each), dict) for each in OWN):
            return VOCABULARY
        try:
            bad = self._compiled.is_valid({"no-such-keyword": 1})
            good = self._compiled.is_valid({"title": "例", "type": "string"})
        except (KeyError, ValueError, jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError):
            return META
        return META if bad or not good else ""

    def _of(self, error: jsonschema_rs.ValidationError) -> Iterator[SchemaFault]:
        kind: Any = error.kind
        path = tuple(error.instance_path)
        if kind.name == "unevaluatedProperties":
            for name in kind.unexpected:
                if name not in self.known:
                    yield _unknown(path, name, self.known, "关键字")
        elif kind.name == "additionalProperties":
            value = error.instance
            for name in kind.unexpected:
                yield _unknown(path, name, _named_beside(self.vocabulary, path, value), "键")
        elif path[-1:] == ("x-collection",) and kind.name.startswith("oneOf"):
            yield _collection(path, error.instance)
        else:
            yield SchemaFault(path, *_sentence(path, error))


def _unknown(path: tuple[str | int, ...], name: str, known: frozenset[str], what: str) -> SchemaFault:
    near = nearest(name, sorted(known))
    return SchemaFault((*path, name), f"没有叫{shown(name)}的{what}", f"改成“{near}”" if near else "")


def _named_beside(vocabulary: Mapping[str, Any], path: tuple[str | int, ...], value: object) -> frozenset[str]:
    """The keys that our vocabulary has where one of them was misspelt and that are not there yet."""
    own = next((step for step in reversed(path) if step in OWN), "")
    names = {name for part in _mappings(vocabulary.get("properties", {}).get(own, {})) for name in part}
    return frozenset(names - set(value if isinstance(value, dict) else ()))


def _mappings(schema: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield schema["properties"]
        for each in schema.values():
            yield from _mappings(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from _mappings(each)


def _collection(path: tuple[str | int, ...], value: Any) -> SchemaFault:
    has = [name for name in ("folder", "segments", "file") if isinstance(value, dict) and name in value]
    if not has:
        return SchemaFault(path, "“x-collection”没有说文件放在哪里", _FORMS)
    if has in (["folder"], ["segments"]):
        lacks = "segments" if has == ["folder"] else "folder"
        return SchemaFault(path, f"“x-collection”写了 {has[0]}，还缺 {lacks}", _FORMS)
    return SchemaFault(path, f"“x-collection”里 {'、'.join(has)} 不能一起写", _FORMS)


def _sentence(path: tuple[str | int, ...], error: jsonschema_rs.ValidationError) -> tuple[str, str]:
    """What is wrong with a value and what to do, in words."""
    kind: Any = error.kind
    name = f"“{path[-1]}”" if path else "模式"
    if path and isinstance(path[-1], int):
        above = next((step for step in reversed(path) if isinstance(step, str)), "")
        name = f"“{above}”的第 {path[-1] + 1} 项"
    value = error.instance
    if kind.name == "required":
        return f"{name}里缺少“{kind.value}”", f"补上“{kind.value}”"
    if kind.name in ("type", "enum") or kind.name.startswith(("anyOf", "oneOf")):
        types, choices = _allowed(error)
        wanted = "或者".join(_TYPES.get(each, each) for each in dict.fromkeys(types))
        fix = f"可以写：{'、'.join(str(each) for each in choices)}" if choices else f"写成{wanted}" if wanted else ""
        return f"{name}的值不合规定：{_shown(value)}" + (f"；应当是{wanted}" if wanted and not choices else ""), fix
    if kind.name in ("minimum", "exclusiveMinimum"):
        return f"{name}太小：{_shown(value)}", f"至少是 {kind.value}"
    if kind.name == "minItems":
        return f"{name}里没有内容", "写上内容，或者删掉这个键"
    if kind.name == "uniqueItems":
        return f"{name}里有相同的项", "删去重复的一项"
    return f"{name}的写法不合规定：{_shown(value)}", ""


def _shown(value: object) -> str:
    return "null" if value is None else shown(value)


def _allowed(error: jsonschema_rs.ValidationError) -> tuple[list[str], list[Any]]:
    """The types and the values that may stand there, all alternatives together."""
    kind: Any = error.kind
    if kind.name == "type":
        found = kind.value
        return ([found] if isinstance(found, str) else list(found)), []
    if kind.name == "enum":
        return [], list(kind.value)
    types: list[str] = []
    choices: list[Any] = []
    for several in getattr(kind, "context", None) or ():
        for each in several:
            if tuple(each.instance_path) == tuple(error.instance_path):
                more, values = _allowed(each)
                types += more
                choices += values
    return types, choices


def _within(inner: tuple[str | int, ...], outer: tuple[str | int, ...]) -> bool:
    return len(inner) > len(outer) and inner[: len(outer)] == outer


__all__ = ["META", "OWN", "VOCABULARY", "SchemaFault", "Words"]
