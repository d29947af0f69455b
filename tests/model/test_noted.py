"""A registry that notes what is asked of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qingdan.model import Registry, build_registry
from qingdan.model.noted import ALL, FORMERS, KEYS, Sums, noted
from qingdan.model.partial import Outline, Shelf, outline_of
from qingdan.read import Document, WorkTree, read_lists
from qingdan.schema import load_schemas
from tests.support import ROOT


def test_what_is_asked_of_a_registry_is_noted() -> None:
    """By key, by who refers, by list; and going through everything is noted as all."""
    source = WorkTree(ROOT)
    schemas = load_schemas(source)
    registry = build_registry(read_lists(source, schemas.layout), schemas)
    notes: set[str] = set()
    told = noted(registry, notes)
    assert told.find("guides/shuiwu/qushui-xuke") is registry.get("guides/shuiwu/qushui-xuke")
    assert told.get("guides/no/such") is None
    assert "guides/no/such" not in told.present
    assert "laws/xingzheng-xuke-fa" in told.referrers
    assert len(told.all("duties")) == len(registry.all("duties"))
    assert notes == {
        "present guides/shuiwu/qushui-xuke", "entry guides/shuiwu/qushui-xuke", "present guides/no/such",
        "entry guides/no/such", "to laws/xingzheng-xuke-fa", "list duties",
    }  # fmt: skip
    assert len(list(told.entries)) == len(registry.entries)
    assert dict(told.by_former_id.items()) == registry.by_former_id
    assert {KEYS, FORMERS} < notes
    assert ALL not in notes
    list(told.entries.values())
    assert ALL in notes
    outlines = {key: outline_of(entry, registry.references[key]) for key, entry in registry.entries.items()}
    one, other = (sums_of(registry, outlines) for _ in range(2))
    assert {note: one.of(note) for note in notes} == {note: other.of(note) for note in notes}
    with pytest.raises(ValueError, match="neither"):
        one.of("neither nor")
    entry = registry.entries["guides/shuiwu/qushui-xuke"]
    other_way = replace(entry, data=dict(reversed(entry.data.items())))
    same = sums_of(registry, {**outlines, entry.key: outline_of(other_way, registry.references[entry.key])})
    assert [note for note in notes if one.of(note) != same.of(note)] == []
    changed = replace(entry, data={**entry.data, "summary": "改过"})
    later = sums_of(registry, {**outlines, entry.key: outline_of(changed, registry.references[entry.key])})
    assert {note for note in notes if one.of(note) != later.of(note)} == {"entry guides/shuiwu/qushui-xuke", ALL}


def sums_of(registry: Registry, outlines: dict[str, Outline]) -> Sums:
    """What a registry answers, from the outlines of its entries."""
    return Sums(Shelf(registry.schemas, outlines, dict[str, Document]().__getitem__), registry.present)
