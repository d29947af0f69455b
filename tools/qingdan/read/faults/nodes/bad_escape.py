"""QD046."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Text


@rule("QD046")
def bad_escape(text: Text, start: int, length: int) -> Iterator[Diagnostic]:
    r"""双引号里的反斜杠后面，写的不是任何一个字。

    为什么：双引号里反斜杠有特别的意思，如 \n 是换行；后面跟着别的，各个程序有的拒绝，有的读成别的字。
    改法：整个值改用英文单引号，反斜杠就是反斜杠；或者把反斜杠写两遍；用编号写的字，直接写那个字。

    正例:
        name: '市场\监督管理局'
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: "市场\监督管理局"
                   ^
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: "市场监督管理局\ud83d"
                             ^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    written = text.content[start : start + max(length, 2)].partition("\n")[0].rstrip('"')
    yield report(bad_escape, text.at(start, max(length, 1)), f"双引号里的“{written}”不是任何一个字")
