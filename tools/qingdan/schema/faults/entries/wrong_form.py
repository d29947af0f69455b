"""QD106."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.pattern import fits
from qingdan.schema.slip import Slip, halfwidth, shown


@rule("QD106")
def wrong_form(slip: Slip) -> Iterator[Diagnostic]:
    r"""值的写法不合格式。

    为什么：代码、日期、条号、电话有固定的写法，写法不一就不能排序、查找和核对。
    改法：照格式改；全角的字母、数字和标点换成半角。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        division: "130200"
        status: 在用

    反例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        division: "６４０２００"
                  ^^^^^^^^
        status: 在用
    """
    value, pattern = str(slip.violation.instance), str(slip.violation.value)
    plain = halfwidth(value).strip()
    node = slip.document.node(slip.violation.path)
    mended = plain != value and fits(pattern)(plain)
    quoted = f'"{plain}"' if node is not None and not node.plain else plain
    fix = f"写成 {quoted}" if mended else slip.field.description
    yield report(
        wrong_form,
        slip.value,
        f"{slip.field.label}的写法不对：{shown(value)}",
        fix,
        edits=slip.edit(quoted) if mended else (),
    )
