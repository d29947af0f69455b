"""QD008."""

import re
import unicodedata
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Characters

PATTERN = re.compile("[^\x00-\u0377\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff9f]")
_REFUSED = {"Co": "私用区字符", "Cn": "没有定义的字符", "Cs": "不成对的代理字符"}

_LOST = "代替丢失的内容的字符"


@rule("QD008")
def unassigned_character(text: Characters) -> Iterator[Diagnostic]:
    r"""文字里有私用区或者没有定义的字符。

    为什么：这种字符只在装了某种字库的电脑上看得见，换一台就是方框。
    改法：换成标准汉字；生僻字确实没有编码的，用文字说明。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 市场\u{E000}监督管理局
                  ^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    for match in PATTERN.finditer(text.content):
        kind = _LOST if match[0] in "\ufffc\ufffd" else _REFUSED.get(unicodedata.category(match[0]))
        if kind:
            yield report(unassigned_character, text.at(match.start()), f"这里有{kind} U+{ord(match[0]):04X}")
