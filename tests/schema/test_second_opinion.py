"""jsonschema-rs and jsonschema give one verdict, keyword by keyword, on mutations of the shipped entries."""

from __future__ import annotations

import copy
import json
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from qingdan.read import WorkTree, read_lists
from qingdan.schema import load_schemas
from qingdan.schema.violation import Validator
from tests.support import ROOT, SHIPPED

DOCUMENTS: dict[str, Any] = {path.rpartition("/")[2]: json.loads(raw) for path, raw in SHIPPED.items()}
ODD = st.sampled_from(
    ["", "甲", "2026-02-30", "12", 0, -1, 5, True, [], {}, ["甲", "甲"], {"value": 1}, "取消", "行政处罚", "必要"]
)


@cache
def shipped() -> tuple[Validator, list[tuple[str, Any]]]:
    """The fast validator, and a sample of the shipped entries of every collection."""
    schemas = load_schemas(WorkTree(ROOT))
    reading = read_lists(WorkTree(ROOT), schemas.layout)
    by: dict[str, list[Any]] = {}
    for path, document in reading.documents.items():
        placed = schemas.layout.collection_of(path)
        assert placed is not None
        by.setdefault("registry" if path == "lists/registry.yml" else placed[0], []).append(document.data)
    return Validator(schemas.documents), [(name, data) for name, each in by.items() for data in each[:12]]


@cache
def second(name: str) -> Draft202012Validator:
    """Jsonschema's validator for a collection."""
    registry: Any = Registry()
    for file, each in DOCUMENTS.items():
        plain = {key: value for key, value in each.items() if key not in ("$schema", "$id")}
        registry = registry.with_resource(f"http://x.invalid/{file}", DRAFT202012.create_resource(plain))
    checker = FormatChecker(formats=["date"])
    return Draft202012Validator(
        {"$id": "http://x.invalid/root", "$ref": f"http://x.invalid/{name}.schema.json"},
        registry=registry,
        format_checker=checker,
    )


def verdicts(name: str, data: Any) -> tuple[set[Any], set[Any]]:
    """(path, keyword) of every violation, by each of the two."""
    # jsonschema leaves the last step off the path of a false schema.
    fast = {
        (each.path[:-1] if each.keyword == "false schema" else each.path, each.keyword)
        for each in shipped()[0].violations(name, data)
        if each.keyword != "format" or each.value == "date"
    }
    slow = {
        (tuple(error.absolute_path), str(error.validator or "false schema")) for error in second(name).iter_errors(data)
    }
    return fast, {(path, "false schema" if word == "None" else word) for path, word in slow}


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every path in the data."""
    out = [path] if path else []
    for step, below in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        out += places(below, (*path, step))
    return out


@given(st.data())
@settings(max_examples=250, deadline=None)
def test_both_implementations_find_the_same_violations(draw: Any) -> None:
    """Put something odd somewhere, or take something away: the same paths and keywords on both sides."""
    name, original = draw.draw(st.sampled_from(shipped()[1]))
    data = copy.deepcopy(original)
    path = draw.draw(st.sampled_from(places(data)))
    holder = data
    for step in path[:-1]:
        holder = holder[step]
    if draw.draw(st.booleans()):
        holder[path[-1]] = draw.draw(ODD)
    else:
        del holder[path[-1]]
    fast, slow = verdicts(name, data)
    assert fast == slow


def test_the_shipped_entries_pass_by_both() -> None:
    """No violation by either on the lists as they are."""
    for name, data in shipped()[1]:
        assert verdicts(name, data) == (set(), set())
