"""QD044."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qingdan.diagnostics import Diagnostic, Severity, report, rule

MOST = 200


@rule("QD044")
def too_many_findings(path: str, mine: Sequence[Diagnostic]) -> Iterator[Diagnostic]:  # noqa: ARG001 the place has it
    r"""一个文件的问题太多，没有全部列出。

    为什么：几百条问题多半出自同一个原因，先改前面的，后面的常会一起消失。
    改法：改好已经列出的，再检查一次。错误先列出；没有列出的都只是警告或者提示的，这一条也只是警告。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        （有 201 个问题的文件）
        ^
    """
    if len(mine) > MOST:
        told = report(too_many_findings, mine[MOST].place, f"这个文件从这里起还有 {len(mine) - MOST} 个问题没有列出")
        worst = any(each.severity is Severity.ERROR for each in mine[MOST:])
        yield told if worst else replace(told, severity=Severity.WARNING)
