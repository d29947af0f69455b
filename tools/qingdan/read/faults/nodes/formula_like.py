"""QD047."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.document import Node
from qingdan.read.text import Text

PATTERN = re.compile(
    "[=＝﹦@＠﹫\t\r]|[+＋﹢－﹣-](?![0-9０-９\\s㐀-䶿一-鿿〇𠀀-𳎯\u3001-\u303f“”‘’（）［］，。；：？！、…—])"
)
"""What begins a formula for a spreadsheet: the signs of one, and plus or minus before anything but a digit, a blank or Chinese text."""
ADVICE = "去掉开头的这个符号，或者用文字写，如“等于”；加号、减号后面可以是数字或者中文"


@rule("QD047")
def formula_like(text: Text, node: Node) -> Iterator[Diagnostic]:
    r"""文字的开头像表格软件的公式。

    为什么：以 =、@ 或者 +、- 开头的文字，别人用表格软件打开公开的数据时会当成公式来算，借此能在他的电脑上运行程序。
    改法：去掉开头的这个符号，或者用文字写，如“等于”；加号、减号后面可以是数字或者中文。

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
    """
    sign = node.text[0]
    shown = {"\t": "制表符", "\r": "回车符"}.get(sign, f"“{sign}”")
    place = text.place(node.line, node.column, max(len(node.text) if node.line == node.end_line else 1, 1))
    yield report(formula_like, place, f"这段文字以{shown}开头，表格软件会把它当成公式")
