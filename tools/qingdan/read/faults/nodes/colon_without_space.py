"""QD034."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Text

PATTERN = re.compile(r"(?:^\s*(?:- +)*|[{,]\s*)([a-z][a-z0-9_]*):(?=[^\s/,}\]])")


@rule("QD034")
def colon_without_space(text: Text, line: int) -> Iterator[Diagnostic]:
    r"""冒号后面没有空格。

    为什么：“name:甲”是一段文字，“name: 甲”才是键和值。
    改法：冒号后面加一个空格。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 市场监督管理局
        kind:工作部门
            ^
        level: 市级
        status: 在用
    """
    for match in PATTERN.finditer(text.lines[line]):
        yield report(
            colon_without_space,
            text.place(line, match.end() - 1),
            f"键“{match[1]}”的冒号后面没有空格",
            edits=[text.edit(line, match.end(), 0, " ")],
        )
