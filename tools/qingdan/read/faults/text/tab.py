"""QD032."""

import re
from collections.abc import Iterator, Sequence

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.escapes import Decoded
from qingdan.read.text import Text

_DASHES = re.compile(r"(?:- +)*")
_WIDTHS = (2, 4, 8)
_FAR = 200
"""Lines above that are looked at for the levels that a line may be on."""


@rule("QD032")
def tab(text: Text) -> Iterator[Diagnostic]:
    r"""用了制表符。

    为什么：YAML 用空格缩进；一个制表符算几格，各个程序说法不一。
    改法：把制表符换成空格，每一级缩进两个空格。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        chief_representative:
          post: 窗口首席代表

    反例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        chief_representative:
        \u{9}post: 窗口首席代表
        ^
    """
    if "\t" not in text.content:
        return
    indents: list[tuple[int, str]] = []
    for number, line in enumerate(text.lines):
        column = line.find("\t")
        if indents and (column < 0 or line[:column].strip() or number != indents[-1][0] + 1):
            yield _indented(text, indents)
            indents = []
        if column < 0:
            continue
        if not line[:column].strip():
            indents.append((number, line))
            continue
        run = len(line[column:]) - len(line[column:].lstrip("\t"))
        edits = [text.edit(number, column, run, " ")]
        yield report(tab, text.place(number, column, run), "这里有制表符（Tab）", "换成一个空格", edits=edits)
    if indents:
        yield _indented(text, indents)


def _indented(text: Text, lines: Sequence[tuple[int, str]]) -> Diagnostic:
    """Lines one after another that tabs indent, told at the first."""
    edits = []
    width = _width(text, *lines[0])
    for number, line in lines:
        column = line.find("\t")
        run = len(line[column:]) - len(line[column:].lstrip("\t"))
        edits.append(text.edit(number, column, run, " " * width * run))
    (first, line), (last, _) = lines[0], lines[-1]
    column = line.find("\t")
    where = f"第 {first + 1}–{last + 1} 行" if last > first else ""
    run = len(line[column:]) - len(line[column:].lstrip("\t"))
    told = f"{where}用制表符（Tab）缩进了"
    how = (
        "换成空格，每一级缩进两个空格"
        if width == _WIDTHS[0]
        else f"一个制表符换成 {width} 个空格，与上面同一级的键对齐"
    )
    return report(tab, text.place(first, column, run), told, how, edits=edits)


def _width(text: Text, number: int, line: str) -> int:
    """How many blanks a tab stands for: so many that the line is on the deepest level that is open there."""
    column = line.find("\t")
    run = len(line[column:]) - len(line[column:].lstrip("\t"))
    for level in _levels(text.lines[max(0, number - _FAR) : number]):
        width, rest = divmod(level - column, run)
        if not rest and width in _WIDTHS:
            return width
    return _WIDTHS[0]


def _levels(above: Sequence[str]) -> Iterator[int]:
    """The columns at which a line below some lines may begin, the deepest first."""
    top = -1
    for line in reversed(above):
        bare = line.lstrip(" ")
        if not bare or bare[0] in "#\t":
            continue
        margin = len(line) - len(bare)
        dashes = _DASHES.match(bare)
        key = margin + (dashes.end() if dashes else 0)
        if top < 0 and bare.rstrip().endswith(":"):
            yield key + 2
        for column in dict.fromkeys((key, margin)):
            if top < 0 or column < top:
                yield column
        top = margin if top < 0 else min(top, margin)
        if not top:
            return


def tab_in_quotes(text: Decoded) -> Iterator[Diagnostic]:
    """Tabs that are written as escapes; those that are typed are found by ``tab``."""
    for at, character in enumerate(text.content):
        if character == "\t" and text.escaped(at):
            yield report(tab, text.at(at), "这里写的是制表符（Tab）", "换成一个空格", edits=[text.replace(at, 1, " ")])
