"""QD035."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.faults.syntax.lost_key import lost_key
from qingdan.read.stop import KEY, ParserStop
from qingdan.read.text import Text

_VALUE = re.compile(r" *[A-Za-z_][\w-]*: +\S")
"""A key with its value on its line, below which nothing more can stand."""


@rule("QD035")
def wrong_indent(text: Text, stop: ParserStop) -> Iterator[Diagnostic]:
    r"""缩进与同一级的键不一致。

    为什么：YAML 靠行首的空格数分层；多一格、少一格，就成了另一层。
    改法：同一级的键，行首空格数相同；每深一级多两个空格。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: 市场监督管理局
          kind: 工作部门
        ^
        level: 市级
        status: 在用
    """
    stack: list[int] = []
    dashes: list[int] = []
    opener = True
    before = ""
    for number, line in text.structure(min(stop.line, len(text.lines) - 1)):
        indent = len(line) - len(line.lstrip(" "))
        key = KEY.match(line)
        dash = line.lstrip(" ").startswith("- ") or line.strip() == "-"
        deeper = [each for each in dashes if each > indent]
        if dash and not opener and deeper and indent not in dashes:
            yield _moved(text, number, indent, deeper[0])
            return
        if dash and not opener and dashes and indent == stack[-1] and indent not in dashes:
            yield _moved(text, number, indent, dashes[-1])
            return
        dashes = [each for each in dashes if each <= indent] + [indent] * dash
        if dash and not opener and indent > stack[-1] and _VALUE.match(before):
            yield from lost_key(text, number, indent)
            return
        before = line
        if (stack and not opener and indent > stack[-1]) or (stack and indent < stack[-1] and indent not in stack):
            nearest = min(reversed(stack), key=lambda level: abs(level - indent))
            if dash and nearest not in stack[:-1] and len(stack) > 1:
                nearest = stack[-2]
            yield _moved(text, number, indent, nearest)
            return
        while stack and stack[-1] > indent:
            stack.pop()
        if not stack or stack[-1] < indent:
            stack.append(indent)
        inner = indent
        rest = line
        while dash:
            inner += len(rest.lstrip(" ")) - len(rest.lstrip(" ")[1:].lstrip(" "))
            rest = rest.lstrip(" ")[1:]
            dash = rest.lstrip(" ").startswith("- ")
            if rest.strip():
                stack.append(inner)
        opener = bool(key) and not line[key.end() :].lstrip(" ")[1:].split("#")[0].strip()  # type: ignore[union-attr]
        opener = opener or line.strip() == "-" or line.rstrip().endswith((">-", "|", ">", "|-"))


def _moved(text: Text, number: int, indent: int, right: int) -> Diagnostic:
    return report(
        wrong_indent,
        text.place(number, 0, max(indent, 1)),
        f"这一行前面有 {indent} 个空格，同一级的键前面有 {right} 个",
        f"行首改成 {right} 个空格" if right else "删掉行首的空格",
        edits=[text.edit(number, 0, indent, " " * right)],
    )
