"""QD067."""

from collections.abc import Iterator

from qingdan.checks.beside.site_files import LARGEST
from qingdan.diagnostics import Diagnostic, Place, report, rule
from qingdan.read import File


@rule("QD067")
def site_file_too_large(file: File) -> Iterator[Diagnostic]:
    r"""网站文件超过 10 MiB。

    为什么：群众用手机看，大文件打不开；过大的文件多半是放错了，会一直留在仓库的历史里。
    改法：压缩图片；视频、压缩包放在别处，页面上写它的地址。

    正例:
        # site/assets/guide.css
        p { margin: 0 }

    反例:
        （10485761 字节的网站文件）
        ^
    """
    if file.size > LARGEST:
        yield report(
            site_file_too_large, Place(file.path), f"网站文件有 {file.size} 字节，超过上限 {LARGEST} 字节（10 MiB）"
        )
