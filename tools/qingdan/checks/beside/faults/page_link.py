"""QD074."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from qingdan.checks.beside.markup import without_code
from qingdan.checks.beside.site_files import SITE, SiteFiles
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Text

_INLINE = re.compile(r"(!?)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?([^\s<>()]+)")
_DEFINED = re.compile(r"^ {0,3}\[[^\]\n^]+\]:\s*<?([^\s<>]+)", re.MULTILINE)


@rule("QD074")
def page_link(text: Text, files: SiteFiles, made: frozenset[str]) -> Iterator[Diagnostic]:
    r"""页面里的链接没有去处。

    为什么：读者点了打不开；图片显示不出来。
    改法：改成有的页面或者图片，地址从这个页面算起；清单的页面写成 ../guides/index.md 这样。

    正例:
        # site/manual/readers.md
        # 读者须知

        见[开发](developers.md)和[指南](../guides/index.md)。
        # site/manual/developers.md
        # 开发

    反例:
        # site/manual/readers.md
        # 读者须知

        见[开发](developer.md)。
                 ^^^^^^^^^^^^
    """
    plain = without_code(text.content)
    found = [(each.start(2), each[2], bool(each[1])) for each in _INLINE.finditer(plain)]
    found += [(each.start(1), each[1], False) for each in _DEFINED.finditer(plain)]
    folder = posixpath.dirname(text.path)
    for offset, address, picture in sorted(found):
        try:
            parts = urlsplit(address)
        except ValueError:
            yield report(page_link, text.at(offset, len(address)), f"“{address}”不是地址")
            continue
        if parts.scheme or parts.netloc or not parts.path:
            continue
        target = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
        if not (picture or target.endswith(".md") or target.startswith(f"{SITE}/assets/")):
            continue  # an address of the site as it will be, which only the site can tell
        if target.removeprefix(f"{SITE}/") not in made and not files.has(target):
            what = "图片" if picture else "页面" if target.endswith(".md") else "文件"
            yield report(page_link, text.at(offset, len(address)), f"{what}“{address}”不在 site 文件夹里")
