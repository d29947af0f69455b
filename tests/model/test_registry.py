"""The registry: entries, references both ways, and indexes."""

from __future__ import annotations

import typing
from typing import Any

import pytest

from qingdan.model import build_registry, shapes
from qingdan.read import Memory, read_lists
from qingdan.schema import Field, load_schemas
from tests.support import BASE, SCHEMAS, run

SHAPES = {
    "power": shapes.PowerData,
    "responsibility": shapes.ResponsibilityData,
    "guides": shapes.GuideData,
    "negative": shapes.NegativeData,
    "laws": shapes.LawData,
    "organisations": shapes.OrganisationData,
    "bundles": shapes.BundleData,
    "adjustments": shapes.AdjustmentData,
    "registry": shapes.RegistryData,
}


def test_references_are_known_from_both_ends() -> None:
    """A guide's power, a power's law and body: each is found from where it points and from what it points at."""
    registry = run().registry
    assert {ref.target for ref in registry.references["guides/ju/xuke"] if not ref.local} == {
        "power/ju/xuke",
        "organisations/ju",
    }
    assert {ref.source for ref in registry.referrers["laws/fa"]} == {"power/ju/xuke"}
    assert {ref.target for ref in registry.references["guides/ju/xuke"] if ref.local} == {
        "materials/shenqingshu", "materials/tuzhi", "steps/jueding", "steps/buzheng", "steps/shouli",
    }  # fmt: skip


def test_what_an_earlier_registry_looked_up_is_taken_over_and_what_changed_is_looked_up_anew() -> None:
    """The registry made beside an earlier one is that made alone; an unchanged entry's references are the very same objects."""
    schemas = load_schemas(SCHEMAS)
    first = Memory({path: text.encode() for path, text in BASE.items()})
    changed = {
        **BASE,
        "lists/guides/ju/xuke.yml": BASE["lists/guides/ju/xuke.yml"].replace("power: ju/xuke", "power: ju/ta"),
    }
    second = Memory({path: text.encode() for path, text in changed.items()})
    reading = read_lists(first, schemas.layout)
    before = build_registry(reading, schemas)
    held = {path: each for path, each in reading.documents.items() if "guides" not in path}
    now = read_lists(second, schemas.layout, known=held)
    assert build_registry(now, schemas, before=before).references == build_registry(now, schemas).references, (
        "nothing asked"
    )
    assert len(before.references) == len(before.entries)
    beside, alone = build_registry(now, schemas, before=before), build_registry(now, schemas)
    assert beside.references == alone.references
    assert beside.referrers == alone.referrers
    assert beside.references["power/ju/xuke"] is before.references["power/ju/xuke"]
    assert "power/ju/ta" in {each.target for each in beside.references["guides/ju/xuke"]}


def test_entries_are_found_by_code_and_by_what_they_refer_to() -> None:
    """In path order."""
    power = BASE["lists/power/ju/xuke.yml"] + 'codes: [{scheme: 基本编码, value: "640131001000"}]\n'
    registry = run({"lists/power/ju/xuke.yml": power}).registry
    assert registry.by_code["基本编码", "640131001000"] == ("power/ju/xuke",)
    assert [each.source for each in registry.referrers["laws/fa"]] == ["power/ju/xuke"]
    assert {each.source for each in registry.referrers["organisations/ju"]} == {
        "registry",
        "power/ju/xuke",
        "responsibility/ju/xuke",
        "guides/ju/xuke",
        "duties/ju",
    }


def test_a_mirrored_entry_is_called_like_its_power() -> None:
    """A responsibility has no name of its own."""
    assert run().registry.entries["responsibility/ju/xuke"].name == "示例许可"


def test_typed_entries_are_read_by_collection() -> None:
    """The accessors give the entries of one collection, with data of its shape."""
    registry = run().registry
    (guide,) = registry.guides
    assert guide.data["time_limit"]["promised"]["value"] == 5
    assert registry.about["city"] == "示例市"


def agrees(hint: Any, field: Field) -> bool:
    """Whether a type hint says of a field what the schema says."""
    origin = typing.get_origin(hint)
    if origin is list:
        (item,) = typing.get_args(hint)
        return "array" in field.types and field.items is not None and agrees(item, field.items)
    if typing.is_typeddict(hint):
        hints = typing.get_type_hints(hint)
        return "object" in field.types and all(
            name in field.properties and agrees(each, field.properties[name]) for name, each in hints.items()
        )
    return {str: "string", int: "integer", bool: "boolean"}[hint] in (field.types or ("string",))


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_the_shapes_say_what_the_schemas_say(name: str) -> None:
    """Every key and type that the code relies on is in the schema."""
    collection = load_schemas(SCHEMAS).collection(name)
    assert collection is not None
    assert agrees(SHAPES[name], collection.root)


def test_every_reference_of_the_shipped_lists_resolves_to_one_entry() -> None:
    """The indexes agree with the references they are made from."""
    from qingdan.checks import check  # noqa: PLC0415 only this test needs the shipped lists

    registry = check(SCHEMAS).registry
    for key, references in registry.references.items():
        for reference in references:
            if not reference.local:
                assert reference.target in registry.entries, (key, reference.target)
                assert key in {each.source for each in registry.referrers[reference.target]}
