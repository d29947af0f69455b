"""How a form is folded: a guide's by its three tables, and every form by need, so that what is seldom filled in waits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qingdan.model import Registry

TABLES = {"materials": "表二 申请材料", "steps": "表三 办理环节"}
"""The tables of a guide that are lists of rows. What stands before these in the schema is the first, what follows is beside."""
_FIRST, _BESIDE = "表一 基本信息", "其他"
_SELDOM = 10
"""An optional field that fewer than one in so many entries, or rows, fill in is seldom filled in."""

_Path = tuple[str, ...]


def fold(registry: Registry, name: str, form: dict[str, Any]) -> None:
    """Write into a list's form its ``parts``, and into each field with rows the names in ``rest``: what is seldom filled in.

    A part is a title, empty where the form is one part, with the names of its ``fields`` and of the ``rest``.
    """
    used: Counter[_Path] = Counter()
    for entry in registry.all(name):
        used.update(_used(entry.data, ()))
    fields = [each for each in form["fields"] if not each["name"].startswith("_")]
    seldom = set(_seldom(fields, (), used))
    form["parts"] = [
        {
            "title": title,
            "fields": [each for each in names if each not in seldom],
            "rest": [each for each in names if each in seldom],
        }
        for title, names in (_tables(fields) if name == "guides" else [("", [each["name"] for each in fields])])
    ]
    for field, path in _rows(fields, ()):
        field["rest"] = _seldom(field["fields"], path, used)


def _tables(fields: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, list[str]]]:
    names = [str(each["name"]) for each in fields]
    first, last = (names.index(each) for each in (next(iter(TABLES)), next(reversed(TABLES))))
    yield _FIRST, names[:first]
    yield from ((title, [each]) for each, title in TABLES.items())
    yield _BESIDE, [each for each in names[last:] if each not in TABLES]


def _used(value: Any, path: _Path) -> Iterator[_Path]:
    """A path for each entry, row and key that is there; that of a row is the list's own with an empty step."""
    if isinstance(value, dict):
        yield path
        for key, below in value.items():
            yield from _used(below, (*path, key))
    elif isinstance(value, list):
        yield path
        for row in value:
            yield from _used(row, (*path, ""))
    else:
        yield path


def _seldom(fields: Sequence[Mapping[str, Any]], path: _Path, used: Counter[_Path]) -> list[str]:
    """The names of the optional fields that are seldom filled in, and of ids, which nobody has to write."""
    return [
        each["name"]
        for each in fields
        if not each["required"] and (each["name"] == "id" or used[(*path, each["name"])] * _SELDOM <= used[path])
    ]


def _rows(fields: Sequence[dict[str, Any]], path: _Path) -> Iterator[tuple[dict[str, Any], _Path]]:
    """Every field that has rows of several fields, at any depth, and the path of its rows."""
    for field in fields:
        rows = field["widget"] == "list"
        below = (*path, field["name"], "") if rows else (*path, field["name"])
        inner = field.get("fields", ())
        if rows and inner:
            yield field, below
        yield from _rows(inner, below)
