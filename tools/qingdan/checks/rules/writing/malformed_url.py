"""QD912."""

import re
from collections.abc import Iterator

from qingdan.checks.rules.writing.prose import hits
from qingdan.checks.rules.writing.signs import seldom
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry

_WIDE = "．／：？＝＆－＿％＃"
PATTERN = re.compile(
    r"(?<![A-Za-z0-9])https?(?P<scheme>[：:] *[／/\\]{1,}|：(?=[wW]{3})|[／/]{2,})"
    rf"(?P<rest>[!-~{_WIDE}]*)"
    r"|(?<![A-Za-z0-9/.:@-])[wW]{3}[.．。][A-Za-z0-9][!-~．／]*"
)
_SIGN = seldom(re.compile("[hwW](?:ttp|[wW]{2})"), "[hwW](?:ttp|[wW]{2})")
_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# Full-width marks that end a sentence or a clause stand behind an address, not in it.
_TAIL = re.compile(f"[{_WIDE}]+$")


@rule("QD912", Severity.WARNING)
def malformed_url(registry: Registry) -> Iterator[Diagnostic]:
    r"""网址写得不对。

    为什么：没有 https://，或者夹着全角字符的网址，点不开，也变不成链接。
    改法：写成 https:// 开头的完整网址，全用半角字符。

    正例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 网址为https://www.example.gov.cn/a?b=1，点击即可。

    反例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 网址为www.example.gov.cn，或者https：／／zw.example.gov.cn。
                    ^^^^^^^^^^^^^^^^^^
                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    """
    for hit in hits(registry, PATTERN, _SIGN):
        match = hit.match
        if not match["scheme"]:
            yield report(malformed_url, hit.place, f"网址“{match[0]}”没有写 https://")
            continue
        tail = _TAIL.search(match["rest"])
        end = hit.end - (len(tail[0]) if tail else 0)
        wrong = hit.passage.text[hit.start : end]
        rest = wrong[match.end("scheme") - match.start() :].translate(_ASCII)
        right = f"{'https' if wrong.startswith('https') else 'http'}://{rest}"
        if rest and right != wrong:
            place, edits = hit.passage.place(hit.start, end), hit.passage.edits((hit.start, end, right))
            yield report(malformed_url, place, f"网址“{wrong}”写得不对", f"改成“{right}”。", edits=edits)
