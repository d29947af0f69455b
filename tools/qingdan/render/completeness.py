"""How far a registry is filled in: of each element that entries must have, how many have it, lack it, or do not know it yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from qingdan.model import Entry, Registry

_UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Filled:
    """One element of one list: how many entries have it, of how many it is missing, and how many mark it as not yet known."""

    list: str
    element: str
    have: int
    missing: int
    unknown: int


def completeness(registry: Registry) -> Iterator[Filled]:
    """Every element that some entry of a list must have, in the schemas' order; an entry that has ended is not asked."""
    for collection in registry.schemas.collections:
        have, missing, unknown = Counter[str](), Counter[str](), Counter[str]()
        for entry in registry.all(collection.name):
            if entry.retired:
                continue
            doubted = {str(row.get("field")).partition(".")[0] for row in entry.rows(_UNVERIFIED)}
            for name in _wanted(collection.schema, entry):
                counted = unknown if name in doubted else have if entry.get(name) is not None else missing
                counted[name] += 1
        for name, field in collection.root.properties.items():
            if have[name] or missing[name] or unknown[name]:
                yield Filled(collection.title, field.title or name, have[name], missing[name], unknown[name])


def told(rows: Iterator[Filled], blocking: Mapping[str, frozenset[str]]) -> str:
    """The figures, a list below its heading, with what share has an element and whether an entry is published without.

    ``blocking`` are the elements without which none is, by list; of a list that is not named, all are.
    """
    lines: list[str] = []
    heading = ""
    for row in rows:
        if row.list != heading:
            heading = row.list
            lines.append(f"{heading}：有 / 缺 / 待核实")
        whole = row.have + row.missing + row.unknown
        later = row.missing and row.element not in blocking.get(row.list, (row.element,))
        share = f"齐 {100 * row.have // whole}%{'，可以先缺' if later else ''}"
        lines.append(f"  {row.element}：{row.have} / {row.missing} / {row.unknown}（{share}）")
    return "\n".join([*lines, ""]) if lines else "清单里还没有条目\n"


def _wanted(schema: Mapping[str, Any], entry: Entry[Any]) -> list[str]:
    """The elements that this entry must have: those of its list, and those that its own values make a must."""
    out = list(schema.get("required", ()))
    for rule in schema.get("allOf", ()):
        asked = _mapping(_mapping(_mapping(rule).get("if")).get("properties"))
        if asked and all(entry.get(name) in _values(each) for name, each in asked.items()):
            out += [name for name in _mapping(_mapping(rule).get("then")).get("required", ()) if name not in out]
    return out


def _values(asked: Any) -> list[Any]:
    form = _mapping(asked)
    return [form["const"]] if "const" in form else list(form.get("enum", ()))


def _mapping(given: Any) -> Mapping[str, Any]:
    """A schema's mapping; a schema that is true or false says nothing of values."""
    return given if isinstance(given, dict) else {}
