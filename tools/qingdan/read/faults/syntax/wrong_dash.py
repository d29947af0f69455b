"""QD081."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Text

MARKS = "–—―‐‑‒−－﹣•●·▪■◆"
COUNTED = r"(?:\d{1,2}[.、．)）]|[(（]?[一二三四五六七八九十\d]{1,3}[)）、]|[①-⑳]|\*|--) *(?=[{\[]|[A-Za-z_][\w-]*: )"
"""A number, star or two dashes before a row, as lists in Word and in messages have them."""
PATTERN = re.compile(rf"(\s*(?:- +)*)(?![—―–]+\s*$)([{MARKS}]\s*)(?=\S)|( +)({COUNTED})")


@rule("QD081")
def wrong_dash(text: Text) -> Iterator[Diagnostic]:
    r"""列表前面的不是半角减号。

    为什么：YAML 的列表每项前面是半角减号和一个空格；Word 会把它自动换成破折号、连接号或者圆点。
    改法：换成半角减号和一个空格“- ”。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        former_names:
          - 工商局

    反例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用
        former_names:
          – 工商局
          ^
    """
    run: list[tuple[int, re.Match[str]]] = []
    found = [(number, match) for number, line in text.structure() if (match := PATTERN.match(line))]
    for number, match in [*found, (-1, None)]:
        if run and number != run[-1][0] + 1:
            first, begin = run[0]
            mark = (begin[2] and begin[2][0]) or begin[4].strip()
            several = f"第 {first + 1}–{run[-1][0] + 1} 行" if len(run) > 1 else "这一行"
            yield report(
                wrong_dash,
                text.place(first, _mark(begin)[0]),
                f"{several}前面的“{mark}”不是半角减号",
                edits=[text.edit(line, *_mark(each), "- ") for line, each in run],
            )
            run = []
        if match is not None:
            run.append((number, match))


def _mark(found: re.Match[str]) -> tuple[int, int]:
    """Where a mark begins, and how long it is with the blanks behind it."""
    group = 2 if found[2] else 4
    return found.start(group), len(found[group])
