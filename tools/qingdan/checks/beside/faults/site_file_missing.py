"""QD072."""

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from qingdan.checks.beside.settings import excluded_paths, icons_named, is_hidden, menu, named_files
from qingdan.checks.beside.site_files import SITE, SiteFiles
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read import Document


@rule("QD072")
def site_file_missing(document: Document, files: SiteFiles) -> Iterator[Diagnostic]:
    r"""网站的设置写了一个没有的文件。

    为什么：菜单里的页面点不开，样式和脚本不起作用，缺了图标网站建不成。
    改法：改成 site 文件夹里有的文件，或者补上这个文件，或者删去这一行。

    正例:
        # mkdocs.yml
        site_name: 示例市清单
        docs_dir: site
        theme: {name: material, language: zh, font: false}
        plugins: [qingdan]
        nav:
          - 首页: index.md
        # site/index.md
        # 示例市清单

    反例:
        # mkdocs.yml
        site_name: 示例市清单
        docs_dir: site
        theme: {name: material, language: zh, font: false}
        plugins: [qingdan]
        nav:
          - 首页: index.md
          - 说明: manual/tianbiao.md
                  ^^^^^^^^^^^^^^^^^^
        # site/index.md
        # 示例市清单
    """
    out = excluded_paths(document)
    for path, name in menu(document):
        if not isinstance(name, str) or not name.endswith(".md"):
            continue
        if not files.has(f"{SITE}/{name}"):
            yield report(site_file_missing, document.place(path), f"菜单里的页面“{name}”不在 site 文件夹里")
        elif is_hidden(name, out):
            fix = "从 exclude_docs 删去它，或者从菜单删去这一行"
            yield report(site_file_missing, document.place(path), f"菜单里的页面“{name}”被 exclude_docs 藏起来了", fix)
    for path, name in named_files(document):
        if not files.has(f"{SITE}/{name}"):
            yield report(site_file_missing, document.place(path), f"设置里的文件“{name}”不在 site 文件夹里")
    for path, name in icons_named(document):
        if not _has_icon(name):
            fix = "改成主题里有的图标，如 material/weather-night"
            yield report(site_file_missing, document.place(path), f"主题里没有“{name}”这个图标", fix)
    if not files.has(f"{SITE}/index.md"):
        fix = "新建 site/index.md，写一行标题"
        yield report(site_file_missing, document.place(), "没有首页 site/index.md", fix)


@cache
def _has_icon(name: str) -> bool:
    theme = find_spec("material")
    folders = theme.submodule_search_locations if theme is not None else None
    return any((Path(folder) / "templates" / ".icons" / f"{name}.svg").is_file() for folder in folders or ())
