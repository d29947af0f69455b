"""QD005."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Text

PATTERN = re.compile("\r(?!\n)")


@rule("QD005")
def lone_carriage_return(text: Text) -> Iterator[Diagnostic]:
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
        place = text.at(match.start())
        yield report(
            lone_carriage_return,
            place,
            "这里有单独的回车符（CR），后面没有换行符（LF）",
            edits=[text.edit(place.line - 1, place.column - 1, 1, "\n")],
        )
