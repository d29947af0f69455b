"""QD088."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.faults.syntax.spreadsheet_error import PATTERN as ERROR
from qingdan.read.stop import QUOTED, quote
from qingdan.read.text import Text

SIGN = r"(?<=[^\s#]) #(?=[0-9A-Za-z])|[{\[].* #"
_HASH = re.compile(r"(?<=\s)#")
_START = re.compile(r"(?:: |, |[{\[]|^\s*(?:- +)+)\s*")
_END = re.compile(r"\s*(?:,\s|[}\]])")
_BLOCK = re.compile(r"(\s*(?:- +)*(?:[A-Za-z_][\w-]*: +)?)([^\s\"'{\[|>&*!#].*?) (#[0-9A-Za-z][^\s]*)\s*")


@rule("QD088")
def hash_in_value(text: Text) -> Iterator[Diagnostic]:
    r"""值里的“#”把后面的字变成了说明。

    为什么：前面有空格的“#”起是给编写人看的说明，不是内容；“3 号”写成“ #3”，号码就悄悄丢了，括号里的还会让文件读不通。
    改法：整个值加英文引号；是说明的，“#”后面加一个空格。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        address: "示例路 #3"

    反例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        address: 示例路 #3
                        ^
    """
    for number, line in text.structure():
        bare = QUOTED.sub(lambda found: "x" * len(found[0]), line)
        found = _HASH.search(bare)
        if found is None or ERROR.match(line, found.start()):
            continue
        at = found.start()
        begin, end = _bounds(bare, at)
        if begin < 0:
            continue
        value = line[begin:end].rstrip()
        yield report(
            hash_in_value,
            text.place(number, at, end - at),
            f"“#”前面有空格，从“{line[at:end].rstrip()}”起成了说明，没有读到",
            f"是内容的，整个值写成 {quote(value)}；是说明的，“#”后面加一个空格，写在行尾",
            edits=[text.edit(number, begin, len(value), quote(value))],
        )


def _bounds(bare: str, at: int) -> tuple[int, int]:
    """Where the value begins and ends that a mark stands in; -1 where the mark begins a comment."""
    before = bare[:at]
    if sum(before.count(each) for each in "{[") > sum(before.count(each) for each in "}]"):
        starts = [each.end() for each in _START.finditer(before)]
        end = _END.search(bare, at)
        return (starts[-1], end.start()) if starts and end else (-1, 0)
    block = _BLOCK.fullmatch(bare)
    return (block.start(2), block.end(3)) if block and block.start(3) == at else (-1, 0)
