"""QD905."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from qingdan.checks.rules.writing.prose import Hit, by_passage
from qingdan.checks.rules.writing.signs import seldom
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry

CLOSING = {"（": "）", "(": "）", "“": "”", "《": "》", "〈": "〉", "〔": "〕", "【": "】"}
PATTERN = re.compile("[（）()“”《》〈〉〔〕【】]")
_MARKS = "（）()“”《》〈〉〔〕【】"
_INSIDE = rf"[^{_MARKS}\n]*"
# A usual pair is passed over as one.
_SIGN = seldom(
    re.compile(
        rf"[（）()“”《》〈〉〔〕【】](?:(?<=[（(]){_INSIDE}[）)]()|(?<=“){_INSIDE}”()|(?<=《){_INSIDE}》()"
        rf"|(?<=〈){_INSIDE}〉()|(?<=〔){_INSIDE}〕()|(?<=【){_INSIDE}】())?"
    ),
    # An opening half before another mark or none, or a closing half behind another closing half or none.
    "|".join(
        f"[{opening}]{_INSIDE}(?:[{''.join(sorted({*_MARKS} - {*closing}))}]|(?m:$))"
        for opening, closing in (("（(", "）)"), ("“", "”"), ("《", "》"), ("〈", "〉"), ("〔", "〕"), ("【", "】"))
    )
    + f"|(?:(?m:^)|[）)”》〉〕】]){_INSIDE}[）)”》〉〕】]",
)
# 1）甲；2）乙: a number with the closing half alone.
_NUMBER = re.compile(r"(?:^|[\s。；：，、（])(?:\d{1,2}|[A-Za-z]|[一二三四五六七八九十]{1,3})$")


@rule("QD905", Severity.WARNING)
def unpaired_mark(registry: Registry) -> Iterator[Diagnostic]:
    r"""括号、引号或者书名号不成对。

    为什么：少了一半，就看不出括进去的到哪里为止，条件和例外会读成别的意思。
    依据：GB/T 15834—2011《标点符号用法》：引号、括号、书名号的两部分标在相应项目的两端。
    改法：补上缺的一半，或者去掉多出的一半。

    正例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 依据《示例法》（2020年修正）第十条。

    反例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 依据《示例法（2020年修正）第十条”。
                  ^^
                                              ^
    """
    for passage, found in by_passage(registry, PATTERN, _SIGN):
        for hit in _unpaired(found):
            mark = hit.match[0]
            half = f"没有与它相配的“{CLOSING[mark]}”" if mark in CLOSING else "前面没有与它相配的另一半"
            if mark in CLOSING or not (
                mark in ")）" and _NUMBER.search(passage.text[max(hit.start - 4, 0) : hit.start])
            ):
                yield report(unpaired_mark, hit.place, f"“{mark}”{half}")


def _unpaired(found: Sequence[Hit]) -> Iterator[Hit]:
    """The marks that have no other half, in the order in which that shows."""
    waiting: list[Hit] = []
    closers: Counter[str] = Counter()
    for hit in found:
        mark = "）" if hit.match[0] == ")" else hit.match[0]
        if mark in CLOSING:
            waiting.append(hit)
            closers[CLOSING[mark]] += 1
        elif not closers[mark]:
            yield hit
        else:
            while CLOSING[(opened := waiting.pop()).match[0]] != mark:
                closers[CLOSING[opened.match[0]]] -= 1
                yield opened
            closers[mark] -= 1
    yield from waiting
