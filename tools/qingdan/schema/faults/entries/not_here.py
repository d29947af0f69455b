"""QD115."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.slip import Slip


@rule("QD115")
def not_here(slip: Slip) -> Iterator[Diagnostic]:
    r"""这里不应当有这个键。

    为什么：不同类型的条目各有自己的字段：处罚有种类和幅度，许可有许可证件；写错了类型就要改类型。
    改法：删掉这个键；或者改正类型、状态。

    正例:
        name: 甲局
        kind: 工作部门
        level: 市级
        status: 撤销
        retired: {date: 2026-02-28}

    反例:
        name: 甲局
        kind: 工作部门
        level: 市级
        status: 在用
        retired: {date: 2026-02-28}
        ^^^^^^^
    """
    yield report(not_here, slip.key, f"{slip.when}{slip.when and '，'}不应当有{slip.field.label}")
