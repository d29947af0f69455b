"""QD022."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Text


@rule("QD022")
def merge_key(text: Text, line: int, column: int) -> Iterator[Diagnostic]:
    r"""用了合并键。

    为什么：“<<”把别处的键并进来，YAML 1.2 已经没有这个用法，各个程序读法不同。
    改法：把要用的键逐个写出来。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 市场监督管理局
        <<: {kind: 工作部门, level: 市级, status: 在用}
        ^
    """
    yield report(merge_key, text.place(line, column, 2), "这里有合并键“<<”")
