"""QD051."""

import unicodedata
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Edit, Place, report, rule
from qingdan.read.text import Text


@rule("QD051")
def continued_at_the_margin(text: Text, line: int) -> Iterator[Diagnostic]:
    r"""引号或者括号里接着写的一行，没有比键缩进得多。

    为什么：YAML 规定值折行以后要比它的键缩进得多；不缩进的，有的程序当作新的键，有的拒绝整个文件。
    改法：把这一行写回上一行，或者在行首加空格，比键多两个。

    正例:
        name: "市场
          监督管理局"
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: "市场
        监督管理局"
        ^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    written = text.lines[line]
    place = text.place(line, len(written) - len(written.lstrip()))
    above = text.lines[line - 1].rstrip()
    end = Place(text.path, line, len(above) + 1, place.line, place.column)
    between = "" if _wide(above[-1:]) or _wide(written.lstrip()[:1]) else " "
    edits = [Edit(end, between)] if above and written.strip() else []
    yield report(continued_at_the_margin, place, "这一行接着上一行的值，却没有比键缩进得多", edits=edits)


def _wide(character: str) -> bool:
    """Whether a character is one of those between which no blank is written."""
    return unicodedata.east_asian_width(character or " ") in "WF"
