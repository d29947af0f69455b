"""QD102."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.slip import Slip


@rule("QD102")
def missing_key(slip: Slip) -> Iterator[Diagnostic]:
    r"""缺少必填的键。

    为什么：少了这一项，读者无从知道归谁办、依据什么、什么时候办完。
    改法：补上这一项。登记总表的“缺了不能发布的项”（blocking）没有列的，只是提示。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 市场监督管理局
        ^^^^
        kind: 工作部门
        status: 在用
    """
    name = str(slip.violation.value)
    here = slip.collection.root.at(slip.violation.path)
    field = here.properties.get(name) if here is not None else None
    label = field.label if field is not None else name
    fix = f"补上一行“{name}: …”"
    if field is not None and field.values:
        fix = f"补上“{name}: {field.values[0]}”一类的一行；可选的值：{'、'.join(field.values)}"
    elif field is not None and field.description:
        fix = f"补上一行“{name}: …”。{field.description}"
    if name == "id":
        fix = "运行 qingdan fmt，它照名称补上；也可以自己写一个，用小写拼音"
    inside = f"{here.title}里" if here is not None and here.title else ""
    message = f"{slip.when}{'，' if slip.when else ''}{inside}缺少必填的键：{label}"
    top = str((*slip.violation.path, name)[0])
    element = slip.collection.root.properties.get(top)
    yield report(missing_key, slip.value, message, fix, element=element.title if element is not None else "")
