"""QD037."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.stop import QUOTED, ParserStop
from qingdan.read.text import Text

COMMA = re.compile(r"，\s*(?=[A-Za-z_][\w-]*\s*[:：])")
COLON = re.compile(r"(?<=[{,，\s])([A-Za-z_][\w-]*)\s*(：)\s*")
OPENING = re.compile(r"^\s*(?:- +)*(?:[A-Za-z_][\w-]*\s*[:：]\s*)?([｛［])", re.MULTILINE)
"""A value that a full-width bracket begins."""
_BRACKET = {"｛": "{", "｝": "}", "［": "[", "］": "]", "【": "[", "】": "]"}

_USUAL = str.maketrans({"｛": "{", "｝": "}", "［": "[", "］": "]"})


@rule("QD037")
def fullwidth_in_brackets(text: Text, stop: ParserStop | None) -> Iterator[Diagnostic]:
    r"""括号里用了全角的标点。

    为什么：花括号和方括号里，分隔用的逗号、冒号和括号本身都要半角；全角的会成为文字的一部分。
    改法：换成半角的；逗号和冒号后面各有一个空格。

    正例:
        name: 甲局
        kind: 工作部门
        level: 市级
        status: 撤销
        retired: {date: 2026-03-01, reason: 机构改革}

    反例:
        name: 甲局
        kind: 工作部门
        level: 市级
        status: 撤销
        retired: {date: 2026-03-01，reason: 机构改革}
                                  ^
    """
    for number, line in text.structure(stop.line if stop else None):
        if "{" not in line and "[" not in line and not any(mark in line for mark in _BRACKET):
            continue
        opening = OPENING.match(line)
        bare = QUOTED.sub(lambda found: "x" * len(found[0]), line)
        plain = bare.translate(_USUAL) if opening else bare
        start = plain.find("{")
        found = [(m.start(), m.end(), ", ") for m in COMMA.finditer(plain, max(start, 0))] if start >= 0 else []
        if start >= 0:
            found += [(m.start(2), m.end(), ": ") for m in COLON.finditer(plain, start)]
        begun = opening or (
            stop is not None and not found and line.strip() and bare.split(": ", 1)[-1].strip()[:1] in _BRACKET
        )
        if begun:
            found += [(at, at + 1, _BRACKET[mark]) for at, mark in enumerate(bare) if mark in _BRACKET]
        if found:
            found.sort()
            yield report(
                fullwidth_in_brackets,
                text.place(number, found[0][0]),
                f"括号里的“{line[found[0][0]]}”是全角的",
                edits=[text.edit(number, begin, end - begin, usual) for begin, end, usual in found],
            )
            return
