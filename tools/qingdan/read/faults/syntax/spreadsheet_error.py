"""QD089."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.stop import QUOTED
from qingdan.read.text import Text

SIGN = r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!)|[:,\[{-] *#{4}"
PATTERN = re.compile(r"#(?:(N/A)|(REF!)|(VALUE!|DIV/0!|NUM!|NULL!|SPILL!)|(NAME\?)|(#{3,}))")
_BEFORE = re.compile(r"[:,\[{-]\s*$|[^\s#]\s+$")
_WHY = (
    "查找的结果是“没有找到”",
    "公式指的单元格已经删了",
    "公式算不出结果",
    "公式的名称写错了",
    "列太窄，没有显示出来",
)


@rule("QD089")
def spreadsheet_error(text: Text) -> Iterator[Diagnostic]:
    r"""值是表格软件的错误提示。

    为什么：#N/A、#REF!、######## 是表格软件说“这一格没有算出来”或者“显示不下”，不是内容；真的值没有带过来。
    改法：回到原来的表，看这一格本来是什么，填上真的值；本来就没有的，删掉这一项。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        phone: "12345"

    反例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        phone: #N/A
               ^
    """
    for number, line in text.structure():
        bare = QUOTED.sub(lambda found: "x" * len(found[0]), line)
        for found in PATTERN.finditer(bare):
            before = bare[: found.start()]
            if not _BEFORE.search(before) or re.search(r"(?:^|\s)#", before):
                continue
            why = next(reason for reason, part in zip(_WHY, found.groups(), strict=True) if part)
            yield report(
                spreadsheet_error,
                text.place(number, found.start(), len(found[0])),
                f"“{found[0]}”是表格软件的错误提示：{why}，不是内容",
                "到原来的表里查这一格本来是什么，填上真的值；本来就没有的，删掉这一项",
            )
