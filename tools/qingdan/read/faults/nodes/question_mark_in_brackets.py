"""QD048."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Text


@rule("QD048")
def question_mark_in_brackets(text: Text, line: int, column: int) -> Iterator[Diagnostic]:
    r"""括号里有没加引号的半角问号。

    为什么：方括号、花括号里的半角问号，有的程序读成键的记号，有的读成文字的一部分，同一个文件就有两种意思。
    改法：中文里用全角的“？”；网址等外文，整个值加英文引号。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        aliases: [找谁办？, "a?b"]

    反例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        aliases: [找谁办?]
                        ^
        seal: {?a: 甲}
               ^
    """
    yield report(question_mark_in_brackets, text.place(line, column), "括号里有没加引号的半角问号")
