"""QD045."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.document import Node
from qingdan.read.text import Text

_DASH = re.compile(r"-(?=[^\s-])")


@rule("QD045")
def swallowed_line(text: Text, node: Node) -> Iterator[Diagnostic]:
    r"""一行接到了上一行的值后面。

    为什么：没加引号的值可以折行，缩进错一格、少一个空格，下一行就悄悄并进了上一行。
    改法：折行的长文字用 “>-” 开头；列表的每一项写成“- 值”，减号后面有空格。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        note: >-
          第一行
          第二行

    反例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 第一行
          第二行
          ^
    """
    line = text.lines[node.line + 1]
    while not line.strip(" \t"):
        node = Node(node.kind, node.line + 1, node.column, node.end_line, node.end_column)
        line = text.lines[node.line + 1]
    column = len(line) - len(line.lstrip())
    place = text.place(node.line + 1, column)
    if _DASH.match(line, column):
        edit = text.edit(node.line + 1, column, 1, "- ")
        yield report(
            swallowed_line, place, "减号后面少了空格，这一项并进了上一行的值", "减号后面加一个空格", edits=[edit]
        )
    else:
        yield report(swallowed_line, place, "这一行接到了上一行的值后面")
