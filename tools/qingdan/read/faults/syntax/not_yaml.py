"""QD043."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.stop import Stop
from qingdan.read.text import Text


@rule("QD043")
def not_yaml(text: Text, stop: Stop) -> Iterator[Diagnostic]:
    r"""这里的写法读不懂。

    为什么：文件的写法不是合法的 YAML，从这里起的内容都没有读到。
    改法：对照前后几行检查引号、括号、冒号和缩进；也可以和同类的文件对照。

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
        }
        ^
    """
    line = min(stop.line, len(text.lines) - 1)
    while line > 0 and not text.lines[line].strip():
        line -= 1
    column = stop.column if line == stop.line else len(text.lines[line])
    yield report(not_yaml, text.place(line, column), "从这里起的写法读不懂")
