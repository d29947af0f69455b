"""Find the header row of a department's own table, and say which field each of its columns is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qingdan.edit.grids import Grid
from qingdan.schema import Schemas

DEEPEST = 30
"""The header stands in one of the first rows."""
IGNORED = "序号"
ALIASES: Mapping[str, str] = {
    # How the published lists of other cities and their systems call the columns.
    "序号": IGNORED, "编号": IGNORED, "序": IGNORED,
    "事项名称": "power.name", "权责事项名称": "power.name", "职权名称": "power.name", "权力事项名称": "power.name",
    "权力名称": "power.name", "项目名称": "power.name", "主项名称": "power.name", "主项": "power.name",
    "子项": "power.subitems", "子项名称": "power.subitems", "实施事项": "power.subitems",
    "权力类型": "power.type", "类别": "power.type", "职权类型": "power.type", "职权类别": "power.type",
    "权力类别": "power.type", "事项类型": "power.type",
    "实施依据": "power.basis", "设定依据": "power.basis", "法律依据": "power.basis", "依据": "power.basis",
    "职权依据": "power.basis",
    "行使主体": "power.organisation", "实施主体": "power.organisation", "责任主体": "power.organisation",
    "实施机关": "power.organisation", "法定主体": "power.organisation",
    "承办机构": "power.office", "承办科室": "power.office", "责任科室": "power.office", "内设机构": "power.office",
    "主办处室": "power.office",
    "实施层级": "power.level", "实施层级及权限": "power.level", "行使层级": "power.level",
    "权力来源": "power.source", "状态": "power.status", "备注": "power.note",
    "项目编码": "power.codes", "职权编码": "power.codes", "权力编码": "power.codes", "事项编码": "power.codes",
    "责任事项": "responsibility.duties", "责任事项内容": "responsibility.duties",
    "责任事项依据": "responsibility.duties.basis", "责任依据": "responsibility.duties.basis",
    "追责情形": "responsibility.accountability", "问责情形": "responsibility.accountability",
    "追责依据": "responsibility.accountability.basis", "问责依据": "responsibility.accountability.basis",
    "监督电话": "responsibility.supervision.phone",
}  # fmt: skip
_NOISE = re.compile(r"[\s*＊:：]+|[（(][^（）()]*[）)]")


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a grid: its last row, and the field (collection.field) of each column that was recognised.

    ``unknown`` are the other columns that have a title.
    """

    row: int
    fields: Mapping[int, str]
    titles: Mapping[int, str]
    unknown: Mapping[int, str]


def aliases(schemas: Schemas) -> Mapping[str, str]:
    """Every title by which a column may go: the usual ones, and the schemas' own titles and synonyms."""
    out: dict[str, str] = {}
    for name in ("power", "responsibility"):
        collection = schemas.collection(name)
        if collection is None:
            continue
        for key, field in collection.root.properties.items():
            for title in (field.title, *field.synonyms):
                out.setdefault(key_of(title), f"{name}.{key}")
    return {**out, **ALIASES}


def find_header(grid: Grid, known: Mapping[str, str], name: str) -> Header | None:
    """The row among the first thirty in which most titles are known, with the row below it where a title spans both.

    A header has a column for the field ``name``, and one more.
    """
    best: Header | None = None
    for number in range(min(DEEPEST, len(grid.rows))):
        found = _header(grid.rows[number], number, known)
        if name in found.fields.values() and (best is None or len(found.fields) > len(best.fields)):
            best = found
    if best is None or len(best.fields) < 2:
        return None
    below = _header(grid.rows[best.row + 1], best.row + 1, known) if best.row + 1 < len(grid.rows) else None
    if below is not None and any(column not in best.fields for column in below.fields):
        fields = {**best.fields, **{c: f for c, f in below.fields.items() if c not in best.fields}}
        titles = {**best.titles, **below.titles}
        unknown = {c: t for c, t in {**best.unknown, **below.unknown}.items() if c not in fields}
        return Header(best.row + 1, fields, titles, unknown)
    return best


def key_of(title: str) -> str:
    """A title without spaces, marks and what stands in brackets."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", title))


def _header(row: Sequence[str], number: int, known: Mapping[str, str]) -> Header:
    fields: dict[int, str] = {}
    titles: dict[int, str] = {}
    unknown: dict[int, str] = {}
    for column, text in enumerate(row):
        if not text.strip():
            continue
        field = known.get(key_of(text))
        titles[column] = text.replace("\n", "")
        if field is None or (field != IGNORED and field in fields.values()):
            unknown[column] = text.replace("\n", "")
        else:
            fields[column] = field
    return Header(number, fields, titles, unknown)
