"""The same site for its peers: folders that hugo and MkDocs-Material build from.

Both are given every page of a built site as Markdown (see ``markdown``). Hugo has a layout whose shell (head, header, menu, foot)
is ours byte for byte, lists of collections that its layout makes from the pages' front matter, pages for each body and label,
RSS for sections, and beside an entry's page its data as JSON, its changes as Atom and, for guides, bodies and laws, JSON-LD,
as our site has them. What only ours writes: the tables as CSV, workbook and database, the index that tells pinyin and initials,
and the filters of lists. MkDocs-Material is stock: its theme, its search, a menu of the lists, nothing of ours.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from benchmarks.markdown import Page

_LAYOUTS = Path(__file__).parent / "layouts"
_PLACES = {
    "hugo.toml": ".",
    "stub.html": "layouts/changes",
    "home.json": "layouts/_default",
    "term.html": "layouts/_default",
}
_ENTRIES = frozenset("adjustments bundles duties guides laws negative organisations power responsibility".split())
_LINKED = frozenset(("guides", "laws", "organisations"))
_MENU = "power responsibility duties negative guides bundles organisations laws adjustments changes statistics".split()


def hugo(folder: Path, site: Path, pages: Iterable[Page]) -> None:
    """Write a folder that hugo builds from: layouts, our files of style and script, and a content file for each page."""
    for each in _LAYOUTS.iterdir():
        target = folder / _PLACES.get(each.name, "layouts/_default")
        target.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(each, target / each.name)
    for each in ("assets", "admin"):
        if (site / each).is_dir():
            shutil.copytree(site / each, folder / "static" / each)
    shell = None
    known = {page.address: page for page in pages}
    sections = {address.partition("/")[0] for address in known if "/" in address}
    for address, page in known.items():
        first = address.partition("/")[0]
        if shell is None and page.past:
            shell = _shell((site / address / "index.html").read_text("utf-8"), page, known[first].title)
        name = f"{address}/_index.md" if not address or address in sections else f"{address}.md"
        target = folder / "content" / name.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"{_front(page, first)}\n{'' if page.lists else page.text}", "utf-8")
    (folder / "layouts" / "_default" / "baseof.html").write_text(shell or "", "utf-8")


def mkdocs(folder: Path, pages: Iterable[Page]) -> None:
    """Write a folder that MkDocs builds from with the stock theme."""
    menu = ["nav:", "  - 首页: index.md"]
    for page in pages:
        if page.forwards:
            continue
        name = f"{page.address}/index.md" if "/" not in page.address else f"{page.address}.md"
        if page.address in _MENU:
            menu.append(f"  - {page.title}: {name}")
        target = folder / "docs" / name.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"---\ntitle: {json.dumps(page.title, ensure_ascii=False)}\n---\n{page.text}", "utf-8")
    extensions = "markdown_extensions: [attr_list, tables, toc]"
    head = [
        "site_name: 石嘴山市清单（示例）",
        "theme: {name: material, language: zh, font: false}",
        "plugins: [search]",
        extensions,
    ]
    (folder / "mkdocs.yml").write_text("\n".join([*head, *menu, ""]), "utf-8")


def _front(page: Page, collection: str) -> str:
    """What is said of a page before its text, as JSON, which hugo reads fastest."""
    entry = collection in _ENTRIES and bool(page.past) and not page.lists
    said: dict[str, object] = {"title": page.title, "description": page.description, "key": page.address}
    if page.forwards:
        said |= {"forwards": page.forwards, "layout": "stub", "outputs": ["html", "json"]}
    elif page.lists:
        said |= {"lists": True, "outputs": ["html", "rss", "json"]}
    elif entry:
        outputs = ["html", "json", "atom", *(["ld"] if collection in _LINKED else [])]
        past = [{"date": date, "text": text, "page": report} for date, text, report in page.past]
        said |= {"entry": True, "outputs": outputs, "labels": page.tags, "body": page.organisation, "past": past}
        said |= {"date": page.past[-1][0], "organisation": [page.organisation or "其他"], "label": page.tags[1:2]}
    return json.dumps(said, ensure_ascii=False)


def _shell(source: str, page: Page, collection: str) -> str:
    """The page of an entry with places for what differs from page to page; addresses begin at the root."""
    before, rest = source.split("<article", 1)
    opening, rest = rest.split(">", 1)
    after = rest.rsplit("</article>", 1)[1]
    text = f'{before}<article{opening}>{{{{ block "main" . }}}}{{{{ end }}}}</article>{after}'
    text = text.replace(f"{page.title} - {collection}", "{{ .Title }}").replace(page.title, "{{ .Title }}")
    for name in ('name="description"', 'property="og:description"'):
        text = re.sub(rf'(<meta {name} content=")[^"]*"', r'\1{{ .Description }}"', text)
    text = re.sub(r'"(?:\.\./)+', '"/', re.sub(r'"(?:\.\./)*\.\."', '"/"', text))
    return text.replace(f"/api/v1/{page.address}.json", "{{ .RelPermalink }}index.json")
