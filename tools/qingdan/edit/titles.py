"""What each title of a table's column means: the schemas' titles and synonyms, and the few that stand for no field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection as Some
from collections.abc import Iterator, Mapping

from qingdan.edit.cells import is_duration, is_rows
from qingdan.edit.layout import sheets
from qingdan.schema import Collection, Field, Schemas

IGNORED = "序号"
UNIT = "#unit"
"""Ends the target of a column that holds only the unit of the duration in another."""
_NOISE = re.compile(r"[\s*＊:：“”\"]+|[（(][^（）()]*[）)]")
_NUMBERS = ("序号", "编号", "序", "排序", "行号", "No.", "NO")
ITEMS = ("power", "responsibility", "guides")
_ALSO: Mapping[str, tuple[str, ...]] = {
    "responsibility.duties.basis": ("责任事项依据", "责任依据"),
    "responsibility.accountability.basis": ("追责依据", "问责依据", "追责情形依据"),
    "responsibility.supervision.phone": ("监督电话", "监督投诉电话", "投诉电话"),
    "guides.fees": ("是否收费",),
    "guides.fees.name": ("收费项目名称", "收费名称", "收费项目"),
    "guides.fees.standard": ("收费标准",),
    "guides.fees.basis": ("收费依据",),
}
"""Columns of rows within an entry, whose own titles say too little."""
Targets = tuple[str, ...]


def key_of(title: str) -> str:
    """A title without spaces, marks and what stands in brackets."""
    usual = unicodedata.normalize("NFKC", title)
    return _NOISE.sub("", usual) or _NOISE.sub("", usual.strip("()"))


def targets_by_title(schemas: Schemas, rows: Some[str]) -> Mapping[str, Targets]:
    """The targets (collection.field) that a column of a table of items may have, by the key of its title; powers first.

    ``rows`` are the targets that are lists and can be read from one cell.
    """
    out: dict[str, Targets] = {key_of(each): (IGNORED,) for each in _NUMBERS}
    for collection in (found for name in ITEMS if (found := schemas.collection(name)) is not None):
        for target, titles in _columns(collection, rows):
            for title in titles:
                known = out.get(key_of(title), ())
                if target not in known and key_of(title):
                    out[key_of(title)] = (*known, target)
    for target, titles in _ALSO.items():
        for title in titles:
            out[key_of(title)] = (target,)
    for scheme in _schemes(schemas):
        out[key_of(scheme)] = (f"power.codes:{scheme}",)
    return out


def list_titles(collection: Collection, schemas: Schemas) -> Mapping[str, Targets]:
    """The paths that a column of a table of another collection may have, by the key of its title."""
    out: dict[str, Targets] = {key_of(each): (IGNORED,) for each in _NUMBERS}
    for sheet in sheets(schemas):
        if sheet.collection is not collection or sheet.rows:
            continue
        for column in sheet.columns:
            for title in (column.title, column.field.title, *column.field.synonyms):
                out.setdefault(key_of(title), (".".join(column.path),))
    return out


def _columns(collection: Collection, rows: Some[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each field that a cell may hold, with its titles: those at the top, and those within that say what they are."""
    name = collection.name
    for key, field in collection.root.properties.items():
        if not is_rows(field) and field.properties and not is_duration(field):
            yield from _within(f"{name}.{key}", field)
            continue
        titles = (field.title, *field.synonyms)
        if not is_rows(field) or f"{name}.{key}" in rows:
            yield f"{name}.{key}", titles
        if is_duration(field):
            yield f"{name}.{key}{UNIT}", tuple(f"{each}单位" for each in titles)


def _within(target: str, owner: Field) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key, field in owner.properties.items():
        if is_rows(field) or (field.properties and not is_duration(field)):
            continue
        titles = (*((f"{owner.title}·{field.title}",) if len(field.title) < 4 else (field.title,)), *field.synonyms)
        yield f"{target}.{key}", titles
        if is_duration(field):
            yield f"{target}.{key}{UNIT}", tuple(f"{each}单位" for each in titles)


def _schemes(schemas: Schemas) -> tuple[str, ...]:
    power = schemas.collection("power")
    scheme = power.root.at(("codes", 0, "scheme")) if power is not None else None
    return scheme.values if scheme is not None else ()
