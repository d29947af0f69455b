"""QD007."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Characters

PATTERN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2064\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)


@rule("QD007")
def zero_width(text: Characters) -> Iterator[Diagnostic]:
    r"""文字里有不占宽度的字符。

    为什么：看起来相同的两个名称其实不同，检索不到，比对不出。
    改法：删掉这个字符；从网页和 PDF 复制时常会带上它。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 市场\u{200B}监督管理局
                  ^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    for match in PATTERN.finditer(text.content):
        yield report(
            zero_width,
            text.at(match.start()),
            f"这里有不占宽度的字符 U+{ord(match[0]):04X}",
            edits=[text.replace(match.start(), 1, "")],
        )
