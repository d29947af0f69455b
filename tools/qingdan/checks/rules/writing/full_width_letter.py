"""QD909."""

import re
from collections.abc import Iterator

from qingdan.checks.rules.writing.prose import FOREIGN, hits
from qingdan.diagnostics import Diagnostic, Severity, report, rule
from qingdan.model import Registry

_ALNUM = "[０-９Ａ-Ｚａ-ｚ]"
PATTERN = re.compile(f"{_ALNUM}+(?:[．－／]{_ALNUM}+)*％?")
_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


@rule("QD909", Severity.WARNING)
def full_width_letter(registry: Registry) -> Iterator[Diagnostic]:
    r"""用了全角的数字或者字母。

    为什么：全角的“２０”与半角的“20”看起来一样而编码不同，检索、比对和计算都会出错。
    依据：GB/T 15835—2011《出版物上数字用法》：阿拉伯数字一般占半个汉字的位置。
    改法：换成半角的。

    正例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 执行 GB/T 7408，20 日内办结。

    反例:
        name: 示例二局
        kind: 工作部门
        level: 市级
        status: 在用
        note: 执行ＧＢ／Ｔ 7408，２０日内办结。
                  ^^^^^^^^
                                 ^^^^
    """
    for hit in hits(registry, PATTERN, FOREIGN):
        ascii_ = hit.match[0].translate(_ASCII)
        message = f"“{hit.match[0]}”是全角的"
        yield report(full_width_letter, hit.place, message, f"换成“{ascii_}”。", edits=hit.edits(ascii_))
