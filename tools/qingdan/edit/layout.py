"""The sheets of a workbook: what the schemas say that there is, one sheet a collection and one for each kind of row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qingdan.edit.cells import is_duration, is_rows
from qingdan.read.document import Data
from qingdan.schema import Collection, Field, Schemas

ENTRY, NAME, WHERE, ROW, NUMBER, DELETE = "条目标识", "条目名称", "所在行", "行标识", "行号", "删去"
MARK = "删"
_LONGEST_NAME = 31
_NOT_IN_A_NAME = str.maketrans("", "", "[]:*?/\\'")


@dataclass(frozen=True, slots=True)
class Column:
    """A field's column. ``path`` leads from the row to the value."""

    title: str
    path: tuple[str, ...]
    field: Field


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet. ``rows`` is the key of the lists that it holds, empty for the entries themselves.

    ``nested`` says that such lists stand in other rows too, so that each row says in which; ``ids`` that a row is
    known by its own id, not by its number.
    """

    name: str
    collection: Collection
    rows: str
    columns: tuple[Column, ...]
    nested: bool = False
    ids: bool = False

    @property
    def fixed(self) -> tuple[str, ...]:
        """The headers of the columns that say which row it is; they are locked."""
        if not self.rows:
            return (ENTRY,) if self.collection.label in self.collection.root.properties else (ENTRY, NAME)
        return (ENTRY, NAME, *((WHERE,) if self.nested else ()), ROW if self.ids else NUMBER)

    @property
    def headers(self) -> tuple[str, ...]:
        """Every header, in order."""
        return (*self.fixed, *(column.title for column in self.columns), *((DELETE,) if self.rows else ()))


@dataclass(frozen=True, slots=True)
class Holder:
    """A list that an entry has or may have. ``where`` tells a person which; ``owner`` is the mapping that holds it."""

    rows: str
    where: str
    field: Field
    owner: dict[str, Data]

    @property
    def list(self) -> list[Data]:
        """The rows that there are."""
        found = self.owner.get(self.rows)
        return found if isinstance(found, list) else []

    def row_key(self, position: int) -> str:
        """How a row is called: its id, or its number from 1."""
        row = self.list[position]
        id_ = row.get("id") if isinstance(row, dict) and self.field.identity == ("id",) else None
        return str(id_) if id_ else str(position + 1)


def sheets(schemas: Schemas) -> Sequence[Sheet]:
    """Every sheet, in the schemas' order; each name once, short enough for a spreadsheet."""
    out: list[Sheet] = []
    taken: set[str] = set()
    for collection in schemas.collections:
        name = _name(collection.title, taken)
        out.append(Sheet(name, collection, "", _columns(collection.root)))
        groups: dict[str, list[tuple[Field, bool]]] = {}
        for field, deep in _lists(collection.root, deep=False):
            groups.setdefault(field.name, []).append((field, deep))
        for rows, found in groups.items():
            field = found[0][0]
            title = _name(f"{collection.title}·{field.title}", taken)
            below = field.items or Field("")
            ids = field.identity == ("id",)
            columns = tuple(each for each in _columns(below) if not (ids and each.path == ("id",)))
            out.append(Sheet(title, collection, rows, columns, any(deep for _, deep in found), ids))
    return out


def holders(data: Data, field: Field, where: str = "") -> Iterator[Holder]:
    """Every list of rows that the data has a place for, outermost first."""
    if not isinstance(data, dict):
        return
    for name, below in field.properties.items():
        if is_rows(below):
            holder = Holder(name, where, below, data)
            yield holder
            for position, row in enumerate(holder.list):
                inside = f"{name}.{holder.row_key(position)}"
                yield from holders(row, below.items or Field(""), f"{where}.{inside}" if where else inside)
        elif below.properties and not is_duration(below):
            yield from holders(data.get(name), below, f"{where}.{name}" if where else name)


def at(data: Data, path: Sequence[str]) -> Data | None:
    """The value at a path, or None where something on the way is absent."""
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data


def put(data: dict[str, Data], path: Sequence[str], value: Data | None, *, keep: bool = False) -> None:
    """Set a value, or take it away with the mappings that held nothing else; ``keep`` leaves a list there, empty."""
    owners = [data]
    for step in path[:-1]:
        owners.append(owners[-1].setdefault(step, {}))
    if value is not None:
        owners[-1][path[-1]] = value
        return
    if keep and isinstance(owners[-1].get(path[-1]), list):
        owners[-1][path[-1]] = []
        return
    owners[-1].pop(path[-1], None)
    for owner, step in zip(reversed(owners[:-1]), reversed(path[:-1]), strict=True):
        if not owner[step]:
            del owner[step]


def _columns(field: Field) -> tuple[Column, ...]:
    found = list(_leaves(field, ()))
    titles = [each.field.title or each.path[-1] for each in found]
    out = []
    for column, title in zip(found, titles, strict=True):
        inside = len(column.path) > 1 and (titles.count(title) > 1 or column.field.title in ("", field.title))
        parent = field.at(column.path[:-1])
        full = f"{parent.title}·{title}" if inside and parent is not None else title
        out.append(Column(full, column.path, column.field))
    return tuple(out)


def _leaves(field: Field, path: tuple[str, ...]) -> Iterator[Column]:
    for name, below in field.properties.items():
        if is_rows(below):
            continue
        if below.properties and not is_duration(below):
            yield from _leaves(below, (*path, name))
        else:
            yield Column("", (*path, name), below)


def _lists(field: Field, *, deep: bool) -> Iterator[tuple[Field, bool]]:
    for below in field.properties.values():
        if is_rows(below):
            yield below, deep
            yield from _lists(below.items or Field(""), deep=True)
        elif below.properties:
            yield from _lists(below, deep=True)


def _name(title: str, taken: set[str]) -> str:
    clean = title.translate(_NOT_IN_A_NAME)
    name, number = clean[:_LONGEST_NAME], 2
    while name in taken:
        tail = str(number)
        name, number = clean[: _LONGEST_NAME - len(tail)] + tail, number + 1
    taken.add(name)
    return name
