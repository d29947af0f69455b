"""QD012."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Text

LIMIT = 20


@rule("QD012")
def too_deep(text: Text, line: int, column: int) -> Iterator[Diagnostic]:
    r"""嵌套太深。

    为什么：清单的内容至多六七层；几十层的嵌套不是内容，是差错或者攻击。
    改法：检查缩进和括号。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: [[[[[[[[[[[[[[[[[[[[[甲]]]]]]]]]]]]]]]]]]]]]
                                 ^
    """
    yield report(too_deep, text.place(line, column), f"嵌套超过了 {LIMIT} 层；这以后没有再读")
