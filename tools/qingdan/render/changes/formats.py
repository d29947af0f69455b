"""A change of a list's format in words: field by field, what each keyword of the schema was and is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from qingdan.render.changes.wording import cut

_LONGEST = 60
"""Characters of one value."""
_EMPTY = "（空）"
_NOTHING = object()
"""What stands where one side has nothing."""
_WORDS: dict[str, str] = {
    "title": "名称", "description": "说明", "type": "类型", "enum": "可选的值", "const": "固定的值", "required": "必填", "pattern": "写法",
    "minimum": "最小", "maximum": "最大", "exclusiveMinimum": "大于", "exclusiveMaximum": "小于", "minLength": "最短", "maxLength": "最长",
    "minItems": "最少几行", "maxItems": "最多几行", "uniqueItems": "不得重复", "items": "每一行", "format": "格式", "default": "不写时的值",
    "$ref": "共用的定义", "$defs": "共用的定义", "additionalProperties": "别的字段", "properties": "字段", "allOf": "都要满足",
    "anyOf": "满足一个", "oneOf": "只满足一个", "if": "如果", "then": "那么", "else": "否则", "not": "不得", "x-collection": "清单",
    "lifecycle": "从新增到结束", "acts": "可以做的事", "status": "状态", "successor": "后继", "x-view": "网页", "x-column": "表格的列",
    "synonyms": "别的叫法", "x-reference": "指向", "examples": "例子",
}  # fmt: skip
"""The keywords as people say them; one that is not here stands as it is written."""


def format_texts(before: str, after: str) -> tuple[str, str] | None:
    """What of a schema's text changed, as it was and as it is; None where one is no JSON object, or only their writing differs."""
    try:
        old, new = json.loads(before), json.loads(after)
    except ValueError:
        return None
    if not isinstance(old, dict) or not isinstance(new, dict):
        return None
    found = list(_differences(old, new))
    was, now = ("；".join(f"{each[0]}：{each[at]}" for each in found if each[at]) for at in (1, 2))
    return (was, now) if found else None


def _differences(old: Any, new: Any, where: str = "") -> Iterator[tuple[str, str, str]]:
    """What differs, each as the way to it in words, the earlier and the later value; a field that came or went is one difference."""
    if isinstance(old, dict) and isinstance(new, dict):
        for name in {**old, **new}:
            here, there = old.get(name, _NOTHING), new.get(name, _NOTHING)
            yield from _differences(here, there, _way(where, name, there if isinstance(there, dict) else here))
    elif isinstance(old, list) and isinstance(new, list) and any(isinstance(each, dict) for each in (*old, *new)):
        yield from _differences(dict(enumerate(old, 1)), dict(enumerate(new, 1)), where)
    elif isinstance(old, list) and isinstance(new, list) and sorted(map(str, old)) != sorted(map(str, new)):
        # Of a long list only what came and what went.
        gone, come = (
            [each for each in one if each not in other] or _NOTHING for one, other in ((old, new), (new, old))
        )
        yield where, _told(gone), _told(come)
    elif old != new:
        yield where, _told(old), _told(new)


def _way(where: str, name: str | int, value: object) -> str:
    """The way one step further: a field by its title, a part of a list by its number, anything else by its keyword."""
    if isinstance(name, int):
        return f"{where}之 {name}"
    if name == "properties":
        return where
    titled: Any = value.get("title") if isinstance(value, dict) else None
    word = f"“{titled}”（{name}）" if isinstance(titled, str) and titled else _WORDS.get(name, name)
    return f"{where} › {word}" if where else word


def _told(value: Any) -> str:
    """A value as people write it; of a field or a part what it says of itself, else what it is made of."""
    if value is _NOTHING:
        return ""
    if isinstance(value, dict):
        said = str(value.get("description") or "、".join(_WORDS.get(str(each), str(each)) for each in value))
        return cut(said or _EMPTY, _LONGEST)
    if isinstance(value, list):
        return cut("、".join(_told(each) for each in value) or _EMPTY, _LONGEST)
    if isinstance(value, bool):
        return "是" if value else "否"
    return cut(_EMPTY if value in (None, "") else str(value), _LONGEST)


def differing(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that only one of two texts of a file has, in order; all of both where none has."""
    old, new = before.splitlines(), after.splitlines()
    gone, come = set(old) - set(new), set(new) - set(old)
    if not gone and not come:
        return old, new
    return [each for each in old if each in gone], [each for each in new if each in come]


__all__ = ["differing", "format_texts"]
