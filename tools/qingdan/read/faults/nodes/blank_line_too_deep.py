"""QD052."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Text


@rule("QD052")
def blank_line_too_deep(text: Text, line: int) -> Iterator[Diagnostic]:
    r"""大段文字开头的空行，空格比正文的缩进还多。

    为什么：用 | 或者 > 起头的大段文字，缩进看第一行正文；前面的空行缩进得更多，有的程序读不懂，有的把正文读丢。
    改法：删掉空行里的空格。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        note: |-

          第一行
          第二行

    反例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        note: |-
        \u{20 20 20 20}
        ^
          第一行
          第二行
    """
    length = len(text.lines[line])
    edits = [text.edit(line, 0, length, "")]
    yield report(blank_line_too_deep, text.place(line, 0, length), "空行里的空格比正文的缩进还多", edits=edits)
