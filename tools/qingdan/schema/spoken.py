"""What a schema says to people, on pages, in forms, as headers of tables: held against formulas as the lists are."""

from __future__ import annotations

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report
from qingdan.read.faults.nodes.formula_like import PATTERN, formula_like, told
from qingdan.schema.parts import Path, every
from qingdan.schema.places import SchemaFile

_SPOKEN = ("title", "description", "const", "x-group")
_LISTED = ("enum", "examples")


def formulas(file: SchemaFile) -> Iterator[Diagnostic]:
    """Every title, description or value of a schema that a spreadsheet would take for a formula, at its place (QD047)."""
    for path, text in spoken(file):
        if PATTERN.match(text):
            yield report(formula_like, file.place(path, key=path[-1] == text), told(text))


def spoken(file: SchemaFile) -> Iterator[tuple[Path, str]]:
    """The texts of a schema that people read, and the keys that head columns, each with the path to it."""
    for path, part in every(file.data):
        if not isinstance(part, dict):
            continue
        named = part.get("properties")
        yield from (((*path, "properties", name), name) for name in (named if isinstance(named, dict) else ()))
        for name in _SPOKEN:
            if isinstance(part.get(name), str):
                yield (*path, name), part[name]
        for name in _LISTED:
            rows = part.get(name)
            yield from (
                ((*path, name, at), each)
                for at, each in enumerate(rows if isinstance(rows, list) else ())
                if isinstance(each, str)
            )
        yield from _own(part, path)


def _own(part: dict[str, object], path: Path) -> Iterator[tuple[Path, str]]:
    """The texts of the words that are this project's: titles of parts of a path, of columns, of other places."""
    pending: list[tuple[Path, object]] = [((*path, key), value) for key, value in part.items() if key.startswith("x-")]
    while pending:
        here, value = pending.pop()
        if isinstance(value, dict):
            pending += [((*here, key), below) for key, below in value.items() if key != "pattern"]
        elif isinstance(value, list):
            pending += [((*here, at), below) for at, below in enumerate(value)]
        elif isinstance(value, str) and here[-1] != "x-group":
            yield here, value


__all__ = ["formulas", "spoken"]
