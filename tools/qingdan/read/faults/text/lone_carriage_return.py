"""QD005."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Characters

PATTERN = re.compile("\r")


@rule("QD005")
def lone_carriage_return(text: Characters) -> Iterator[Diagnostic]:
    r"""行尾是单独的回车符。

    为什么：有的程序把它当换行，有的不当，同一个文件就有两种读法。
    改法：把行尾换成换行符（LF）；编辑器右下角可以选择。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 市场监督管理局\x{0D}kind: 工作部门
                            ^
    """
    for match in PATTERN.finditer(text.content):
        yield report(
            lone_carriage_return,
            text.at(match.start()),
            "这里有单独的回车符（CR）",
            edits=[text.replace(match.start(), 1, "" if text.content.startswith("\n", match.end()) else "\n")],
        )
