"""QD903."""

import re
from collections.abc import Iterator

from qingdan.checks.rules.writing.prose import FOREIGN, MARKED, Hit, hits, node
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry

_AFTER, _BEFORE = "，。；：？！、（《〔“", "，。；：？！、）》〕”"
_MARKED = re.compile(MARKED)
PATTERN = re.compile("[ \u3000\u00a0]+")


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
    for hit in hits(registry, PATTERN, FOREIGN):
        text = hit.passage.text
        before, after = text[hit.start - 1 : hit.start], text[hit.end : hit.end + 1]
        edge = before in ("", "\n") or after in ("", "\n")
        if (before in _AFTER or after in _BEFORE or (_MARKED.match(before) and _MARKED.match(after))) and not edge:
            if not _broken(hit):
                yield report(space_in_text, hit.place, "中文里有空格", edits=hit.edits(""))
        elif hit.match[0] != " " and (not edge or "\u3000" in hit.match[0]):
            only = "" if edge else " "
            yield report(space_in_text, hit.place, "文字里连着几个空格", edits=hit.edits(only))


def _broken(hit: Hit) -> bool:
    """Whether a space stands for a line end of a value without quotes, which is told as a fault of reading."""
    at = node(hit.passage.entry, hit.passage.path)
    return at is not None and at.plain and at.line != at.end_line
