"""QD004."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Characters

PATTERN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb]")


@rule("QD004")
def control_character(text: Characters) -> Iterator[Diagnostic]:
    r"""文字里有看不见的控制字符。

    为什么：空字符、ESC、另一种换行符会使显示与内容不一致，还能改写终端上的输出。
    改法：删掉这个字符；它多半是从别的程序粘贴带来的。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 市场\x{1B}监督管理局
                  ^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    for match in PATTERN.finditer(text.content):
        yield report(
            control_character,
            text.at(match.start()),
            f"这里有看不见的控制字符 U+{ord(match[0]):04X}",
            edits=[text.replace(match.start(), 1, "")],
        )
