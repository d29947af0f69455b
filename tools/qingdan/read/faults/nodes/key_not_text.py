"""QD025."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Text


@rule("QD025")
def key_not_text(text: Text, line: int, column: int) -> Iterator[Diagnostic]:
    r"""键不是文字。

    为什么：YAML 允许用一张表、一个列表作键，多数程序读不了；它通常是少写了引号或者括号。
    改法：键写成一个英文单词，后面跟冒号和空格。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        {name: 甲}: 市场监督管理局
        ^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    yield report(key_not_text, text.place(line, column), "这里的键不是一个词")
