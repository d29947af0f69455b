"""Generated entries: data of the shape that a field tree describes, with every row named."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from qingdan.read import WorkTree
from qingdan.schema import Collection, Field, Schemas, load_schemas
from tests.support import ROOT

SCHEMAS: Schemas = load_schemas(WorkTree(ROOT))
_WORDS = st.sampled_from(
    ["甲", "乙", "应当提交甲", "可以提交甲", "二十人以上", "十人以上", "甲、乙", "甲，乙", "a", "0", "-1+1"]
)
_IDS = st.sampled_from(["a", "b", "c", "d", "e"])
_DAYS = st.sampled_from(["2020-01-01", "2021-06-30", "2026-11-23"])


def collection(name: str) -> Collection:
    """A shipped collection."""
    found = SCHEMAS.collection(name)
    assert found is not None
    return found


def values(field: Field, depth: int = 0) -> st.SearchStrategy[Any]:
    """Values of a field: what its schema says of shape, without the rules that tie fields to each other."""
    if field.properties:
        names = sorted(field.properties)
        picked = st.lists(st.sampled_from(names), unique=True, max_size=3 if depth else 6)
        return picked.flatmap(
            lambda some: st.fixed_dictionaries({n: values(field.properties[n], depth + 1) for n in some})
        )
    if field.items is not None:
        return rows(field, depth)
    if field.values:
        return st.sampled_from(field.values)
    if "integer" in field.types:
        return st.integers(0, 9)
    if "boolean" in field.types:
        return st.booleans()
    return _DAYS if field.format == "date" else _IDS if field.reference else _WORDS


def rows(field: Field, depth: int) -> st.SearchStrategy[list[Any]]:
    """Rows with identities of their own, or a set of plain values."""
    assert field.items is not None
    if not field.items.properties:
        return st.lists(values(field.items, depth + 1), max_size=4, unique=True)
    named = st.fixed_dictionaries({n: _identity(field.items.properties[n]) for n in field.identity})
    row = st.tuples(values(field.items, depth + 1), named).map(lambda pair: {**pair[0], **pair[1]})
    return st.lists(row, max_size=4, unique_by=lambda one: tuple(str(one.get(n, "")) for n in field.identity))


def _identity(field: Field) -> st.SearchStrategy[Any]:
    return st.sampled_from(field.values) if field.values else _DAYS if field.format == "date" else _IDS


NAMES = [each.name for each in SCHEMAS.collections]


@st.composite
def pair(draw: st.DrawFn, states: int = 2) -> tuple[str, list[Any]]:
    """A collection and some states of one of its entries."""
    name = draw(st.sampled_from(NAMES))
    field = collection(name).root
    return name, [draw(values(field)) for _ in range(states)]
