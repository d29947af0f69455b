"""One entry of a list, and one reference from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from qingdan.diagnostics import Place
from qingdan.read import Document
from qingdan.schema import Collection, Field

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[T_co]):
    """A file of a collection. ``id`` is its path below the collection's folder, ``key`` is collection/id.

    ``data`` has the collection's shape (``shapes``) when the file passed its schema; a reader of an entry that did not
    may find a key missing or of another type.
    """

    collection: Collection
    id: str
    key: str
    data: T_co
    document: Document
    name: str

    @property
    def path(self) -> str:
        """The path of the file."""
        return self.document.path

    def place(self, *path: str | int, key: bool = False) -> Place:
        """The place of a value in the file, or of its key."""
        return self.document.place(path, key=key)

    def get(self, *path: str | int, default: Any = None) -> Any:
        """The value at a path, or ``default`` where something on the way is absent or of another type."""
        value: Any = self.data
        if len(path) == 1:  # asked for most, and quicker so where nothing is there
            return value.get(path[0], default)
        for step in path:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return default
        return value

    def rows(self, name: str) -> Sequence[dict[str, Any]]:
        """The rows of an array of objects; empty when it is absent or of another shape."""
        value = self.data.get(name)  # type: ignore[attr-defined]
        return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []

    @property
    def retired(self) -> bool:
        """Whether the entry's status says that it is no longer in force."""
        data: Any = self.data
        for name, values in self.collection.ending:  # noqa: SIM110 asked too often for a generator
            if name in data and data[name] in values:
                return True
        return False


class Reference(NamedTuple):
    """A value that names another entry: from which entry, at which path, under which field, to which key.

    ``target`` is a key; whether an entry has it is for the reader to ask. ``local`` references name a row of the same
    entry and have ``target`` = rows name + ``/`` + row id. A tuple, because a registry has more references than anything else.
    """

    source: str
    path: tuple[str | int, ...]
    field: Field
    target: str
    local: bool = False
