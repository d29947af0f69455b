"""QD074."""

import html
import posixpath
import re
from collections.abc import Iterator
from urllib.parse import SplitResult, unquote, urlsplit

from qingdan.checks.beside.markup import anchors, without_code
from qingdan.checks.beside.site_files import SITE, SiteFiles
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read.text import Text

_INLINE = re.compile(r"(!?)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?([^\s<>()]+)")
_RAW = re.compile(r"<a\s[^<>]*?\bhref\s*=\s*[\"']([^\"'<>]+)[\"']", re.IGNORECASE)
_DEFINED = re.compile(r"^ {0,3}\[[^\]\n^]+\]:\s*<?([^\s<>]+)", re.MULTILINE)


@rule("QD074")
def page_link(text: Text, files: SiteFiles, made: frozenset[str], taken: frozenset[str]) -> Iterator[Diagnostic]:
    r"""页面里的链接没有去处。

    为什么：读者点了打不开；图片显示不出来。
    改法：改成有的页面或者图片，地址从这个页面算起；清单的页面写成 ../guides/index.md 这样。

    正例:
        # site/manual/readers.md
        # 读者须知

        见[开发](developers.md)、[指南](../guides/index.md)和[本页](#ben-ye)。

        ## 本页 {#ben-ye}
        # site/manual/developers.md
        # 开发

    反例:
        # site/manual/readers.md
        # 读者须知

        见[开发](developer.md)。
                 ^^^^^^^^^^^^
        见[设置](../../mkdocs.yml)。
                 ^^^^^^^^^^^^^^^^
    """
    plain = without_code(text.content)
    found = [(each.start(2), each[2], bool(each[1])) for each in _INLINE.finditer(plain)]
    found += [(each.start(1), each[1], False) for each in _DEFINED.finditer(plain)]
    found += [(each.start(1), each[1], False) for each in _RAW.finditer(plain)]
    for offset, address, picture in sorted(found):
        try:
            parts = urlsplit(html.unescape(address))
        except ValueError:
            yield report(page_link, text.at(offset, len(address)), f"“{address}”不是地址")
            continue
        if not (parts.scheme or parts.netloc):
            for told, fix in _astray(text, files, (made, taken), parts, picture=picture):
                yield report(page_link, text.at(offset, len(address)), told.format(address), fix)


def _astray(
    text: Text, files: SiteFiles, known: tuple[frozenset[str], frozenset[str]], parts: SplitResult, *, picture: bool
) -> Iterator[tuple[str, str]]:
    """Why an address of this site leads nowhere, with the cure; the sentence has {} for the address."""
    made, taken = known
    path = unquote(parts.path)
    if path.startswith("/"):
        yield "“{}”从网站的根算起，换一个网址就打不开", "地址从这个页面算起，如 ../guides/index.md"
        return
    target = posixpath.normpath(posixpath.join(posixpath.dirname(text.path), path)) if path else text.path
    page = target.endswith(".md")
    if target.removeprefix(f"{SITE}/") in made:
        return
    if not files.has(target) or not target.startswith(f"{SITE}/"):
        if picture or page or target.startswith(f"{SITE}/assets/"):
            what = "图片" if picture else "页面" if page else "文件"
            yield f"{what}“{{}}”不在 site 文件夹里", ""
        elif not _is_address(posixpath.normpath(posixpath.join(_shown_at(text.path), path)), files, taken):
            yield "网站里没有“{}”这个地址", ""
    elif page and parts.fragment and not parts.fragment.startswith(":~:"):
        raw = files.contents.get(target)
        if raw is not None and unquote(parts.fragment) not in anchors(raw.decode("utf-8", "replace")):
            yield "那一页里没有“{}”说的地方", "在那个标题后面写 {#名称}，链接写 #名称"


def _shown_at(path: str) -> str:
    """The address that a page has on the site, from which a browser reckons."""
    folder, _, name = path.removeprefix(f"{SITE}/").removesuffix(".md").rpartition("/")
    return folder if name == "index" else posixpath.join(folder, name)


def _is_address(address: str, files: SiteFiles, taken: frozenset[str]) -> bool:
    """Whether the site has something at an address, as far as that can be told before it is built."""
    first = address.split("/", maxsplit=1)[0]
    if address == "." or first in taken or first == "admin":
        return True
    return any(files.has(f"{SITE}/{each}") for each in (address, f"{address}.md", f"{address}/index.md"))
