"""QD109."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.slip import Slip


@rule("QD109")
def too_long(slip: Slip) -> Iterator[Diagnostic]:
    r"""文字太长。

    为什么：太长的名称在网页、表格和证照上都放不下；长的内容有专门的字段。
    改法：缩短；说明性的内容写到“内容”“备注”一类的字段里。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 这是一个非常长的名称这是一个非常长的名称这是一个非常长的名称这是一个非常长的名称这是一个非常长的名称这是一个非常长的名称这是一个非常长的名称这是一个非常长的名称这是一个非常长的名称这是一个非常长的名称这是一个非常长的名称这是一个非常长的名称这是一个非常长的名称这是一个非常长的名称这是一个非常长的名称这是一个非常长的名称这是一个非常长的名称这是一个非常长的名称这是一个非常长的名称这是一个非常长的名称这是一个非常长的名称
              ^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    length = len(str(slip.violation.instance))
    yield report(too_long, slip.value, f"{slip.field.label}有 {length} 个字，最多 {slip.violation.value} 个")
