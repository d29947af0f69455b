"""QD001."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Place, report, rule


@rule("QD001")
def not_utf8(path: str, raw: bytes) -> Iterator[Diagnostic]:
    r"""文件不是 UTF-8 编码。

    为什么：用别的编码保存的文件，换一台电脑就成了乱码；清单只有一种编码，才能逐字比对。
    改法：用编辑器的“另存为”，编码选 UTF-8（无 BOM）。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        name: \x{CA D0 B3 A1 BC E0 B9 DC}
              ^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n")
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace"))
        guess = "，像是 GB18030（GBK）" if _is_gb18030(raw) else ""
        yield report(
            not_utf8,
            Place(path, line + 1, column + 1),
            f"文件不是 UTF-8 编码{guess}：第一个读不懂的字节是 0x{raw[error.start]:02X}",
        )


def _is_gb18030(raw: bytes) -> bool:
    """Whether the bytes decode as GB18030 into mostly common Chinese characters."""
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        return False
    wide = [character for character in text if ord(character) > 0x7F]
    return bool(wide) and sum("\u4e00" <= character <= "\u9fff" for character in wide) >= len(wide) * 0.6
