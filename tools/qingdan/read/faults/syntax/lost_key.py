"""QD084."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Text


@rule("QD084")
def lost_key(text: Text, number: int, indent: int) -> Iterator[Diagnostic]:
    r"""列表上面少了它的键。

    为什么：以“- ”开头的各行是一个列表，上面要有一行说明它是什么，如“offices:”；那一行多半是误删了。
    改法：对照上一个版本或者同类的文件，在这一行上面补上列表的键和冒号；列表各行不动。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        offices:
          - {id: ban, name: 办公室}

    反例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
          - {id: ban, name: 办公室}
          ^
    """
    message = "从这一行起是一个列表，上面少了它的键"
    yield report(lost_key, text.place(number, indent), message)
