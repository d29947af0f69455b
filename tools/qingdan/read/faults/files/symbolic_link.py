"""QD013."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Place, report, rule
from qingdan.read.source import File, FileMode


@rule("QD013")
def symbolic_link(file: File) -> Iterator[Diagnostic]:
    r"""不是普通文件。

    为什么：符号链接、子模块指向别处，内容可以在没有提交的情况下改变。
    改法：换成普通文件。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        （符号链接）
        ^
    """
    if file.mode in (FileMode.SYMLINK, FileMode.OTHER):
        kind = "符号链接" if file.mode is FileMode.SYMLINK else "子模块或者特殊文件"
        yield report(symbolic_link, Place(file.path), f"这是{kind}，不是普通文件")
