"""A new entry's file as a form to fill in: made from the schema, each key with its title above it, what may be left out as remarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qingdan.edit.tree import rewrite
from qingdan.model import Entry
from qingdan.schema import Collection
from qingdan.schema.meant import written

BLANK = "〔待填：{}〕"
_LIMIT = "{value: 〔待填：天数〕, unit: 工作日}"
_SHOWN = ("law", "article", "limit", "materials")
"""Keys of a row that are shown though they may be left out: nearly every row has them."""
_HOW = {
    "law": "法律的标识：lists/laws 里它的文件名，去掉 .yml；不知道的写上名称，qingdan check 会说出标识",
    "article": '条号加引号，如 "35"',
    "materials": "标识由 qingdan fmt 补在材料那一行的前面，先运行它，再抄到这里；一份也不用的删去这一项",
}
"""What the descriptions leave open to whom fills in a form."""


def draft(
    collection: Collection, documents: Mapping[str, Any], id_: str, known: Mapping[str, str] | None = None
) -> str:
    """The text of the form for an entry of that id.

    ``documents`` are the schema files by name, which the collection refers to; ``known`` are values that need not be asked, by key.
    """
    path = collection.path(id_)
    up = "../" * path.count("/")
    lines = [
        f"# yaml-language-server: $schema={up}schemas/{collection.name}.schema.json",
        f"# {collection.title}：新条目。写着〔待填〕的都要填；前面有 # 的是可以不写的，要写就去掉 #。",
        "# 一行前面的标识（id）不用写：填好后运行 qingdan fmt，它照名称补上；再运行 qingdan check。",
    ]
    shape = _Shape(documents, f"{collection.name}.schema.json")
    lines += _mapping(shape, collection.schema, 0, {**known_of(collection, id_), **(known or {})})
    return "\n".join(lines) + "\n"


def known_of(collection: Collection, id_: str) -> Mapping[str, str]:
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
    demanded = _demanded(schema)
    for name, part in schema.get("properties", {}).items():
        below = shape.follow(part) if isinstance(part, dict) else {}
        if name in _NEVER:
            continue
        told = _told(name, below)
        if name not in required:
            yield f"{margin}# {told}{demanded.get(name, '')}"
            yield f"{margin}# {name}: {_hint(shape, below)}"
            continue
        yield f"{margin}# {told}"
        if name in known:
            yield f"{margin}{name}: {written(known[name])}"
        else:
            yield from _value(shape, name, below, indent)


def _demanded(schema: Mapping[str, Any]) -> dict[str, str]:
    """What is said of a key that one value of another key makes a must, by key."""
    out: dict[str, str] = {}
    for rule in schema.get("allOf", ()):
        for field, part in rule.get("if", {}).get("properties", {}).items():
            if not isinstance(part, dict):
                continue
            values = part.get("enum") or ([part["const"]] if "const" in part else [])
            title = schema.get("properties", {}).get(field, {}).get("title", field)
            then = rule.get("then")
            for name in then.get("required", ()) if isinstance(then, dict) else ():
                out[name] = out.get(name, "") + f"。{title}是“{'、'.join(map(str, values))}”的必须写" if values else ""
    return out


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
    properties = items["properties"]
    names = [name for name in items.get("required", ()) if name != "id"]
    names += [name for name in _SHOWN if name in properties and name not in names]
    parts = []
    for name in names:
        below = shape.follow(properties.get(name, {}))
        title = str(below.get("title") or name)
        how = _HOW.get(name, "")
        if set(below.get("properties", ())) == {"value", "unit"}:
            units = shape.follow(below["properties"]["unit"])
            how = f"value 写数，unit 可选：{'、'.join(_choices(units))}"
        yield f"{margin}# {name}（{'。'.join(each for each in (_told(name, below), how) if each)}）"
        blank = _inline(shape, below, title)
        parts.append(f'{name}: "{blank}"' if name == "article" else f"{name}: {blank}")
    for name, part in properties.items():
        if name not in ("id", *names, *_NEVER):
            below = shape.follow(part)
            yield f"{margin}# 还可以写 {name}: {_hint(shape, below)}（{_told(name, below)}）"
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
    shown = "、".join(choices)
    purpose = str(part.get("description", "")).replace("\n", "")
    refers = "写标识" if part.get("x-reference") and "标识" not in purpose else ""
    words = [title, refers, purpose, f"可选：{shown}" if shown else ""]
    return "。".join(word.rstrip("。") for word in words if word)


def _hint(shape: _Shape, part: Mapping[str, Any]) -> str:
    """What the value of a key that may be left out looks like."""
    if part.get("properties"):
        return "{" + ", ".join(f"{name}: …" for name in part.get("required") or list(part["properties"])[:3]) + "}"
    if part.get("type") == "array" or "items" in part:
        items = shape.follow(part.get("items", {}))
        return f"[{_hint(shape, items)}]" if items.get("properties") else "[…]"
    return "…"


def _choices(part: Mapping[str, Any]) -> Sequence[str]:
    return [str(each) for each in part.get("enum", ()) if isinstance(each, str)]


_NEVER = ("former_ids", "former_names", "retired", "suspended", "waivers", "verification")
"""Keys that tell of an entry's past or of its review: a new entry has neither."""
_ANOTHERS = ("aliases", "codes", "unverified", "subitem", "successor", "replaces", "transfers")
"""Keys that are true of the model alone."""


def draft_like(entry: Entry[Any], raw: bytes, id_: str, known: Mapping[str, str] | None = None) -> bytes:
    """The file of a new entry after the model of another: its name blank, nothing of the other's past, its own place in the lists.

    Which entry of another list it belongs to is ``known`` by key, or blank: the model's is not its own.
    Raises RefusedError where the other's file cannot be rewritten.
    """
    collection = entry.collection
    data = {name: value for name, value in entry.data.items() if name not in (*_NEVER, *_ANOTHERS)}
    if collection.label in collection.root.properties:
        data[collection.label] = (known or {}).get(collection.label) or BLANK.format("名称")
    for name, field in collection.root.properties.items():
        if name in data and field.reference and field.reference not in ("organisations", collection.name):
            data[name] = (known or {}).get(name) or BLANK.format(field.title)
    data.update({name: value for name, value in known_of(collection, id_).items() if name in data})
    return rewrite(entry.path, raw, data, collection.root)
