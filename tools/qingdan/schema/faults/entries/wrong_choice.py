"""QD104."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.slip import Slip, nearest, shown


@rule("QD104")
def wrong_choice(slip: Slip) -> Iterator[Diagnostic]:
    r"""不是可选的值。

    为什么：可选的值是法律和国家标准用的名称；自造一个说法，就统计不到，也检索不到。
    改法：从可选的值里选一个。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 市场监督管理局
        kind: 工作部们
              ^^^^
        level: 市级
        status: 在用
    """
    choices = [str(value) for value in slip.violation.value]
    close = nearest(str(slip.violation.instance), choices)
    listed = "、".join(choices)
    fix = f"改成“{close}”；可选的值：{listed}" if close else f"从可选的值里选一个：{listed}"
    yield report(
        wrong_choice,
        slip.value,
        f"{slip.field.label}没有{shown(slip.violation.instance)}这个值",
        fix,
        edits=slip.edit(close) if close else (),
    )
