"""The one file that knows MkDocs: it gives MkDocs the list pages, borrows its shell, and writes the entry pages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File

from qingdan.pages.head import Site, head_of
from qingdan.pages.page import Page
from qingdan.pages.policy import Policy
from qingdan.pages.shell import ARTICLE, DESCRIPTION, TITLE, Shell

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as MkDocsPage

_SHELL = "_shell"
_ELSEWHERE = ("checks/", "kinds/", "data/")
"""What staff look up rather than citizens: the manuals lead there."""
_DEEPEST = 5
_ROOTED = re.compile(r'(\b(?:href|src)="|"base":")/(?!/)')
_HEADING = re.compile(r"<h1>404.*?</h1>", re.DOTALL)
_LOST = (
    "<h1>没有这个页面</h1><p>地址可能写错了，或者从来没有过。移动过的条目在旧地址留有指引，取消的条目也留有原页。</p>"
    '<p><a href="{root}search/">查清单</a> · <a href="{root}">回首页</a></p>'
)


class PluginConfig(Config):  # type: ignore[no-untyped-call]
    """What ``qingdan site`` hands over: the built pages, other files by address, what goes into the menu, the site's own address.

    ``foot`` is what stands below the pages that were written by hand.
    """

    pages = config_options.Type(list, default=[])
    files = config_options.Type(dict, default={})
    menu = config_options.Type(list, default=[])
    address = config_options.Type(str, default="")
    foot = config_options.Type(str, default="")


class QingdanPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Lists, entries and checks as pages of a MkDocs site. Alone, under ``mkdocs build``, it only builds the manuals."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put home and the list pages before the manuals in the menu."""
        menu: Sequence[tuple[str, str]] = self.config.menu
        written = list(config.nav or [])
        self.policy = Policy()
        self.site = Site(config.site_name, self.config.address)
        shown = ({title: f"{address}index.md"} for title, address in menu if address not in _ELSEWHERE)
        config.nav = [*written[:1], *shown, *written[1:]]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give MkDocs a page for each list, and an empty one for each depth as the entries' shell."""
        self.listed = {f"{address}index.md": self._page(address) for _, address in self.config.menu}
        for uri, page in self.listed.items():
            head = f"---\ntitle: {page.title}\nhide: [navigation, toc]\n---\n"
            files.append(File.generated(config, uri, content=head))
        for depth in range(1, _DEEPEST + 1 if self.config.pages else 1):
            uri = "/".join([_SHELL] * depth) + ".md"
            head = f"---\ntitle: {TITLE}\ndescription: {DESCRIPTION}\nhide: [navigation, toc]\nsearch: {{exclude: true}}\n---\n"
            files.append(File.generated(config, uri, content=head))
        return files

    def on_page_content(self, html: str, *, page: MkDocsPage, **_: Any) -> str:
        """The article of a list page, of home, and of the shells."""
        uri = page.file.src_uri
        if uri in self.listed:
            return self.listed[uri].html
        if uri == "index.md" and self.config.pages:
            return self._page("").html
        return ARTICLE if uri.split("/")[0].startswith(_SHELL) else html

    def on_post_page(self, output: str, *, page: MkDocsPage, **_: Any) -> str:
        """Every page of MkDocs, the shells among them, without inline scripts."""
        uri = page.file.src_uri
        strict = self.policy.strict(output, "../" * page.url.count("/"))
        if uri.split("/")[0].startswith(_SHELL):
            return strict
        known = uri in self.listed or (uri == "index.md" and self.config.pages)
        told = self._page(page.url) if known else Page(page.url, str(page.title), "", "")
        if not known:
            strict = strict.replace("</article>", self.config.foot + "</article>", 1)
        return strict.replace("</head>", head_of(told, self.site) + "</head>", 1)

    def on_post_template(self, output_content: str, *, template_name: str, **_: Any) -> str:
        """The page of an address that is not there, which may stand for one at any depth."""
        if template_name != "404.html":
            return output_content
        root = urlsplit(self.site.address).path.rstrip("/") + "/"
        html = _HEADING.sub(_LOST.format(root=root) + self.config.foot, output_content)
        # The theme takes the root of the host for the site's.
        return (
            _ROOTED.sub(rf"\g<1>{root}", self.policy.strict(html, root))
            if root != "/"
            else self.policy.strict(html, root)
        )

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write every page that MkDocs does not know, into shells of its depth."""
        site = Path(config.site_dir)
        for address, script in self.policy.files.items():
            write(site / address, script)
        if not self.config.pages:
            return
        shells: dict[int, Shell] = {}
        for depth in range(1, _DEEPEST + 1):
            html = (site / "/".join([_SHELL] * depth) / "index.html").read_text(encoding="utf-8")
            shells[depth] = Shell(html)
        shutil.rmtree(site / _SHELL)
        known = {"", *(address for _, address in self.config.menu)}
        for page in self.config.pages:
            if page.address not in known:
                write(site / page.address / "index.html", shells[page.depth].page(page, self.site))
        # MkDocs knows a few of the pages alone, so its map of the site is not ours.
        for leftover in ("sitemap.xml", "sitemap.xml.gz"):
            (site / leftover).unlink(missing_ok=True)
        for address, content in self.config.files.items():
            write(site / address, content)

    def _page(self, address: str) -> Page:
        found: Page = next(each for each in self.config.pages if each.address == address)
        return found


def write(path: Path, content: Any) -> None:
    """Write one file of the site, making its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else str(content).encode())
