"""QD130."""

import json
import math
import re
from collections.abc import Iterator
from itertools import pairwise

from qingdan.diagnostics import Diagnostic, Place, report, rule
from qingdan.read.faults.raw.too_large import LIMIT
from qingdan.schema.places import DEEPEST, Token, line_starts, place_of, tokens_of

_LARGEST = 2**53 - 1
"""The largest number that every reader of JSON reads as it is written (RFC 8259, section 6)."""
_UNREAD = ("模式文件读不出来，或者不是普通的文件", "把文件的内容放在这里，不要用链接；核对读的权限")
_PLAIN = 15
"""Digits of a number that is surely not larger."""

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"?')
_CONSTANT = re.compile(r"NaN|Infinity|[0-9][0-9.]{14}|[0-9.][eE]")


@rule("QD130")
def not_json(path: str, raw: bytes | None, size: int = 0) -> Iterator[Diagnostic]:
    r"""模式文件不是能用的 JSON。

    为什么：读不懂模式，就没法检查任何条目。
    改法：补上缺的逗号、引号或者括号；JSON 不允许最后一项后面有逗号，也不允许注释。

    正例:
        # schemas/li.schema.json
        {"title": "例"}

    反例:
        # schemas/li.schema.json
        {"title": "例",}
                       ^
    """
    problem, fix = _of_bytes(raw) if raw is not None else _UNREAD
    if max(size, len(raw or b"")) > LIMIT:
        problem, fix = f"模式文件超过上限 {LIMIT} 字节（1 MiB）", "拆成几份模式，共用的放进 common.schema.json"
    if problem or raw is None:
        yield report(not_json, Place(path), problem, fix)
        return
    text = raw.decode("utf-8")
    found = _odd_token(text) or _no_json(text)
    if found is not None:
        told, fix, token = found
        yield report(not_json, place_of(path, line_starts(text), token), told, fix)


def _of_bytes(raw: bytes) -> tuple[str, str]:
    """What is wrong with bytes before they are looked at as JSON, and the cure; both empty where nothing is."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "模式文件是 UTF-16 编码", "另存为 UTF-8 编码"
    if raw.startswith(b"\xef\xbb\xbf"):
        return "模式文件开头有字节顺序标记（BOM）", "另存为不带 BOM 的 UTF-8 编码"
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return f"模式文件不是 UTF-8 编码（第 {line} 行）", "另存为 UTF-8 编码"
    return ("", "") if text.strip() else ("模式文件是空的", "写上模式；不用的文件就删掉")


def _odd_token(text: str) -> tuple[str, str, Token] | None:
    """What no schema has though a reader of JSON may take it: endless nesting, numbers that are none or too large."""
    plain = _STRING.sub("", text)
    if not _CONSTANT.search(plain) and _depth(plain) <= DEEPEST:
        return None
    depth = 0
    for token, after in pairwise([*tokens_of(text), Token("", len(text))]):
        first = token.text[0]
        if first in "{[":
            depth += 1
            if depth > DEEPEST:
                return f"括号套了 {DEEPEST} 层以上", "拆成几个定义，用 $ref 引用", token
        elif first in "}]":
            depth -= 1
        elif first in "-0123456789NI" and after.text != ":" and _too_large(token.text):
            return f"“{token.text[:20]}”不是模式里能用的数", f"写不超过 {_LARGEST} 的数", token
    return None


def _depth(plain: str) -> int:
    """How many brackets are open at most."""
    depth = most = 0
    for bracket in re.findall(r"[{}\[\]]", plain):
        depth += 1 if bracket in "{[" else -1
        most = max(depth, most)
    return most


def _too_large(text: str) -> bool:
    if text in ("NaN", "Infinity", "-Infinity"):
        return True
    if len(text) <= _PLAIN and "e" not in text.lower():
        return False
    try:
        value = float(text)
    except ValueError:
        return False
    return not math.isfinite(value) or abs(value) > _LARGEST


def _no_json(text: str) -> tuple[str, str, Token] | None:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        return "从这里起不是合法的 JSON", "", Token("", error.pos)
    except ValueError:
        return "这里有读不通的数", "", Token("", 0)
    if not isinstance(data, dict):
        return "模式文件里应当是一个对象", "最外面写一对花括号：{…}", next(iter(tokens_of(text)))
    return None
