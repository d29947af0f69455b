"""The one file that knows MkDocs: it gives MkDocs the places of the list pages, and borrows its shells for every page of ours."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import mkdocs
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File

from qingdan.pages.compiled import kept_compiled
from qingdan.pages.head import Site, head_of
from qingdan.pages.lean import bare
from qingdan.pages.page import Page
from qingdan.pages.policy import Policy
from qingdan.pages.shell import ARTICLE, DESCRIPTION, TITLE, Shell, Shells
from qingdan.pages.styles import StyleSheets
from qingdan.read.shipped import shipped_files, shipped_root

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as MkDocsPage

_SHELL = "_shell"
_DOCS = "site"
_HEAD = f"---\ntitle: {TITLE}\ndescription: {DESCRIPTION}\nhide: [navigation, toc]\nsearch: {{exclude: true}}\n---\n"
_DEEPEST = 5
_ROOTED = re.compile(r'(\b(?:href|src)="|"base":")/(?!/)')
_HEADING = re.compile(r"<h1>404.*?</h1>", re.DOTALL)
_UNUSED = ("assets/**/*.map", "assets/javascripts/lunr", "assets/javascripts/workers")
"""Files of the theme that no page asks for: maps for its developers, and the search that is not ours."""
_LOST = (
    "<h1>没有这个页面</h1><p>地址可能写错了，或者从来没有过。移动过的条目在旧地址留有指引，取消的条目也留有原页。</p>"
    '<p><a href="{root}search/">查清单</a> · <a href="{root}changes/">看改动</a> · <a href="{root}">回首页</a></p>'
    '<script src="{root}assets/moved.js" type="module"></script>'
)


class PluginConfig(Config):  # type: ignore[no-untyped-call]
    """What ``qingdan site`` hands over: the pages in the menu or beside it, the site's own address, what stands below the manuals."""

    menu = config_options.Type(list, default=[])
    beside = config_options.Type(list, default=[])
    address = config_options.Type(str, default="")
    foot = config_options.Type(str, default="")


class QingdanPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Lists, entries and checks as pages of a MkDocs site. Alone, under ``mkdocs build``, it only builds the manuals.

    ``shells`` holds what it borrows from the theme, once the site is built.
    """

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put home and the list pages before the manuals in the menu."""
        menu: Sequence[tuple[str, str]] = self.config.menu
        self.added = _beneath(Path(config.docs_dir))
        written = _there(list(config.nav or []), Path(config.docs_dir), self.added)
        self.policy = Policy(styles=StyleSheets(partial(_text, Path(config.site_dir))))
        self.site = Site(config.site_name, self.config.address)
        self.shells = Shells(self.site, {}, {})
        shown = ({title: f"{address}index.md"} for title, address in menu if address not in self.config.beside)
        config.nav = [*written[:1], *shown, *written[1:]]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give MkDocs an empty page for home and each list, with its place in the menu, and one for each depth."""
        self.listed = {f"{address}index.md": address for _, address in self.config.menu}
        for uri, path in self.added.items():
            files.append(File.generated(config, uri, abs_src_path=str(path)))
        for uri in self.listed:
            files.append(File.generated(config, uri, content=_HEAD))
        if self.config.menu:
            self.listed["index.md"] = ""
        for depth in range(1, _DEEPEST + 1 if self.config.menu else 1):
            uri = "/".join([_SHELL] * depth) + ".md"
            files.append(File.generated(config, uri, content=_HEAD))
        return files

    def on_env(self, env: Environment, **_: Any) -> Environment:
        """Let the theme's templates be kept compiled."""
        env.bytecode_cache = kept_compiled(mkdocs.__version__)
        return env

    def on_page_content(self, html: str, *, page: MkDocsPage, **_: Any) -> str:
        """A mark where the article of one of our pages goes."""
        uri = page.file.src_uri
        if uri in self.listed:
            page.meta = {**page.meta, "title": TITLE, "description": DESCRIPTION}
        return ARTICLE if uri in self.listed or uri.split("/")[0].startswith(_SHELL) else html

    def on_post_page(self, output: str, *, page: MkDocsPage, **_: Any) -> str:
        """Every page of MkDocs, the shells among them, without inline scripts."""
        uri = page.file.src_uri
        strict = self.policy.strict(output, "../" * page.url.count("/"))
        if uri in self.listed:
            self.shells.listed[self.listed[uri]] = Shell(bare(strict))
        elif uri.split("/")[0].startswith(_SHELL):
            self.shells.depths[page.url.count("/")] = Shell(bare(strict))
        else:
            strict = strict.replace("</article>", self.config.foot + "</article>", 1)
            if 'id="__toc"' not in strict:  # a page outside the menu has the theme's label and not what it is for
                strict = strict.replace(' for="__toc"', "")
            told = Page(page.url, str(page.title), "", "")
            return strict.replace("</head>", head_of(told, self.site) + "</head>", 1)
        return strict

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
        """Write the theme's scripts and the sheets that are one, and take away what is not a page of the site."""
        site = Path(config.site_dir)
        for address, text in [*self.policy.files.items(), *self.policy.styles.files()]:
            place = site / address
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text.encode())
        for address in self.policy.styles.inside:
            (site / address).unlink()
        for unused in (site / each for pattern in _UNUSED for each in sorted(site.glob(pattern))):
            if unused.is_dir():
                shutil.rmtree(unused)
            else:
                unused.unlink()
        if not self.config.menu:
            return
        shutil.rmtree(site / _SHELL)
        for uri in self.listed:
            (site / uri).with_suffix(".html").unlink()
        # MkDocs knows a few of the pages alone, so its map of the site is not ours.
        for leftover in ("sitemap.xml", "sitemap.xml.gz"):
            (site / leftover).unlink(missing_ok=True)


def _text(site: Path, address: str) -> str | None:
    """The text of a file that MkDocs has put into the site; None where there is none."""
    place = site / address
    return place.read_text("utf-8") if place.is_file() else None


def _beneath(docs: Path) -> dict[str, Path]:
    """The tool's own pages and files of the site that a city's folder does not have, by their path below it."""
    top = shipped_root()
    if docs.resolve() == (top / _DOCS).resolve():
        return {}
    named = (path.removeprefix(f"{_DOCS}/") for path in shipped_files() if path.startswith(f"{_DOCS}/"))
    return {uri: top / _DOCS / uri for uri in named if not (docs / uri).is_file()}


def _there(nav: list[Any], docs: Path, added: Mapping[str, Path]) -> list[Any]:
    """The rows of a menu whose pages are there; a heading with none of them is left out."""
    out: list[Any] = []
    for row in nav:
        title, value = next(iter(row.items())) if isinstance(row, dict) else ("", row)
        if isinstance(value, list):
            below = _there(value, docs, added)
            out += [{title: below}] if below else []
        elif value in added or (docs / str(value)).is_file() or "://" in str(value):
            out.append(row)
    return out
