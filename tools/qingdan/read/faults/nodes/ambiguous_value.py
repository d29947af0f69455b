"""QD026."""

import re
from collections.abc import Iterator
from datetime import date

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.document import Node
from qingdan.read.text import Text

_POWER = re.compile(r"[0-9.]+[eE][+]?[0-9]{1,2}")
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})((?:[Tt]|\s+)0{1,2}:00:00(?:\.0+)?[Zz]?)?")
"""A date, with the midnight that spreadsheets and databases write behind it."""


@rule("QD026")
def ambiguous_value(text: Text, node: Node) -> Iterator[Diagnostic]:
    r"""没加引号的值，各个程序读法不同。

    为什么：YAML 1.1 把 no 读成“否”，把 1:30 读成 90，把 0123 读成 83；YAML 1.2 不这样。清单不能靠猜。
    依据：YAML 1.2.2 第 10.3 节；YAML 1.1 类型库。
    改法：是文字就加英文引号；是“是、否”就写 true、false；是数就写成普通的十进制整数。

    正例:
        name: "on"
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: on
              ^^
        kind: 工作部门
        level: 市级
        status: 在用
        hours: 8:30
               ^^^^
    """
    place = text.place(node.line, node.column, len(node.text))
    if node.text.lower() in ("true", "false"):
        new = node.text.lower()
        edit = text.edit(node.line, node.column, len(node.text), new)
        yield report(
            ambiguous_value, place, f"“是、否”值 {new} 要小写，写成了“{node.text}”", f"写成 {new}", edits=[edit]
        )
        return
    quoted, day = f'"{node.text}"', _day(node.text)
    if _POWER.fullmatch(node.text):
        # What follows the first digits is gone already: nobody can say the number.
        yield report(
            ambiguous_value,
            place,
            f"“{node.text}”是表格软件缩写的数，后面几位可能已经丢了",
            f'对照原件写出全部数字，金额、编号是文字，写成 "{int(float(node.text))}" 的样子',
        )
        return
    if day:
        late = _DATE.fullmatch(node.text)
        told = f"日期“{node.text}”后面带着钟点" if late and late[4] else f"日期“{node.text}”的月和日要写成两位"
        fix, new = f"写成 {day}", day
    else:
        told = f"没加引号的“{node.text}”，各个程序读法不同"
        fix = f"是文字就写成 {quoted}；是“是、否”就写 true 或 false；是数就写成普通的十进制整数"
        new = quoted
    yield report(
        ambiguous_value, place, told, fix, edits=[text.edit(node.line, node.column, len(node.text), new, guess=not day)]
    )


def _day(text: str) -> str:
    """The day that is meant by a date without zeros; empty for what is none."""
    found = _DATE.fullmatch(text)
    try:
        return date(*map(int, found.groups()[:3])).isoformat() if found else ""
    except ValueError:
        return ""
