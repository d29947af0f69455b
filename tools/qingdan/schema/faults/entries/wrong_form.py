"""QD106."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.schema.meant import SEPARATOR
from qingdan.schema.slip import Slip, shown

_RANGE = re.compile(r"条\s*[至到—–~～-]+\s*第?[0-9一二三四五六七八九十百]+条")
"""From one article to another."""


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
    value, mended = str(slip.violation.instance), slip.mended
    several = len([part for part in SEPARATOR.split(value) if part]) > 1 and not slip.field.prose
    several = several or bool(_RANGE.search(value))
    parted = () if mended else slip.parted
    fix = f"写成 {mended or parted[0].text}" if mended or parted else slip.field.description
    if several and not mended and not parted:
        fix = f"这里只写一个；有几个的，各写一行。{fix}"
    quoted = mended and value[:1] in "“‘「"
    message = (
        f"{slip.field.label}外面是中文引号：{value}" if quoted else f"{slip.field.label}的写法不对：{shown(value)}"
    )
    law = mended and value.startswith("《")
    if law:
        fix += "；法律写在前面的“law”里，看清是同一部"
    yield report(wrong_form, slip.value, message, fix, edits=slip.edit(mended, guess=bool(law)) if mended else parted)
