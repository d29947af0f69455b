"""Turn values of any shape into what the templates draw: text, links, citations, groups and tables, by the schema alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from qingdan.laws.versions import ended_on
from qingdan.model import Entry, Registry
from qingdan.model.awaited import BROUGHT, arriving_name
from qingdan.model.spoken import file_words, spoken
from qingdan.pages.chinese import duration, provision
from qingdan.schema import Field

_DURATION = {"value", "unit"}
_CITATION = {"law", "article"}
_DIVISION = r"^\d{6}(\d{3}|\d{6})?$"
"""The pattern of a code of an administrative division, in the schemas."""
_PHONE = r"^([19]\d{4}|0\d{2,3}-\d{5,8}(-\d{1,6})?|[48]00\d{7})$"
"""The pattern of a telephone number, likewise."""
_SEATS = ("人民政府", "派出机关")


class Value(NamedTuple):
    """One drawable value. ``kind`` is text, link, missing, many, citation, group or table; the rest is as the kind needs.

    A tuple, because a site draws hundreds of thousands of them.
    """

    kind: str
    text: str = ""
    href: str = ""
    retired: bool = False
    provision: str = ""
    role: str = ""
    anchor: str = ""
    items: Sequence[Value] = ()
    heads: Sequence[str] = ()
    rows: Sequence[Any] = ()


@lru_cache(maxsize=1 << 14)
def text_value(text: str) -> Value:
    """A text as a value: half of all values are one of a few hundred words."""
    return Value("text", text)


class TableRow(NamedTuple):
    """A table row: its id, whether a part of it is open, and (heading, value) cells."""

    id: str
    open: str
    cells: Sequence[tuple[str, Value | None]]


@dataclass(frozen=True, slots=True)
class View:
    """Draws the values of one entry. ``base`` leads from the page to the site's root, as in ``../../``."""

    registry: Registry
    entry: Entry[Any]
    base: str
    open: Mapping[str, str] = field(default_factory=dict)

    def value(self, shape: Field, data: Any, dotted: str) -> Value:
        """The drawable form of one value; ``dotted`` is its path, as in ``unverified``."""
        if isinstance(data, str):
            return self._scalar(shape, data)
        if isinstance(data, bool):
            return text_value("是" if data else "否")
        if isinstance(data, dict):
            return self._mapping(shape, data, dotted)
        if isinstance(data, list):
            return self._sequence(shape, data, dotted)
        return self._scalar(shape, data)

    def _scalar(self, shape: Field, data: Any) -> Value:
        reference = shape.reference
        if not reference and shape.pattern == _PHONE:
            return Value("link", str(data), f"tel:{data}")
        if not reference:
            return text_value(self._place(shape, str(data)) if shape.pattern == _DIVISION else str(data))
        if reference.startswith("#"):
            return Value("text", self._row_name(reference[1:], str(data)))
        return self.link(str(data) if reference == "*" else f"{reference}/{data}")

    def _place(self, shape: Field, code: str) -> str:
        """The name of a division by the government that has its code; with the code where a code is what the field is called."""
        seats = (each for each in self.registry.organisations if each.get("division") == code)
        seat = next((each for each in seats if each.get("kind") in _SEATS), None)
        if seat is None:
            return code
        name = seat.name.removesuffix("人民政府").removesuffix("办事处")
        return f"{name}（{code}）" if "代码" in shape.title else name

    def link(self, key: str) -> Value:
        """A link to an entry by its key."""
        target = self.registry.find(key)
        if target is None:
            named = file_words(self.registry.schemas, key)
            return text_value(named) if named else Value("missing", key)
        name = str(target.get("short") or target.name)
        return Value("link", name, f"{self.base}{target.key}/", target.retired)

    def _mapping(self, shape: Field, data: Mapping[str, Any], dotted: str) -> Value:
        if shape.properties.keys() == _DURATION:
            return text_value(shape.zero if shape.zero and data.get("value") == 0 else duration(data))
        if shape.properties.keys() >= _CITATION:
            return self._citation(data)
        rows = [
            (
                below.title or name,
                self.value(below, data[name], f"{dotted}.{name}"),
                self.open.get(f"{dotted}.{name}", ""),
            )
            for name, below in shape.properties.items()
            if name in data and not below.machine
        ]
        return Value("group", rows=rows)

    def _citation(self, data: Mapping[str, Any]) -> Value:
        law = self.registry.get(f"laws/{data.get('law')}")
        if law is None:
            return Value("missing", str(data.get("law")))
        name = str(law.get("short") or law.name)
        ended = "（已废止）" if ended_on(law, self.registry.as_of) else ""
        return _cited(name, f"{self.base}{law.key}/", provision(data) + ended, str(data.get("role", "")))

    def _sequence(self, shape: Field, data: Sequence[Any], dotted: str) -> Value:
        items = shape.items or Field("")
        if not data:
            return Value("text", "无")
        if not any(isinstance(each, dict) for each in data):
            plain = [self.value(items, each, dotted) for each in data]
            if all(each.kind == "text" for each in plain):
                return Value("text", "、".join(each.text for each in plain))
            return plain[0] if len(plain) == 1 else Value("many", items=plain)
        if items.properties.keys() >= _CITATION:
            cited = [self._citation(each) for each in data if isinstance(each, dict)]
            return cited[0] if len(cited) == 1 else Value("many", items=cited)
        rows = [each for each in data if isinstance(each, dict)]
        return self._brief(items, rows, dotted) if "." in dotted else self._table(items, rows, dotted)

    def _brief(self, items: Field, rows: Sequence[Mapping[str, Any]], dotted: str) -> Value:
        """Rows within a row: a line each, the first value, and the others in brackets with their titles."""
        lines = []
        for row in rows:
            names = [
                name for name, each in items.properties.items() if name in row and name != "id" and not each.machine
            ]
            parts = [
                self.row_of_sibling(items, row, name) or self.value(items.properties[name], row[name], dotted)
                for name in names
            ]
            rest = [
                f"{items.properties[name].title}：{plain(part)}"
                for name, part in zip(names[1:], parts[1:], strict=True)
            ]
            head = parts[0] if parts else Value("text")
            lines.append(
                Value(head.kind, head.text + (f"（{'；'.join(rest)}）" if rest else ""), head.href, head.retired)
            )
        return lines[0] if len(lines) == 1 else Value("many", items=lines)

    def row_of_sibling(self, shape: Field, row: Mapping[str, Any], name: str) -> Value | None:
        """A row's name, where the value is the id of a row of the entry that another value beside it refers to."""
        for other, beside in shape.properties.items():
            collection, value = beside.reference, row.get(other)
            if not collection or collection[0] in "#*" or not isinstance(value, str):
                continue
            target = self.registry.get(f"{collection}/{value}")
            for found in target.rows(f"{name}s") if target is not None else ():
                if found.get("id") == row[name]:
                    return Value("text", str(found.get("name")))
        return None

    def _table(self, items: Field, rows: Sequence[Mapping[str, Any]], dotted: str) -> Value:
        names = [
            name
            for name, each in items.properties.items()
            if name != "id" and not each.machine and any(name in row for row in rows)
        ]
        heads = [items.properties[name].title or name for name in names]
        drawn = []
        for row in rows:
            id_ = str(row.get("id", ""))
            cells = [
                (head, self._cell(items, row, name, f"{dotted}.{id_}.{name}") if name in row else None)
                for name, head in zip(names, heads, strict=True)
            ]
            drawn.append(TableRow(id_, self._told(f"{dotted}.{id_}.") if id_ and self.open else "", cells))
        return Value("table", heads=heads, rows=drawn, anchor=dotted)

    def _cell(self, items: Field, row: Mapping[str, Any], name: str, dotted: str) -> Value:
        """One cell: what is a path in another entry, or says which entry, or lists fields of one, in words."""
        shape, data = items.properties[name], row[name]
        brought = row.get(BROUGHT)
        if isinstance(brought, dict) and name in ("entry", BROUGHT):
            return self._brought(str(row.get("entry")), brought, whole=name == BROUGHT)
        if shape.path_of:
            return Value("text", self._path(row, shape.path_of, str(data))[0])
        if any(each.path_of == name for each in items.properties.values()) and not shape.reference:
            return self.link(str(data))
        of = next(
            (each for each in (shape.items or shape).properties.values() if each.path_of in items.properties), None
        )
        if of is None or not isinstance(data, list):
            return self.value(shape, data, dotted)
        lines = [self._field_line(shape.items or shape, row, each, of) for each in data if isinstance(each, dict)]
        return Value("many", items=lines)

    def _brought(self, key: str, data: Mapping[str, Any], *, whole: bool) -> Value:
        """An entry that comes with a decision: its name, linked from the day on which it is there, or the whole of it."""
        collection = self.registry.schemas.collection(key.partition("/")[0])
        if whole and collection is not None:
            return self._mapping(collection.root, data, "a.b")
        if self.registry.find(key) is not None:
            return self.link(key)
        return text_value(arriving_name(self.entry, key, collection))

    def _field_line(self, items: Field, around: Mapping[str, Any], row: Mapping[str, Any], of: Field) -> Value:
        """A row that says what a field of another entry became."""
        words, there = self._path(around, of.path_of, str(row.get(of.name)))
        said = []
        for name, each in items.properties.items():
            if name in row and name != of.name and not each.machine:
                shape = there if there is not None and not each.types else each
                said.append(f"{each.title}{plain(self.value(shape, row[name], 'a.b'))}")
        return Value("text", f"{words}：{'，'.join(said)}" if said else words)

    def _path(self, row: Mapping[str, Any], holder: str, path: str) -> tuple[str, Field | None]:
        """A path in the entry that a row names in words, and the field there."""
        entry = self.registry.find(str(row.get(holder)))
        if entry is None:
            return ("其中一处" if path.isascii() else path), None
        return spoken(entry.collection.root, entry.data, path, lambda shape, data: plain(self._any(shape, data)))

    def _any(self, shape: Field | None, data: Any) -> Value:
        return self.value(shape or Field(""), data, "a.b")

    def _told(self, ahead: str) -> str:
        """Why the first open value is open whose path begins so."""
        return next((reason for path, reason in self.open.items() if f"{path}.".startswith(ahead)), "")

    def _row_name(self, rows: str, id_: str) -> str:
        """What a row of the same entry is called."""
        found = next((row for row in self.entry.rows(rows) if row.get("id") == id_), {})
        return str(found.get("name", id_))


@lru_cache(maxsize=1 << 14)
def _cited(name: str, href: str, provision: str, role: str) -> Value:
    """A citation: the same stand on many pages."""
    return Value("citation", name, href, provision=provision, role=role)


def plain(value: Value) -> str:
    """The words of a value, as running text."""
    if value.kind == "citation":
        return f"《{value.text}》{value.provision}"
    if value.kind == "group":
        return "，".join(f"{title}：{plain(each)}" for title, each, _ in value.rows)
    return value.text or "、".join(plain(each) for each in value.items)
