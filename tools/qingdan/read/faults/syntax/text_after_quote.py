"""QD042."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.stop import QUOTED, VALUE, ParserStop, quote
from qingdan.read.text import Text

_COMMA = re.compile(r"\s*(?:- +)*[A-Za-z_\"][\w-]*\"?: +(?:\[[^\[\]]*\]|\{[^{}]*\}|\"[^\"]*\") *([,，;；])\s*")
"""A value that is closed, and a comma behind it, as other notations have between their lines."""

_UNSAFE = re.compile(r":(?:\s|$)|\s#|[\\\"]")
"""What a value without quotes cannot hold."""


@rule("QD042")
def text_after_quote(text: Text, stop: ParserStop) -> Iterator[Diagnostic]:
    r"""引号闭合之后还有文字。

    为什么：以英文引号开头的值，到下一个引号为止；后面的文字没有着落。
    改法：整个值加引号，里面的引号改用中文引号“”。

    正例:
        name: “一窗”通办服务中心
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: "一窗"通办服务中心
                    ^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    for number, line in text.structure(stop.line):
        comma = _COMMA.fullmatch(line)
        if comma and number in (stop.line, stop.line - 1):
            at = comma.start(1)
            yield report(
                text_after_quote,
                text.place(number, at),
                f"行尾多了一个逗号“{line[at]}”",
                "删掉它",
                edits=[text.edit(number, at, len(line.rstrip()) - at, "")],
            )
            return
        match = VALUE.match(line)
        quoted = QUOTED.match(match[2]) if match else None
        if not match or not quoted:
            continue
        rest = match[2][quoted.end() :]
        if rest.strip() and not rest.lstrip().startswith(("#", ":")):
            value = quoted[0][1:-1].join("“”") + rest.strip()
            value = quote(value) if _UNSAFE.search(value) else value
            yield report(
                text_after_quote,
                text.place(number, match.start(2) + quoted.end()),
                f"引号闭合之后还有“{rest.strip()[:12]}”",
                f"整个值写成 {value}",
                edits=[text.edit(number, match.start(2), len(match[2].rstrip()), value)],
            )
            return
