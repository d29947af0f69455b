"""QD040."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.stop import ParserStop
from qingdan.read.text import Text

_WORD = re.compile(r"^(\s*(?:- +)*)([a-z][a-z0-9_]*)(\s+|$|(?=[^\x00-\x7f]))(?![:：])")


@rule("QD040")
def missing_colon(text: Text, stop: ParserStop) -> Iterator[Diagnostic]:
    r"""键后面没有冒号。

    为什么：没有冒号，这一行只是一段文字，不是键和值。
    改法：在键后面加半角冒号和一个空格。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 市场监督管理局
        kind 工作部门
            ^
        level: 市级
        status: 在用
    """
    for number, line in text.structure(stop.line):
        match = _WORD.match(line)
        if match and not line.lstrip().startswith("- "):
            rest = line[match.end() :]
            equals = len(rest) - len(rest.removeprefix("=").lstrip()) if rest.startswith("=") else 0
            yield report(
                missing_colon,
                text.place(number, match.end(2)),
                f"键“{match[2]}”后面没有冒号",
                edits=[text.edit(number, match.end(2), len(match[3]) + equals, ": " if rest else ":")],
            )
            return
