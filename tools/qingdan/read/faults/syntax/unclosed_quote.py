"""QD033."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.stop import QUOTED, VALUE, ParserStop
from qingdan.read.text import Text

_WIDE = "“”‘’＂＇"
_FLOW = re.compile(r"\s*(?:- +)*(?:[A-Za-z_][\w-]*\s*:\s+)?[{\[]")
_CLOSERS = re.compile(r"[\]}\s]*$")
_NEXT = re.compile(r"\s*[,，]\s*[A-Za-z_][\w-]*\s*:\s")
"""Where the next key begins, which is no part of the value."""
_OPENING = re.compile(r"(?:[:,\[{]\s*|^\s*- +)([\"'])")


@rule("QD033")
def unclosed_quote(text: Text, stop: ParserStop) -> Iterator[Diagnostic]:
    r"""引号没有闭合。

    为什么：少了一个引号，后面的内容都成了这个值的一部分。
    改法：在值的末尾补上同样的英文引号。

    正例:
        name: "市场监督管理局"
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: "市场监督管理局
              ^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    for number, line in text.structure(stop.line):
        start = _open(line)
        if start < 0:
            continue
        mark = line[start]
        closers = _CLOSERS.search(line) if _FLOW.match(line) else None
        end = closers.start() if closers else len(line.rstrip())
        next_ = _NEXT.search(line, start + 1) if closers else None
        end = next_.start() if next_ else end
        wide = line[end - 1] in _WIDE
        yield report(
            unclosed_quote,
            text.place(number, start),
            f"这里的引号 {mark} 没有闭合",
            f"把“{line[end - 1]}”换成英文引号 {mark}"
            if wide
            else f"在“{line[start + 1 : end][-8:]}”后面补上英文引号 {mark}",
            edits=[text.edit(number, end - wide, int(wide), mark, guess=not wide)],
        )
        return


def _open(line: str) -> int:
    """The column of a quote that opens on the line and does not close on it, or -1."""
    value = VALUE.match(line)
    if not value:
        return -1
    if not _FLOW.match(line):
        return value.start(2) if value[2][0] in "\"'" and not QUOTED.match(value[2]) else -1
    bare = QUOTED.sub(lambda found: "x" * len(found[0]), line)
    opening = _OPENING.search(bare)
    return opening.start(1) if opening else -1
