"""QD009."""

import re
import unicodedata
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Characters

PATTERN = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]|[\\w][\u0300-\u036f\u3099\u309a]+")


@rule("QD009")
def compatibility_character(text: Characters) -> Iterator[Diagnostic]:
    r"""文字里有兼容字、部首字或者拆开写的字符。

    为什么：它与常用字看起来一样而编码不同（如部首“⾷”与“食”），检索不到，两份相同的内容也会不同。
    依据：Unicode 标准附件 15（规范化形式 NFC）。
    改法：换成同形的常用字。

    正例:
        name: 食品安全办公室
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: \u{2FB7}品安全办公室
              ^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    for match in PATTERN.finditer(text.content):
        usual = unicodedata.normalize("NFKC", match[0])
        if usual == match[0]:
            continue
        yield report(
            compatibility_character,
            text.at(match.start(), len(match[0])),
            f"“{match[0]}”（U+{ord(match[0][0]):04X}）不是常用字的编码",
            f"换成“{usual}”",
            edits=[text.replace(match.start(), len(match[0]), usual)],
        )
