"""QD076."""

from collections.abc import Iterator, Sequence

from qingdan.diagnostics import Diagnostic, Place, Related, report, rule
from qingdan.read import File


@rule("QD076")
def taken_address(files: Sequence[File], taken: frozenset[str]) -> Iterator[Diagnostic]:
    r"""网站文件占了别的页面的地址。

    为什么：清单、检索、数据这些页面由工具写出，a.md 和 a/index.md 是同一个地址；同一个地址只能有一个文件，一个会盖掉另一个。
    改法：换一个文件夹；手写的页面放在 site/manual，图片和样式放在 site/assets。

    正例:
        # site/manual/readers.md
        # 读者须知

    反例:
        # site/power/index.md
        # 权力清单
        ^
    """
    met: dict[str, str] = {}
    for file in files:
        parts = file.path.split("/")[1:]
        first = parts[0].removesuffix(".md").removesuffix(".html")
        if first in taken or "/".join(parts[:2]) in taken:
            yield report(taken_address, Place(file.path), f"地址“{'/'.join(parts)}”是工具写的页面的")
        other = met.setdefault(_address(file.path), file.path)
        if other != file.path:
            related = [Related(Place(other), "另一个文件")]
            yield report(taken_address, Place(file.path), f"与“{other}”是同一个地址", related=related)


def _address(path: str) -> str:
    """Where MkDocs puts a file."""
    if not path.endswith(".md"):
        return path
    folder, _, name = path.removesuffix(".md").rpartition("/")
    return f"{folder}/index.html" if name in ("index", "README") else f"{folder}/{name}/index.html"
