"""QD015."""

from collections.abc import Iterator, Sequence

from qingdan.diagnostics import Diagnostic, Place, Related, report, rule
from qingdan.read.source import File


@rule("QD015")
def same_but_for_case(files: Sequence[File]) -> Iterator[Diagnostic]:
    r"""两个路径只有大小写不同。

    为什么：Windows 和 macOS 上它们是同一个文件，检出时一个会盖掉另一个。
    改法：改一个文件的名字；标识只用小写。

    正例:
        # lists/organisations/jia.yml
        name: 甲局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        # lists/organisations/jia.yml
        name: 甲局
        ^
        kind: 工作部门
        level: 市级
        status: 在用
        # lists/organisations/Jia.yml
        name: 甲局
        kind: 工作部门
        level: 市级
        status: 在用
    """
    if len({file.path.casefold() for file in files}) == len(files):
        return
    first: dict[str, str] = {}
    for file in sorted(files, key=lambda each: each.path):
        other = first.setdefault(file.path.casefold(), file.path)
        if other != file.path:
            related = [Related(Place(other), "另一个文件")]
            yield report(same_but_for_case, Place(file.path), f"与“{other}”只有大小写不同", related=related)
