"""QD021."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Text


@rule("QD021")
def explicit_tag(text: Text, line: int, column: int) -> Iterator[Diagnostic]:
    r"""用了类型标签。

    为什么：“!”开头的标签会让有的程序执行代码或者改变类型；字段是什么类型由模式决定。
    改法：删掉标签；文字以 ! 开头的，加英文引号。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: !!str 市场监督管理局
              ^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    rest = text.lines[line][column:]
    tag = rest.split()[0] if rest.split() else "!"
    yield report(explicit_tag, text.place(line, column, len(tag)), f"这里有类型标签“{tag}”")
