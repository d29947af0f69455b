"""QD030."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.document import Node
from qingdan.read.text import Text


@rule("QD030")
def no_such_date(text: Text, node: Node) -> Iterator[Diagnostic]:
    r"""没有这一天。

    为什么：日历上没有的日期一定是写错了，期限会因此算错。
    改法：对照原文改成真实的日期。

    正例:
        name: 甲局
        kind: 工作部门
        level: 市级
        status: 撤销
        retired: {date: 2026-02-28}

    反例:
        name: 甲局
        kind: 工作部门
        level: 市级
        status: 撤销
        retired: {date: 2026-02-30}
                        ^^^^^^^^^^
    """
    yield report(no_such_date, text.place(node.line, node.column, len(node.text)), f"日历上没有“{node.text}”这一天")
