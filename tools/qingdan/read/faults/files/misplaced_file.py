"""QD016."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Place, report, rule
from qingdan.read.layout import Layout
from qingdan.read.source import File


@rule("QD016")
def misplaced_file(file: File, layout: Layout) -> Iterator[Diagnostic]:
    r"""文件放的位置不对。

    为什么：文件的路径就是条目的标识。放错地方的文件不属于任何清单，不检查也不发布，等于悄悄丢了。
    改法：按“集合/机构/事项.yml”的样子放；不属于清单的文件移到 lists 之外。

    正例:
        # lists/organisations/jia.yml
        name: 甲局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        # lists/organisation/jia.yml
        name: 甲局
        ^
        kind: 工作部门
        level: 市级
        status: 在用
    """
    if layout.collection_of(file.path) is not None:
        return
    first, *rest = file.path.split("/")[1:]
    place = Place(file.path)
    if not rest and not first.endswith(".yml"):
        yield report(misplaced_file, place, f"“{first}”不是登记总表，也不在任何集合的文件夹里")
    elif first not in layout.folders and first not in layout.files:
        from rapidfuzz import process  # noqa: PLC0415 a library that few runs need

        nearest = process.extractOne(first, [*layout.folders, *layout.files], score_cutoff=60)
        known = "、".join(layout.folders)
        yield report(
            misplaced_file,
            place,
            f"没有叫“{first}”的集合",
            f"移到 lists/{nearest[0]} 下" if nearest else f"移到某个集合的文件夹里：{known}",
        )
    elif not file.path.endswith(".yml"):
        yield report(
            misplaced_file,
            place,
            f"“{file.path.rpartition('/')[2]}”不是 .yml 文件",
            "扩展名改成 .yml，或者移到 lists 之外",
        )
    else:
        shape = layout.shape(first)
        yield report(misplaced_file, place, f"“{first}”里的文件应当放在 {shape}", f"移到 {shape}")
