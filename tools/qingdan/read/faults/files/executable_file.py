"""QD014."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Place, report, rule
from qingdan.read.source import File, FileMode


@rule("QD014")
def executable_file(file: File) -> Iterator[Diagnostic]:
    r"""文件有可执行权限。

    为什么：清单是文字，不是程序；带可执行权限的文件不该出现在这里。
    改法：去掉可执行权限：git update-index --chmod=-x 文件。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        （有可执行权限的文件）
        ^
    """
    if file.mode is FileMode.EXECUTABLE:
        yield report(executable_file, Place(file.path), "文件有可执行权限")
