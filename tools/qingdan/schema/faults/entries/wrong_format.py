"""QD107."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.slip import Slip, shown

_NAMES = {"date": "日期", "uri": "网址", "email": "邮箱", "regex": "正则表达式"}


@rule("QD107")
def wrong_format(slip: Slip) -> Iterator[Diagnostic]:
    r"""不是真实的日期，或者不是完整的网址。

    为什么：日历上没有的日期、打不开的网址，一定是写错了。
    改法：日期写成 2026-03-02；网址以 https:// 或 http:// 开头。

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
        status: 撤销
        retired: {date: "2026-13-01"}
                        ^^^^^^^^^^^^
    """
    name, mended = _NAMES.get(str(slip.violation.value), str(slip.violation.value)), slip.mended
    message = f"{slip.field.label}不是真实的{name}：{shown(slip.violation.instance)}"
    fix = f"写成 {mended}" if mended else ""
    yield report(wrong_format, slip.value, message, fix, edits=slip.edit(mended) if mended else ())
