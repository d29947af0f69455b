"""QD066."""

import re
from collections.abc import Iterator

from qingdan.diagnostics import Diagnostic, Place, report, rule
from qingdan.read import File

_PART = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,79}(?<!\.)")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


@rule("QD066")
def site_file_name(file: File) -> Iterator[Diagnostic]:
    r"""网站文件的名字不合规。

    为什么：文件名就是网址。空格、汉字、全角字符和 Windows 的保留名，会使网址失效，或者在别的电脑上检出时丢失。
    改法：只用英文字母、数字、连字符、下划线和点，每段不超过 80 个字符，不以点结尾。

    正例:
        # site/assets/guide.css
        p { margin: 0 }

    反例:
        # site/assets/说明.css
        p { margin: 0 }
        ^
    """
    for part in file.path.split("/")[1:]:
        if not _PART.fullmatch(part) or _RESERVED.fullmatch(part):
            shown = part.encode("utf-8", "backslashreplace").decode("utf-8")
            yield report(site_file_name, Place(file.path), f"网站文件的路径中的“{shown}”不合规")
            return
