"""Edits such as a person makes in a form, by a seed: a value changed, a row put in, taken out or moved, a key added or cleared."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from random import Random
from typing import Any

from qingdan.schema import Field

WORDS = (
    "改过的内容",
    "10",
    "有：冒号 # 井号",
    "true",
    "两行\n内容",
    "2026-03-02",
    "a, b",
    "- 横线",
    "“引”",
    "name：值",
    "长" * 150,
    "x: y",
    "[一]",
    "尾有冒号:",
    "~",
)
KINDS = ("value", "value", "row", "less", "order", "key", "clear", "clear")


def edited(data: dict[str, Any], root: Field, random: Random) -> dict[str, Any]:
    """The data with one to three edits."""
    out = copy.deepcopy(data)
    for _ in range(random.randint(1, 3)):
        while not _edit(out, root, random.choice(KINDS), random):
            pass
    return out


def _edit(data: dict[str, Any], root: Field, kind: str, random: Random) -> bool:
    """One edit of a kind; whether there was a place for it."""
    places = [path for path in _paths(data) if _fits(_at(data, path), kind) and (path or kind == "key")]
    if not places:
        return False
    path = random.choice(places)
    here, field = _at(data, path), root.at(path)
    if kind == "value":
        _at(data, path[:-1])[path[-1]] = random.choice(WORDS) if isinstance(here, str) else random.randint(0, 99)
    elif kind == "row":
        here.insert(random.randint(0, len(here)), _filled(field.items if field else None, random))
    elif kind == "less":
        del here[random.randrange(len(here))]
    elif kind == "order":
        at = random.randrange(len(here) - 1)
        here[at], here[at + 1] = here[at + 1], here[at]
    elif kind == "key":
        free = [key for key in (field.properties if field else {}) if key not in here]
        if not free:
            return False
        key = random.choice(free)
        here[key] = _filled(field.properties[key] if field else None, random)
    else:
        owner = _at(data, path[:-1])
        if not isinstance(owner, dict) or len(owner) < 2:
            return False
        del owner[path[-1]]
    return True


def _fits(value: Any, kind: str) -> bool:
    if kind == "value":
        return not isinstance(value, (dict, list))
    if kind == "key":
        return isinstance(value, dict)
    if kind == "clear":
        return True
    return isinstance(value, list) and len(value) >= {"row": 1, "less": 1, "order": 2}[kind]


def _filled(field: Field | None, random: Random) -> Any:
    """A new value as a form would give it."""
    if field is None:
        return "值"
    if field.properties:
        wanted = [key for key in field.properties if key in field.required or random.random() < 0.3]
        chosen = [key for key in wanted if key != "id" or random.random() < 0.5] or [next(iter(field.properties))]
        return {key: _filled(field.properties[key], random) for key in chosen}
    if field.items is not None:
        return [_filled(field.items, random) for _ in range(random.randint(1, 2))]
    if field.values:
        return random.choice(field.values)
    if "integer" in field.types:
        return random.randint(0, 99)
    if "boolean" in field.types:
        return True
    return f"hao{random.randint(0, 9999)}" if field.name == "id" else random.choice(WORDS)


def _paths(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _paths(value, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _paths(value, (*path, number))


def _at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def commented(text: str, random: Random) -> str:
    """The text of a file with comments above some lines, at the end of some, and a blank line here and there."""
    first, *lines = text.rstrip("\n").split("\n")
    out, count = [first], 0
    for line in lines:
        if line and random.random() < 0.12:
            indent = len(line) - len(line.lstrip(" "))
            out += [""] if random.random() < 0.2 else []
            out.append(f"{' ' * indent}# 注 {count}")
            out += [""] if random.random() < 0.1 else []
            count += 1
        end = line and random.random() < 0.08 and not line.endswith(("|", "|-"))
        out.append(f"{line}  # 尾 {count}" if end else line)
        count += 1
    return "\n".join(out) + "\n"
