"""QD077."""

from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Place, report, rule
from qingdan.read import File, FileMode

_KINDS = (
    "md", "css", "js", "mjs", "json", "html", "svg", "png", "jpg", "jpeg", "gif", "webp", "avif", "ico", "woff", "woff2", "ttf", "otf",
    "pdf", "txt", "yml", "csv", "xml", "xlsx", "docx", "odt", "ods", "pptx", "ofd", "wps", "et", "mp4", "webm", "mp3", "vtt", "zip", "map",
)  # fmt: skip
"""Endings of files that a site may publish: pages, pictures, fonts, tables and papers, no programs."""


@rule("QD077")
def site_file_kind(file: File) -> Iterator[Diagnostic]:
    r"""网站文件的种类不能公布。

    为什么：site 文件夹里的文件原样公布。程序和别的系统的文件放在政府网站上，打开它的人会信以为真；带宏的办公文件也能运行程序。
    改法：删去它；要公布的材料存成 PDF、图片或者不带宏的办公文件。

    正例:
        # site/assets/guide.css
        p { margin: 0 }

    反例:
        # site/assets/setup.exe
        MZ
        ^
    """
    name = file.path.rpartition("/")[2]
    kind = name.rpartition(".")[2].lower() if "." in name else ""
    if kind not in _KINDS and file.mode in (FileMode.REGULAR, FileMode.EXECUTABLE):
        shown = f"“.{kind[:20]}”的文件" if kind else "没有扩展名的文件"
        yield report(site_file_kind, Place(file.path), f"网站里不能有{shown}")
