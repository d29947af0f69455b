"""Layouts of tables of cases: which column is what, and what each code means, as data in YAML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qingdan.read import SourceError
from qingdan.read.parse import parse

_SHIPPED = Path(__file__).with_name("layouts")
_NOISE = re.compile(r"[\s*＊]+|[（(][^（）()]*[）)]$")
TABLES: Mapping[str, frozenset[str]] = {
    "accept": frozenset({"number", "task", "handle", "catalog", "name", "body", "applied", "accepted"}),
    "process": frozenset(
        {"number", "step", "action", "start", "end", "post", "task", "handle", "catalog", "name", "body"}
    ),
    "special_procedure": frozenset({"number", "kind", "kind_name", "start", "end"}),
    "result": frozenset({"number", "decided", "result", "score"}),
    "inquiries": frozenset({"number", "kind", "name", "task", "body", "asked", "replied", "mended"}),
    "ratings": frozenset({"number", "score", "rated"}),
    "excused": frozenset({"number", "clock", "reason", "post", "day"}),
}
CODES = ("action", "result", "kind", "asks", "score", "reason")


@dataclass(frozen=True, slots=True)
class TableLayout:
    """One kind of table: the columns that it must have, and the column's name by title."""

    table: str
    needs: frozenset[str]
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TableMapping:
    """The tables of one or more mapping files. ``codes`` lead from a word or code to ours, by notion; ``personal`` never come in."""

    tables: Sequence[TableLayout]
    codes: Mapping[str, Mapping[str, str]]
    personal: frozenset[str]
    passed: frozenset[str]


@dataclass(frozen=True, slots=True)
class CaseHeader:
    """What the columns of a sheet are: by name; those that are dropped as personal; and the titles that nobody knows."""

    table: str
    row: int
    columns: Mapping[str, int]
    personal: Mapping[int, str]
    unknown: Sequence[str]


def title_key(title: str) -> str:
    """A title as it is compared: without blanks, marks and what stands in brackets at its end, in lower case."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", title)).lower()


def shipped_layout(more: Sequence[tuple[str, bytes]] = ()) -> TableMapping:
    """The layouts of the tool, with mapping files of one's own (path and bytes) before them. Raises SourceError where one is wrong."""
    own = [_read(path, raw) for path, raw in more]
    ours = [_read(path.name, path.read_bytes()) for path in sorted(_SHIPPED.glob("*.yml"))]
    tables: list[TableLayout] = []
    codes: dict[str, dict[str, str]] = {notion: {} for notion in CODES}
    personal: set[str] = set()
    passed: set[str] = set()
    for path, data in [*own, *ours]:
        for name, table in _mapping(path, "tables", data.get("tables")).items():
            tables.append(_table(path, name, table))
        for notion, words in _mapping(path, "codes", data.get("codes")).items():
            if notion not in codes:
                raise SourceError(f"{path}：codes 里没有“{notion}”这一种；有：{'、'.join(CODES)}")
            for ours_word, theirs in _mapping(path, notion, words).items():
                for word in _words(path, ours_word, theirs):
                    codes[notion].setdefault(word, ours_word)
        personal |= {title_key(each) for each in _words(path, "personal", data.get("personal", []))}
        passed |= {title_key(each) for each in _words(path, "passed", data.get("passed", []))}
    return TableMapping(tables, codes, frozenset(personal), frozenset(passed))


def _read(path: str, raw: bytes) -> tuple[str, Mapping[str, Any]]:
    parsed = parse(path, raw)
    faults = [each for each in parsed.diagnostics if each.severity.name == "ERROR"]
    if parsed.document is None or faults or not isinstance(parsed.document.data, dict):
        told = f"{faults[0].place.line} 行：{faults[0].message}" if faults else "不是“键：值”"
        raise SourceError(f"对照文件“{path}”读不了：{told}")
    strange = set(parsed.document.data) - {"title", "tables", "codes", "personal", "passed"}
    if strange:
        raise SourceError(f"对照文件“{path}”里没有“{min(strange)}”这个键；有：title、tables、codes、personal、passed")
    return path, parsed.document.data


def _mapping(path: str, name: str, value: Any) -> Mapping[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise SourceError(f"对照文件“{path}”的“{name}”要写成“键：值”")
    return value


def _words(path: str, name: str, value: Any) -> Sequence[str]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise SourceError(f"对照文件“{path}”的“{name}”要写成文字的列表，数字加引号")
    return value


def _table(path: str, name: str, data: Any) -> TableLayout:
    known = TABLES.get(name)
    if known is None:
        raise SourceError(f"对照文件“{path}”里没有“{name}”这种表；有：{'、'.join(TABLES)}")
    told = _mapping(path, name, data)
    columns = _mapping(path, "columns", told.get("columns"))
    for column in [*columns, *_words(path, "needs", told.get("needs", []))]:
        if column not in known:
            raise SourceError(f"对照文件“{path}”的表“{name}”没有“{column}”这一列；有：{'、'.join(sorted(known))}")
    titles = {title_key(title): column for column, words in columns.items() for title in _words(path, column, words)}
    return TableLayout(name, frozenset(told.get("needs", [])) | {"number"}, titles)


def header_in(layout: TableMapping, row: Sequence[str], number: int) -> CaseHeader | None:
    """What a row of titles says, by the table that knows most of them; None where no table has all that it needs."""
    keys = [title_key(text) if text else "" for text in row]
    best: tuple[int, TableLayout, dict[str, int]] | None = None
    for table in layout.tables:
        found: dict[str, int] = {}
        for at, key in enumerate(keys):
            column = table.titles.get(key)
            if column is not None:
                found.setdefault(column, at)
        if table.needs <= found.keys() and (best is None or len(found) > best[0]):
            best = (len(found), table, found)
    if best is None:
        return None
    taken = set(best[2].values())
    personal = {at: row[at] for at, key in enumerate(keys) if at not in taken and key in layout.personal}
    rest = [at for at, key in enumerate(keys) if key and at not in taken and at not in personal]
    return CaseHeader(best[1].table, number, best[2], personal, _unknown(layout, row, keys, rest))


def _unknown(layout: TableMapping, row: Sequence[str], keys: Sequence[str], rest: Iterable[int]) -> list[str]:
    known = {title for table in layout.tables for title in table.titles}
    return [row[at] for at in rest if keys[at] not in layout.passed and keys[at] not in known]
