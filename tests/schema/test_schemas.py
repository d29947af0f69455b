"""The shipped schemas, their meta-schema and vocabulary."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from jsonschema import Draft202012Validator
from jsonschema_specifications import REGISTRY
from referencing.jsonschema import DRAFT202012

from qingdan.schema import Field, load_schemas
from qingdan.schema.shape import SENTENCES
from tests.support import SCHEMAS, SHIPPED, run, source

DOCUMENTS: dict[str, Any] = {path.rpartition("/")[2]: json.loads(raw) for path, raw in SHIPPED.items()}
META, VOCABULARY = DOCUMENTS["meta.schema.json"], DOCUMENTS["vocabulary.schema.json"]
OWN = [name for name in DOCUMENTS if not name.startswith(("meta.", "vocabulary."))]
ASSERTIONS = {"type", "enum", "const", "pattern", "format", "required", "uniqueItems", "multipleOf", "contains", "not"}
ASSERTIONS |= {f"{bound}{what}" for bound in ("min", "max") for what in ("Length", "Items", "Properties", "Contains")}
ASSERTIONS |= {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "anyOf", "oneOf", "propertyNames"}
ASSERTIONS |= {"additionalProperties", "unevaluatedProperties", "dependentRequired"}


def keywords(schema: Any) -> set[str]:
    """Every keyword used anywhere in a schema."""
    found: set[str] = set()
    if isinstance(schema, dict):
        for key, below in schema.items():
            if key in ("properties", "$defs", "dependentRequired"):
                found |= {key} | {k for each in below.values() for k in keywords(each)}
            elif key not in ("enum", "const", "default"):
                found |= {key} | keywords(below)
    elif isinstance(schema, list):
        found = {k for each in schema for k in keywords(each)}
    return found


@pytest.mark.parametrize("name", OWN)
def test_a_shipped_schema_keeps_the_meta_schema_by_a_second_opinion(name: str) -> None:
    """jsonschema, an implementation of its own, agrees that each schema is sound."""
    registry: Any = REGISTRY
    for each in (META, VOCABULARY):
        registry = registry.with_resource(each["$id"], DRAFT202012.create_resource(each))
    assert list(Draft202012Validator(META, registry=registry).iter_errors(DOCUMENTS[name])) == []


def test_the_meta_schema_is_itself_a_schema() -> None:
    """And so is the vocabulary."""
    jsonschema.Draft202012Validator.check_schema(META)
    jsonschema.Draft202012Validator.check_schema(VOCABULARY)
    assert META["$vocabulary"]["urn:qingdan:v1:vocabulary"] is False


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"minLength": 1', '"minLenght": 1', "minLenght"),
        ('"required": ["name", "kind"', '"requierd": ["name", "kind"', "requierd"),
        ('"x-reference": "organisations"', '"x-referense": "organisations"', "x-referense"),
        ('"x-identity": "id"', '"x-identity": 3', "x-identity"),
        ('"type": "boolean"', '"type": "bool"', "type"),
    ],
)
def test_a_misspelt_keyword_is_an_error_at_its_place(old: str, new: str, told: str) -> None:
    """Stock checks accept minLenght in silence; here it is an error with the line and the nearest keyword."""
    path = next(
        p for p in ("schemas/organisations.schema.json", "schemas/common.schema.json") if old in SHIPPED[p].decode()
    )
    text = SHIPPED[path].decode().replace(old, new, 1)
    found = [d for d in run({path: text}).diagnostics if d.code == "QD131"]
    assert found
    assert all(d.place.path == path for d in found)
    assert any(told in d.message for d in found)
    assert found[0].place.line == text[: text.index(new)].count("\n") + 1


def test_every_keyword_of_the_shipped_schemas_has_a_sentence() -> None:
    """A keyword that can be violated has its own Chinese sentence; the fallback is for schemas yet to come."""
    used = {key for name in OWN for key in keywords(DOCUMENTS[name])} & ASSERTIONS
    assert used <= SENTENCES.keys()
    assert SENTENCES.keys() >= ASSERTIONS


def test_there_are_thirteen_collections_with_titles() -> None:
    """All of the data model, in order, every field with a Chinese title."""
    schemas = load_schemas(SCHEMAS)
    assert {each.name for each in schemas.collections} == {
        "registry", "supervision", "organisations", "laws", "power", "responsibility", "duties",
        "negative", "guides", "bundles", "adjustments", "wording", "calendar",
    }  # fmt: skip
    assert schemas.diagnostics == ()


def written(field: Field, path: str) -> Iterator[tuple[str, Field]]:
    """Every field that a person writes below one, with its path."""
    for name, below in field.properties.items():
        yield f"{path}.{name}", below
        yield from written(below, f"{path}.{name}")
    if field.items is not None:
        yield from written(field.items, f"{path}[]")


WRITTEN = {path: field for each in load_schemas(SCHEMAS).collections for path, field in written(each.root, each.name)}


def test_every_field_that_a_person_writes_says_what_goes_in() -> None:
    """Editors show it over a key, forms below a field, messages as the cure: one Chinese sentence that is read at a glance."""
    assert len(WRITTEN) > 600
    for path, field in WRITTEN.items():
        assert re.search("[\u4e00-\u9fff]", field.title), path
        assert re.search("[\u4e00-\u9fff].*。$", field.description), path
        assert len(field.description) <= 60, path
        assert "\n" not in field.description, path


def test_what_goes_in_is_more_than_the_name_again() -> None:
    """A description that begins with the name, or is what all rows' ids share, tells a person nothing about this field."""
    again = [path for path, field in WRITTEN.items() if re.match(f"{field.title}[。，：是]", field.description)]
    assert again == []
    shared = WRITTEN["guides.materials[].id"].description
    assert {path.rpartition(".")[2] for path, field in WRITTEN.items() if field.description == shared} == {"id"}


def test_a_form_that_a_value_must_have_is_told_with_an_example() -> None:
    """A wrong date, sum or number of an article is mended by what the description shows."""
    formed = {path: field for path, field in WRITTEN.items() if field.pattern and not field.prose}
    assert len(formed) > 50
    sign = re.compile(r"\d|年-月-日|小写拼音|标识|字段名|大写字母|https://")
    assert [path for path, field in formed.items() if not sign.search(field.description)] == []


NEW = {
    "schemas/zhengming.schema.json": json.dumps(
        {
            "$schema": "urn:qingdan:v1:meta",
            "title": "证明事项清单",
            "description": "还要的证明。",
            "x-collection": {"order": 80, "folder": "zhengming", "segments": [{"title": "证明"}]},
            "type": "object",
            "required": ["name", "issuer"],
            "additionalProperties": False,
            "properties": {
                "name": {"title": "名称", "type": "string", "minLength": 1},
                "issuer": {"title": "开具机构", "type": "string", "x-reference": "organisations", "x-column": True},
                "copies": {"title": "份数", "type": "integer", "minimum": 1},
            },
        },
        ensure_ascii=False,
    ),
    "lists/zhengming/hunyin.yml": "name: 婚姻状况证明\nissuer: ju\n",
    "lists/zhengming/juzhu.yml": "name: 居住证明\nissuer: ju\ncopies: 1\n",
}


def test_a_new_collection_is_a_schema_and_its_entries() -> None:
    """Without a line of Python it is read, checked for shape and references, and in the registry."""
    good = run(NEW)
    assert good.diagnostics == []
    assert {"zhengming/hunyin", "zhengming/juzhu"} <= good.registry.entries.keys()
    assert "zhengming/hunyin" in {each.source for each in good.registry.referrers["organisations/ju"]}
    bad = run({**NEW, "lists/zhengming/juzhu.yml": "name: 居住证明\nissuer: jv\ncopies: 0\n"})
    assert [d.code for d in bad.diagnostics] == ["QD201", "QD110"]


def test_a_broken_schema_is_told_alone() -> None:
    """Entries of lists whose schemas nobody can read are not judged: none of them is blamed for the schema."""
    outcome = run({"schemas/negative.schema.json": "{", "lists/organisations/ju.yml": "name: 示例局\n"})
    assert [d.code for d in outcome.diagnostics] == ["QD130"]
    assert source().contents["schemas/negative.schema.json"] != b"{"
