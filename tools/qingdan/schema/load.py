"""Read the schema files, hold them against the meta-schema, and build the field trees."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from qingdan.diagnostics import Diagnostic
from qingdan.read import Source
from qingdan.read.faults.text.policy import of_json
from qingdan.read.layout import SCHEMAS
from qingdan.read.text import Text
from qingdan.schema.collection import Collection, Field, Schemas
from qingdan.schema.faults.files.no_title import no_title
from qingdan.schema.faults.files.not_json import not_json
from qingdan.schema.faults.files.unknown_collection import unknown_collection
from qingdan.schema.faults.files.unusable_schema import unusable_schema
from qingdan.schema.faults.files.wrong_schema import wrong_schema
from qingdan.schema.places import SchemaFile
from qingdan.schema.violation import Validator

SUFFIX = ".schema.json"
META = "meta.schema.json"
VOCABULARY = "vocabulary.schema.json"
_BRANCHES = ("allOf", "anyOf", "oneOf")
_CONDITIONS = ("if", "then", "else")
_DEEPEST = 24


def load_schemas(source: Source, fallback: Source | None = None) -> Schemas:
    """Every schema below ``schemas/``; those of ``fallback`` when the source has none.

    A file that is not JSON or breaks the meta-schema is told in ``diagnostics``; its collection is left out.
    """
    files = [file for file in source.files(SCHEMAS) if file.path.endswith(SUFFIX)]
    if not files and fallback is not None:
        return load_schemas(fallback)
    found: list[Diagnostic] = []
    read: dict[str, SchemaFile] = {}
    for file in files:
        raw = source.read(file)
        problems = list(not_json(file.path, raw))
        found += problems
        if not problems:
            content = raw.decode("utf-8")
            odd = list(of_json(Text(file.path, content.replace("\r\n", "\n"))))
            found += odd
            if all(each.code != "QD046" for each in odd):  # half a character cannot be handed on
                read[file.path.rpartition("/")[2]] = SchemaFile(file.path, content)
    documents = {name: each.data for name, each in read.items()}
    wrong: set[str] = set()
    if META in read and VOCABULARY in read:
        for name, each in read.items():
            problems = list(wrong_schema(each, documents[META], documents[VOCABULARY]))
            found += problems
            wrong |= {name} if problems else set()
    collections = []
    for name, data in documents.items():
        if name not in wrong and "x-collection" in data:
            collections.append(_collection(data, documents, name))
    collections.sort(key=lambda each: (each.order, each.name))
    names = {each.name for each in collections}
    for each in read.values():
        if each.name not in wrong:
            found += unknown_collection(each, names)
    validator = Validator(documents)
    for collection in collections:
        found += unusable_schema(read[collection.name + SUFFIX], documents, validator.problem(collection.name))
        found += no_title(read[collection.name + SUFFIX], collection)
    return Schemas(tuple(collections), documents, tuple(sorted(found)))


def trusted_schemas(source: Source, fallback: Source | None = None) -> Schemas:
    """The schemas of a source that was checked before, as they are: what is wrong with them is not asked again.

    A file that is not JSON, or describes no collection that can be built, gives the same as ``load_schemas``.
    """
    files = [file for file in source.files(SCHEMAS) if file.path.endswith(SUFFIX)]
    if not files and fallback is not None:
        return trusted_schemas(fallback)
    try:
        documents = {file.path.rpartition("/")[2]: json.loads(source.read(file)) for file in files}
        made = [_collection(data, documents, name) for name, data in documents.items() if "x-collection" in data]
    except (ValueError, KeyError, TypeError, AttributeError):
        return load_schemas(source, fallback)
    return Schemas(tuple(sorted(made, key=lambda each: (each.order, each.name))), documents)


def resolve(documents: Mapping[str, Any], here: str, reference: str) -> tuple[str, Any]:
    """The file name and schema that a ``$ref`` written in the file ``here`` points at. Raises KeyError when it dangles."""
    file, _, pointer = reference.partition("#")
    target = documents[file or here]
    for step in pointer.split("/")[1:]:
        target = target[step.replace("~1", "/").replace("~0", "~")]
    return file or here, target


def _collection(data: Mapping[str, Any], documents: Mapping[str, Any], name: str) -> Collection:
    about = data["x-collection"]
    return Collection(
        name=name.removesuffix(SUFFIX),
        title=data.get("title", name),
        description=data.get("description", ""),
        order=about["order"],
        root=_field("", data, documents, name, 0),
        schema=data,
        segments=tuple(about.get("segments", ())),
        label=about.get("label", "name"),
        group=about.get("group", ""),
        mirror=about.get("mirror", ""),
        record=about.get("record", False),
    )


def _field(name: str, schema: Any, documents: Mapping[str, Any], here: str, depth: int) -> Field:
    """The field tree below a schema; where schemas are combined, the first to name a thing names it."""
    merged: dict[str, Any] = {}
    properties: dict[str, Field] = {}
    items: Field | None = None
    for file, part in _parts(schema, documents, here, 0):
        for key, value in part.items():
            merged.setdefault(key, value)
        if depth > _DEEPEST:
            continue
        for key, below in part.get("properties", {}).items():
            if key not in properties and isinstance(below, dict):
                properties[key] = _field(key, below, documents, file, depth + 1)
        if items is None and isinstance(part.get("items"), dict):
            items = _field("", part["items"], documents, file, depth + 1)
    types = merged.get("type", ())
    column = merged.get("x-column", False)
    identity = merged.get("x-identity", ())
    values = merged.get("enum", ())
    return Field(
        name=name,
        title=merged.get("title", ""),
        description=merged.get("description", ""),
        types=(types,) if isinstance(types, str) else tuple(types) or (("string",) if values else ()),
        values=tuple(str(value) for value in values),
        format=merged.get("format", ""),
        pattern=merged.get("pattern", ""),
        prose=_is_prose(merged),
        reference=merged.get("x-reference", ""),
        required=tuple(merged.get("required", ())),
        identity=(identity,) if isinstance(identity, str) else tuple(identity),
        burden=merged.get("x-burden", {}),
        column=bool(column),
        synonyms=tuple(column.get("synonyms", ())) if isinstance(column, dict) else (),
        retired=tuple(merged.get("x-retired", ())),
        whole=merged.get("x-whole", False),
        ordered=merged.get("x-ordered", False),
        properties=properties,
        items=items,
    )


def _is_prose(merged: Mapping[str, Any]) -> bool:
    """Whether a value of this schema is text for people."""
    if merged.get("type") != "string" or {"enum", "const", "format", "x-reference"} & merged.keys():
        return False
    try:
        return re.search(merged.get("pattern", ""), "汉字") is not None
    except re.error:
        return False


def _parts(schema: Any, documents: Mapping[str, Any], here: str, depth: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """A schema and every schema applied to the same value: its ``$ref`` and the branches of its combinations."""
    if not isinstance(schema, dict) or depth > _DEEPEST:
        return
    yield here, schema
    if "$ref" in schema:
        try:
            file, target = resolve(documents, here, schema["$ref"])
        except (KeyError, TypeError):
            return
        yield from _parts(target, documents, file, depth + 1)
    for branch in _all_branches(schema):
        for file, part in _parts(branch, documents, here, depth + 1):
            yield file, {key: value for key, value in part.items() if key in ("properties", "items")}


def _all_branches(schema: Mapping[str, Any]) -> Iterable[Any]:
    for key in _BRANCHES:
        yield from schema.get(key, ())
    for key in _CONDITIONS:
        if key in schema:
            yield schema[key]
