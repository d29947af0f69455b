"""QD911."""

import re
from collections.abc import Iterator
from functools import partial

from qingdan.checks.rules.writing.prose import hits
from qingdan.checks.rules.writing.signs import seldom
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry
from qingdan.read.digits import runs

_AREA = r"0(?:10|2\d|[3-9]\d\d)"
_APART = r"(?: *[—–－─―‒‐‑〜~～]+ *|[ \u3000]+-? *|- +|--+)"
PATTERN = re.compile(
    rf"(?<![0-9A-Za-z-])(?:[(（](?P<bracketed>{_AREA})[)）][ -]*|(?P<apart>{_AREA}){_APART})(?P<number>\d{{7,8}})(?![0-9A-Za-z])"
    rf"|(?:电话|热线|拨打|致电)[：: 为是]{{0,2}}(?P<joined>{_AREA})(?P<rest>\d{{7,8}})(?!\d)",
    re.ASCII,
)
_SIGN = seldom(partial(runs, length=7), "[0-9]{7}")


@rule("QD911", Severity.NOTICE)
def telephone_form(registry: Registry) -> Iterator[Diagnostic]:
    r"""电话号码的写法不统一。

    为什么：写成“区号-号码”，手机上点一下就能拨；连接号用成破折号、空格的，认不出是电话。
    改法：写成 010-00000000 的样子，中间是半角连字符，没有空格。

    正例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 咨询电话010-00000000。

    反例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 咨询电话010—00000000，（010）00000000。
                      ^^^^^^^^^^^^
                                    ^^^^^^^^^^^^^^^
    """
    for hit in hits(registry, PATTERN, _SIGN):
        match = hit.match
        area = match["bracketed"] or match["apart"] or match["joined"]
        start = hit.start + (match.start("joined") - match.start() if match["joined"] else 0)
        right = f"{area}-{match['number'] or match['rest']}"
        wrong = hit.passage.text[start : hit.end]
        place, edits = hit.passage.place(start, hit.end), hit.passage.edits((start, hit.end, right))
        yield report(telephone_form, place, f"电话号码“{wrong}”的写法不统一", f"写成“{right}”。", edits=edits)
