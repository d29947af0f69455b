"""QD049."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Text


@rule("QD049")
def comment_without_space(text: Text, at: int) -> Iterator[Diagnostic]:
    r"""“#”前面没有空格，分不清是不是说明。

    为什么：YAML 规定说明前面要有空格；没有空格的，有的程序当说明，有的拒绝整个文件。
    改法：是说明，就在“#”前面加一个空格；是内容，就放进引号里。

    正例:
        name: "市场监督管理局" # 原工商局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: "市场监督管理局"# 原工商局
                              ^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    place = text.at(at)
    edits = [text.edit(place.line - 1, place.column - 1, 0, " ")]
    yield report(comment_without_space, place, "“#”前面没有空格，分不清是不是说明", edits=edits)
