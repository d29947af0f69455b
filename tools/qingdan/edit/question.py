"""What a form sends, held to what a form can send: JSON in the strict sense, and values of the kind that their place takes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from qingdan.edit.refusal import RefusedError
from qingdan.read.document import Data
from qingdan.schema import Field

_DEEPEST = 64
"""Levels of lists and mappings; entries have about eight."""
_UNREADABLE = "收到的内容读不通，没有保存"


def strict_json(raw: bytes | str) -> Any:
    """The value that a text of JSON stands for.

    Raises RefusedError for what is no JSON, for numbers other than whole ones, which no list has, for halves of a character (lone
    surrogates), which no file can hold, and for more than 64 levels.
    """
    try:
        text = raw.decode("utf-8") if isinstance(raw, bytes) else raw
        value = json.loads(text, parse_constant=_no_number, parse_float=_no_number)
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise RefusedError(_UNREADABLE) from None
    if _depth(value) > _DEEPEST:
        raise RefusedError(_UNREADABLE)
    return value


def text_field(given: Mapping[str, Any], key: str) -> str:
    """A text of a question; empty where it is not there. Raises RefusedError where it is something else."""
    value = given.get(key, "")
    if not isinstance(value, str):
        raise RefusedError(f"请求读不通：{key} 应当是文字")
    return value


def rows_of(given: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """The mappings that a question of the editor lists under a key. Raises RefusedError where the value is no list of mappings."""
    rows = given.get(key)
    if not isinstance(rows, list) or not all(isinstance(each, dict) for each in rows):
        raise RefusedError(f"请求读不通：{key} 应当是一列文件")
    return rows


def held_to_kinds(data: Data, field: Field | None, where: str = "") -> None:
    """Raise RefusedError, naming the place, where a list, a group of fields or a single value stands in another's place."""
    if field is None or data is None or data == "":
        return
    place = f"{where} › {field.title or field.name}".removeprefix(" › ") if field.name else where
    kind = "object" if isinstance(data, dict) else "array" if isinstance(data, list) else ""
    wanted = set(field.types)
    if wanted and (kind not in wanted if kind else wanted <= {"object", "array"}):
        expected = "一列" if "array" in wanted else "一组填写项" if "object" in wanted else "一个值"
        raise RefusedError(f"没有保存：{place or '内容'}应当是{expected}")
    if isinstance(data, dict):
        for key, value in data.items():
            held_to_kinds(value, field.properties.get(key), place)
    elif isinstance(data, list):
        for value in data:
            held_to_kinds(value, field.items, place)


def _depth(value: Any) -> int:
    deepest, pending = 0, [(value, 1)]
    while pending:
        each, depth = pending.pop()
        deepest = max(deepest, depth)
        inside = each.values() if isinstance(each, dict) else each if isinstance(each, list) else ()
        pending += [(below, depth + 1) for below in inside]
    return deepest


def _no_number(name: str) -> NoReturn:
    raise RefusedError(f"没有保存：数字只能是整数，“{name[:20]}”不是")
