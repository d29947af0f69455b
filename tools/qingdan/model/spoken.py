"""Paths within entries, and rows, in the words of the schema and of the lists: 申请材料“布局图”的份数."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from qingdan.schema import Field, Schemas

Text: TypeAlias = Callable[["Field | None", Any], str]
"""What puts a value of a field into words."""
_STEP = re.compile(r"\[([^\]]*)\]|([^.\[\]]+)")
_NAMES = ("name", "title", "text", "duty", "situation", "question", "matter", "subject", "kind", "rule")
_NAMED_BY = ("guide", "power", "organisation", "to", "entry")
_SHORT = 60
_ENOUGH = 2


class Spoken(NamedTuple):
    """A path in words, and the field to which it leads; None where the schema has none there."""

    words: str
    field: Field | None


def spoken(root: Field, data: Any, path: str, text: Text) -> Spoken:
    """A written path (``materials[buju-tu].copies``) of an entry with these data; a row that is gone is "a row"."""
    field: Field | None = root
    parts: list[str] = []
    for row, key in _STEP.findall(path):
        if key:
            field = field.below(key) if field else None
            data = data.get(key) if isinstance(data, dict) else None
            parts.append(field.title if field and field.title else key)
        elif parts:
            held = field
            field = held.items if held else None
            rows = data if isinstance(data, list) else []
            data = next((each for each in rows if held and row_identity(held, each) == row), None)
            known = row_words(held, data, "" if row.isascii() else row, text) if data is not None else ""
            known = known or _gone(held, row, text)
            parts[-1] += f"“{known}”" if known else "中的一行"
    return Spoken("的".join(parts) or path, field)


def dotted_words(root: Field, data: Any, path: str, text: Text) -> str:
    """A path whose rows are named between dots (``materials.buju-tu.copies``), in words."""
    field: Field | None = root
    written = ""
    for step in path.split("."):
        row = field is not None and field.items is not None
        written += f"[{step}]" if row else f".{step}"
        field = (field.items if row else field.below(step)) if field is not None else None
    return spoken(root, data, written.lstrip("."), text).words


def row_words(field: Field | None, row: Any, identity: str, text: Text) -> str:
    """What a row of a field is called: its name, or the first of what it says, or its identity."""
    items = field.items if field else None
    if not isinstance(row, dict):
        return text(items, row) if row is not None else identity
    if "law" in row:
        return text(items, row)
    for name in _NAMES:
        value = row.get(name)
        if isinstance(value, str) and value:
            return value if len(value) <= _SHORT else value[:_SHORT] + "…"
    for name in _NAMED_BY:
        if isinstance(row.get(name), str):
            return text(items.below(name) if items else None, row[name])
    if field is not None and field.identity == ("id",) and items is not None:
        said = [text(each, row[name]) for name, each in items.properties.items() if name != "id" and name in row]
        return "，".join(said[:_ENOUGH]) or identity
    return identity


def _gone(field: Field | None, identity: str, text: Text) -> str:
    """What the identity of a row that is gone says in words: what names another entry by its name, and no bare id."""
    items = field.items if field is not None else None
    said = []
    for part in identity.split("·"):
        named = (
            [text(items.below(name), part) for name in field.identity if items.below(name)] if field and items else []
        )
        said += [part] if not part.isascii() else [each for each in named if not each.isascii()][:1]
    return "·".join(said)


def file_words(schemas: Schemas, path: str) -> str:
    """What a schema's file is called: 清单格式“办事指南”; empty for another file."""
    folder, _, name = path.rpartition("/")
    document = schemas.documents.get(name)
    title = document.get("title") if folder == "schemas" and isinstance(document, dict) else None
    return f"清单格式“{title}”" if isinstance(title, str) else ""


def row_identity(field: Field, row: Any) -> str:
    """A row's identity as a written path has it."""
    if not isinstance(row, dict):
        return str(row)
    values = ["" if row.get(name) is None else str(row.get(name)) for name in field.identity]
    return "·".join(each for each in values if each) or "（空）"
