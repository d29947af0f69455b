"""QD914."""

import re
from collections.abc import Iterator

from qingdan.checks.rules.writing.prose import HAN, hits
from qingdan.checks.rules.writing.signs import seldom
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry

PATTERN = re.compile(rf"(?<={HAN})[(（\[［【]((?:19|20)\d\d)[)）\]］】](?=\d{{1,5}}号)", re.ASCII)
_SIGN = seldom(re.compile(r"号(?<=[0-9]号)"), "[0-9]号")


@rule("QD914", Severity.WARNING)
def document_number_brackets(registry: Registry) -> Iterator[Diagnostic]:
    r"""发文字号的年份没有用六角括号。

    为什么：发文字号是找到原文的钥匙；括号不同，照着它检索就找不到。
    依据：GB/T 9704—2012《党政机关公文格式》：发文字号的年份用六角括号“〔〕”括入。
    改法：换成“〔〕”。

    正例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 依据国发〔2020〕1号文件，参见（2020）宁02行终1号判决。

    反例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 依据国发（2020）1号文件。
                      ^^^^^^^^
    """
    for hit in hits(registry, PATTERN, _SIGN):
        right = f"〔{hit.match[1]}〕"
        message = f"发文字号的年份写成了“{hit.match[0]}”"
        yield report(document_number_brackets, hit.place, message, f"写成“{right}”。", edits=hit.edits(right))
