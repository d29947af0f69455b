"""QD011."""

from collections import Counter
from collections.abc import Iterator, Sequence

from qingdan.diagnostics import Diagnostic, Place, report, rule
from qingdan.read.source import File

LIMIT = 50_000


@rule("QD011")
def crowded_folder(files: Sequence[File]) -> Iterator[Diagnostic]:
    r"""一个文件夹里的文件太多。

    为什么：一个文件夹里有几万个文件，多半是误放；它也会让编辑器和 git 停住不动。
    改法：按机构分文件夹；确实有这么多条目的，分成几个登记。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        （同一文件夹里的 50001 个文件）
        ^
    """
    for folder, count in sorted(Counter(file.path.rpartition("/")[0] for file in files).items()):
        if count > LIMIT:
            yield report(
                crowded_folder, Place(folder), f"这个文件夹里有 {count} 个文件，超过上限 {LIMIT}；没有读取其中的文件"
            )
