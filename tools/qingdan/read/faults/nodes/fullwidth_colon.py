"""QD031."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Text

PATTERN = re.compile(r"^(\s*(?:- +)*)([A-Za-z_][\w-]*)(\s*：\s*)")

_CHINESE = re.compile(r"^( *)([\u4e00-\u9fff]{1,12})(\s*：\s*)(?=\S)")
"""A line that begins with a title in place of a key; a text may look the same where nothing stopped the reading."""


@rule("QD031")
def fullwidth_colon(text: Text, line: int, *, chinese: bool = False) -> Iterator[Diagnostic]:
    r"""键后面是全角冒号。

    为什么：YAML 只认半角冒号加空格；全角冒号使键和值连成了一段文字。
    改法：把“：”换成半角冒号和一个空格。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 市场监督管理局
        kind：工作部门
            ^
        level: 市级
        status: 在用
    """
    match = PATTERN.match(text.lines[line]) or (_CHINESE.match(text.lines[line]) if chinese else None)
    if match:
        yield report(
            fullwidth_colon,
            text.place(line, match.start(3) + match[3].index("：")),
            f"键“{match[2]}”后面是全角冒号“：”",
            "换成半角冒号和一个空格“: ”",
            edits=[text.edit(line, match.start(3), len(match[3]), ": ")],
        )
