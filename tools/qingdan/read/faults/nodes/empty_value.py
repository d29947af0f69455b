"""QD027."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Text

_COMMA = re.compile(r"[\u3007-\u9fff”》）](, *)$")
"""A comma between two words of a sentence, as a keyboard left at English types one."""


@rule("QD027")
def empty_value(text: Text, line: int, column: int, key: str) -> Iterator[Diagnostic]:
    r"""没有写值。

    为什么：空着的字段，分不清是没有、不知道还是忘了填。
    改法：填上值；没有这一项就删掉整行；空的列表写 []。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 市场监督管理局
        short:
        ^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    comma = _COMMA.search(text.lines[line][:column])
    if key and comma and not key.isascii():
        yield report(
            empty_value,
            text.place(line, comma.start(1)),
            f"这个半角逗号把一句话断成了两项，后一项是“{key}”",
            "这句话里的逗号改成全角“，”",
            edits=[text.edit(line, comma.start(1), column - comma.start(1), "，")],
        )
    elif key:
        yield report(empty_value, text.place(line, column, len(key)), f"键“{key}”后面没有写值")
    else:
        yield report(empty_value, text.place(line, column), "这一行没有写值")
