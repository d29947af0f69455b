"""QD002."""

import codecs
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Place, report, rule

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


@rule("QD002")
def utf16(path: str, raw: bytes) -> Iterator[Diagnostic]:
    r"""文件是 UTF-16 或 UTF-32 编码。

    为什么：记事本的“Unicode”其实是 UTF-16；清单只用 UTF-8。
    改法：用编辑器的“另存为”，编码选 UTF-8（无 BOM）。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        \x{FF FE}n\x{00}a\x{00}m\x{00}e\x{00}
        ^
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            yield report(utf16, Place(path), f"文件是 {name} 编码，不是 UTF-8")
            return
    if len(raw) > 3 and raw[:4].count(0) >= 2:
        yield report(utf16, Place(path), "文件像是没有标记的 UTF-16 编码，不是 UTF-8")
