"""QD114."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.slip import Slip, shown


@rule("QD114")
def repeated_item(slip: Slip) -> Iterator[Diagnostic]:
    r"""列表里有相同的项。

    为什么：写了两遍，计数就多了一个；也可能是想写另一个。
    改法：删去重复的一项。

    正例:
        name: 市场监督管理局
        former_names: [工商局, 质监局]
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 市场监督管理局
        former_names: [工商局, 工商局]
                               ^^^^^^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    items = list(slip.violation.instance)
    for index, item in enumerate(items):
        if item in items[:index]:
            place = slip.document.place((*slip.violation.path, index))
            yield report(repeated_item, place, f"{slip.field.label}里{shown(item)}写了两遍")
