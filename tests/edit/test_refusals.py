"""What an import says where it refuses: titles of columns and cells, never keys, quotes or lines of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from qingdan.edit.apply import in_cells
from qingdan.edit.form import block_lines, schema_line
from qingdan.edit.tree import NARROW
from qingdan.model import Registry
from qingdan.read.parse import parse
from qingdan.schema import Field, check_shape
from qingdan.schema.violation import Validator
from tests.edit.test_returned import load
from tests.support import SCHEMAS

OF_FILES = re.compile(r"[（“][a-z_]+[）”:]|[a-z_]{2,}: |键|引号|\{|缩进|一行“|\.yml|YAML|qingdan fmt|“false”|“true”")
WRONG: dict[str, Any] = {
    "another text": "坏", "nothing": "", "a long text": "甲" * 3000, "a negative number": -5, "a large number": 10**9, "a yes": True,
    "half a day": "2026-13-01", "empty rows": None, "rows twice": ...,
}  # fmt: skip


@pytest.fixture(scope="module")
def shipped() -> Registry:
    return load(SCHEMAS)[0]


def _spoilt(field: Field, kind: str) -> Any:
    """The data of a field in which every value is wrong in one way."""
    if field.properties:
        below = (
            {} if kind == "empty rows" and field.name != "" and "value" not in field.properties else field.properties
        )
        return {name: _spoilt(each, kind) for name, each in below.items()}
    if field.items is not None:
        row = _spoilt(field.items, kind)
        return [row, row] if kind == "rows twice" else [row]
    value = WRONG[kind]
    return "坏" if value is None or value is ... else value


def _sentences(registry: Registry, kind: str) -> Iterator[str]:
    """What the schemas have to say of entries of which all is wrong in one way, or all is missing."""
    validator = Validator(registry.schemas.documents)
    for collection in registry.schemas.collections:
        data = _spoilt(collection.root, kind)
        path = collection.path("x/y") if not collection.single else collection.path("")
        lines = [schema_line(path, collection.name), *block_lines(data, collection.root, 0, NARROW), ""]
        document = parse(path, "\n".join(lines).encode()).document
        if document is None:
            continue
        for fault in check_shape(document, collection, registry.schemas.documents, validator):
            yield fault.message
            yield fault.fix


@pytest.mark.parametrize("kind", WRONG)
def test_a_refusal_speaks_of_columns_and_cells(shipped: Registry, kind: str) -> None:
    """Every sentence that the schemas can say of a value, in the words of a table."""
    told = {in_cells(each) for each in _sentences(shipped, kind)}
    assert told
    assert sorted(each for each in told if OF_FILES.search(each)) == []
