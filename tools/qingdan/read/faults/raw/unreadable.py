"""QD019."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Place, report, rule


@rule("QD019")
def unreadable(path: str, problem: OSError | None) -> Iterator[Diagnostic]:
    r"""文件读不出来。

    为什么：没有读到的文件不能当作没有。
    改法：检查文件的权限和磁盘，再运行一次。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        （读不出来的文件）
        ^
    """
    if problem is not None:
        yield report(unreadable, Place(path), f"文件读不出来：{problem.strerror or '未知的原因'}")
