"""QD038."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.stop import KEY, VALUE, ParserStop, quote
from qingdan.read.text import Text

_COLON = re.compile(r":(?=\s|$)")
_IN_CHINESE = re.compile(r"(?<=[^\x00-\xff]):(?:\s+|$)|:\s+(?=[^\x00-\xff])")

_JOINED = re.compile(r"(?<=\S)\s+([a-z][a-z0-9_]*):(?=\s)")
"""Where the key of the next line begins, its line end lost."""


@rule("QD038")
def colon_in_value(text: Text, stop: ParserStop) -> Iterator[Diagnostic]:
    r"""没加引号的值里有冒号加空格。

    为什么：“: ”是键和值的分界；值里再有一个，就分不清哪个是键。
    改法：中文里的冒号换成全角的“：”；外文里的，整个值加英文引号。

    正例:
        name: 市场监督管理局：综合
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 市场监督管理局: 综合
                            ^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    line = text.lines[stop.line] if stop.line < len(text.lines) else ""
    key, match = KEY.match(line), VALUE.match(line)
    if not key or not match or match[2][0] in "{[\"'|>&*!":
        return
    joined = _JOINED.search(match[2])
    if joined:
        begin = match.start(2) + joined.start()
        yield report(
            colon_in_value,
            text.place(stop.line, begin + 1),
            f"两行并成了一行：键“{key[2]}”的值后面又有键“{joined[1]}”，冒号加空格是键和值的分界",
            f"在“{joined[1]}”前面换行，与上一个键对齐；本来是一句话的，整个值加英文引号",
            edits=[text.edit(stop.line, begin, joined.start(1) - joined.start(), "\n" + " " * len(key[1]))],
        )
        return
    colon = _COLON.search(match[2])
    if colon and match.start(2) > key.end():
        typed = match[2].rstrip()
        value = _IN_CHINESE.sub("：", typed)
        value = quote(typed) if _COLON.search(value) else value
        yield report(
            colon_in_value,
            text.place(stop.line, match.start(2) + colon.start()),
            f"键“{key[2]}”的值里有冒号加空格，又没有引号",
            f"整个值写成 {value}",
            edits=[text.edit(stop.line, match.start(2), len(typed), value)],
        )
