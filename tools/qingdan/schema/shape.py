"""Hold a document against its collection's schema: violations to sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from qingdan.diagnostics import Diagnostic
from qingdan.read import Document
from qingdan.read.document import Path
from qingdan.schema.collection import Collection
from qingdan.schema.conditions import condition
from qingdan.schema.faults.entries.goes_together import goes_together
from qingdan.schema.faults.entries.lacks_item import lacks_item
from qingdan.schema.faults.entries.lost_heading import follows, headings, lost_heading
from qingdan.schema.faults.entries.missing_key import missing_key
from qingdan.schema.faults.entries.no_alternative import no_alternative
from qingdan.schema.faults.entries.not_here import not_here
from qingdan.schema.faults.entries.not_multiple import not_multiple
from qingdan.schema.faults.entries.repeated_item import repeated_item
from qingdan.schema.faults.entries.repeated_row import repeated_row
from qingdan.schema.faults.entries.too_big import too_big
from qingdan.schema.faults.entries.too_few import too_few
from qingdan.schema.faults.entries.too_long import too_long
from qingdan.schema.faults.entries.too_many import too_many
from qingdan.schema.faults.entries.too_short import too_short
from qingdan.schema.faults.entries.too_small import too_small
from qingdan.schema.faults.entries.unknown_key import MOST, unknown_key
from qingdan.schema.faults.entries.wrong_choice import wrong_choice
from qingdan.schema.faults.entries.wrong_constant import wrong_constant
from qingdan.schema.faults.entries.wrong_count import wrong_count
from qingdan.schema.faults.entries.wrong_form import wrong_form
from qingdan.schema.faults.entries.wrong_format import wrong_format
from qingdan.schema.faults.entries.wrong_key_name import wrong_key_name
from qingdan.schema.faults.entries.wrong_type import wrong_type
from qingdan.schema.slip import Slip, key_meant
from qingdan.schema.violation import Validator, Violation
from qingdan.schema.walk import FieldWalk

SENTENCES: Mapping[str, Callable[[Slip], Iterator[Diagnostic]]] = {
    "additionalProperties": unknown_key,
    "unevaluatedProperties": unknown_key,
    "required": missing_key,
    "type": wrong_type,
    "enum": wrong_choice,
    "const": wrong_constant,
    "pattern": wrong_form,
    "format": wrong_format,
    "minLength": too_short,
    "maxLength": too_long,
    "minimum": too_small,
    "exclusiveMinimum": too_small,
    "maximum": too_big,
    "exclusiveMaximum": too_big,
    "minItems": too_few,
    "maxItems": too_many,
    "additionalItems": too_many,
    "unevaluatedItems": too_many,
    "uniqueItems": repeated_item,
    "false schema": not_here,
    "anyOf": no_alternative,
    "oneOf": no_alternative,
    "not": no_alternative,
    "dependentRequired": goes_together,
    "minProperties": wrong_count,
    "maxProperties": wrong_count,
    "multipleOf": not_multiple,
    "contains": lacks_item,
    "minContains": lacks_item,
    "maxContains": lacks_item,
    "propertyNames": wrong_key_name,
}
"""The sentence for each keyword that can be violated."""


def check_shape(
    document: Document, collection: Collection, documents: Mapping[str, Any], validator: Validator
) -> Iterator[Diagnostic]:
    """Every violation of the collection's schema by a document, and every row whose identity is taken."""
    found = validator.violations(collection.name, document.data)
    lost = tuple(headings(found, document, collection.root)) if found else ()
    for each in lost:
        yield from lost_heading(document, each)
    found = [each for each in found if not any(follows(each, heading) for heading in lost)]
    explained = _explained(found, document, collection)
    formed = {each.path for each in found if each.keyword == "pattern"}

    def sound(data: Any, path: Path) -> bool:
        return not any(
            tuple(each.path[: len(path)]) == tuple(path) for each in validator.violations(collection.name, data)
        )

    for violation in found:
        if violation.keyword == "required" and (violation.path, violation.value) in explained:
            continue
        if violation.keyword == "pattern" and violation.instance == "":
            continue
        if violation.keyword == "format" and violation.path in formed:
            continue
        when = condition(collection.schema, documents, violation.schema_path, collection.root)
        yield from SENTENCES.get(_keyword(violation), no_alternative)(
            Slip(document, collection, violation, when, sound)
        )
    if not lost and _may_repeat(collection.rows, document.data):
        for field, path, value in collection.rows.over(document.data):
            if isinstance(value, list):
                yield from repeated_row(document, field, path, value)


def _may_repeat(walk: FieldWalk, data: Any) -> bool:
    """Whether some rows could have the same identity: never where one part of it differs from row to row."""
    if isinstance(data, list):
        if walk.wanted and len(data) > 1:
            for name in walk.field.identity:
                if len({str(row.get(name, "")) for row in data if isinstance(row, dict)}) == len(data):
                    break
            else:
                return True
        items = walk.items
        if items is not None and not items.last:
            for row in data:
                if _may_repeat(items, row):
                    return True
    elif isinstance(data, dict):
        for name, below in walk.below.items():
            if name in data and _may_repeat(below, data[name]):
                return True
    return False


def _keyword(violation: Violation) -> str:
    if violation.keyword == "required" and "dependentRequired" in violation.schema_path:
        return "dependentRequired"
    if violation.keyword.startswith("oneOf"):
        return "oneOf"
    return violation.keyword


def _explained(
    found: Sequence[Violation], document: Document, collection: Collection
) -> set[tuple[tuple[str | int, ...], str]]:
    """The missing keys that a misspelt or misplaced key accounts for: one slip gives one sentence."""
    out: set[tuple[tuple[str | int, ...], str]] = set()
    for violation in found:
        if violation.keyword == "propertyNames" or not violation.unexpected:
            continue
        here = collection.root.at(violation.path)
        node = document.node(violation.path)
        present = {key.text for key, _ in node.pairs} if node is not None else set()
        known = here.properties if here is not None else {}
        free = {key: field for key, field in known.items() if key not in present}
        for name in violation.unexpected[:MOST]:
            out.add((violation.path, key_meant(name, free)))
            out |= {(violation.path[:length], name) for length in range(len(violation.path))}
    return out
