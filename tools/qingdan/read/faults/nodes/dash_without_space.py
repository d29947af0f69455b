"""QD041."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Text


@rule("QD041")
def dash_without_space(text: Text, line: int, column: int) -> Iterator[Diagnostic]:
    r"""减号后面没有空格。

    为什么：“-甲”是一段文字，“- 甲”才是列表的一项。
    改法：减号后面加一个空格；确实是以减号开头的文字，加英文引号。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        former_names:
          - 工商局

    反例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        former_names:
          -工商局
          ^
    """
    yield report(
        dash_without_space,
        text.place(line, column),
        f"“{text.lines[line][column : column + 12]}”的减号后面没有空格",
        edits=[text.edit(line, column, 1, "- ")],
    )
