"""QD020."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Text


@rule("QD020")
def anchor_or_alias(text: Text, line: int, column: int, name: str, *, alias: bool) -> Iterator[Diagnostic]:
    r"""用了锚点或者别名。

    为什么：“&”和“*”让一处内容出现在另一处，读者看不出改了哪里；层层嵌套的别名还能使程序耗尽内存。
    改法：把内容原样写在每一处；文字以 & 或 * 开头的，加英文引号。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: &mingcheng 市场监督管理局
              ^
        short: *mingcheng
               ^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    mark = "*" if alias else "&"
    place = text.place(line, column, len(name) + 1)
    yield report(anchor_or_alias, place, f"这里有{'别名' if alias else '锚点'}“{mark}{name}”")
