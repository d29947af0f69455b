"""Read the schema files, look for whatever can be wrong with them, and build the field trees."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any

from qingdan.diagnostics import Diagnostic
from qingdan.read import File, FileMode, Source, SourceError
from qingdan.read.faults.raw.too_large import LIMIT
from qingdan.read.faults.text.policy import of_json
from qingdan.read.layout import SCHEMAS
from qingdan.read.text import Text
from qingdan.schema.build import SUFFIX, collections_of
from qingdan.schema.collection import Schemas
from qingdan.schema.faults.files.broken_vocabulary import broken_vocabulary
from qingdan.schema.faults.files.endless_schema import endless_schema
from qingdan.schema.faults.files.foreign_word import foreign_word
from qingdan.schema.faults.files.misplaced_schema import misplaced_schema
from qingdan.schema.faults.files.no_title import no_title
from qingdan.schema.faults.files.not_json import not_json
from qingdan.schema.faults.files.open_schema import open_schema
from qingdan.schema.faults.files.repeated_key import repeated_key
from qingdan.schema.faults.files.unknown_collection import gone, unknown_collection
from qingdan.schema.faults.files.unknown_name import unknown_name
from qingdan.schema.faults.files.unusable_pattern import unusable_pattern
from qingdan.schema.faults.files.unusable_schema import refused, unusable_schema
from qingdan.schema.faults.files.wrong_schema import wrong_schema
from qingdan.schema.groups import all_groups
from qingdan.schema.meta import META, VOCABULARY, Words
from qingdan.schema.parts import Place
from qingdan.schema.places import SchemaFile
from qingdan.schema.spoken import formulas
from qingdan.schema.violation import Validator

_READABLE = (FileMode.REGULAR, FileMode.EXECUTABLE)
_MOST = 20
"""Faults that are shown where a command cannot go on; a check shows all."""


class SchemaError(SourceError):
    """The schemas cannot be used; the message has each fault with its place and its cure, in Chinese."""


def load_schemas(source: Source, fallback: Source | None = None) -> Schemas:
    """Every schema below ``schemas/``; those of ``fallback`` when the source has none.

    All that is wrong is told in ``diagnostics``, and then there are no collections. What hangs on other files is looked for where every
    file is sound by itself, so that none is blamed for another.
    """
    files = _listed(source)
    odd = [fault for file in source.files(SCHEMAS) if file.path == SCHEMAS for fault in misplaced_schema(file.path)]
    if odd:
        return Schemas((), {}, tuple(odd))
    if not files and fallback is not None:
        return load_schemas(fallback)
    read, found = _read(source, files)
    own = [each for name, each in read.items() if name not in (META, VOCABULARY)]
    words = _words(read, {each.place.path for each in found}, fallback)
    if words is not None:
        found += words if isinstance(words, list) else [fault for each in own for fault in wrong_schema(each, words)]
    for each in own:
        found += [*foreign_word(each), *unusable_pattern(each), *misplaced_schema(each.path, each), *formulas(each)]
    documents = {name: each.data for name, each in read.items()}
    for stage in (_references, _extent, _meaning):
        found = found or stage(own, documents)
    found = list(gone(found, {each.name for each in own}, source))
    collections = () if found else collections_of(documents)
    validator = Validator({} if found else documents)
    for name, problem in validator.refused.items():
        found += refused(read[name], problem)
    collections = () if found else collections
    for collection in collections:
        file = read[collection.name + SUFFIX]
        found += [*no_title(file, collection)]
        found += refused(file, validator.problem(collection.name))
    return Schemas(() if found else collections, documents, tuple(sorted(found)))


def usable_schemas(source: Source, fallback: Source | None = None) -> Schemas:
    """The schemas of a source, for a caller that needs them without fault. Raises SchemaError where a schema has one."""
    schemas = load_schemas(source, fallback)
    if schemas.diagnostics:
        raise SchemaError(_told(schemas.diagnostics))
    return schemas


def trusted_schemas(source: Source, fallback: Source | None = None) -> Schemas:
    """The schemas of a source that was checked before, as they are: what is wrong with them is not asked again.

    Where they are no JSON, or a field tree cannot be built, all is asked. Raises SchemaError then.
    """
    files = _listed(source)
    if any(file.path == SCHEMAS for file in source.files(SCHEMAS)):
        return usable_schemas(source, fallback)
    if not files and fallback is not None:
        return trusted_schemas(fallback)
    try:
        documents = {file.path.rpartition("/")[2]: json.loads(source.read(file)) for file in files}
        if all(isinstance(each, dict) for each in documents.values()):
            return Schemas(collections_of(documents), documents)
    except (ValueError, OSError, RecursionError):
        pass
    return usable_schemas(source, fallback)


def _listed(source: Source) -> list[File]:
    return [file for file in source.files(SCHEMAS) if file.path.endswith(SUFFIX)]


def _read(source: Source, files: Sequence[File]) -> tuple[dict[str, SchemaFile], list[Diagnostic]]:
    """The files that are sound JSON in their right place, by name, and what is wrong with the others."""
    found: list[Diagnostic] = []
    read: dict[str, SchemaFile] = {}
    for file in files:
        problems = list(misplaced_schema(file.path))
        raw = None if problems else _raw(source, file)
        if not problems:
            problems += not_json(file.path, raw, file.size)
        if not problems and raw is not None:
            made = SchemaFile(file.path, raw.decode("utf-8"))
            problems += [*repeated_key(made), *of_json(Text(file.path, made.content.replace("\r\n", "\n")))]
            if not problems:
                read[made.name] = made
        found += problems
    return read, found


def _raw(source: Source, file: File) -> bytes | None:
    """The bytes of an ordinary file that is not too large; None for all else."""
    try:
        return source.read(file) if file.mode in _READABLE and file.size <= LIMIT else None
    except OSError:
        return None


def _words(
    read: Mapping[str, SchemaFile], faulty: Container[str], fallback: Source | None
) -> Words | list[Diagnostic] | None:
    """What schemas are held against; or what is wrong with that; None where that was told already."""
    documents: dict[str, Any] = {}
    for name in (META, VOCABULARY):
        path = f"{SCHEMAS}/{name}"
        if path in faulty:
            return None
        if name in read:
            documents[name] = read[name].data
            continue
        raw = fallback.content(path) if fallback is not None else None
        if raw is None or list(not_json(path, raw)):
            return list(broken_vocabulary(name, missing=True))
        documents[name] = json.loads(raw)
    words = Words(documents[META], documents[VOCABULARY])
    problem = words.problem()
    return list(broken_vocabulary(problem, missing=False)) if problem else words


def _references(own: Sequence[SchemaFile], documents: Mapping[str, Any]) -> list[Diagnostic]:
    """What names a definition or a collection that is not there."""
    names = {each.name.removesuffix(SUFFIX) for each in own}
    collections = {each.name.removesuffix(SUFFIX) for each in own if "x-collection" in each.data}
    found = list(unusable_schema(own, documents))
    for each in own:
        found += unknown_collection(each, collections, names)
    return found


def _extent(own: Sequence[SchemaFile], documents: Mapping[str, Any]) -> list[Diagnostic]:
    """What has no end."""
    return list(endless_schema(own, documents))


def _meaning(own: Sequence[SchemaFile], documents: Mapping[str, Any]) -> list[Diagnostic]:
    """What means nothing, and what takes everything."""
    looked = all_groups(documents, _starts(own))
    return [*unknown_name(own, looked), *open_schema(own, looked)]


def _starts(own: Sequence[SchemaFile]) -> Iterator[tuple[Place, Any]]:
    """Where fields begin: the collections, then definitions with keys or rows of their own; others are there to be added to these."""
    for each in sorted(own, key=lambda each: "x-collection" not in each.data):
        yield (each.name, ()), each.data
    for each in own:
        for name, schema in each.data.get("$defs", {}).items():
            if isinstance(schema, dict) and {"properties", "items"} & schema.keys():
                yield (each.name, ("$defs", name)), schema


def _told(found: Sequence[Diagnostic]) -> str:
    """Each fault as a person reads it."""
    lines = ["清单的模式有错，先改好它："]
    for each in found[:_MOST]:
        place = each.place
        lines.append(f"{place.path}:{place.line}:{place.column}: 错误[{each.code}] {each.message}")
        lines += [f"  改法：{each.fix}"] if each.fix else []
    if len(found) > _MOST:
        lines.append(f"还有 {len(found) - _MOST} 处，运行 qingdan check 看全部")
    return "\n".join(lines)


__all__ = ["SUFFIX", "SchemaError", "load_schemas", "trusted_schemas", "usable_schemas"]
