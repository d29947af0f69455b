"""QD028."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.document import Node
from qingdan.read.text import Text


@rule("QD028")
def fraction(text: Text, node: Node) -> Iterator[Diagnostic]:
    r"""没加引号的小数。

    为什么：小数在计算机里不精确，0.10 和 0.1 也分不开；金额、版本号都按文字写。
    改法：加英文引号。

    正例:
        name: "3.10"
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 3.10
              ^^^^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    quoted = f'"{node.text}"'
    whole, _, rest = node.text.partition(".")
    # A spreadsheet writes the whole number 1 as 1.0: only what is meant decides, and it is not known here.
    either = whole.isdecimal() and rest.isdecimal() and not rest.strip("0")
    yield report(
        fraction,
        text.place(node.line, node.column, len(node.text)),
        f"小数“{node.text}”没有加引号",
        f"是整数的写成 {whole}；是编号、版本一类文字的写成 {quoted}" if either else f"写成 {quoted}",
        edits=[] if either else [text.edit(node.line, node.column, len(node.text), quoted)],
    )
