"""QD023."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Text


@rule("QD023")
def several_documents(text: Text, line: int, column: int, *, directive: bool) -> Iterator[Diagnostic]:
    r"""一个文件里有几份文档，或者有指令。

    为什么：一个文件是一个条目；“---”之后的内容多数程序不读，“%”指令会改变其后的读法。
    改法：删掉指令；第二份文档另存为一个文件。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        ---
        ^
        name: 另一个局
    """
    what = f"指令“{text.lines[line].strip()}”" if directive else "另一份文档的开头“---”"
    yield report(several_documents, text.place(line, column, 1 if directive else 3), f"这里有{what}")
