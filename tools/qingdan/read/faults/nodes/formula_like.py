"""QD047."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.document import Node
from qingdan.read.text import Text

_LETTER = "A-Za-zＡ-Ｚａ-ｚ_"
_RUNS = rf"[|｜]|!|！(?=[{_LETTER}$＄'])|'#|[{_LETTER}][0-9０-９.]{{0,9}}\s*+[(（]"
"""What a spreadsheet would run or fetch within a formula: a call, another program, another sheet or file."""
_TAKEN = "[0-9０-９\\s㐀-䶿一-鿿〇𠀀-𳎯\u3001-\u303f“”‘’（）［］，。；：？！、…—]"
_NAME = re.compile(rf"[{_LETTER}0-9０-９.]*\s*+.\Z", re.DOTALL)
_LONGEST = 40
PATTERN = re.compile(rf"\s*+(?:([=＝﹦@＠﹫])|([+＋﹢－﹣-])(?:(?!{_TAKEN})|.*?({_RUNS})))|[\t\r]", re.DOTALL)
"""What a spreadsheet takes for a formula, after any blanks.

Such begins with a sign of one; with plus or minus before anything but a digit, a blank or Chinese text; or with plus or minus before
these, where there is also something to run.
"""
ADVICE = (
    "去掉开头的这个符号和它前面的空格，或者用文字写，如“等于”；加号、减号后面可以是数字、空格或者中文，"
    "里面不能再有“名称(”、“|”、“!”"
)


def told(text: str) -> str:
    """Why a text that the pattern matches looks like a formula, as a sentence without its full stop."""
    found = PATTERN.match(text)
    sign = next(filter(None, found.groups()[:2]), text[0]) if found else text[:1]
    shown = {"\t": "制表符", "\r": "回车符"}.get(sign, f"“{sign}”")
    ahead = "空格和" if text[:1] != sign else ""
    run = _NAME.search(text[max(found.end(3) - _LONGEST, 0) : found.end(3)]) if found and found[3] else None
    inside = f"，里面又有“{run[0]}”" if run else ""
    return f"这段文字以{ahead}{shown}开头{inside}，表格软件会把它当成公式"


@rule("QD047")
def formula_like(text: Text, node: Node) -> Iterator[Diagnostic]:
    r"""文字的开头像表格软件的公式。

    为什么：以 =、@ 或者 +、- 开头的文字，别人用表格软件打开公开的数据时会当成公式来算，借此能在他的电脑上运行程序。前面有空格的也一样。
    改法：去掉开头的这个符号和它前面的空格，或者用文字写，如“等于”；加号、减号后面可以是数字、空格或者中文，里面不能再有“名称(”、“|”、“!”。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        note: "-5 ℃以下不予办理，1+1=2 不在此列。"

    反例:
        name: "=市场监督管理局"
              ^
        kind: 工作部门
        level: 市级
        status: 在用
        note: ＠综合科
              ^
        phone: '+cmd'
               ^
        short: "-2+HYPERLINK(A1)"
               ^
    """
    place = text.place(node.line, node.column, max(len(node.text) if node.line == node.end_line else 1, 1))
    yield report(formula_like, place, told(node.text))
