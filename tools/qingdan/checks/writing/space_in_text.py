"""QD903."""

import re
from collections.abc import Iterator

from qingdan.checks.writing.prose import MARKED, hits
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry

_SPACE = "[ \u3000\u00a0]"
_AFTER, _BEFORE = "[，。；：？！、（《〔“]", "[，。；：？！、）》〕”]"
_MARKED = re.compile(MARKED)
PATTERN = re.compile(
    f"(?<={MARKED}){_SPACE}+(?={MARKED})|(?<={_AFTER}){_SPACE}+|{_SPACE}+(?={_BEFORE})"
    f"|(?<=[^\n]){_SPACE}{{2,}}(?=[^\n])|[\u3000\u00a0]+"
)


@rule("QD903", Severity.NOTICE)
def space_in_text(registry: Registry) -> Iterator[Diagnostic]:
    r"""中文里有多余的空格。

    为什么：字与字之间、标点前后的空格使检索落空，换行时还会把一个词拆开。
    改法：去掉空格；本来是并列的，用顿号隔开。

    正例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 执行 GB/T 7408 的规定，20 个工作日内办结。

    反例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 示例 二局负责，  其他机构配合。
                  ^
                             ^^
    """
    for hit in hits(registry, PATTERN):
        text = hit.passage.text
        around = text[hit.start - 1 : hit.start] + text[hit.end : hit.end + 1]
        marks = [bool(_MARKED.match(each)) for each in around]
        beside_mark = any(each in "，。；：？！、（《〔“）》〕”" for each in around)
        only = "" if beside_mark or all(marks) else " "
        message = "文字里连着几个空格" if only else "中文里有空格"
        yield report(space_in_text, hit.place, message, edits=hit.edits(only))
