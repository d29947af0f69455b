"""QD917."""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

from qingdan.checks.rules.writing.prose import FOREIGN, hits
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry

_TAGS = "br|p|span|div|b|i|u|strong|em|td|tr|th|table|tbody|a|font|img|li|ul|ol|h[1-6]|o:p|sup|sub|center|section"
PATTERN = re.compile(
    rf"</?(?:{_TAGS})(?:\s[^<>\n]*)?/?>"
    r"|&(?:nbsp|amp|lt|gt|quot|apos|[lr][ds]quo|[mn]dash|middot|hellip|times|emsp|ensp|#\d{2,6}|#x[0-9A-Fa-f]{2,5});"
    r"|#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)",
    re.IGNORECASE,
)


@rule("QD917", Severity.WARNING)
def web_mark(registry: Registry) -> Iterator[Diagnostic]:
    r"""文字里有网页的标记，或者表格软件的错误提示。

    为什么：<br>、&nbsp; 是网页里换行、空格的写法，#N/A 是表格没有查到，都不是文字；公布出来，群众看到的是一串代码。
    改法：网页的标记删掉，要分段的用句号分开；错误提示到原来的表里查这一格本来是什么。

    正例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 周一至周五办理，节假日不办理。

    反例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 周一至周五办理，<br>节假日不办理&nbsp;。
                              ^^^^
                                              ^^^^^^
    """
    for hit in hits(registry, PATTERN, FOREIGN):
        mark = hit.match[0]
        if mark[0] == "#":
            fix = "到原来的表里查这一格本来是什么，改成真的内容"
            yield report(web_mark, hit.place, f"“{mark}”是表格软件的错误提示，不是文字", fix)
            continue
        sign = "" if mark[0] == "<" else unicodedata.normalize("NFKC", unescape(mark)).strip()
        fix = f"换成“{sign}”" if sign else "删掉它；两边是两句话的，看看要不要加句号"
        yield report(web_mark, hit.place, f"“{mark}”是网页的标记，不是文字", fix, edits=hit.edits(sign))
