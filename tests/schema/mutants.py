"""Shipped schemas with something done to them: to their bytes, or to the tree that they spell."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

from tests.support import SHIPPED

ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 10**30, "", "x", "甲", "\u202e", "[", "(a+)+$", [], ["x"], [None], {}, {"x": 1}, {"type": "string"},
    {"$ref": "#"}, "object", "array", "string", [[[[]]]], {"order": 85}, "urn:qingdan:v1:meta",
)  # fmt: skip
REFERENCES = (
    "#", "#/", "#/properties", "#/nope", "#anchor", "#/$defs", "http://127.0.0.1:9/x.json", "file:///etc/passwd",
    "../mkdocs.yml", "", "x",
    "common.schema.json", "common.schema.json#/$defs/basis", "common.schema.json#/$defs/text", "guides.schema.json",
    "guides.schema.json#",
    "laws.schema.json#/properties/versions", "meta.schema.json", "power.schema.json#/allOf/0", "#/allOf/9999999", "#/required/0",
)  # fmt: skip
WORDS = (
    "type", "enum", "const", "properties", "items", "required", "additionalProperties", "$ref", "$defs", "allOf", "anyOf", "not",
    "if", "then",
    "pattern", "format", "title", "description", "x-collection", "x-reference", "x-identity", "x-burden", "x-column",
    "x-retired", "x-whole",
    "x-ordered", "x-machine", "x-path", "x-since", "$id", "$schema", "$anchor", "$dynamicRef", "minimum", "maxLength", "uniqueItems",
    "patternProperties", "prefixItems",
    "dependentRequired", "propertyNames", "order", "folder", "segments", "mirror", "label", "__proto__", "", "甲",
)  # fmt: skip
BYTES = (
    b"", b"\x00", b"\xff", b"\xef\xbb\xbf", b"{", b"}", b"[", b'"', b",", b":", b"1e999", b"NaN", b"\\ud800", b"\\u202e", b"\t",
    b"\r", b"null",
    b"[" * 3000, b"9" * 5000, b'{"a":' * 500, "\u202e".encode(), "甲".encode(), b"-", b"\\",
)  # fmt: skip


def mutants(seed: int) -> Iterator[tuple[str, dict[str, bytes]]]:
    """One after the other without end: what was done, and the files that take the place of the shipped ones."""
    dice = random.Random(seed)  # noqa: S311 the same mutants for the same seed
    while True:
        path = dice.choice(sorted(SHIPPED))
        if dice.random() < 0.25:
            told, raw = _bytes(dice, SHIPPED[path])
        else:
            told, raw = _tree(dice, SHIPPED[path])
        yield f"{path}: {told}", {path: raw}


def _bytes(dice: random.Random, raw: bytes) -> tuple[str, bytes]:
    at, cut, put = dice.randrange(len(raw) + 1), dice.choice((0, 1, 3, 40)), dice.choice(BYTES)
    if dice.random() < 0.05:
        return f"only {put[:9]!r}", put
    if dice.random() < 0.1:
        return f"cut off at {at}", raw[:at]
    return f"at {at} {cut} bytes become {put[:9]!r}", raw[:at] + put + raw[at + cut :]


def _tree(dice: random.Random, raw: bytes) -> tuple[str, bytes]:
    data = json.loads(raw)
    told = [_change(dice, data) for _ in range(dice.choice((1, 1, 1, 2, 4)))]
    text = json.dumps(data, ensure_ascii=dice.random() < 0.1, indent=dice.choice((None, 2)))
    return "; ".join(told), text.encode("utf-8", "surrogatepass")


def _holders(data: Any) -> list[Any]:
    found = [data] if data and isinstance(data, dict | list) else []
    for each in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        found += _holders(each)
    return found


def _change(dice: random.Random, data: Any) -> str:
    """Do one thing to the tree, in place; what it was."""
    holders = _holders(data)
    if not holders:
        return "nothing left"
    holder = dice.choice(holders)
    key: Any = dice.choice(list(holder)) if isinstance(holder, dict) else dice.randrange(len(holder))
    what = dice.choice(("delete", "retype", "retype", "refer", "refer", "rename", "swap", "graft", "add", "word"))
    told = f"{what} {key!r}"
    if what == "delete":
        del holder[key]
    elif what == "retype":
        holder[key] = copy.deepcopy(dice.choice(ODD))
    elif what == "refer":
        holder[key] = {"title": "引", "$ref": dice.choice(REFERENCES)}
    elif what == "graft":
        holder[key] = copy.deepcopy(dice.choice(holders)) if len(json.dumps(data)) < 60_000 else None
    elif what == "swap":
        other = dice.choice(list(holder)) if isinstance(holder, dict) else dice.randrange(len(holder))
        holder[key], holder[other] = holder[other], holder[key]
    elif isinstance(holder, dict):
        name = dice.choice(WORDS)
        told += f" as {name!r}"
        if what == "rename":
            holder[name] = holder.pop(key)
        elif what == "word":
            holder[name] = copy.deepcopy(dice.choice(ODD))
        else:
            holder.setdefault(name, {})
            holder["$ref"] = dice.choice(REFERENCES)
    return told
