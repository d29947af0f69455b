"""QD010."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Place, report, rule

LIMIT = 1 << 20


@rule("QD010")
def too_large(path: str, size: int) -> Iterator[Diagnostic]:
    r"""文件超过 1 MiB。

    为什么：一个文件是一个条目，几千字就够；过大的文件多半是放错了，也会拖垮每一次检查。
    改法：一个条目一个文件；附件不要放进 lists。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        （1048577 字节的文件）
        ^
    """
    if size > LIMIT:
        yield report(too_large, Place(path), f"文件有 {size} 字节，超过上限 {LIMIT} 字节（1 MiB）")
