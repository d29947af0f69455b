"""QD003."""

import codecs
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Edit, Place, report, rule


@rule("QD003")
def byte_order_mark(path: str, raw: bytes) -> Iterator[Diagnostic]:
    r"""文件开头有字节顺序标记（BOM）。

    为什么：这三个看不见的字节会使两份相同的内容不同，有的程序还会把它当成第一个键的一部分。
    改法：用编辑器的“另存为”，编码选 UTF-8（无 BOM）。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        \u{FEFF}name: 市场监督管理局
        ^
    """
    if raw.startswith(codecs.BOM_UTF8):
        place = Place(path)
        yield report(byte_order_mark, place, "文件开头有字节顺序标记（BOM）", edits=[Edit(place, "")])
