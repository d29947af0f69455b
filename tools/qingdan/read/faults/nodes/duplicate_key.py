"""QD024."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Related, report, rule
from qingdan.read.document import Node
from qingdan.read.text import Text


@rule("QD024")
def duplicate_key(text: Text, first: Node, second: Node) -> Iterator[Diagnostic]:
    r"""同一层里有两个相同的键。

    为什么：多数程序只留后一个，前一个不声不响地没了。
    改法：留一个，把内容合在一起。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        name: 市场局
        ^
    """
    where = text.place(second.line, second.column, len(second.text))
    other = text.place(first.line, first.column, len(first.text))
    yield report(
        duplicate_key,
        where,
        f"键“{second.text}”在第 {first.line + 1} 行已经写过",
        related=[Related(other, "先写的一个")],
    )
