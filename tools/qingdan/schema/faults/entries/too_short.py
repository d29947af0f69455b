"""QD108."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.slip import Slip


@rule("QD108")
def too_short(slip: Slip) -> Iterator[Diagnostic]:
    r"""文字太短，或者是空的。

    为什么：空的文字和没写一样，读者分不清是没有还是忘了。
    改法：写上内容；没有这一项就删掉整行。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: ""
              ^^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    least = slip.violation.value
    problem = "是空的" if slip.violation.instance == "" else f"少于 {least} 个字"
    yield report(too_short, slip.value, f"{slip.field.label}{problem}")
