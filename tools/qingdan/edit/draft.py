"""A new entry's file as a form to fill in: made from the schema, each key with its title above it, what may be left out as remarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qingdan.edit.tree import rewrite
from qingdan.model import Entry
from qingdan.schema import Collection

BLANK = "〔待填：{}〕"
_LIMIT = "{value: 〔待填：天数〕, unit: 工作日}"
_MOST = 8
"""Choices that are shown with a key; of more, these and that there are others."""


def draft(collection: Collection, documents: Mapping[str, Any], id_: str) -> str:
    """The text of the form for an entry of that id. ``documents`` are the schema files by name, which the collection refers to."""
    path = collection.path(id_)
    up = "../" * path.count("/")
    lines = [
        f"# yaml-language-server: $schema={up}schemas/{collection.name}.schema.json",
        f"# {collection.title}：新条目。写着〔待填〕的都要填；前面有 # 的是可以不写的，要写就去掉 #。",
        "# 填好后运行 qingdan fmt 和 qingdan check。",
    ]
    shape = _Shape(documents, f"{collection.name}.schema.json")
    lines += _mapping(shape, collection.schema, 0, _known(collection, id_))
    return "\n".join(lines) + "\n"


def _known(collection: Collection, id_: str) -> Mapping[str, str]:
    """What the id itself says: the organisation in the path, where an entry has a key of that name."""
    parts = zip(collection.segments, id_.split("/"), strict=False)
    bodies = [part for segment, part in parts if segment.get("reference") == "organisations"]
    return {"organisation": bodies[0]} if bodies else {}


class _Shape:
    """A schema's parts with their references followed."""

    def __init__(self, documents: Mapping[str, Any], name: str) -> None:
        """Take the schema files and the one in which references without a file are meant."""
        self._documents = documents
        self._name = name

    def follow(self, part: Mapping[str, Any]) -> dict[str, Any]:
        """A part with what it refers to; its own words come first."""
        reference = part.get("$ref")
        if not isinstance(reference, str):
            return dict(part)
        file, _, pointer = reference.partition("#")
        found: Any = self._documents.get(file or self._name, {})
        for step in pointer.strip("/").split("/") if pointer.strip("/") else ():
            found = found.get(step, {}) if isinstance(found, dict) else {}
        return {**self.follow(found), **{key: value for key, value in part.items() if key != "$ref"}}


def _mapping(shape: _Shape, schema: Mapping[str, Any], indent: int, known: Mapping[str, str]) -> Iterator[str]:
    """A line or more for each key: those that must be there as keys, the others as remarks."""
    # A form of which nothing must be there begins with what comes first.
    required = set(schema.get("required") or [name for name in schema.get("properties", {}) if name not in _NEVER][:1])
    margin = " " * indent
    for name, part in schema.get("properties", {}).items():
        below = shape.follow(part) if isinstance(part, dict) else {}
        if name in _NEVER:
            continue
        told = _told(name, below)
        if name not in required:
            if indent == 0:
                yield f"{margin}# {told}"
                yield f"{margin}# {name}: {_hint(below)}"
            continue
        yield f"{margin}# {told}"
        if name in known:
            yield f"{margin}{name}: {known[name]}"
        else:
            yield from _value(shape, name, below, indent)


def _value(shape: _Shape, name: str, part: Mapping[str, Any], indent: int) -> Iterator[str]:
    """A key that must be there, with its blank."""
    margin = " " * indent
    kind = part.get("type")
    title = str(part.get("title") or name)
    if part.get("properties"):
        if set(part["properties"]) == {"value", "unit"}:
            yield f"{margin}{name}: {_LIMIT}"
            return
        yield f"{margin}{name}:"
        every = part if part.get("required") else {**part, "required": list(part["properties"])}
        yield from _mapping(shape, every, indent + 2, {})
    elif "[]" in str(part.get("description", "")):
        yield f"{margin}{name}: []"
    elif kind == "array" or "items" in part:
        items = shape.follow(part.get("items", {}))
        if items.get("properties"):
            yield f"{margin}{name}:"
            yield from _row(shape, items, indent + 2)
        else:
            yield f"{margin}{name}: [{_blank(items, title)}]"
    else:
        yield f"{margin}{name}: {_blank(part, title)}"


def _row(shape: _Shape, items: Mapping[str, Any], indent: int) -> Iterator[str]:
    """One row of a list, on one line."""
    margin = " " * indent
    parts = []
    for name in items.get("required", ()):
        below = shape.follow(items["properties"].get(name, {}))
        if name == "id":
            continue
        parts.append(f"{name}: {_inline(shape, below, str(below.get('title') or name))}")
    for name in ("law", "article"):
        if name in items["properties"] and name not in items.get("required", ()):
            below = shape.follow(items["properties"][name])
            parts.append(f"{name}: {_inline(shape, below, str(below.get('title') or name))}")
    yield f"{margin}- {{{', '.join(parts)}}}"


def _inline(shape: _Shape, part: Mapping[str, Any], title: str) -> str:
    """A blank of any shape, within brackets."""
    if part.get("properties"):
        if set(part["properties"]) == {"value", "unit"}:
            return _LIMIT
        inner = [
            f"{name}: {_inline(shape, below, str(below.get('title') or name))}"
            for name in part.get("required", ())
            for below in (shape.follow(part["properties"].get(name, {})),)
        ]
        return "{" + ", ".join(inner) + "}"
    if part.get("type") == "array" or "items" in part:
        items = shape.follow(part.get("items", {}))
        inner_row = _inline(shape, items, title)
        return f"[{inner_row}]"
    return _blank(part, title)


def _blank(part: Mapping[str, Any], title: str) -> str:
    """What stands where something must be written: nothing that a check would take for an answer."""
    choices = _choices(part)
    if len(choices) == 1:
        return choices[0]
    return BLANK.format(title)


def _told(name: str, part: Mapping[str, Any]) -> str:
    """The title, what it is for, and what may be chosen."""
    title = str(part.get("title") or name)
    choices = _choices(part) or _choices(part.get("items", {}) if isinstance(part.get("items"), dict) else {})
    shown = "、".join(choices[:_MOST]) + ("……" if len(choices) > _MOST else "")
    purpose = str(part.get("description", "")).replace("\n", "")
    refers = "写标识" if part.get("x-reference") and "标识" not in purpose else ""
    words = [title, refers, purpose, f"可选：{shown}" if shown else ""]
    return "。".join(word.rstrip("。") for word in words if word)


def _hint(part: Mapping[str, Any]) -> str:
    """What the value of a key that may be left out looks like."""
    if part.get("properties"):
        return "{" + ", ".join(f"{name}: …" for name in part.get("required") or list(part["properties"])[:3]) + "}"
    return "[…]" if part.get("type") == "array" or "items" in part else "…"


def _choices(part: Mapping[str, Any]) -> Sequence[str]:
    return [str(each) for each in part.get("enum", ()) if isinstance(each, str)]


_NEVER = ("former_ids", "former_names", "retired", "suspended", "waivers", "verification")
"""Keys that tell of an entry's past or of its review: a new entry has neither."""


def copy(entry: Entry[Any], raw: bytes, id_: str) -> bytes:
    """The file of a new entry after the model of another: its name blank, nothing of the other's past, its own place in the lists.

    Raises RefusedError where the other's file cannot be rewritten.
    """
    collection = entry.collection
    data = {
        name: value for name, value in entry.data.items() if name not in (*_NEVER, "aliases", "codes", "unverified")
    }
    data[collection.label] = BLANK.format("名称")
    data.update({name: value for name, value in _known(collection, id_).items() if name in data})
    return rewrite(entry.path, raw, data, collection.root)
