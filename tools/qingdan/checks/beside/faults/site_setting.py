"""QD071."""

from collections.abc import Iterator, Sequence

from qingdan.checks.beside.settings import SCHEMA, allowed_text, excluded_paths, is_hidden, menu
from qingdan.diagnostics import Diagnostic, report, rule
from qingdan.read import Document
from qingdan.schema.slip import shown
from qingdan.schema.violation import violations

_NAV = "写“标题: 页面”，页面是 site 文件夹里的 .md 文件；下一级写成列表"


@rule("QD071")
def site_setting(document: Document) -> Iterator[Diagnostic]:
    r"""网站的设置不能这样写。

    为什么：mkdocs.yml 里能写插件、钩子和模板，它们会在建站的机器上运行；也能让网页去别处取字体和脚本。这里只认网站的名称、外观和菜单，其余一律不收。
    改法：改成允许的写法；不认识的设置，删去。

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
        hooks: [tools/hook.py]
        ^^^^^
        nav:
          - 首页: index.md
        # site/index.md
        # 示例市清单
    """
    for each in violations({"mkdocs.schema.json": SCHEMA}, "mkdocs", document.data):
        place, name = document.place(each.path), _called(each.path)
        if each.unexpected:
            for key in each.unexpected:
                yield report(
                    site_setting, document.place((*each.path, key), key=True), f"网站的设置里不能写“{key}”", "删去它"
                )
        elif each.keyword == "required":
            path = (*each.path, str(each.value))
            yield report(
                site_setting, place, f"网站的设置里缺少“{each.value}”", f"加上 {each.value}：{allowed_text(path)}"
            )
        else:
            told = f"{name}不能写{shown(each.instance)}" if name else "这里应当是网站的设置，一行一个"
            yield report(site_setting, place, told, allowed_text(each.path))
    if not isinstance(document.data, dict):
        return
    for path, leaf in menu(document):
        if not isinstance(leaf, str) or not leaf.endswith(".md"):
            yield report(site_setting, document.place(path), f"菜单里不能写{shown(leaf)}", _NAV)
    if is_hidden("index.md", excluded_paths(document)):
        yield report(
            site_setting, document.place(("exclude_docs",)), "首页（index.md）不能藏起来", "从 exclude_docs 删去它"
        )


def _called(path: Sequence[str | int]) -> str:
    """The name of a setting by its path in mkdocs.yml: its key, or the number of its row from 1; empty for the file as a whole."""
    if not path:
        return ""
    last = path[-1]
    return f"{_called(path[:-1])}的第 {last + 1} 项" if isinstance(last, int) else shown(last)
