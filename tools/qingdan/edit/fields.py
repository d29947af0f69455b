"""Which field of a form a finding is about, and how a cure of it is named until the next save."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qingdan.diagnostics import Diagnostic
from qingdan.model import Registry
from qingdan.read.document import Node
from qingdan.read.parse import parse


def faults_of(
    found: Sequence[Diagnostic], contents: Mapping[str, bytes | None], registry: Registry
) -> list[dict[str, Any]]:
    """Each finding as what a form shows, those of its own files first, those of other entries with the entry's name.

    ``field`` is a path of keys and 0-based rows, empty where the file is not the form's. ``cure`` names a cure that leaves
    nothing to judge; empty where none does.
    """
    documents = {path: parse(path, raw).document for path, raw in contents.items() if raw is not None}
    out = []
    for each in sorted(found, key=lambda each: (each.place.path not in contents, each)):
        document = documents.get(each.place.path)
        field = _field(document.root, each.place.line - 1, each.place.column - 1) if document is not None else []
        certain = each.certain and each.place.path in contents
        entry = registry.get(each.entry) if each.entry and each.place.path not in contents else None
        elsewhere = f"{entry.collection.title}“{entry.name}”：" if entry is not None else ""
        out.append(
            {
                "field": field,
                "told": f"{elsewhere}{each.message}［{each.code}］",
                "fix": each.fix,
                "cure": cure_of(each) if certain else "",
            }
        )
    return out


def cure_of(each: Diagnostic) -> str:
    """The name of a finding's cure: the same when the finding is told again, wherever its line is by then."""
    return f"{each.code} {each.message}"


def _field(node: Node, line: int, column: int) -> list[str | int]:
    """The keys and rows down to a 0-based place. A key names its value; what lies between belongs to what is around."""
    at = (line, column)
    for number, item in enumerate(node.items):
        if (item.line, item.column) <= at < (item.end_line, item.end_column):
            return [number, *_field(item, line, column)]
    for key, value in node.pairs:
        if (key.line, key.column) <= at < max((value.end_line, value.end_column), (key.end_line, key.end_column)):
            return [key.text, *_field(value, line, column)]
    return []
