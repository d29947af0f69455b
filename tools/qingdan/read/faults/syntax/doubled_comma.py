"""QD090."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.stop import QUOTED, ParserStop
from qingdan.read.text import Text

_COMMAS = re.compile(r"(?<=[{\[])\s*(?:,\s*)+|(?<=,)\s*,(?:\s*,)*")


@rule("QD090")
def doubled_comma(text: Text, stop: ParserStop) -> Iterator[Diagnostic]:
    r"""括号里多了逗号。

    为什么：两个逗号之间没有值；不知道是多打了一个，还是漏了一项，后面的就不往下读。
    改法：删掉多的逗号；漏了一项的，补上。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        former_names: [工商局, 质监局]

    反例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        former_names: [工商局,, 质监局]
                              ^
    """
    for number in sorted({stop.line, stop.context_line}):
        line = text.lines[number] if number < len(text.lines) else ""
        bare = QUOTED.sub(lambda found: "x" * len(found[0]), line)
        found = [each for each in _COMMAS.finditer(bare) if _inside(bare, each.start())]
        if found:
            yield report(
                doubled_comma,
                text.place(number, found[0].start(), len(found[0][0])),
                "括号里多了一个逗号，两个逗号之间没有值"
                if bare[found[0].start() - 1] == ","
                else "括号一开始就是逗号，前面没有值",
                "删掉多的逗号；漏了一项的，补上",
                edits=[text.edit(number, each.start(), len(each[0]), "") for each in found],
            )
            return


def _inside(bare: str, at: int) -> bool:
    before = bare[:at]
    return sum(before.count(each) for each in "{[") > sum(before.count(each) for each in "}]")
