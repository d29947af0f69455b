"""QD006."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Characters

PATTERN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@rule("QD006")
def bidi_control(text: Characters) -> Iterator[Diagnostic]:
    r"""文字里有改变书写方向的控制字符。

    为什么：它能让审阅的人看到的次序与实际内容相反，是藏匿改动的手法（CVE-2021-42574）。
    改法：删掉这个字符。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 市场\u{202E}监督管理局
                  ^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    for match in PATTERN.finditer(text.content):
        yield report(
            bidi_control,
            text.at(match.start()),
            f"这里有改变书写方向的控制字符 U+{ord(match[0]):04X}",
            edits=[text.replace(match.start(), 1, "")],
        )
