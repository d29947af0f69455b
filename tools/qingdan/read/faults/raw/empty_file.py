"""QD018."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Place, report, rule


@rule("QD018")
def empty_file(path: str, raw: bytes) -> Iterator[Diagnostic]:
    r"""文件里没有内容。

    为什么：空文件在网站上是一页空白，读者分不清是没有还是丢了。
    改法：写上内容；不要这个条目，就删掉还没有发布过的文件。

    正例:
        name: 市场监督管理局
        kind: 工作部门
        level: 市级
        status: 在用

    反例:
        # 只有一行注释
        ^
    """
    if all(not line.strip() or line.lstrip().startswith(b"#") for line in raw.splitlines()):
        yield report(empty_file, Place(path), "文件里没有内容")
