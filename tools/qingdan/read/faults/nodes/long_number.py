"""QD029."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.document import Node
from qingdan.read.scalars import INTEGER_DIGITS
from qingdan.read.text import Text


@rule("QD029")
def long_number(text: Text, node: Node) -> Iterator[Diagnostic]:
    r"""没加引号的数太长。

    为什么：超过 15 位的数，许多程序会四舍五入；这样长的多半是编号，应当是文字。
    改法：加英文引号。

    正例:
        name: "123456789012345678"
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 123456789012345678
              ^^^^^^^^^^^^^^^^^^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    yield report(
        long_number,
        text.place(node.line, node.column, len(node.text)),
        f"这个数有 {len(node.text)} 位，没有加引号，超过 {INTEGER_DIGITS} 位的数会被改变",
        edits=[text.edit(node.line, node.column, len(node.text), f'"{node.text}"')],
    )
