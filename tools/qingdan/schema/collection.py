"""Collections and their field trees: the schema, read once, in the shape that the other rooms ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qingdan.diagnostics import Diagnostic
from qingdan.read.layout import LISTS, Layout
from qingdan.schema.lifecycle import Lifecycle
from qingdan.schema.look import Look
from qingdan.schema.walk import FieldWalk, walk_to


@dataclass(frozen=True, slots=True)
class Field:
    """One place in an entry: its Chinese title, its kind of value, and what lies below it, in schema order.

    ``reference`` names the collection that a value is an id in (``#rows`` for a row of the same entry, ``*`` for
    collection/id); ``identity`` the properties that together name a row; ``retired`` the values that mean no longer
    in force; ``burden`` the schema's own ``x-burden``; ``whole`` says that a value is compared as one, ``ordered`` that
    the order of the rows means something, ``machine`` that a value is not for people; a value is a path in the entry that the
    property ``path_of`` names, in this row or in the one around it; ``required`` are the properties that must be there whatever else is.
    ``synonyms`` are other headers of a table's column, ``called`` gives the value for each other way to write one.
    What stands here ``rests`` on other fields, whose doubts are its own. ``zero`` is said of a term of no length.
    """

    name: str
    title: str = ""
    description: str = ""
    types: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    format: str = ""
    pattern: str = ""
    prose: bool = False
    reference: str = ""
    identity: tuple[str, ...] = ()
    burden: Mapping[str, Any] = field(default_factory=dict)
    column: bool = False
    synonyms: tuple[str, ...] = ()
    called: Mapping[str, str] = field(default_factory=dict)
    retired: tuple[str, ...] = ()
    whole: bool = False
    ordered: bool = False
    machine: bool = False
    rests: tuple[str, ...] = ()
    path_of: str = ""
    zero: str = ""
    required: tuple[str, ...] = ()
    properties: Mapping[str, Field] = field(default_factory=dict)
    items: Field | None = None

    @property
    def label(self) -> str:
        """The title and the key, once: 承诺办结时限（promised）."""
        return f"{self.title}（{self.name}）" if self.title else self.name

    def below(self, step: str | int) -> Field | None:
        """The field one step down."""
        return self.items if isinstance(step, int) else self.properties.get(step)

    def at(self, path: Sequence[str | int]) -> Field | None:
        """The field at the end of a path, or None where the schema has none."""
        found: Field | None = self
        for step in path:
            found = found.below(step) if found else None
        return found

    def walk(self, data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Field, tuple[str | int, ...], Any]]:
        """Every value below and at ``data`` that the schema knows, with its field and path, depth first."""
        yield self, path, data
        if isinstance(data, dict):
            for key, value in data.items():
                below = self.properties.get(key)
                if below is not None:
                    yield from below.walk(value, (*path, key))
        elif isinstance(data, list) and self.items is not None:
            for index, value in enumerate(data):
                yield from self.items.walk(value, (*path, index))


@dataclass(frozen=True, slots=True)
class Collection:
    """One kind of list. ``name`` is its folder, or its file without the suffix; ``label`` the property that names an entry.

    ``mirror`` is the collection whose entries have the same ids; ``record`` says that its entries tell of past
    events and may speak of retired entries; ``lifecycle`` says how they begin and end, ``look`` how a page opens.

    ``references`` leads to the values that name entries or rows, ``rows`` to the arrays whose rows have an identity, ``prose`` to text;
    ``ending`` are properties, each with those of its values that mean no longer in force.
    """

    name: str
    title: str
    description: str
    order: int
    root: Field
    schema: Mapping[str, Any]
    segments: tuple[Mapping[str, str], ...] = ()
    label: str = "name"
    group: str = ""
    mirror: str = ""
    record: bool = False
    lifecycle: Lifecycle = field(default_factory=Lifecycle)
    look: Look = field(default_factory=Look)
    references: FieldWalk = field(init=False, repr=False, compare=False)
    rows: FieldWalk = field(init=False, repr=False, compare=False)
    prose: FieldWalk = field(init=False, repr=False, compare=False)
    ending: tuple[tuple[str, tuple[str, ...]], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Plan the ways that every entry is walked on."""
        object.__setattr__(self, "references", walk_to(self.root, lambda each: bool(each.reference)))
        object.__setattr__(self, "rows", walk_to(self.root, lambda each: bool(each.identity)))
        object.__setattr__(self, "prose", walk_to(self.root, lambda each: each.prose))
        ending = tuple((name, each.retired) for name, each in self.root.properties.items() if each.retired)
        object.__setattr__(self, "ending", ending)

    @property
    def single(self) -> bool:
        """Whether the collection is one file."""
        return not self.segments

    def path(self, id_: str) -> str:
        """The path of an entry's file."""
        return f"{LISTS}/{self.name}.yml" if self.single else f"{LISTS}/{self.name}/{id_}.yml"

    def key(self, id_: str) -> str:
        """The entry's key in the registry: collection/id, or the collection alone where it is one file."""
        return self.name if self.single else f"{self.name}/{id_}"


@dataclass(frozen=True, slots=True)
class Schemas:
    """Every schema of a source: ``collections`` in their order, ``documents`` as JSON by file name.

    ``diagnostics`` are what is wrong with them; where there is anything, there are no collections, and nothing can be checked.
    """

    collections: tuple[Collection, ...]
    documents: Mapping[str, Any]
    diagnostics: tuple[Diagnostic, ...] = ()
    layout: Layout = field(init=False, repr=False, compare=False)
    _by_name: Mapping[str, Collection] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Say which paths belong to which collection."""
        object.__setattr__(self, "_by_name", {each.name: each for each in reversed(self.collections)})
        folders = {
            c.name: tuple((s.get("title", ""), s.get("pattern", "")) for s in c.segments)
            for c in self.collections
            if not c.single
        }
        files = {f"{c.name}.yml": c.name for c in self.collections if c.single}
        object.__setattr__(self, "layout", Layout(folders=folders, files=files))

    def collection(self, name: str) -> Collection | None:
        """The collection of that name, or None."""
        return self._by_name.get(name)

    def key_of(self, path: str) -> str | None:
        """The key of the entry at a path, or None where no entry has its place there."""
        placed = self.layout.collection_of(path)
        found = self.collection(placed[0]) if placed is not None else None
        return found.key(placed[1]) if placed is not None and found is not None else None
