"""QD045."""

import re
from collections.abc import Iterator, Sequence

from qingdan.diagnostics import Diagnostic, Edit, report, rule
from qingdan.read.document import Node
from qingdan.read.faults.syntax.broken_line import join, prose, stray
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
    number = node.line + 1
    while not text.lines[number].strip(" \t"):
        number += 1
    line = text.lines[number]
    column = len(line) - len(line.lstrip())
    place = text.place(number, column)
    if _DASH.match(line, column):
        edit = text.edit(number, column, 1, "- ")
        yield report(
            swallowed_line, place, "减号后面少了空格，这一项并进了上一行的值", "减号后面加一个空格", edits=[edit]
        )
    else:
        edits, fix = _joined(text, node), ""
        if edits:
            fix = "是一句话断成了几行的，接到上一行的末尾"
        yield report(swallowed_line, place, "这一行接到了上一行的值后面", fix, edits=edits)


def _joined(text: Text, node: Node) -> Sequence[Edit]:
    """The edits that make one line of a sentence that was broken; none where a line may have been meant for something of its own."""
    lines = [each for each in range(node.line, node.end_line + 1) if text.lines[each].strip()]
    rest = [text.lines[each][: node.end_column if each == node.end_line else None] for each in lines[1:]]
    first = text.lines[node.line][node.column :].rstrip()
    whole = bool(rest) and all(stray(each) for each in rest) and prose(first, rest)
    return join(text, lines) if whole and lines[0] == node.line else ()
