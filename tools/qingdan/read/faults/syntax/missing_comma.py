"""QD083."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.stop import QUOTED, ParserStop
from qingdan.read.text import Text

_KEY = r"[A-Za-z_][\w-]*\s*:\s"
_BETWEEN = re.compile(
    rf"(?<=[\"'\]}}])(\s+)(?={_KEY})|(?<=[\"'\]}}])(\s*)(?=[\"'\[{{])|(?<=[^\s,:{{\[])(?<!:)(\s+)(?={_KEY})"
)
"""Where one value ends and the next, or its key, begins with no comma between."""


@rule("QD083")
def missing_comma(text: Text, stop: ParserStop) -> Iterator[Diagnostic]:
    r"""括号里两项之间少了逗号。

    为什么：花括号和方括号里，两项之间要有半角逗号；少了，前一项就把后一项吞了进去。
    改法：在两项之间加半角逗号和一个空格。

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
        retired: {date: 2026-03-01 reason: 机构改革}
                                  ^
    """
    for number in sorted({stop.line, stop.context_line}):
        line = text.lines[number] if number < len(text.lines) else ""
        bare = QUOTED.sub(lambda found: found[0][0] + "x" * (len(found[0]) - 2) + found[0][0], line)
        found = [match for match in _BETWEEN.finditer(bare) if _inside(bare, match.start())]
        if found:
            if all(line[each.start() - 1] in ";；" for each in found):
                yield report(
                    missing_comma,
                    text.place(number, found[0].start() - 1),
                    "括号里两项之间是分号，应当是半角逗号",
                    edits=[text.edit(number, each.start() - 1, each.end() - each.start() + 1, ", ") for each in found],
                )
                return
            after, before = line[found[0].end() :].split(":")[0].strip(), line[: found[0].start()]
            yield report(
                missing_comma,
                text.place(number, found[0].start()),
                f"“{before[-8:].strip()}”和“{after[:8]}”之间少了逗号",
                edits=[text.edit(number, each.start(), each.end() - each.start(), ", ") for each in found],
            )
            return


def _inside(bare: str, at: int) -> bool:
    before = bare[:at]
    return sum(before.count(each) for each in "{[") > sum(before.count(each) for each in "}]")
