"""QD913."""

import re
from collections.abc import Iterator

from qingdan.checks.rules.writing.prose import FOREIGN, HAN, MARKED, Hit, by_passage
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry

# Behind a letter or a digit the mark is an apostrophe, or stands for inches, feet and minutes.
PATTERN = re.compile(r"(?<![A-Za-z0-9])(?:\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'|[\"'])")
_HAN, _MARKED = re.compile(HAN), re.compile(MARKED)


@rule("QD913", Severity.NOTICE)
def straight_quote(registry: Registry) -> Iterator[Diagnostic]:
    r"""中文里用了直引号。

    为什么：直引号分不出开头和结尾，与别处的引号也不一致，检索时对不上。
    依据：GB/T 15834—2011《标点符号用法》：引号的形式是双引号“”和单引号‘’。
    改法：换成“”；引号里面再用引号的，里面用‘’。

    正例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 实行“一网通办”。

    反例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 实行"一网通办"。
                  ^
    """
    for passage, found in by_passage(registry, PATTERN, FOREIGN):
        pairs = [hit.match[0][0] for hit in found if hit.end - hit.start > 1]
        sound = all(passage.text.count(mark) == 2 * pairs.count(mark) for mark in "\"'")
        depth, at = 0, 0
        for hit in found:
            depth += passage.text.count("“", at, hit.start) - passage.text.count("”", at, hit.start)
            at = hit.start
            inside = hit.match["double"] or hit.match["single"] or ""
            if inside and (_HAN.search(inside) or _beside(hit)):
                left, right = "‘’" if depth > 0 else "“”"
                edits = passage.edits((hit.start, hit.start + 1, left), (hit.end - 1, hit.end, right)) if sound else ()
                place = passage.place(hit.start, hit.start + 1)
                yield report(straight_quote, place, f"中文里的 {hit.match[0][0]} 是直引号", edits=edits)
            elif hit.end - hit.start == 1 and _beside(hit):
                yield report(straight_quote, hit.place, f"中文里的 {hit.match[0]} 是直引号，也不成对")


def _beside(hit: Hit) -> bool:
    """Whether Chinese stands before or behind."""
    text = hit.passage.text
    return bool(_MARKED.match(text[hit.start - 1 : hit.start]) or _MARKED.match(text, hit.end))
