"""QD091."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Characters

_PATTERN = re.compile("[\U0001f000-\U0001faff][\U0001f000-\U0001faff\ufe0f\u200d\u2640\u2642]*")


@rule("QD091")
def pictograph(text: Characters) -> Iterator[Diagnostic]:
    r"""文字里有表情符号。

    为什么：清单是法律文书；表情符号多半是从聊天里带来的，有的系统显示不出来，检索、打印时成了空格或者方框。
    改法：删掉表情符号。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 市场监督管理局\u{1F44D}
                            ^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    for match in _PATTERN.finditer(text.content):
        yield report(
            pictograph,
            text.at(match.start(), len(match[0])),
            f"这里有表情符号“{match[0]}”，不是文字",
            "删掉它",
            edits=[text.replace(match.start(), len(match[0]), "")],
        )
